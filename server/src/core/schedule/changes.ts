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
  return { outline, leaves: [...leaves].sort((a, b) => a - b), sameLinks, relinked };
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

/** How the leaves of an outline lie in another one: those at its front and at its back are the same objects. */
export interface Shift {
  readonly front: number;
  readonly back: number;
  /** By the later outline: the leaves between, and those that have other groups around them. */
  readonly leaves: readonly number[];
}

export function shiftOf(before: Outline, outline: Outline): Shift {
  const [was, are] = [before.leaves, outline.leaves];
  const most = Math.min(was.length, are.length);
  let front = 0;
  while (front < most && was[front] === are[front]) front++;
  let back = 0;
  while (back < most - front && was[was.length - 1 - back] === are[are.length - 1 - back]) back++;
  const same = groupsAsBefore(before, outline);
  const leaves: number[] = [];
  for (let leaf = 0; leaf < are.length; leaf++) {
    const around = outline.parent[outline.leafNumbers[leaf] as number] as number;
    const between = leaf >= front && leaf < are.length - back;
    if (between || (around >= 0 && same[around] === 0)) leaves.push(leaf);
  }
  return { front, back, leaves };
}

/** By item of the later outline: 1 for a group that tells its leaves what it told them, as all around it do. */
function groupsAsBefore(before: Outline, outline: Outline): Uint8Array {
  const same = new Uint8Array(outline.items.length);
  for (const number of outline.groups) {
    const group = outline.items[number] as WorkItem;
    const was = before.numberOf.get(group.id);
    const old = was === undefined ? undefined : before.items[was];
    if (!old || old.parent !== group.parent || !tellsLeavesSame(old, group)) continue;
    const around = outline.parent[number] as number;
    same[number] = around < 0 ? 1 : (same[around] as number);
  }
  return same;
}
