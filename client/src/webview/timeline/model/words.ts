/** What a row is called aloud and in panes: name, dates, consequence; the ids of a plan never stand alone. */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { counted, type DateWords } from '../../shared/dates.ts';
import { isNearCritical } from '../chart/bars.ts';

/** `Firewall rules, 9 to 18 March, critical, 40 percent, 1 warning` */
export function spokenRow(row: TimelineRow, dates: DateWords): string {
  const parts = [row.name, KINDS[row.kind], whenOf(row, dates)];
  if (row.kind === 'gate') parts.push(decisionWords(row));
  if (row.cancelled) parts.push('cancelled');
  else if (row.done && row.kind !== 'gate') parts.push('done');
  else {
    if (row.critical) parts.push('critical');
    else if (isNearCritical(row)) parts.push('nearly critical');
    if (row.percent !== null) parts.push(`${row.percent} percent`);
  }
  if (row.deadlineMissedBy) parts.push(`misses its deadline by ${inWords(row.deadlineMissedBy)}`);
  const findings = findingWords(row);
  if (findings) parts.push(findings);
  return parts.filter(Boolean).join(', ');
}

/** `8 days, waits for Survey the links` */
export function spokenDetail(row: TimelineRow, view: TimelineView): string {
  const driver = view.rows[row.driverRow];
  const parts = [row.noDates ? 'no duration written, one day assumed' : inWords(row.durationText)];
  if (driver) parts.push(`waits for ${driver.name}`);
  if (row.who.length > 0) parts.push(row.who.join(', '));
  if (row.totalSlack > 0 && !row.done) parts.push(`can slip ${inWords(row.slackText)}`);
  return parts.join(', ');
}

const KINDS: Readonly<Record<TimelineRow['kind'], string>> = {
  phase: 'phase',
  summary: 'summary',
  task: '',
  milestone: 'milestone',
  gate: 'gate',
};

export function whenOf(row: TimelineRow, dates: DateWords): string {
  if (row.noDates) return 'no dates yet';
  return dates.range(row.start, row.finish).replace(/\s*[–-]\s*/, ' to ');
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

function findingWords(row: TimelineRow): string {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of row.findings) counts[finding.severity]++;
  const parts: string[] = [];
  if (counts.error) parts.push(counted(counts.error, ['error', 'errors']));
  if (counts.warning) parts.push(counted(counts.warning, ['warning', 'warnings']));
  if (counts.info) parts.push(counted(counts.info, ['note', 'notes']));
  return parts.join(', ');
}

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  m: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['working day', 'working days'],
  w: ['week', 'weeks'],
  em: ['minute on the clock', 'minutes on the clock'],
  eh: ['hour on the clock', 'hours on the clock'],
  ed: ['calendar day', 'calendar days'],
  ew: ['calendar week', 'calendar weeks'],
};

/** `+2d` → `2 working days`; anything else stays as it is. */
export function inWords(duration: string): string {
  const match = /^[+-]?(\d+(?:\.\d+)?)(e?[mhdw])$/.exec(duration);
  const forms = UNITS[match?.[2] ?? ''];
  if (!match || !forms) return duration;
  return `${match[1]} ${match[1] === '1' ? forms[0] : forms[1]}`;
}
