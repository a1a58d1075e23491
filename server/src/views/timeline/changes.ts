/**
 * From one telling of a timeline to the next: what a page needs to make the new view from the one it
 * has. Rows that are the same object are left out; which fields of the others have changed is found as they are sent.
 */
import type { TimelineChanges, TimelineLink, TimelineRow, TimelineView } from '../../protocol/timeline.ts';

/** Null where rows came, went or changed places: then all is told. */
export function timelineChanges(before: TimelineView, now: TimelineView): TimelineChanges | null {
  const { rows, links, calendars, ...frame } = now;
  if (rows.length !== before.rows.length) return null;
  const changed: (readonly [number, TimelineRow])[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as TimelineRow;
    const was = before.rows[index];
    if (was === row) continue;
    if (was?.id !== row.id) return null;
    changed.push([index, row]);
  }
  const sameCalendars = sameValue(before.calendars, calendars);
  return {
    ...frame,
    base: before.serial,
    calendars: sameCalendars ? null : calendars,
    rows: changed,
    linksTo: changedLinks(before.links, links),
  };
}

/** Both are in order of `to`. */
function changedLinks(
  before: readonly TimelineLink[],
  now: readonly TimelineLink[],
): (readonly [number, readonly TimelineLink[]])[] {
  const changed: (readonly [number, readonly TimelineLink[]])[] = [];
  if (before === now) return changed;
  let was = 0;
  let is = 0;
  while (was < before.length || is < now.length) {
    const to = Math.min(before[was]?.to ?? Number.POSITIVE_INFINITY, now[is]?.to ?? Number.POSITIVE_INFINITY);
    const wasEnd = endOf(before, was, to);
    const isEnd = endOf(now, is, to);
    let same = wasEnd - was === isEnd - is;
    for (let k = 0; same && is + k < isEnd; k++) same = sameValue(before[was + k], now[is + k]);
    if (!same) changed.push([to, now.slice(is, isEnd)]);
    was = wasEnd;
    is = isEnd;
  }
  return changed;
}

function endOf(links: readonly TimelineLink[], from: number, to: number): number {
  let end = from;
  while (links[end]?.to === to) end++;
  return end;
}

/** Plain data of the protocol: objects with the same keys in the same order, lists, values. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && sameWithin(a, b);
}

function sameWithin(a: object, b: object): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, at) => sameValue(value, b[at]));
  }
  for (const key in a) {
    if (!sameValue(Reflect.get(a, key), Reflect.get(b, key))) return false;
  }
  return !Array.isArray(b);
}
