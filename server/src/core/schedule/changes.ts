/**
 * What scheduling has to read again of a later plan, where it has the same items as the one before. An
 * item that is another object may still say the same; where only its place in the text is another,
 * what points there is replaced and no date is looked at again.
 */
import type { Link, Plan, WorkItem } from '../model/plan.ts';
import { isGroup, laterOutline, type Outline } from './outline.ts';
import { saysSame } from './says-same.ts';

export interface Changes {
  readonly outline: Outline;
  /** The numbers of items that are other objects. */
  readonly items: readonly number[];
  /** Leaves to be read again, in order: written anew, or in a group that says something else to them. */
  readonly leaves: readonly number[];
  /** Whether all links, and what makes a gate wait, are as before. */
  readonly sameLinks: boolean;
  /** Items whose links are other objects, though they say the same. */
  readonly relinked: readonly number[];
}

/** Null where there are other items than before, or in another order. */
export function changesOf(before: Outline, was: Plan, plan: Plan): Changes | null {
  const later = laterOutline(before, was, plan);
  if (!later) return null;
  const { outline, changed } = later;
  const relinked: number[] = [];
  const leaves = new Set<number>();
  let sameLinks = true;
  for (const number of changed) {
    const [old, item] = [before.items[number] as WorkItem, outline.items[number] as WorkItem];
    const links = compareLinks(old.after, item.after);
    if (links === 'other' || old.kind !== item.kind) sameLinks = false;
    if (links === 'moved') relinked.push(number);
    if (isGroup(item) && links === 'same' && tellsLeavesSame(old, item)) continue;
    for (let leaf = outline.first[number] as number; leaf < (outline.end[number] as number); leaf++) leaves.add(leaf);
  }
  return { outline, items: changed, leaves: [...leaves].sort((a, b) => a - b), sameLinks, relinked };
}

/** What leaves have from the groups around them, besides links. */
function tellsLeavesSame(old: WorkItem, group: WorkItem): boolean {
  return old.calendar === group.calendar && saysSame(old.constraint, group.constraint);
}

/** `moved`: they say the same, but are written elsewhere. */
function compareLinks(old: readonly Link[], links: readonly Link[]): 'same' | 'moved' | 'other' {
  if (old === links) return 'same';
  if (old.length !== links.length) return 'other';
  let found: 'same' | 'moved' = 'same';
  for (let k = 0; k < links.length; k++) {
    const [a, b] = [old[k] as Link, links[k] as Link];
    if (a === b) continue;
    if (a.task !== b.task || a.project !== b.project || a.type !== b.type || !saysSame(a.lag, b.lag)) return 'other';
    found = 'moved';
  }
  return found;
}
