/**
 * `redundant-link`: a link that others imply, so that it says nothing and has to be kept up for
 * nothing. Looks only at FS links without lag, those of phases included, along items that nothing but
 * links places, so that it is certain; and at a few dozen items for each, so in a thicket it finds
 * less. Links that give a `reason` are left alone. (Transitive reduction: Aho, Garey and Ullman, 1972.)
 */
import type { Problem } from '../../base/problem.ts';
import type { Steps } from '../../base/steps.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { parentOf } from '../../schedule/task-calendar.ts';
import { type CheckInput, finding, NO_FINDINGS } from '../check.ts';
import type { Changes } from '../item-changes.ts';
import { changeFix } from '../written.ts';
import { isAround, type LinkIndex, linkIndex } from './link-index.ts';

/** Items looked at to judge the links of one. */
const MOST_SEEN = 40;

/** Links of one item that are compared with each other. */
const MOST_LINKS = 1000;

/** By place in `after`: the predecessor that implies the link. */
type Implied = ReadonlyMap<number, number>;

interface Judgements {
  /** By number: the items on which the judgement of its links rests. */
  readonly seen: Map<number, readonly number[]>;
  readonly implied: Map<number, Implied>;
}

const kept = new WeakMap<LinkIndex, Judgements>();
/** Items judged between two yields. */
const ITEMS_A_STEP = 64;

export function* redundantLink({ plan }: CheckInput, changes: Changes | null): Steps<readonly Problem[]> {
  const index = linkIndex(plan, changes);
  const judgements = kept.get(index) ?? { seen: new Map(), implied: new Map() };
  kept.set(index, judgements);
  if (index.changed.size > 0) yield* judgeAnew(index, judgements);
  if (judgements.implied.size === 0) return NO_FINDINGS;
  return [...judgements.implied].flatMap(([number, implied]) => {
    const item = index.items[number];
    return item ? [...implied].flatMap(([at, by]) => told(plan, item, at, index.items[by])) : [];
  });
}

function told(plan: Plan, item: WorkItem, at: number, by: WorkItem | undefined): readonly Problem[] {
  const link = item.after[at];
  if (!link || !by) return NO_FINDINGS;
  const fix = changeFix(`Remove the link to '${link.task}'`, { kind: 'remove-item', item: link.place });
  const owner = waiting(plan, item, by.id);
  const why =
    owner === item ? `it waits for \`${by.id}\`` : `\`${owner.id}\`, which it is part of, waits for \`${by.id}\``;
  const message = `\`${item.id}\` need not wait for \`${link.task}\`: ${why}, which ends later anyway. Remove the link, or give its \`reason\`.`;
  return [finding('redundant-link', link.place, message, { fixes: [fix] })];
}

/** Who has the link to `id` or its gate: the item, or the group around it that hands it down. */
function waiting(plan: Plan, item: WorkItem, id: string): WorkItem {
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) {
    if (at.after.some(({ task }) => task === id || task === `${id}.gate`)) return at;
  }
  return item;
}

function* judgeAnew(index: LinkIndex, { seen, implied }: Judgements): Steps<void> {
  const changed = withInside(index, index.changed);
  const stale = new Set(changed);
  for (const [number, rests] of seen) if (rests.some((other) => changed.has(other))) stale.add(number);
  let done = 0;
  for (const number of stale) {
    if (done++ % ITEMS_A_STEP === 0) yield;
    const judged = judge(index, number);
    if (judged) seen.set(number, judged.seen);
    else seen.delete(number);
    if (judged && judged.implied.size > 0) implied.set(number, judged.implied);
    else implied.delete(number);
  }
  index.changed.clear();
}

/** What a group says of its links holds for all in it. */
function withInside({ items, order, parent }: LinkIndex, changed: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(changed);
  if (![...changed].some((number) => (items[number]?.children.length ?? 0) > 0)) return all;
  // A parent comes before its children.
  for (const number of order) if (all.has(parent[number] ?? -1)) all.add(number);
  return all;
}

/** What an item waits for with a plain FS link. */
interface Before {
  readonly node: number;
  /** The place of the link in the item's own `after`; −1 where a group around it hands it down. */
  readonly at: number;
}

/** Null where an item has no link that others could imply. */
function judge(index: LinkIndex, number: number): { seen: readonly number[]; implied: Implied } | null {
  const before = plainBefore(index, number).slice(0, MOST_LINKS);
  const after = index.items[number]?.after ?? [];
  const open = before.filter(({ at }) => at >= 0 && after[at]?.reason === null);
  if (open.length === 0 || before.length < 2) return null;
  const implied = new Map<number, number>();
  for (const { node, at } of open) {
    const by = before.find(
      (other) => other.at !== at && isAround(index, other.node, node) && !isTwin(other, { node, at }, after),
    );
    if (by) implied.set(at, by.node);
  }
  const seen = [number, ...before.map(({ node }) => node)];
  for (const { node: by } of before) {
    const stack = plainBefore(index, by);
    while (stack.length > 0 && seen.length < MOST_SEEN) {
      const reached = stack.pop()?.node ?? by;
      // Round in a circle everything is before everything.
      if (isAround(index, reached, number) || isAround(index, reached, by)) return { seen, implied: new Map() };
      for (const { node, at } of open) if (!implied.has(at) && isAround(index, reached, node)) implied.set(at, by);
      if (seen.includes(reached)) continue;
      seen.push(reached);
      stack.push(...plainBefore(index, reached));
    }
  }
  return { seen, implied };
}

/** Of links that say the same the first stays; one to the same id twice is `duplicate-link`. */
function isTwin(other: Before, one: Before, after: WorkItem['after']): boolean {
  if (other.node !== one.node || other.at < 0) return false;
  return other.at > one.at || after[other.at]?.task === after[one.at]?.task;
}

/** Nothing where the item, or something in it, has dates that links do not move. */
function plainBefore(index: LinkIndex, number: number): Before[] {
  const found: Before[] = [];
  if (index.placed[number] !== 0) return found;
  for (let at = number; at >= 0; at = index.parent[at] ?? -1) {
    for (const { from, type, plain, at: place } of index.incoming[at] ?? []) {
      if (plain && type === 'FS' && from >= 0) found.push({ node: whole(index, from), at: at === number ? place : -1 });
    }
  }
  return found;
}

/** A phase for its gate: whoever waits for the one waits for the other. */
function whole({ items, parent }: LinkIndex, number: number): number {
  return items[number]?.kind === 'gate' ? (parent[number] ?? number) : number;
}
