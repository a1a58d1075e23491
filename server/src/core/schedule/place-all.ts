/**
 * All early and late dates of a network: the passes in their order, from the project start, or from
 * the required finish. From the start, as-late-as-possible tasks take their late dates and their
 * successors follow. From the finish, every task takes its late dates unless something else dates it
 * (an own no-earlier date, links of what is pushed, facts), and the project start is what results.
 */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { type Minute, minute } from '../base/time.ts';
import type { Plan } from '../model/plan.ts';
import { type Backward, backwardPass } from './backward.ts';
import type { Calendars } from './calendars.ts';
import type { Facts } from './facts.ts';
import { forwardPass } from './forward.ts';
import type { Forward, ForwardOptions } from './forward-run.ts';
import { NONE } from './instants.ts';
import type { Network } from './network.ts';
import type { Order } from './order.ts';
import type { OutsideBounds } from './other-plans.ts';
import { type Packed, type PassPacked, packNetwork } from './packed.ts';
import { endlessProblem, spentProblem, spentTime, withoutSpent } from './people/spent-time.ts';
import type { WorkingTime } from './working-time.ts';

/** With what who tells of the dates wants to know. */
export interface PlacingOptions extends ForwardOptions {
  readonly projectTime: WorkingTime;
  readonly outside: ReadonlyMap<number, OutsideBounds>;
}

/** What is placed, and how: `required` is the finish to schedule back from, null to schedule from the start. */
export interface Placing {
  readonly plan: Plan;
  readonly network: Network;
  readonly order: Order;
  readonly options: PlacingOptions;
  readonly required: Minute | null;
  readonly calendars: Calendars;
}

export interface Placed {
  readonly packed: Packed;
  /** The planned dates. */
  readonly forward: Forward;
  /** The earliest dates from where the project starts; the planned ones unless scheduled from the finish. */
  readonly early: Forward;
  readonly late: Backward;
  readonly projectStart: Minute;
  /** The finish that late dates keep. */
  readonly projectFinish: Minute;
  /** Of working time that was spent. */
  readonly problems: readonly Problem[];
}

/**
 * In steps. With something else in place of working time that ends before the work does: for the task that
 * needs it and those after it, each a finding.
 */
export function* placeAll(placing: Placing, written: Facts): Steps<Placed> {
  const { plan, network, order, options, calendars, required } = placing;
  const problems: Problem[] = [];
  let facts = written;
  for (;;) {
    const packed = yield* packNetwork(network, order, facts, options.outside);
    const placed = yield* datesOf(packed, options, required);
    if ('late' in placed) return { ...placed, packed, problems };
    const node = placed.exhausted;
    const leaf = network.leaves[node];
    const standard = calendars.timeOf(null);
    const spent = leaf ? spentTime(facts, node, placed.start[node] as Minute, standard) : null;
    if (!leaf || !spent) {
      // The standard calendar itself has an end: what lies beyond it stays there.
      if (leaf) problems.push(endlessProblem(leaf));
      const dates = yield* datesOf(packed, { ...options, endless: true }, required);
      if (!('late' in dates)) throw new Error('a pass without an end has ended');
      // Whoever goes on from these dates has to know.
      dates.forward.exhausted = node;
      return { ...dates, packed, problems };
    }
    problems.push(spentProblem(plan, leaf, spent));
    const later = new Set(order.sequence.subarray(order.sequence.indexOf(node)));
    facts = withoutSpent(facts, spent, (of) => later.has(of), standard);
  }
}

type Dates = Omit<Placed, 'packed' | 'problems'>;

/** A forward pass that ended early has no dates to go on from. */
function* datesOf(packed: PassPacked, options: ForwardOptions, required: Minute | null): Steps<Dates | Forward> {
  return yield* required === null ? fromStart(packed, options) : fromFinish(packed, options, required);
}

function* fromStart(packed: PassPacked, options: ForwardOptions): Steps<Dates | Forward> {
  const early = yield* forwardPass(packed, options);
  if (early.exhausted >= 0) return early;
  const { asLate } = packed.facts;
  let forward = early;
  if (asLate.includes(1)) {
    const late = yield* backwardPass(packed, early, lastFinish(packed, early, options.projectStart));
    const imposed = new Int32Array(asLate.length).fill(NONE);
    for (let node = 0; node < imposed.length; node++) {
      if (asLate[node]) imposed[node] = Math.max(late.start[node] as number, early.start[node] as number);
    }
    forward = yield* forwardPass(packed, { ...options, imposed });
    if (forward.exhausted >= 0) return forward;
  }
  return yield* atTheEnd(packed, forward, options);
}

/** What follows from the dates of a forward pass from the project start. */
export function* atTheEnd(packed: PassPacked, forward: Forward, { projectStart }: ForwardOptions): Steps<Dates> {
  const projectFinish = lastFinish(packed, forward, projectStart);
  const late = yield* backwardPass(packed, forward, projectFinish);
  return { forward, early: forward, late, projectStart, projectFinish };
}

function* fromFinish(packed: PassPacked, written: ForwardOptions, required: Minute): Steps<Dates | Forward> {
  const options: ForwardOptions = { ...written, begunEndsAtStatus: true, projectStart: required };
  // How long the plan is, to have somewhere before the finish from which groups get their extent.
  const beyond = yield* forwardPass(packed, options);
  if (beyond.exhausted >= 0) return beyond;
  const length = options.projectTime.between(required, lastFinish(packed, beyond, required));
  const first = yield* forwardPass(packed, {
    ...options,
    projectStart: options.projectTime.subtract(required, length),
  });
  if (first.exhausted >= 0) return first;
  const late = yield* backwardPass(packed, first, required);
  // Before all late starts, so that each is decided by its own.
  const never = minute(firstStart(packed, late.start, required) - 1);
  const forward = yield* forwardPass(packed, { ...options, projectStart: never, late });
  if (forward.exhausted >= 0) return forward;
  const projectStart = firstStart(packed, forward.start, required);
  const early = yield* forwardPass(packed, { ...options, projectStart });
  if (early.exhausted >= 0) return early;
  return { forward, early, late, projectStart, projectFinish: required };
}

/** The last finish of all leaves; `otherwise` where there are none, or all of them end before it. */
export function lastFinish(
  { network }: Pick<PassPacked, 'network'>,
  forward: Pick<Forward, 'finish'>,
  otherwise: Minute,
): Minute {
  let finish: number = otherwise;
  for (let node = 0; node < network.leaves.length; node++) {
    finish = Math.max(finish, forward.finish[node] as number);
  }
  return minute(finish);
}

/** The first of the leaves' starts; `otherwise` where there are none. */
export function firstStart({ network }: Pick<PassPacked, 'network'>, starts: Int32Array, otherwise: Minute): Minute {
  const count = network.leaves.length;
  let first = count === 0 ? otherwise : (starts[0] as number);
  for (let node = 1; node < count; node++) first = Math.min(first, starts[node] as number);
  return minute(first);
}
