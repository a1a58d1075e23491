/**
 * Of a task done as late as possible: the successor, deadline or end of the project that lets it
 * be no later. Successors are looked up in an index made once a plan.
 */
import type { Minute } from '../../base/time.ts';
import type { Link, Plan, WorkItem } from '../../model/plan.ts';
import { requiredFinish } from '../from-finish.ts';
import { constraintInstant, finishInstant } from '../instants.ts';
import { calendarOf } from '../task-calendar.ts';
import { dateNear, quoted } from '../words.ts';
import { boundOf, lagTimeOf, withoutLag } from './bounds.ts';
import { doesOn, lagWords } from './phrases.ts';
import { type Dated, datedItem, type Next, type Side, type WhyInput, withAncestors } from './step.ts';

interface Follower {
  readonly owner: WorkItem;
  readonly link: Link;
}

const followersOfPlan = new WeakMap<Plan, ReadonlyMap<string, readonly Follower[]>>();

/** Who waits for an item, by its id. */
function followers(plan: Plan): ReadonlyMap<string, readonly Follower[]> {
  const known = followersOfPlan.get(plan);
  if (known) return known;
  const found = new Map<string, Follower[]>();
  for (const owner of plan.items.values()) {
    for (const link of owner.after) {
      if (link.project !== null) continue;
      const list = found.get(link.task);
      if (list) list.push({ owner, link });
      else found.set(link.task, [{ owner, link }]);
    }
  }
  followersOfPlan.set(plan, found);
  return found;
}

export interface LateLimit {
  /** `“Test” allows, which starts Mon 9 Mar 08:00`. */
  readonly words: string;
  readonly next: Next | null;
}

/** What keeps a task from being later: of its followers the one that leaves least room, else a date. `seen`: where the chain has been. */
export function lateLimit(input: WhyInput, task: Dated, seen: ReadonlySet<string>): LateLimit {
  const { dates } = task;
  const near = dates.start;
  const tightest = tightestFollower(input, task);
  if (tightest && tightest.room <= 0) return { words: tightest.words, next: tightest.next };
  const date = ownLimit(input, task);
  if (date) return { words: `its ${date.what} allows, ${dateNear(date.at, near)}`, next: null };
  const required = requiredFinish(input.plan, input.schedule.projectTime);
  if (required !== null) {
    const words = `the finish of the project allows, ${dateNear(required, near)}`;
    return { words, next: { id: null, side: 'finish' } };
  }
  return {
    words: `the finish of the project allows, ${dateNear(input.schedule.finish, near)}`,
    next: lastOfProject(input, task, seen),
  };
}

interface Tightest extends LateLimit {
  readonly room: number;
}

function tightestFollower(input: WhyInput, task: Dated): Tightest | null {
  let best: Tightest | null = null;
  for (const named of withAncestors(input, task.item)) {
    const waiting = followers(input.plan).get(named.id) ?? [];
    const gate = named === task.item ? [] : gateOf(input, named, task);
    for (const follower of [...waiting, ...gate]) {
      const found = limitBy(input, task, follower);
      if (found && (best === null || found.room < best.room)) best = found;
    }
  }
  return best;
}

/** A gate waits for every task of its phase, without a link. */
function gateOf(input: WhyInput, phase: WorkItem, task: Dated): Follower[] {
  const gate = phase.children.find(({ kind }) => kind === 'gate');
  if (!gate || gate === task.item || !datedItem(input, gate.id)) return [];
  return [
    { owner: gate, link: { task: task.item.id, project: null, type: 'FS', lag: null, reason: null, place: NOWHERE } },
  ];
}

const NOWHERE = { file: '', span: { start: 0, end: 0 } };

function limitBy(input: WhyInput, task: Dated, { owner, link }: Follower): Tightest | null {
  const after = datedItem(input, owner.id);
  const bound = after && boundOf(input, after, owner, link);
  if (!after || !bound || after.dates.finished) return null;
  const late: Minute = bound.bounds === 'start' ? after.dates.lateStart : after.dates.lateFinish;
  const limit = withoutLag(bound, late, lagTimeOf(input, after));
  const time = input.schedule.timeOf(calendarOf(input.plan, task.item));
  const side: Side = bound.bounds;
  const shown = side === 'start' ? after.dates.start : after.dates.finish;
  return {
    room: time.between(task.dates[bound.fromSide], limit),
    words: `${quoted(after.item.name)} allows, which ${doesOn(after, side, shown, task.dates.start)}${lagWords(input, bound)}`,
    next: { id: after.item.id, side },
  };
}

/** Its own deadline or *no later* date, the earlier of the two, where it comes before the finish of the project. */
function ownLimit({ plan, schedule }: WhyInput, { item, dates }: Dated): OwnLimit | null {
  const time = schedule.timeOf(calendarOf(plan, item));
  const { constraint, deadline } = item;
  const found: OwnLimit[] = [];
  if (deadline) found.push({ what: 'deadline', at: finishInstant(deadline, time) });
  if (constraint?.kind.endsWith('no-later-than')) {
    const at = constraintInstant(constraint, time);
    if (at !== null) found.push({ what: `constraint ${constraint.kind}`, at });
  }
  return found
    .filter(({ at }) => at <= schedule.finish && at >= dates.start)
    .reduce<OwnLimit | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}

interface OwnLimit {
  readonly what: string;
  readonly at: Minute;
}

/** Another item that ends the project, where the chain has not been. */
function lastOfProject({ plan, schedule }: WhyInput, { item }: Dated, seen: ReadonlySet<string>): LateLimit['next'] {
  for (const { id, finish } of schedule.items.values()) {
    const leaf = plan.items.get(id)?.children.length === 0;
    if (leaf && finish === schedule.finish && id !== item.id && !seen.has(id)) return { id, side: 'finish' };
  }
  return null;
}
