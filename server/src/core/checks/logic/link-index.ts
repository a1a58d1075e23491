/**
 * Who waits for whom, by number, for checks of logic. One index follows a plan from version to
 * version: only items that are new objects are read again, so that a keystroke in a large plan costs
 * a comparison an item. It is kept by the project's header, and goes on to the header that takes its
 * place; where no earlier plan is known it is made afresh, and says the same.
 */
import { valuesOf } from '../../base/by-id.ts';
import { runToEnd, type Steps } from '../../base/steps.ts';
import type { Link, LinkType, Plan, Project, WorkItem } from '../../model/plan.ts';
import type { Changes } from '../item-changes.ts';

/** A link as an item has it. */
interface Incoming {
  /** Number of the predecessor; −1 of one in another plan. */
  readonly from: number;
  readonly type: LinkType;
  /** Without lag. */
  readonly plain: boolean;
  /** Its place in `after`. */
  readonly at: number;
}

/** Lists by number; an item keeps its number as long as its id is in the plan. */
export interface LinkIndex {
  /** Numbers in display order. */
  readonly order: readonly number[];
  /** Undefined where an item is gone. */
  readonly items: readonly (WorkItem | undefined)[];
  /** The group around it, −1 at the top. */
  readonly parent: readonly number[];
  readonly incoming: readonly (readonly Incoming[])[];
  /** How many links start from its finish (FS, FF), and from its start (SS, SF). */
  readonly fromFinish: readonly number[];
  readonly fromStart: readonly number[];
  /** How many of it and of what is in it have dates of their own, by hand or as facts, that links do not move. */
  readonly placed: readonly number[];
  /** Whose links, place or `placed` are others than before; whoever keeps conclusions empties it. */
  readonly changed: Set<number>;
}

interface Growing extends LinkIndex {
  readonly order: number[];
  readonly items: (WorkItem | undefined)[];
  readonly parent: number[];
  readonly incoming: (readonly Incoming[])[];
  readonly fromFinish: number[];
  readonly fromStart: number[];
  readonly placed: number[];
  readonly numbers: Map<string, number>;
  followed: Plan['items'] | null;
}

const NO_LINKS: readonly Incoming[] = [];
/** Ids that are gone leave their numbers empty, one for each letter typed in an id. With more of them an index is made afresh. */
const MOST_GONE = 1000;
const indexes = new WeakMap<Project, Growing>();

/** Items read between two yields. */
const ITEMS_A_STEP = 64;

export function linkIndex(plan: Plan, changes: Changes | null): LinkIndex {
  return runToEnd(followingLinks(plan, changes));
}

/** In steps, for whoever asks first; of work that is given up the index keeps what it has read, and the next reading goes on. */
export function* followingLinks({ project, items }: Plan, changes: Changes | null): Steps<LinkIndex> {
  const last = changes?.before.plan.project;
  const known = indexes.get(project) ?? (last && indexes.get(last));
  const index = known && known.items.length <= items.size + MOST_GONE ? known : emptyIndex();
  indexes.set(project, index);
  if (index.followed !== items) yield* follow(index, items);
  return index;
}

/** True for one around the other, or the other itself. */
export function isAround({ parent }: LinkIndex, group: number, inner: number): boolean {
  for (let at = inner; at >= 0; at = parent[at] ?? -1) if (at === group) return true;
  return false;
}

function emptyIndex(): Growing {
  return {
    order: [],
    items: [],
    parent: [],
    incoming: [],
    fromFinish: [],
    fromStart: [],
    placed: [],
    changed: new Set(),
    numbers: new Map(),
    followed: null,
  };
}

