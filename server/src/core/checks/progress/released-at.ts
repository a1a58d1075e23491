/**
 * When the links, the constraint and the project let an item begin, the status date aside. Null
 * where that cannot be told for certain: links to other plans, by percentages or of finishes.
 */
import { type Minute, minute } from '../../base/time.ts';
import type { Link, Plan, WorkItem } from '../../model/plan.ts';
import { startInstant } from '../../schedule/instants.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { calendarOf, parentOf } from '../../schedule/task-calendar.ts';

export interface Released {
  readonly at: Minute;
  /** The predecessor that decides; null for the start of the project or a constraint. */
  readonly by: string | null;
}

export function releasedAt(item: WorkItem, plan: Plan, schedule: Schedule): Released | null {
  let latest: Released = { at: schedule.projectStart, by: null };
  const time = schedule.timeOf(calendarOf(plan, item));
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) {
    if (at.constraint) {
      if (at.constraint.kind !== 'start-no-earlier-than' || !at.constraint.date) return null;
      latest = later(latest, { at: startInstant(at.constraint.date, time), by: null });
    }
    for (const link of at.after) {
      const bound = boundOf(link, plan, schedule);
      if (bound === null) return null;
      const minutes = link.lag && link.lag.kind !== 'percent' ? link.lag.minutes : 0;
      const moved = link.lag?.kind === 'elapsed' ? minute(bound + minutes) : afterWork(bound, minutes, time);
      latest = later(latest, { at: moved, by: link.task });
    }
  }
  return latest;
}

function boundOf(link: Link, plan: Plan, schedule: Schedule): Minute | null {
  if (link.project !== null || link.lag?.kind === 'percent' || (link.type !== 'FS' && link.type !== 'SS')) return null;
  const item = plan.items.get(link.task);
  const gate = link.type === 'FS' ? item?.children.find(({ kind }) => kind === 'gate') : undefined;
  const dates = schedule.items.get(gate?.id ?? link.task);
  if (!dates) return null;
  return link.type === 'FS' ? dates.finish : dates.start;
}

function afterWork(at: Minute, minutes: number, time: ReturnType<Schedule['timeOf']>): Minute {
  return minutes < 0 ? time.subtract(at, -minutes) : time.add(at, minutes);
}

function later(a: Released, b: Released): Released {
  return b.at > a.at ? b : a;
}
