/** What changes of a timeline mean: for the page, which draws them, and its host, which keeps the newest view. */
import type { TimelineChanges, TimelineLink, TimelineView } from './timeline.ts';

/** Rows and links as they are told or as they are sent. */
interface View<Row, Link> extends Omit<TimelineView, 'rows' | 'links'> {
  readonly rows: readonly Row[];
  readonly links: readonly Link[];
}

interface Changes<Row, Link> extends Omit<TimelineChanges, 'rows' | 'linksTo'> {
  readonly rows: readonly (readonly [index: number, row: Row])[];
  readonly linksTo: readonly (readonly [to: number, links: readonly Link[]])[];
}

type Leading = Pick<TimelineLink, 'to'>;

/** Null where the changes are those of another view. */
export function withChanges<Row, Link extends Leading>(
  view: View<Row, Link>,
  changes: Changes<Row, Link>,
): View<Row, Link> | null {
  const { base, rows: changedRows, linksTo, calendars, ...frame } = changes;
  if (view.serial !== base) return null;
  const rows = view.rows.slice();
  for (const [index, row] of changedRows) rows[index] = row;
  return {
    ...frame,
    calendars: calendars ?? view.calendars,
    rows,
    links: linksTo.length === 0 ? view.links : withLinks(view.links, linksTo),
  };
}

/** Both are in order of the row that the links lead to. */
function withLinks<Link extends Leading>(
  before: readonly Link[],
  changed: readonly (readonly [to: number, links: readonly Link[]])[],
): readonly Link[] {
  const links: Link[] = [];
  let at = 0;
  for (const [to, leading] of changed) {
    for (; at < before.length && (before[at] as Link).to < to; at++) links.push(before[at] as Link);
    while (before[at]?.to === to) at++;
    links.push(...leading);
  }
  for (; at < before.length; at++) links.push(before[at] as Link);
  return links;
}
