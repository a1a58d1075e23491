/**
 * Which dates of a plan hang on a plan that was left out, because it is the one that asks, or lies between:
 * plans in a ring are read one without the next. Follows links, groups and gates; counted back or levelled,
 * every date of a plan hangs on every other. Says nothing of how long the way is, nor whether another one is longer.
 */
import type { FileId, Place } from '../../base/span.ts';
import type { Steps } from '../../base/steps.ts';
import type { WorkItem } from '../../model/plan.ts';
import type { OtherPlan, WayRound } from '../../model/sources.ts';
import { parentOf } from '../../schedule/task-calendar.ts';
import type { CheckInput } from '../check.ts';

type Ways = Map<WorkItem, WayRound>;

/** Items looked at between two pauses: some tenths of a millisecond. */
const A_STEP = 256;

/** By plan left out; empty for nearly every plan, at no cost. */
export function* leftOutOf(input: CheckInput): Steps<NonNullable<OtherPlan['leftOut']>> {
  const found = new Map<FileId, ReadonlyMap<string, WayRound>>();
  const byPlan = yield* waitingByPlan(input);
  if (byPlan.size === 0) return found;
  const followers = yield* followersOf(input);
  for (const [file, waiting] of byPlan) {
    const ways = [...(yield* spread(input, waiting, followers))].map(([{ id }, { task, through }]) => {
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
function* waitingByPlan(input: CheckInput): Steps<ReadonlyMap<FileId, Ways>> {
  const { sources, plan } = input;
  const found = new Map<FileId, Ways>();
  const add = (file: FileId, item: WorkItem, way: WayRound): void => {
    const ways = found.get(file) ?? new Map<WorkItem, WayRound>();
    if (!ways.has(item)) ways.set(item, way);
    found.set(file, ways);
  };
  for (const [file, item, task] of yield* linksLeftOut(input)) add(file, item, { task, through: [] });
  if ([...sources.otherPlans.values()].every(({ leftOut }) => leftOut === undefined)) return found;
  let count = 0;
  for (const item of plan.items.values()) {
    if (++count % A_STEP === 0) yield;
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
function* linksLeftOut({ sources, plan }: CheckInput): Steps<readonly LinkLeftOut[]> {
  const plans = new Map<string, FileId>();
  for (const [alias, { outcome }] of sources.projects) {
    const file = outcome.kind === 'files' && !sources.otherPlans.has(alias) ? outcome.files[0] : undefined;
    if (file !== undefined) plans.set(alias, file);
  }
  if (plans.size === 0) return [];
  const dropped: MentionLeftOut[] = [];
  let count = 0;
  for (const { project, id, place } of plan.references) {
    if (++count % A_STEP === 0) yield;
    const file = project === null ? undefined : plans.get(project);
    if (file !== undefined) dropped.push({ place, file, id });
  }
  return dropped.length === 0 ? [] : yield* ownersOf(plan, dropped);
}

interface MentionLeftOut {
  readonly place: Place;
  readonly file: FileId;
  readonly id: string;
}

/** The plan left out, who waits for it, and for what. */
type LinkLeftOut = readonly [file: FileId, item: WorkItem, task: string];

/** Who waits by each link: an item's are those within its `after`, wherever that is written. */
function* ownersOf(plan: CheckInput['plan'], dropped: readonly MentionLeftOut[]): Steps<readonly LinkLeftOut[]> {
  const links = dropped.toSorted(inText);
  const found: LinkLeftOut[] = [];
  let count = 0;
  for (const item of plan.items.values()) {
    if (++count % A_STEP === 0) yield;
    const after = item.origin.fields.get('after');
    if (!after) continue;
    const place = { file: after.file, span: after.value };
    for (let at = firstFrom(links, place); at < links.length; at++) {
      const link = links[at];
      if (link?.place.file !== place.file || link.place.span.end > place.span.end) break;
      found.push([link.file, item, link.id]);
    }
  }
  return found;
}

function firstFrom(links: readonly MentionLeftOut[], place: Place): number {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inText(links[middle] as MentionLeftOut, { place }) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inText(a: { readonly place: Place }, b: { readonly place: Place }): number {
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1;
  return a.place.span.start - b.place.span.start;
}

/** Whatever is later where those that wait are. */
function* spread(input: CheckInput, waiting: Ways, followers: Followers): Steps<Ways> {
  const { plan } = input;
  const [first] = [...waiting].flatMap(([item, way]) => (isOpen(input, item) ? [way] : []));
  if (!first) return new Map();
  if (plan.project.levelResources || plan.project.scheduleFrom === 'finish') {
    const all = [...plan.items.values()].filter((item) => isOpen(input, item));
    return new Map(all.map((item) => [item, waiting.get(item) ?? first]));
  }
  const found: Ways = new Map();
  const wholly = new Set<WorkItem>();
  const open: { readonly item: WorkItem; readonly way: WayRound; readonly whole: boolean }[] = [];
  for (const [item, way] of waiting) open.push({ item, way, whole: true });
  let count = 0;
  for (let at = open.pop(); at; at = open.pop()) {
    if (++count % A_STEP === 0) yield;
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

type Followers = ReadonlyMap<string, readonly WorkItem[]>;

/** Who waits for each item of the plan itself. */
function* followersOf({ plan }: CheckInput): Steps<Followers> {
  const followers = new Map<string, WorkItem[]>();
  let count = 0;
  for (const item of plan.items.values()) {
    if (++count % A_STEP === 0) yield;
    for (const { task, project } of item.after) {
      if (project !== null) continue;
      const known = followers.get(task);
      if (known) known.push(item);
      else followers.set(task, [item]);
    }
  }
  return followers;
}
