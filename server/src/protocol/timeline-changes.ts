/** What changes of a timeline mean: for the page, which draws them, and its host, which keeps the newest view. */
import type { TimelineChanges, TimelineLink, TimelineRow, TimelineView } from './timeline.ts';

/** Null where the changes are those of another view. */
export function withChanges(view: TimelineView, changes: TimelineChanges): TimelineView | null {
  const { base, at, rows: changedRows, linksTo, calendars, ...frame } = changes;
  if (view.serial !== base) return null;
  const rows = view.rows.slice();
  for (let k = 0; k < at.length; k++) rows[at[k] as number] = changedRows[k] as TimelineRow;
  return {
    ...frame,
    calendars: calendars ?? view.calendars,
    rows,
    links: linksTo.length === 0 ? view.links : withLinks(view.links, linksTo),
  };
}

/** Both are in order of the row that the links lead to. */
function withLinks(before: readonly TimelineLink[], changed: TimelineChanges['linksTo']): readonly TimelineLink[] {
  const links: TimelineLink[] = [];
  let at = 0;
  for (const [to, leading] of changed) {
    for (; at < before.length && (before[at] as TimelineLink).to < to; at++) links.push(before[at] as TimelineLink);
    while (before[at]?.to === to) at++;
    links.push(...leading);
  }
  for (; at < before.length; at++) links.push(before[at] as TimelineLink);
  return links;
}
