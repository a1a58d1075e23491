/**
 * Findings of the engine: constraints and dates set by hand that contradict links, and gates that
 * should have been decided. Each stands at the line that causes it and names the other side.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import { formatMinute, type Minute } from '../base/time.ts';
import type { Constraint, ConstraintKind, Plan, WorkItem } from '../model/plan.ts';
import type { Calendars } from './calendars.ts';
import { outermostLeaf } from './driving-item.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { constraintInstant, NONE } from './instants.ts';
import type { LeafProblem } from './leaf-problems.ts';
import { FF, FS, SS } from './link-types.ts';
import { afterLag } from './links.ts';
import type { Network } from './network.ts';
import type { Order } from './order.ts';
import type { Outline } from './outline.ts';
import type { ItemSchedule } from './schedule.ts';
import { calendarOf } from './task-calendar.ts';
import type { WorkingTime } from './working-time.ts';

/** What the engine places leaves with. */
export interface Engine {
  readonly plan: Plan;
  readonly network: Network;
  readonly order: Order;
  readonly facts: Facts;
  readonly forward: Forward;
  readonly statusAt: Minute | null;
}

/** Of the leaves `only`; null for all. */
export function engineProblems(engine: Engine, only: readonly number[] | null): LeafProblem[] {
  const { plan, network, order, facts, forward, statusAt } = engine;
  const problems: LeafProblem[] = [];
  const count = only?.length ?? network.leaves.length;
  for (let k = 0; k < count; k++) {
    const node = only ? (only[k] as number) : k;
    if (facts.checked[node] === 0 || (facts.actualFinish[node] as number) !== NONE) continue;
    const leaf = network.leaves[node] as WorkItem;
    const conflict = placedByHand(leaf, node, facts) ? brokenLink(network, order, facts, forward, node) : null;
    if (conflict) problems.push({ leaf: node, problem: conflictProblem(leaf, conflict, forward, node) });
    const undecided = leaf.gate ? gateProblem(plan, leaf, forward.finish[node] as number, statusAt) : null;
    if (undecided) problems.push({ leaf: node, problem: undecided });
  }
  return problems;
}

function placedByHand(leaf: WorkItem, node: number, facts: Facts): boolean {
  if ((facts.actualStart[node] as number) !== NONE) return false;
  return leaf.fixed !== null || (leaf.constraint !== null && leaf.constraint.kind !== 'as-late-as-possible');
}

interface Broken {
  readonly edge: number;
  readonly bound: number;
  readonly onStart: boolean;
  readonly predecessor: string;
  readonly place: Place | null;
}

/** The link that the leaf's dates break by most; null where they keep all of them. */
function brokenLink(network: Network, order: Order, facts: Facts, forward: Forward, node: number): Broken | null {
  const { starts, edges } = order.incoming;
  const time = facts.lagTime[node] as WorkingTime;
  let worst: Broken | null = null;
  let most = 0;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    const before = network.from[edge] as number;
    const type = network.type[edge] as number;
    const at = (type === FS || type === FF ? forward.finish[before] : forward.start[before]) as Minute;
    const bound = afterLag(at, forward.lagKind[edge] as number, forward.lag[edge] as number, time);
    const onStart = type === FS || type === SS;
    const own = (onStart ? forward.start[node] : forward.finish[node]) as Minute;
    const late = time.between(own, bound);
    if (late <= most) continue;
    most = late;
    const written = network.links[edge];
    const predecessor = written?.link.task ?? network.ids[before] ?? '';
    worst = { edge, bound, onStart, predecessor, place: written?.link.place ?? null };
  }
  return worst;
}

