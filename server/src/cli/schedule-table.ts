/**
 * The schedule as an aligned tree for a terminal: what, from when to when, how long, how much
 * slack, critical (`*`) or nearly so (`~`), and what decides the date. Narrow terminals lose the name first; ids,
 * finish and slack stay.
 */
import type { Analysis } from '../core/analyse.ts';
import { type DayLengths, formatDuration, formatRoughly } from '../core/base/duration.ts';
import { formatMinute, type Minute } from '../core/base/time.ts';
import type { Project, WorkItem } from '../core/model/plan.ts';
import type { ItemSchedule, SlackBand } from '../core/schedule/schedule.ts';
import { finishDay, lagText } from '../core/schedule/words.ts';
import { clip, padEnd, padStart, widthOf } from './columns.ts';
import { printable } from './escape.ts';
import { scheduleFooter } from './schedule-footer.ts';
import { driverId } from './schedule-json.ts';
import type { Style } from './style.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly finish: string;
  readonly duration: string;
  readonly slack: string;
  readonly mark: string;
  readonly who: string;
  readonly driver: string;
  readonly group: boolean;
  readonly critical: boolean;
}

type Column = 'id' | 'name' | 'start' | 'finish' | 'duration' | 'slack' | 'mark' | 'who' | 'driver';

const HEADERS: Readonly<Record<Column, string>> = {
  id: 'ID',
  name: 'NAME',
  start: 'START',
  finish: 'FINISH',
  duration: 'DURATION',
  slack: 'SLACK',
  mark: '',
  who: 'WHO',
  driver: 'BECAUSE OF',
};
const MARKS: Readonly<Record<SlackBand, string>> = { critical: '*', 'near-critical': '~', free: '' };
const RIGHT: ReadonlySet<Column> = new Set(['duration', 'slack']);
/** What a narrow terminal does without, in this order. */
const DISPENSABLE = ['who', 'name', 'driver', 'duration', 'start'] as const;
const GAP = 2;
const LEAST_NAME = 16;
const LEAST_DRIVER = 14;
const LEAST_WHO = 8;

export function scheduleTable(analysis: Analysis, style: Style, columns: number | null): string {
  const rows = rowsOf(analysis);
  const widths = columnWidths(rows, columns);
  const shown = (Object.keys(HEADERS) as Column[]).filter((column) => widths[column] > 0);
  const header = line(shown, widths, (column) => HEADERS[column]);
  const body = rows.map((row) => {
    const text = line(shown, widths, (column) => row[column]);
    return row.critical ? style.red(text) : row.group ? style.bold(text) : text;
  });
  return `${[style.dim(header), ...body, '', ...scheduleFooter(analysis, columns)].join('\n')}\n`;
}

function rowsOf({ plan, schedule }: Analysis): Row[] {
  const { lengths } = plan.project;
  const rows: Row[] = [];
  const visit = (items: readonly WorkItem[], level: number): void => {
    for (const item of items) {
      const dates = schedule.items.get(item.id);
      if (!dates) continue;
      const group = item.children.length > 0;
      const point = item.kind === 'milestone' || item.kind === 'gate';
      const { elapsed } = dates;
      rows.push({
        id: printable('  '.repeat(level) + item.id),
        name: printable(item.name),
        start: shownDate(dates, dates.start, dates.start, lengths.hoursPerDay * 60),
        finish: shownDate(dates, dates.finish, finishDay(dates.finish), lengths.hoursPerDay * 60),
        duration: point ? '' : formatDuration({ minutes: dates.duration, elapsed }, lengths),
        slack: dates.finished ? 'done' : formatRoughly({ minutes: dates.totalSlack, elapsed }, lengths),
        mark: dates.finished ? '' : MARKS[dates.slackBand],
        who: printable(whoWords(dates)),
        driver: group ? '' : printable(`${driverWords(plan.project, item, dates)}${delayWords(dates, lengths)}`),
        group,
        critical: dates.critical && !dates.finished && !group,
      });
      visit(item.children, level + 1);
    }
  };
  visit(plan.outline, 0);
  return rows;
}