function* follow(index: Growing, plan: Plan['items']): Steps<void> {
  const { items, order, numbers } = index;
  index.followed = null;
  const changed: [number, WorkItem][] = [];
  let at = 0;
  for (const item of valuesOf(plan)) {
    const expected = order[at];
    if (expected === undefined || items[expected] !== item) {
      const number = numbers.get(item.id) ?? numbered(index, item.id);
      order[at] = number;
      if (items[number] !== item) changed.push([number, item]);
    }
    at++;
  }
  order.length = at;
  if (numbers.size !== plan.size) forgetGone(index, plan);
  // All have their numbers by now, whichever way a link points.
  let read = 0;
  for (const [number, item] of changed) {
    if (read++ % ITEMS_A_STEP === 0) yield;
    readItem(index, number, item);
  }
  index.followed = plan;
}

function numbered(index: Growing, id: string): number {
  const number = index.items.length;
  index.numbers.set(id, number);
  index.items.push(undefined);
  index.parent.push(-1);
  index.incoming.push(NO_LINKS);
  index.fromFinish.push(0);
  index.fromStart.push(0);
  index.placed.push(0);
  return number;
}

/** What other items said of one that is gone they say no more: they are new objects. */
function forgetGone(index: Growing, plan: Plan['items']): void {
  for (const [id, number] of index.numbers) {
    if (plan.has(id)) continue;
    setLinks(index, number, NO_LINKS);
    place(index, number, isPlaced(index.items[number]) ? -1 : 0);
    index.items[number] = undefined;
    index.numbers.delete(id);
  }
}

function readItem(index: Growing, number: number, item: WorkItem): void {
  const { numbers, parent, items } = index;
  const above = item.parent === null ? -1 : (numbers.get(item.parent) ?? -1);
  const before = isPlaced(items[number]);
  const now = isPlaced(item);
  if (parent[number] !== above) {
    place(index, number, before ? -1 : 0);
    parent[number] = above;
    place(index, number, now ? 1 : 0);
    index.changed.add(number);
  } else if (before !== now) place(index, number, now ? 1 : -1);
  items[number] = item;
  const links = incomingOf(item, numbers);
  if (!same(links, index.incoming[number] ?? NO_LINKS)) setLinks(index, number, links);
}

function incomingOf({ after }: WorkItem, numbers: ReadonlyMap<string, number>): readonly Incoming[] {
  if (after.length === 0) return NO_LINKS;
  const links: Incoming[] = [];
  for (let at = 0; at < after.length; at++) {
    const { project, task, type, lag } = after[at] as Link;
    const from = project === null ? numbers.get(task) : -1;
    if (from !== undefined) links.push({ from, type, plain: lag === null, at });
  }
  // Without room to grow: there is a list for each item.
  return links.slice();
}

function isPlaced(item: WorkItem | undefined): boolean {
  if (!item) return false;
  const { constraint, fixed, actualStart, actualFinish, percentComplete, gate } = item;
  return !!constraint || !!fixed || !!actualStart || !!actualFinish || !!gate?.decided || (percentComplete ?? 0) > 0;
}

function place({ placed, parent, changed }: Growing, number: number, by: -1 | 0 | 1): void {
  if (by === 0) return;
  for (let at = number; at >= 0; at = parent[at] ?? -1) {
    const count = (placed[at] ?? 0) + by;
    placed[at] = count;
    if (count === 0 || (count === 1 && by === 1)) changed.add(at);
  }
}

function setLinks(index: Growing, number: number, links: readonly Incoming[]): void {
  for (const link of index.incoming[number] ?? NO_LINKS) count(index, link, -1);
  for (const link of links) count(index, link, 1);
  index.incoming[number] = links;
  index.changed.add(number);
}

function count({ fromFinish, fromStart }: Growing, { from, type }: Incoming, by: 1 | -1): void {
  if (from < 0) return;
  const counts = type === 'FS' || type === 'FF' ? fromFinish : fromStart;
  counts[from] = (counts[from] ?? 0) + by;
}

function same(a: readonly Incoming[], b: readonly Incoming[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((one, k) => {
    const other = b[k];
    return one.from === other?.from && one.type === other.type && one.plain === other.plain && one.at === other.at;
  });
}
