/** What hover says of a calendar: its days and hours, its holidays, and how many days differ. */
import type { Analysis } from '../core/analyse.ts';
import { type Day, day, dayOf } from '../core/base/time.ts';
import type { CalendarSpec, DaySpan } from '../core/model/plan.ts';
import type { WorkingTime } from '../core/schedule/working-time.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import { longDay, WEEKDAYS } from './words.ts';

export function aboutCalendar(analysis: Analysis, id: string): Block[] {
  const { plan } = analysis;
  const spec = plan.calendars.get(id);
  if (!spec) return [];
  const facts: Fact[] = [];
  if (spec.base) facts.push({ label: 'Based on', text: spec.base });
  if (spec.workingDays) facts.push({ label: 'Working days', text: daysWords(spec.workingDays) });
  if (spec.workingHours !== null) facts.push({ label: 'Hours', text: hoursWords(spec.workingHours) });
  if (spec.holidays) facts.push({ label: 'Public holidays', text: spec.holidays.region });
  if (spec.exceptions.length > 0) facts.push({ label: 'Exceptions', text: String(spec.exceptions.length) });
  const off = daysOffOf(analysis, id);
  if (off.length > 0) facts.push({ label: 'Next days off', text: off.join(', ') });
  return [{ kind: 'title', text: spec.name ?? id, note: `calendar ${id}` }, ...factsBlock(facts)];
}

/** In few words, for a list: `Sat, Sun · 06:00–22:00`. */
export function weekWords({ base, workingDays, workingHours, holidays }: CalendarSpec): string {
  return [
    base === null ? '' : `as ${base}`,
    workingDays === null ? '' : daysWords(workingDays),
    workingHours === null ? '' : hoursWords(workingHours),
    holidays === null ? '' : `holidays ${holidays.region}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function daysWords(days: NonNullable<CalendarSpec['workingDays']>): string {
  const inOrder = [...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  return inOrder.map((of) => (WEEKDAYS[of] ?? '').slice(0, 3)).join(', ');
}

const MOST_DAYS_OFF = 5;
const DAYS_AHEAD = 366;

/** The next holidays and exceptions that take work away, from the status date or the start of the project on; days in a row of one name are told as one. */
export function daysOffOf({ plan, schedule }: Analysis, id: string): string[] {
  const spec = plan.calendars.get(id);
  if (!spec) return [];
  const time = schedule.timeOf(id);
  const first = plan.project.statusDate?.day ?? dayOf(schedule.start);
  const found: { readonly from: Day; to: Day; readonly name: string | null }[] = [];
  // A holiday on a Sunday takes nothing away.
  const worksAround = (at: Day) => [-14, -7, 7, 14, 21, 28].some((days) => time.dayOf(day(at + days)).working);
  for (let at = first; at < first + DAYS_AHEAD; at = day(at + 1)) {
    const { working, name } = time.dayOf(at);
    const isWritten = spec.exceptions.some(({ from, to }) => from <= at && at <= to);
    if (working || (name === null && !isWritten) || !worksAround(at)) continue;
    const last = found.at(-1);
    if (last && last.name === name && !worksBetween(time, last.to, at)) last.to = at;
    else if (found.length === MOST_DAYS_OFF) break;
    else found.push({ from: at, to: at, name });
  }
  return found.map(({ from, to, name }) => {
    const days = from === to ? longDay(from) : `${longDay(from)} – ${longDay(to)}`;
    return name === null ? days : `${days} (${name})`;
  });
}

function worksBetween(time: WorkingTime, before: Day, after: Day): boolean {
  for (let at = day(before + 1); at < after; at = day(at + 1)) if (time.dayOf(at).working) return true;
  return false;
}

function hoursWords(hours: NonNullable<CalendarSpec['workingHours']>): string {
  if (!isByDay(hours)) return spansWords(hours);
  return [...hours].map(([of, spans]) => `${(WEEKDAYS[of] ?? '').slice(0, 3)} ${spansWords(spans)}`).join('; ');
}

function isByDay(hours: NonNullable<CalendarSpec['workingHours']>): hours is ReadonlyMap<number, readonly DaySpan[]> {
  return hours instanceof Map;
}

function spansWords(spans: readonly DaySpan[]): string {
  if (spans.length === 0) return 'none';
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to > 1440 ? to - 1440 : to)}`).join(', ');
}

function clock(minuteOfDay: number): string {
  const hour = Math.floor(minuteOfDay / 60);
  return `${String(hour).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}