function conflictProblem(leaf: WorkItem, broken: Broken, forward: Forward, node: number): Problem {
  const side = broken.onStart ? 'start' : 'finish';
  const own = formatMinute((broken.onStart ? forward.start[node] : forward.finish[node]) as Minute);
  const allowed = formatMinute(broken.bound as Minute);
  const related = broken.place ? [{ ...broken.place, message: `the link to \`${broken.predecessor}\`` }] : [];
  if (leaf.fixed) {
    const field = leaf.origin.fields.get('fixed');
    const place = { file: field?.file ?? leaf.origin.file, span: field?.value ?? leaf.origin.key };
    return problem(
      'fixed-conflict',
      'warning',
      place,
      `\`${leaf.id}\` is fixed to ${side} at ${show(own)}, but \`${broken.predecessor}\` lets it ${side} at ${show(allowed)} at the earliest; move the fixed dates or remove the link.`,
      { related },
    );
  }
  const place = leaf.constraint?.place ?? { file: leaf.origin.file, span: leaf.origin.key };
  return problem(
    'constraint-conflict',
    'error',
    place,
    `\`${leaf.constraint?.kind}\` puts the ${side} of \`${leaf.id}\` at ${show(own)}, but \`${broken.predecessor}\` allows it at ${show(allowed)} at the earliest; the constraint wins. Move its date, or shorten what comes before.`,
    { related },
  );
}

/**
 * Phases and summaries whose own constraint their tasks do not keep. Of a group only *start no
 * earlier* moves tasks (MS Project lets a summary have little more); the rest is checked here.
 */
export function groupProblems(
  plan: Plan,
  outline: Outline,
  items: ReadonlyMap<string, ItemSchedule>,
  calendars: Calendars,
): Problem[] {
  const problems: Problem[] = [];
  for (const number of outline.groups) {
    const group = outline.items[number] as WorkItem;
    const found = group.constraint ? groupProblem(plan, group, group.constraint, items, calendars) : null;
    if (found) problems.push(found);
  }
  return problems;
}

function groupProblem(
  plan: Plan,
  item: WorkItem,
  constraint: Constraint,
  items: ReadonlyMap<string, ItemSchedule>,
  calendars: Calendars,
): Problem | null {
  const dates = items.get(item.id);
  if (!dates || dates.finished) return null;
  const wanted = constraintInstant(constraint, calendars.timeOf(calendarOf(plan, item)));
  const side = constraint.kind.includes('finish') ? 'finish' : 'start';
  const own = dates[side];
  if (wanted === null || keeps(constraint.kind, own, wanted)) return null;
  const cause = outermostLeaf(item, items, side === 'finish');
  const rank = side === 'finish' ? 'last' : 'first';
  return problem(
    'constraint-conflict',
    'error',
    constraint.place,
    `\`${constraint.kind}\` wants the ${side} of \`${item.id}\` at ${show(formatMinute(wanted))}, but \`${cause.id}\`, its ${rank} task, puts it at ${show(formatMinute(own))}. Move its date, or plan the tasks in it differently.`,
    { related: [{ file: cause.origin.file, span: cause.origin.key, message: `\`${cause.id}\`` }] },
  );
}

function keeps(kind: ConstraintKind, own: Minute, wanted: Minute): boolean {
  if (kind.startsWith('must')) return own === wanted;
  return kind.endsWith('no-later-than') ? own <= wanted : own >= wanted;
}

function show(iso: string): string {
  return iso.replace('T', ' ');
}

/** A gate held or refused that something waits for, or one whose date has passed without a decision. */
function gateProblem(plan: Plan, gate: WorkItem, at: number, statusAt: Minute | null): Problem | null {
  const decision = gate.gate?.decision;
  const phase = gate.parent === null ? null : (plan.items.get(gate.parent) ?? null);
  const name = phase ? `\`${phase.id}\`` : `\`${gate.id}\``;
  if (decision === 'hold' || decision === 'no-go') {
    const field = gate.origin.fields.get('decision');
    return problem(
      'gate-undecided',
      'warning',
      { file: field?.file ?? gate.origin.file, span: field?.value ?? gate.origin.key },
      `The gate of ${name} says ${decision}: what follows is planned from ${show(formatMinute(at as Minute))}, as if it opened then. Plan again, or decide *go* or *conditional*.`,
    );
  }
  if (decision === 'go' || decision === 'conditional' || statusAt === null || at > statusAt) return null;
  return problem(
    'gate-undecided',
    'warning',
    { file: gate.origin.file, span: gate.origin.key },
    `The gate of ${name} was due on ${show(formatMinute(at as Minute))} and has no decision; write \`decision\` and \`decided\`.`,
  );
}
