/**
 * The items of the outline. An item stays the same object while its own text, where it stands and
 * the answers to what it asked stay the same, and all of its children do.
 */
import { ById } from '../base/by-id.ts';
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { type ChangedIds, isStillTrue, takeNotes } from './kept.ts';
import { pairUp } from './pairing.ts';
import type { WorkItem } from './plan.ts';
import { ABOVE_ALL, readItem, type Titled, titleOf } from './read-item.ts';
import type { Ids, Reading } from './reading.ts';
import { samePieces } from './sections.ts';
import type { Sketch } from './sketch.ts';

export interface Outline {
  readonly kept: readonly KeptItem[];
  readonly roots: readonly WorkItem[];
  /** Every item by id, a parent before its children. */
  readonly items: ById<WorkItem>;
}

interface KeptItem {
  readonly sketch: Sketch;
  readonly item: WorkItem;
  readonly asked: readonly string[];
  /** Also of its children. */
  readonly problems: readonly Problem[];
  readonly children: readonly KeptItem[];
}

/** What a pass over the outline shares. */
interface Run {
  readonly reading: Reading;
  readonly changed: ChangedIds;
  readonly replaced: { readonly old: KeptItem | undefined; readonly now: KeptItem }[];
}

const ITEMS_A_STEP = 6;
const NO_ITEMS: readonly KeptItem[] = [];
const NO_CHILDREN: readonly WorkItem[] = [];

/** `before` was read under the same units; `sameIds`: its ids are those of these sketches, in the same order. */
export function* readOutline(
  sketches: readonly Sketch[],
  before: Outline | undefined,
  { changed, sameIds }: { readonly changed: ChangedIds; readonly sameIds: boolean },
  reading: Reading,
): Steps<Outline> {
  const run: Run = { reading, changed, replaced: [] };
  const kept = yield* keepAll(sketches, before?.kept ?? NO_ITEMS, null, ABOVE_ALL, run);
  if (before && kept === before.kept) return before;
  yield;
  const roots = kept.map(({ item }) => item);
  return { kept, roots, items: (sameIds && before && exchanged(before.items, run)) || itemsById(roots) };
}

export function outlineProblems({ kept }: Outline, problems: Problem[]): void {
  for (const one of kept) for (const found of one.problems) problems.push(found);
}

/** The very list of before where all its members are. */
function* keepAll(
  sketches: readonly Sketch[],
  before: readonly KeptItem[],
  parent: string | null,
  above: Titled,
  run: Run,
): Steps<readonly KeptItem[]> {
  if (sketches.length === 0) return NO_ITEMS;
  const written = sketches.map(({ fields }) => fields.entry);
  const { pairs } = pairUp(before, ({ sketch }) => sketch.fields.entry, written);
  const kept: KeptItem[] = [];
  let same = sketches.length === before.length;
  for (const [index, sketch] of sketches.entries()) {
    const old = pairs[index];
    const fits = old !== undefined && isSame(old, sketch, parent, above);
    let now: KeptItem;
    if (fits && old.sketch === sketch && (run.changed === null || !asksAny(old, run.changed))) now = old;
    else if (fits && isLeaf(sketch, old) && isStillTrue(old, run.changed)) now = old;
    else {
      const title = titleOf(sketch, above);
      const children =
        sketch.children.length === 0
          ? NO_ITEMS
          : yield* keepAll(sketch.children, old?.children ?? NO_ITEMS, sketch.id, title, run);
      now =
        fits && children === old.children && isStillTrue(old, run.changed)
          ? old
          : readKept(sketch, title, parent, children, run);
      if (now !== old) run.replaced.push({ old, now });
      if (now !== old && run.replaced.length % ITEMS_A_STEP === 0) yield;
    }
    kept.push(now);
    same &&= now === before[index];
  }
  return same ? before : kept;
}

/** It, or anything below it, wanted to know of one of the ids. */
function asksAny({ asked, children }: KeptItem, ids: Ids): boolean {
  for (const id of asked) if (ids.has(id)) return true;
  for (const child of children) if (asksAny(child, ids)) return true;
  return false;
}

function isLeaf(sketch: Sketch, old: KeptItem): boolean {
  return sketch.children.length === 0 && old.children.length === 0;
}

/** The same text in the same place. */
function isSame({ sketch: old, item }: KeptItem, sketch: Sketch, parent: string | null, above: Titled): boolean {
  return (
    isWrittenSame(old, sketch) &&
    item.parent === parent &&
    (sketch.kind === 'phase' || item.stage === above.stage) &&
    (sketch.kind !== 'gate' || item.name === titleOf(sketch, above).name)
  );
}

function isWrittenSame(one: Sketch, other: Sketch): boolean {
  if (one === other) return true;
  const { fields } = one;
  return (
    one.kind === other.kind &&
    one.id === other.id &&
    fields.entry === other.fields.entry &&
    fields.file === other.fields.file &&
    samePieces(fields.others, other.fields.others)
  );
}

function readKept(
  sketch: Sketch,
  title: Titled,
  parent: string | null,
  children: readonly KeptItem[],
  { reading }: Run,
): KeptItem {
  const inner = children.length === 0 ? NO_CHILDREN : children.map(({ item }) => item);
  const item = readItem(sketch, title, parent, inner, reading);
  const { asked, problems: own } = takeNotes(reading);
  const below = children.filter(({ problems }) => problems.length > 0);
  const problems = below.length === 0 ? own : [...own, ...below.flatMap((child) => child.problems)];
  return { sketch, item, asked, problems, children };
}

/** The items of before with those that were read anew in their places; null where one is not to be found there. */
function exchanged({ numberOf, byNumber }: ById<WorkItem>, { replaced }: Run): ById<WorkItem> | null {
  const items = byNumber.slice();
  for (const { old, now } of replaced) {
    const number = numberOf.get(now.item.id);
    if (!old || number === undefined || items[number] !== old.item) return null;
    items[number] = now.item;
  }
  return new ById(numberOf, items);
}

function itemsById(outline: readonly WorkItem[]): ById<WorkItem> {
  const numberOf = new Map<string, number>();
  const items: WorkItem[] = [];
  const add = (item: WorkItem): void => {
    const number = numberOf.get(item.id) ?? items.length;
    numberOf.set(item.id, number);
    items[number] = item;
    for (const child of item.children) add(child);
  };
  for (const item of outline) add(item);
  return new ById(numberOf, items);
}
