/** What hover says of a calendar: its days and hours, its holidays, and how many days differ. */
import type { Analysis } from '../core/analyse.ts';
import type { CalendarSpec, DaySpan } from '../core/model/plan.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import { WEEKDAYS } from './words.ts';

export function aboutCalendar({ plan }: Analysis, id: string): Block[] {
  const spec = plan.calendars.get(id);
  if (!spec) return [];
  const facts: Fact[] = [];
  if (spec.base) facts.push({ label: 'Based on', text: spec.base });
  if (spec.workingDays) {
    const days = [...spec.workingDays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
    facts.push({ label: 'Working days', text: days.map((of) => (WEEKDAYS[of] ?? '').slice(0, 3)).join(', ') });
  }
  if (spec.workingHours !== null) facts.push({ label: 'Hours', text: hoursWords(spec.workingHours) });
  if (spec.holidays) facts.push({ label: 'Public holidays', text: spec.holidays.region });
  if (spec.exceptions.length > 0) facts.push({ label: 'Exceptions', text: String(spec.exceptions.length) });
  return [{ kind: 'title', text: spec.name ?? id, note: `calendar ${id}` }, ...factsBlock(facts)];
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
