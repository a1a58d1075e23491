/**
 * The items of a plan by number, in display order: what lies below one follows it, and leaves lie side
 * by side. The numbers of an earlier plan stay where only what is said of items has changed, not which
 * items there are; items are told apart as objects, as the model keeps those that say the same.
 */
import { ById } from '../base/by-id.ts';
import type { Steps } from '../base/steps.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import { shapedOutline } from './shapes.ts';

export interface Outline {
  readonly items: readonly WorkItem[];
  /** By item: the number of the group around it; -1 at the top. */
  readonly parent: Int32Array;
  /** By item: its leaves are `first` to before `end`; the first item that does not lie below it. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly next: Int32Array;
  readonly leaves: readonly WorkItem[];
  /** By leaf its number among all items, and all groups. */
  readonly leafNumbers: Int32Array;
  readonly groups: Int32Array;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** In steps. */
export function* outlineOf(plan: Plan): Steps<Outline> {
  const count = plan.items.size;
  const [first, end, next, parent] = [
    new Int32Array(count),
    new Int32Array(count),
    new Int32Array(count),
    new Int32Array(count),
  ];
  const items: WorkItem[] = [];
  const leaves: WorkItem[] = [];
  const leafNumbers: number[] = [];
  const groups: number[] = [];
  // The plan counts its items in the same order.
  const counted = plan.items instanceof ById ? (plan.items as ById<WorkItem>).numberOf : null;
  const numberOf = new Map<string, number>();
  const walk = (item: WorkItem, around: number): void => {
    const number = items.push(item) - 1;
    if (!counted) numberOf.set(item.id, number);
    parent[number] = around;
    first[number] = leaves.length;
    if (item.children.length === 0) {
      leaves.push(item);
      leafNumbers.push(number);
    } else {
      groups.push(number);
      for (const child of item.children) walk(child, number);
    }
    end[number] = leaves.length;
    next[number] = items.length;
  };
  for (const item of plan.outline) {
    walk(item, -1);
    yield;
  }
  return shapedOutline({
    items,
    parent,
    first,
    end,
    next,
    leaves,
    leafNumbers: Int32Array.from(leafNumbers),
    groups: Int32Array.from(groups),
    numberOf: counted ?? numberOf,
  });
}

/** The leaf of an id; -1 of a group or of nothing. */
export function leafOf({ items, first, numberOf }: Outline, id: string): number {
  const number = numberOf.get(id);
  return number === undefined || isGroup(items[number] as WorkItem) ? -1 : (first[number] as number);
}

export function isGroup(item: WorkItem): boolean {
  return item.children.length > 0;
}

/** The outline of a later plan, and the numbers of the items that are other objects than before. */
export interface LaterOutline {
  readonly outline: Outline;
  /** A group before what lies in it. */
  readonly changed: readonly number[];
}

/** Null where there are other items than before, or in another order. */
export function laterOutline(before: Outline, was: Plan, plan: Plan): LaterOutline | null {
  const changed: Changed = { numbers: [], items: [] };
  if (!compare(before, was.outline, plan.outline, 0, changed)) return null;
  if (changed.numbers.length === 0) return { outline: before, changed: changed.numbers };
  const items = before.items.slice();
  const leaves = before.leaves.slice();
  changed.numbers.forEach((number, k) => {
    const item = changed.items[k] as WorkItem;
    items[number] = item;
    if (!isGroup(item)) leaves[before.first[number] as number] = item;
  });
  return { outline: shapedOutline({ ...before, items, leaves }), changed: changed.numbers };
}

interface Changed {
  readonly numbers: number[];
  readonly items: WorkItem[];
}

/** Of siblings the first of which has the number `from`. Whether they are the same by id. */
function compare(
  outline: Outline,
  was: readonly WorkItem[],
  are: readonly WorkItem[],
  from: number,
  changed: Changed,
): boolean {
  if (was === are) return true;
  if (was.length !== are.length) return false;
  let number = from;
  for (let k = 0; k < are.length; k++) {
    const [old, item] = [was[k] as WorkItem, are[k] as WorkItem];
    if (old !== item) {
      if (old.id !== item.id || isGroup(old) !== isGroup(item)) return false;
      changed.numbers.push(number);
      changed.items.push(item);
      if (!compare(outline, old.children, item.children, number + 1, changed)) return false;
    }
    number = outline.next[number] as number;
  }
  return true;
}