/** A day; with its time where the work is shorter than a day, since then the time matters. */
function shownDate({ duration }: ItemSchedule, at: Minute, day: Minute, minutesPerDay: number): string {
  const short = duration > 0 && duration < minutesPerDay;
  return short ? formatMinute(at).replace('T', ' ') : formatMinute(day).slice(0, 10);
}

/** `ali, bea 50%`: people and equipment, of a team the members chosen. */
function whoWords({ assignments }: ItemSchedule): string {
  return assignments
    .map(({ resource, assignment, units }) => {
      const share = units === 1 ? '' : ` ${Math.round(units * 100)}%`;
      return `${resource ?? assignment.party}${share}`;
    })
    .join(', ');
}

function driverWords({ lengths, scheduleFrom }: Project, { constraint }: WorkItem, { driver }: ItemSchedule): string {
  switch (driver.kind) {
    case 'project-start':
      return 'project start';
    case 'status-date':
      return 'status date';
    case 'actual':
      return 'actual';
    case 'fixed':
      return 'fixed by hand';
    case 'link': {
      const type = driver.link?.type ?? 'FS';
      const lag = lagText(driver.link?.lag ?? null, lengths);
      return [driverId(driver) ?? 'link', type === 'FS' && lag === '' ? '' : `${type}${lag}`].join(' ').trim();
    }
    case 'resource':
      return `${driver.resource ?? 'resource'} on ${driver.id ?? 'another task'}`;
    case 'constraint':
      if (constraint) return constraint.kind;
      return scheduleFrom === 'finish' ? 'as late as possible' : 'constraint of its phase';
    case 'calendar':
      return driver.id === undefined ? driver.kind : `${driver.kind} ${driver.id}`;
  }
}

/** ` +3d levelled`: how much later levelling has it start. */
function delayWords({ levellingDelay }: ItemSchedule, lengths: DayLengths): string {
  return levellingDelay > 0 ? ` +${formatRoughly({ minutes: levellingDelay, elapsed: false }, lengths)} levelled` : '';
}

function columnWidths(rows: readonly Row[], columns: number | null): Record<Column, number> {
  const widest = (column: Column): number =>
    Math.max(widthOf(HEADERS[column]), ...rows.map((row) => widthOf(row[column])));
  const widths: Record<Column, number> = {
    id: widest('id'),
    name: Math.min(48, widest('name')),
    start: widest('start'),
    finish: widest('finish'),
    duration: widest('duration'),
    slack: widest('slack'),
    mark: 1,
    who: rows.some(({ who }) => who !== '') ? Math.min(32, widest('who')) : 0,
    driver: Math.min(40, widest('driver')),
  };
  if (columns === null) return widths;
  const over = (): number =>
    Object.values(widths).reduce((sum, width) => sum + (width > 0 ? width + GAP : 0), -GAP) - columns;
  shrink(widths, 'who', over(), LEAST_WHO);
  shrink(widths, 'driver', over(), LEAST_DRIVER);
  shrink(widths, 'name', over(), LEAST_NAME);
  for (const column of DISPENSABLE) if (over() > 0) widths[column] = 0;
  shrink(widths, 'id', over(), 8);
  return widths;
}

function shrink(widths: Record<Column, number>, column: Column, by: number, least: number): void {
  if (by > 0) widths[column] = Math.max(Math.min(least, widths[column]), widths[column] - by);
}

function line(shown: readonly Column[], widths: Record<Column, number>, text: (column: Column) => string): string {
  const cells = shown.map((column) => {
    const cell = clip(text(column), widths[column]);
    return RIGHT.has(column) ? padStart(cell, widths[column]) : padEnd(cell, widths[column]);
  });
  return cells.join(' '.repeat(GAP)).trimEnd();
}
