/** What changes of a timeline mean: for the page, which draws them, and its host, which keeps the newest view. */
import { stampColumns, valuesIn } from './columns.ts';
import type { TimelineChanges, TimelineLink, TimelineView } from './timeline.ts';
import { ROW, receivedLinksTo, type SentChanges } from './timeline-wire.ts';

/**
 * The newest view. Rows that are told anew are written to where they are, so the view before is none any more: copies
 * of ten thousand of them are most of what a keystroke costs. Null, and nothing is touched, where the changes are
 * those of another view.
 */
export function takeChanges(view: TimelineView, changes: SentChanges): TimelineView | null {
  const { base, rows: changed, to, counts, links: linkColumns, calendars, ...frame } = changes;
  if (view.serial !== base) return null;
  const { rows, links } = view;
  for (const { at, columns } of changed) stampColumns(rows, valuesIn(at), columns, ROW);
  const linksTo = receivedLinksTo({ to, counts, links: linkColumns });
  return {
    ...frame,
    calendars: calendars ?? view.calendars,
    rows,
    links: linksTo.length === 0 ? links : withLinks(links, linksTo),
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
