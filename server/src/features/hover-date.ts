/** What hover says of a date: its weekday, whether it is worked, and how far it is from now. */
import type { Analysis } from '../core/analyse.ts';
import type { Day, WrittenDate } from '../core/base/time.ts';
import type { Block, Fact } from './markup.ts';
import { longDay, weekdayName } from './words.ts';

/** `item`: the phase or task whose date it is, which may have a calendar of its own. */
export function aboutDate({ plan, schedule }: Analysis, { day: of }: WrittenDate, item: string | null): Block[] {
  const calendar = (item === null ? undefined : plan.items.get(item))?.calendar ?? plan.project.calendar;
  const { working, name } = schedule.timeOf(calendar).dayOf(of);
  const where = calendar === null ? 'the usual working week' : `the calendar ${calendar}`;
  const facts: Fact[] = [
    { label: working ? 'Worked' : 'Not worked', text: `${reason(of, working, name)} in ${where}` },
  ];
  const status = plan.project.statusDate;
  if (status) facts.push({ label: 'From the status date', text: distance(of - status.day) });
  const start = plan.project.start;
  if (start && of >= start.day)
    facts.push({ label: 'In the project', text: `week ${Math.floor((of - start.day) / 7) + 1}` });
  return [
    { kind: 'title', text: longDay(of), note: '' },
    { kind: 'facts', facts },
  ];
}

function reason(of: Day, working: boolean, name: string | null): string {
  if (name) return name;
  return working ? 'a working day' : weekdayName(of);
}

function distance(days: number): string {
  if (days === 0) return 'the same day';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days < 0 ? `${count} before` : `${count} after`;
}
