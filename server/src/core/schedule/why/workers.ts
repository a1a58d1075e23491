/** Who decides when a task can be worked on: its people and machines, each with hours and leave. */
import type { Plan, Resource } from '../../model/plan.ts';
import type { Dated, WhyInput } from './step.ts';

export interface Worker {
  readonly resource: Resource;
  /** The calendar with its own hours, or that of its team; null where it works the task's. */
  readonly hours: string | null;
}

const NOBODY: readonly Worker[] = [];

/** Empty where people do not matter: without any, on the clock, in no time, or where the task ignores their calendars. */
export function workersOf({ plan }: WhyInput, { item, dates }: Dated): readonly Worker[] {
  if (
    item.assignments.length === 0 ||
    item.kind !== 'task' ||
    dates.elapsed ||
    dates.start === dates.finish ||
    item.ignoreResourceCalendars
  ) {
    return NOBODY;
  }
  const ids =
    dates.assignments.length > 0
      ? dates.assignments.map(({ resource }) => resource)
      : item.assignments.filter(({ units }) => units > 0).map(({ party }) => party);
  return [...new Set(ids)].flatMap((id) => {
    const resource = id === null ? undefined : plan.resources.get(id);
    if (!resource || (resource.type !== 'person' && resource.type !== 'equipment')) return NOBODY;
    return [{ resource, hours: hoursOf(plan, resource) }];
  });
}

/** Of a resource in several teams its `team` decides first. */
function hoursOf(plan: Plan, { id, calendar, team }: Resource): string | null {
  if (calendar !== null) return calendar;
  const own = team === null ? null : (plan.teams.get(team)?.calendar ?? null);
  if (own !== null) return own;
  for (const other of plan.teams.values()) {
    if (other.calendar !== null && other.members.includes(id)) return other.calendar;
  }
  return null;
}
