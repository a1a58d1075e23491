/**
 * Dates after a few leaves have changed, in themselves and not in their links: the passes of before, but
 * only over what the change reaches. Late dates and slack depend on the project finish and are made
 * anew when it moves, all dates when the project starts elsewhere. What else moves them asks for a new
 * network.
 */
import type { Steps } from '../base/steps.ts';
import { backwardPass } from './backward.ts';
import type { Facts } from './facts.ts';
import { forwardPass } from './forward.ts';
import type { Forward, ForwardOptions } from './forward-run.ts';
import { LAG_PERCENT, type Network } from './network.ts';
import { type Packed, packAgain } from './packed.ts';
import { atTheEnd, lastFinish, type Placed } from './place-all.ts';
import { shapedDated } from './shapes.ts';
import { type Slack, slackOf } from './slack.ts';

export interface Dated extends Placed {
  readonly slack: Slack;
}

export function* withSlack(placed: Placed, criticalSlack: number): Steps<Dated> {
  const { packed, early, late, projectFinish } = placed;
  return shapedDated({ ...placed, slack: yield* slackOf(packed, early, late, { projectFinish, criticalSlack }) });
}

/** What the dates of before were found with: scheduled from the start, and not as late as possible. */
export interface Again {
  readonly network: Network;
  /** Those of before but for the leaves `changed`. */
  readonly facts: Facts;
  readonly changed: readonly number[];
  readonly options: ForwardOptions;
  readonly criticalSlack: number;
}

/** Null where links are read another way, or working time ends before the work does. */
export function* reschedule(
  before: Dated,
  { network, facts, changed, options, criticalSlack }: Again,
): Steps<Dated | null> {
  const packed = before.forward.exhausted < 0 ? packAgain(before.packed, network, facts, changed) : null;
  if (!packed) return null;
  if (before.projectStart !== options.projectStart) return yield* placedAgain(before, packed, options, criticalSlack);
  const forward = yield* forwardPass(packed, options, { before: before.forward, dirty: marked(packed, changed) });
  if (forward.exhausted >= 0) return null;
  const projectFinish = lastFinish(packed, forward, options.projectStart);
  if (projectFinish !== before.projectFinish) {
    const dates = yield* atTheEnd(packed, forward, options);
    return yield* withSlack({ packed, problems: before.problems, ...dates }, criticalSlack);
  }
  const moved = [...movedNodes(before.forward, forward), ...otherLags(before, forward)];
  const dirty = marked(packed, changed);
  for (const node of moved) markWithMembers(packed, dirty, node);
  // What comes before may be held otherwise though no date moves: what is left of begun work, or who ends it.
  for (const node of changed) if (packed.plain[node] === 0) markBefore(packed, dirty, node);
  const late = yield* backwardPass(packed, forward, projectFinish, { before: before.late, dirty });
  const stale = marked(packed, changed);
  for (const node of movedNodes(before.late, late)) stale[node] = 1;
  for (const node of moved) {
    markWithMembers(packed, stale, node);
    markBefore(packed, stale, node);
  }
  for (const node of changed) if (packed.plain[node] === 0) markBefore(packed, stale, node);
  const slack = yield* slackOf(
    packed,
    forward,
    late,
    { projectFinish, criticalSlack },
    { before: before.slack, dirty: stale },
  );
  return shapedDated({ ...before, packed, forward, early: forward, late, slack });
}

/** All of it from another project start. */
function* placedAgain(
  { problems }: Dated,
  packed: Packed,
  options: ForwardOptions,
  criticalSlack: number,
): Steps<Dated | null> {
  const forward = yield* forwardPass(packed, options);
  if (forward.exhausted >= 0) return null;
  return yield* withSlack({ packed, problems, ...(yield* atTheEnd(packed, forward, options)) }, criticalSlack);
}

/** Phases of which a link counts a percentage that now is another length. */
function otherLags({ packed, forward: before }: Dated, forward: Forward): number[] {
  if (before.lag === forward.lag || !packed.lagKind.includes(LAG_PERCENT)) return [];
  const found: number[] = [];
  for (let edge = 0; edge < forward.lag.length; edge++) {
    if (forward.lag[edge] !== before.lag[edge]) found.push(packed.network.from[edge] as number);
  }
  return found;
}

function marked(packed: Packed, nodes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(packed.network.nodeCount);
  for (const node of nodes) marks[node] = 1;
  return marks;
}

/** Of a group also what lies in it: its limits are theirs. */
function markWithMembers({ network, order }: Packed, marks: Uint8Array, node: number): void {
  marks[node] = 1;
  if (node < network.leaves.length) return;
  const { starts, edges } = order.incoming;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    marks[network.from[edges[k] as number] as number] = 1;
  }
}

/** What leads to a node. */
function markBefore(packed: Packed, marks: Uint8Array, node: number): void {
  const { starts, edges } = packed.order.incoming;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    markWithMembers(packed, marks, packed.network.from[edges[k] as number] as number);
  }
}

function movedNodes(
  before: Pick<Forward, 'start' | 'finish'> & { readonly drivingEdge?: Int32Array },
  after: typeof before,
): number[] {
  const moved: number[] = [];
  for (let node = 0; node < after.start.length; node++) {
    const same = after.start[node] === before.start[node] && after.finish[node] === before.finish[node];
    if (!same || after.drivingEdge?.[node] !== before.drivingEdge?.[node]) moved.push(node);
  }
  return moved;
}
