/** What changes of a timeline mean: for the page, which draws them, and its host, which keeps the newest view. */
import { stampColumns, valuesIn } from './columns.ts';
import type { TimelineLink, TimelineView } from './timeline.ts';
import { LINK_STATES, ROW, receivedLinkFields, type SentChanges } from './timeline-wire.ts';

/**
 * The newest view. Rows that are told anew are written to where they are, so the view before is none any more: copies
 * of ten thousand of them are most of what a keystroke costs. Null, and nothing is touched, where the changes are
 * those of another view.
 */
export function takeChanges(view: TimelineView, changes: SentChanges): TimelineView | null {
  const { base, rows: changed, to, counts, links: linkColumns, restated, states, calendars, ...frame } = changes;
  if (view.serial !== base) return null;
  const { rows, links } = view;
  for (const { at, columns } of changed) stampColumns(rows, valuesIn(at), columns, ROW);
  return {
    ...frame,
    calendars: calendars ?? view.calendars,
    rows,
    links: withStates(withLinks(links, { to, counts, links: linkColumns }), valuesIn(restated), states),
  };
}

const ZERO = '0'.charCodeAt(0);

/** The same links where `rows` are others, with a digit of `states` for each. One that says what it said stays the same object. */
function withStates(before: readonly TimelineLink[], rows: readonly number[], states: string): readonly TimelineLink[] {
  if (rows.length === 0) return before;
  const links = before.slice();
  let at = 0;
  let next = 0;
  for (const row of rows) {
    while (at < links.length && (links[at] as TimelineLink).to < row) at++;
    for (; links[at]?.to === row; at++, next++) {
      const link = links[at] as TimelineLink;
      const state = states.charCodeAt(next) - ZERO;
      if (state !== stateOf(link)) links[at] = stated(link, state);
    }
  }
  return links;
}

function stateOf({ driving, critical, broken }: TimelineLink): number {
  return (
    (driving ? LINK_STATES.driving : 0) | (critical ? LINK_STATES.critical : 0) | (broken ? LINK_STATES.broken : 0)
  );
}

/** Every field is named, none spread: a thousand of them are made at a key. */
function stated({ from, to, type, lagText }: TimelineLink, state: number): TimelineLink {
  return {
    from,
    to,
    type,
    lagText,
    driving: (state & LINK_STATES.driving) !== 0,
    critical: (state & LINK_STATES.critical) !== 0,
    broken: (state & LINK_STATES.broken) !== 0,
  };
}

/** Both are in order of the row that the links lead to. A link that says what it said stays the same object. */
function withLinks(
  before: readonly TimelineLink[],
  told: Pick<SentChanges, 'to' | 'counts' | 'links'>,
): readonly TimelineLink[] {
  const [rows, counts] = [valuesIn(told.to), valuesIn(told.counts)];
  if (rows.length === 0) return before;
  const count = counts.reduce((sum, each) => sum + each, 0);
  const { from, type, lagText, driving, critical, broken } = receivedLinkFields(told.links, count);
  const links: TimelineLink[] = [];
  let at = 0;
  let next = 0;
  for (let k = 0; k < rows.length; k++) {
    const to = rows[k] as number;
    for (; at < before.length && (before[at] as TimelineLink).to < to; at++) links.push(before[at] as TimelineLink);
    for (let left = counts[k] as number; left > 0; left--, next++) {
      const known = before[at]?.to === to ? before[at++] : undefined;
      const stays =
        known !== undefined &&
        known.from === from[next] &&
        known.type === type[next] &&
        known.lagText === lagText[next] &&
        known.driving === driving[next] &&
        known.critical === critical[next] &&
        known.broken === broken[next];
      links.push(stays ? known : linkOf(next, to));
    }
    while (before[at]?.to === to) at++;
  }
  for (; at < before.length; at++) links.push(before[at] as TimelineLink);
  return links;

  function linkOf(n: number, to: number): TimelineLink {
    return {
      from: from[n] as number,
      to,
      type: type[n] as TimelineLink['type'],
      lagText: lagText[n] as string,
      driving: driving[n] as boolean,
      critical: critical[n] as boolean,
      broken: broken[n] as boolean,
    };
  }
}
