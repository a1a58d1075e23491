/** Which tables of working time have the days of which calendars. */
import type { Steps } from '../../base/steps.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { AT_ONCE } from '../../schedule/at-once.ts';
import type { Calendars } from '../../schedule/calendars.ts';
import type { Packed } from '../../schedule/packed.ts';
import { teamOf } from '../../schedule/people/leaf-people.ts';
import { writtenCalendarOf } from '../../schedule/task-calendar.ts';
import type { TablesByCalendar } from './lost-days.ts';
import type { NumberedTimes } from './times.ts';

/** In steps. */
export function* calendarsOfTables(
  plan: Plan,
  { network, facts }: Packed,
  calendars: Calendars,
  numbered: NumberedTimes,
): Steps<TablesByCalendar> {
  const found = new Map<string | null, Set<number>>();
  const add = (calendar: string | null, table: number): void => {
    const id = calendar !== null && calendars.isEmpty(calendar) ? null : calendar;
    const known = found.get(id);
    if (known) known.add(table);
    else found.set(id, new Set([table]));
  };
  const ofCalendar = (id: string | null): void => add(id, numbered.tableOf(calendars.timeOf(id)));
  ofCalendar(plan.project.calendar);
  for (let node = 0; node < network.leaves.length; node++) {
    if (node % AT_ONCE === AT_ONCE - 1) yield;
    const leaf = network.leaves[node] as WorkItem;
    const written = writtenCalendarOf(plan, leaf);
    ofCalendar(written ?? plan.project.calendar);
    for (const { assignment, resource, time } of facts.people[node] ?? []) {
      const who = resource === null ? teamOf(plan, assignment) : plan.resources.get(resource);
      // Else it is the task's own time.
      if (!who || leaf.ignoreResourceCalendars || facts.elapsed[node] === 1) continue;
      if (calendars.people.timeOf(who, written) !== time) continue;
      for (const id of calendars.people.calendarsOf(who, written)) add(id, numbered.tableOf(time));
    }
  }
  return found;
}
