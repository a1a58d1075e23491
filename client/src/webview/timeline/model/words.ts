/** What a row is called aloud and in panes: name, dates, consequence; the ids of a plan never stand alone. */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { counted, type DateWords } from '../../shared/dates.ts';
import { inWords } from './amounts.ts';

/** `Firewall rules, 9 to 18 March, critical, 40 percent, 1 warning` */
export function spokenRow(row: TimelineRow, dates: DateWords): string {
  const parts = [row.name, KINDS[row.kind], whenOf(row, dates)];
  if (row.kind === 'gate') parts.push(decisionWords(row));
  if (row.cancelled) parts.push('cancelled');
  else if (row.done && row.kind !== 'gate') parts.push('done');
  else {
    if (row.critical) parts.push('critical');
    else if (row.nearCritical) parts.push('nearly critical');
    if (row.percent !== null) parts.push(`${row.percent} percent`);
  }
  if (row.deadlineMissedBy) parts.push(`misses its deadline by ${inWords(row.deadlineMissedBy, dates.locale)}`);
  parts.push(findingCounts(row, dates.locale));
  return parts.filter(Boolean).join(', ');
}

/** `8 days, waits for Survey the links, 80 percent sure by 23 March` */
export function spokenDetail(row: TimelineRow, view: TimelineView, dates: DateWords): string {
  const driver = view.rows[row.driverRow];
  const isPoint = row.kind === 'milestone' || row.kind === 'gate';
  const parts = [
    row.noDates ? 'no duration written, one day assumed' : isPoint ? '' : inWords(row.durationText, dates.locale),
    driver ? `waits for ${driver.name}` : '',
    row.who.join(', '),
    slackWords(row, dates.locale).toLocaleLowerCase(),
    row.chance && !row.done ? `80 percent sure by ${dates.dayMonthEnd(row.chance.p80)}` : '',
    row.baseline?.slipText ? slipWords(row.baseline.slipText, dates.locale) : '',
    row.overAllocated.length > 0 ? 'asks for more than there is' : '',
  ];
  return parts.filter(Boolean).join(', ') || 'no more to say';
}

const KINDS: Readonly<Record<TimelineRow['kind'], string>> = {
  phase: 'phase',
  summary: 'summary',
  task: '',
  milestone: 'milestone',
  gate: 'gate',
};

/** `9 to 18 March` */
export function whenOf(row: TimelineRow, dates: DateWords): string {
  return row.noDates ? 'no dates yet' : dates.range(row.start, row.finish);
}

export function decisionWords(row: TimelineRow): string {
  switch (row.gate?.decision ?? null) {
    case 'go':
      return 'decided: go';
    case 'conditional':
      return 'decided: go with conditions';
    case 'hold':
      return 'decided: hold';
    case 'no-go':
      return 'decided: no go';
    case null:
      return 'not decided';
  }
}

/** `Can slip 3 days`; empty where nothing is to be said of it. */
export function slackWords(row: TimelineRow, locale?: string): string {
  if (row.done || row.cancelled || row.noDates || row.totalSlack <= 0 || row.critical) return '';
  return `Can slip ${inWords(row.slackText, locale)}`;
}

/** `+3d` → `3 days later than approved`; empty where it has not moved. */
export function slipWords(slip: string, locale?: string): string {
  if (slip === '') return '';
  return `${inWords(slip, locale)} ${slip.startsWith('-') ? 'earlier' : 'later'} than approved`;
}

/** `1 error, 2 warnings`; empty without any. */
function findingCounts(row: TimelineRow, locale?: string): string {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of row.findings) counts[finding.severity]++;
  return severityWords(counts, locale);
}

/** `1 error, 2 warnings, 1 note`; empty where all are 0. */
export function severityWords(counts: TimelineView['findings'], locale?: string): string {
  return [
    counts.error > 0 ? counted(counts.error, ['error', 'errors'], locale) : '',
    counts.warning > 0 ? counted(counts.warning, ['warning', 'warnings'], locale) : '',
    counts.info > 0 ? counted(counts.info, ['note', 'notes'], locale) : '',
  ]
    .filter(Boolean)
    .join(', ');
}
