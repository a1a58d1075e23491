/** What several selected rows come to: from when to when, what they cost, what is the matter; and which they are. */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import { counted } from '../../shared/dates.ts';
import { element } from '../../shared/element.ts';
import { money } from '../model/amounts.ts';
import { severityWords } from '../model/words.ts';
import { rowEntry, section, type WhyShared } from './why-content.ts';

const MOST = 30;

/** @param selected indexes of rows. */
export function severalContent(shared: WhyShared, selected: readonly number[]): HTMLElement[] {
  const { view } = shared;
  const inOrder = [...selected].sort((a, b) => a - b);
  const rows = inOrder.flatMap((index) => view.rows[index] ?? []);
  const entries = inOrder
    .slice(0, MOST)
    .map((index) => rowEntry(shared, `selected ${index}`, index, view.rows[index]?.name ?? '', []));
  const rest = inOrder.length - entries.length;
  if (rest > 0) entries.push(element('span', { class: 'why-note' }, `${rest} more`));
  const said = sums(shared, rows, new Set(selected)).map((words) => element('p', {}, words));
  return [
    element('div', { class: 'why-said' }, ...said),
    element('div', { class: 'why-lists' }, section('Selected', '', entries)),
  ];
}

function sums({ view, dates }: WhyShared, rows: readonly TimelineRow[], selected: ReadonlySet<number>): string[] {
  const dated = rows.filter((row) => !row.noDates);
  const start = dated.reduce((first, row) => Math.min(first, row.start), Number.POSITIVE_INFINITY);
  const finish = dated.reduce((last, row) => Math.max(last, row.finish), Number.NEGATIVE_INFINITY);
  const done = rows.filter((row) => row.done).length;
  const critical = rows.filter((row) => row.critical && !row.done && !row.cancelled).length;
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of rows) for (const { severity } of findings) counts[severity]++;
  // A phase's cost holds that of its tasks.
  const outermost = rows.filter((row) => !isWithin(view.rows, row, selected) && row.cost !== null);
  const cost = outermost.reduce((sum, row) => sum + (row.cost ?? 0), 0);
  return [
    dated.length === 0 ? 'No dates yet.' : `Together ${dates.range(start, finish)}.`,
    outermost.length === 0 ? '' : `They cost ${money(cost, view.currency, dates.locale)}.`,
    done === 0 ? '' : `${counted(done, ['is', 'are'], dates.locale)} done.`,
    critical === 0
      ? ''
      : `${counted(critical, ['decides', 'decide'], dates.locale)} the finish of the plan (critical).`,
    severityWords(counts, dates.locale),
  ].filter(Boolean);
}

function isWithin(rows: readonly TimelineRow[], row: TimelineRow, selected: ReadonlySet<number>): boolean {
  for (let at = row.parent; at >= 0; at = rows[at]?.parent ?? -1) if (selected.has(at)) return true;
  return false;
}
