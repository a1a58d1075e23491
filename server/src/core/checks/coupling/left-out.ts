/**
 * Which dates of a plan hang on a plan that was left out, because it is the one that asks, or lies between:
 * plans in a ring are read one without the next. Follows links, groups and gates; counted back or levelled,
 * every date of a plan hangs on every other. Says nothing of how long the way is, nor whether another one is longer.
 */
import type { FileId, Place } from '../../base/span.ts';
import type { WorkItem } from '../../model/plan.ts';
import type { OtherPlan, WayRound } from '../../model/sources.ts';
import { parentOf } from '../../schedule/task-calendar.ts';
import type { CheckInput } from '../check.ts';

type Ways = Map<WorkItem, WayRound>;

/** By plan left out; empty for nearly every plan, at no cost. */
export function leftOutOf(input: CheckInput): NonNullable<OtherPlan['leftOut']> {
  const found = new Map<FileId, ReadonlyMap<string, WayRound>>();
  for (const [file, waiting] of waitingByPlan(input)) {
    const ways = [...spread(input, waiting)].map(([{ id }, { task, through }]) => {
      return [id, { task, through: [input.sources.root, ...through] }] as const;
    });
    found.set(file, new Map(ways));
  }
  return found;
}

/** Whether links still say when the item takes place. */
export function obeysLinks({ plan, schedule }: CheckInput, item: WorkItem): boolean {
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) if (at.status === 'cancelled') return false;
  return item.fixed?.start == null && schedule.items.get(item.id)?.finished === false;
}

/** The items that wait for a plan left out by links of their own. */
function waitingByPlan(input: CheckInput): ReadonlyMap<FileId, Ways> {
  const { sources, plan } = input;
  const found = new Map<FileId, Ways>();
  const add = (file: FileId, item: WorkItem, way: WayRound): void => {
    const ways = found.get(file) ?? new Map<WorkItem, WayRound>();
    if (!ways.has(item)) ways.set(item, way);
    found.set(file, ways);
  };
  for (const [file, item, task] of linksLeftOut(input)) add(file, item, { task, through: [] });
  if ([...sources.otherPlans.values()].every(({ leftOut }) => leftOut === undefined)) return found;
  for (const item of plan.items.values()) {
    for (const { project, task } of item.after) {
      const other = project === null ? undefined : sources.otherPlans.get(project);
      for (const [file, ways] of other?.leftOut ?? []) {
        const way = ways.get(task);
        if (way && file !== sources.root) add(file, item, way);
      }
    }
  }
  return found;
}

/** Links into plans of which no dates are known: such links are no part of the plan, only of its text. */
function linksLeftOut({ sources, plan }: CheckInput): readonly (readonly [FileId, WorkItem, string])[] {
  const plans = new Map<string, FileId>();
  for (const [alias, { outcome }] of sources.projects) {
    const file = outcome.kind === 'files' && !sources.otherPlans.has(alias) ? outcome.files[0] : undefined;
    if (file !== undefined) plans.set(alias, file);
  }
  if (plans.size === 0) return [];
  const dropped = plan.references.flatMap(({ project, id, place }) => {
    const file = project === null ? undefined : plans.get(project);
    return file === undefined ? [] : [{ place, file, id }];
  });
  return dropped.length === 0 ? [] : ownersOf(plan, dropped);
}

/** Who waits by each link: two lists in the order of the text, side by side. */
function ownersOf(
  plan: CheckInput['plan'],
  links: readonly { readonly place: Place; readonly file: FileId; readonly id: string }[],
): readonly (readonly [FileId, WorkItem, string])[] {
  const afters = [...plan.items.values()]
    .flatMap((item) => {
      const after = item.origin.fields.get('after');
      return after ? [{ item, place: { file: after.file, span: after.value } }] : [];
    })
    .sort(inText);
  let at = 0;
  return [...links].sort(inText).flatMap((link) => {
    while (at + 1 < afters.length && inText(afters[at + 1] as (typeof afters)[0], link) <= 0) at++;
    const after = afters[at];
    const isIn = after?.place.file === link.place.file && link.place.span.end <= after.place.span.end;
    return after && isIn && inText(after, link) <= 0 ? [[link.file, after.item, link.id] as const] : [];
  });
}

function inText(a: { readonly place: Place }, b: { readonly place: Place }): number {
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1;
  return a.place.span.start - b.place.span.start;
}

/** Whatever is later where those that wait are. */
function spread(input: CheckInput, waiting: Ways): Ways {
  const { plan } = input;
  const [first] = [...waiting].flatMap(([item, way]) => (isOpen(input, item) ? [way] : []));
  if (!first) return new Map();
  if (plan.project.levelResources || plan.project.scheduleFrom === 'finish') {
    const all = [...plan.items.values()].filter((item) => isOpen(input, item));
    return new Map(all.map((item) => [item, waiting.get(item) ?? first]));
  }
  const followers = followersOf(input);
  const found: Ways = new Map();
  const wholly = new Set<WorkItem>();
  const open: { readonly item: WorkItem; readonly way: WayRound; readonly whole: boolean }[] = [];
  for (const [item, way] of waiting) open.push({ item, way, whole: true });
  for (let at = open.pop(); at; at = open.pop()) {
    const { item, way, whole } = at;
    if (!isOpen(input, item) || (whole ? wholly.has(item) : found.has(item))) continue;
    if (whole) {
      wholly.add(item);
      for (const child of item.children) open.push({ item: child, way, whole });
    }
    if (found.has(item)) continue;
    found.set(item, way);
    for (const follower of followers.get(item.id) ?? []) open.push({ item: follower, way, whole: true });
    // A group ends with what lies in it, and its gate waits for all of that.
    for (const child of item.children) if (child.kind === 'gate') open.push({ item: child, way, whole: true });
    const group = parentOf(plan, item);
    if (group) open.push({ item: group, way, whole: false });
  }
  return found;
}

/** A group has dates of its tasks, whether or not some are done. */
function isOpen(input: CheckInput, item: WorkItem): boolean {
  return item.children.length > 0 || obeysLinks(input, item);
}

function followersOf({ plan }: CheckInput): ReadonlyMap<string, readonly WorkItem[]> {
  const followers = new Map<string, WorkItem[]>();
  for (const item of plan.items.values()) {
    for (const { task, project } of item.after) {
      if (project !== null) continue;
      const known = followers.get(task);
      if (known) known.push(item);
      else followers.set(task, [item]);
    }
  }
  return followers;
}
