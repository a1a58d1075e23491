/**
 * Where the arrow keys take an edge: to the next quarter of an hour, start or end of work or working day,
 * by what the zoom shows. `chart/snap.ts` says where the pointer lets it rest.
 */
import type { CalendarShade } from '../../../../../server/src/protocol/timeline.ts';
import { DAY, workOfDay } from '../chart/calendar-time.ts';
import { snapTime } from '../chart/snap.ts';
import { unitFor } from '../chart/ticks.ts';

export type Edge = 'start' | 'finish';

const QUARTER = 15;
/** A calendar without work in so many days is left alone. */
const MOST_DAYS = 400;

export function stepped(minute: number, steps: number, edge: Edge, calendar: CalendarShade, pxPerDay: number): number {
  const direction = steps > 0 ? 1 : -1;
  const one = unitFor(pxPerDay) === 'hour' ? quarterFrom : dayFrom;
  let at = minute;
  for (let left = Math.abs(steps); left > 0; left--) at = one(at, direction, edge, calendar);
  return at;
}

/** The next time somebody works; the time itself where somebody does. */
export function nextWork(calendar: CalendarShade, minute: number): number {
  return snapTime({ minute, edge: 'start', pxPerDay: 1, calendar, near: [], exact: true });
}

function quarterFrom(at: number, direction: 1 | -1, edge: Edge, calendar: CalendarShade): number {
  let next = at;
  // Over a night or a weekend snapping leads back to where one was, until the step is long enough.
  for (let tries = 1; tries < MOST_DAYS * 96; tries++) {
    const whole = direction > 0 ? Math.floor(at / QUARTER) + tries : Math.ceil(at / QUARTER) - tries;
    next = snapTime({ minute: whole * QUARTER, edge, pxPerDay: 1, calendar, near: [], exact: true });
    if ((next - at) * direction > 0) return next;
  }
  return at;
}

function dayFrom(at: number, direction: 1 | -1, edge: Edge, calendar: CalendarShade): number {
  let day = Math.floor(at / DAY) * DAY;
  for (let days = 0; days < MOST_DAYS; days++, day += direction * DAY) {
    const work = workOfDay(calendar, day);
    const found = edge === 'start' ? work[0]?.from : work.at(-1)?.to;
    if (found !== undefined && (found - at) * direction > 0) return found;
  }
  return at;
}
