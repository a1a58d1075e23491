/**
 * Where a dragged time comes to lie: on the grid that the zoom shows, or on a time nearby that
 * matters. Never in time that the row's calendar does not work. Pure; times are civil minutes.
 */
import type { CalendarShade } from '../../../../../server/src/protocol/timeline.ts';
import { DAY, type Stretch, workOfDay } from './calendar-time.ts';
import { unitFor } from './ticks.ts';

export interface SnapInput {
  readonly minute: number;
  /** A start snaps to when work begins, a finish to when it ends. */
  readonly edge: 'start' | 'finish';
  readonly pxPerDay: number;
  /** Of the row. */
  readonly calendar: CalendarShade;
  /** Edges of neighbours, the deadline, the status date. */
  readonly near: readonly number[];
  /** With Alt: to the minute. */
  readonly exact: boolean;
}

/** How near in px a time that matters draws. */
const PULL = 6;
const QUARTER_HOUR = 15;
/** A calendar without work in so many days is left alone. */
const MOST_DAYS = 400;

export function snapTime(input: SnapInput): number {
  const { edge, pxPerDay, calendar, near } = input;
  const minute = Math.round(input.minute);
  if (input.exact) return intoWork(calendar, minute, edge);
  const drawn = near
    .map((time) => ({ time, distance: (Math.abs(time - input.minute) * pxPerDay) / DAY }))
    .filter(({ distance }) => distance <= PULL)
    .sort((a, b) => a.distance - b.distance)[0];
  if (drawn) return intoWork(calendar, drawn.time, edge);
  if (unitFor(pxPerDay) === 'hour') {
    return intoWork(calendar, Math.round(minute / QUARTER_HOUR) * QUARTER_HOUR, edge);
  }
  return nearestDayEdge(calendar, minute, edge);
}

/** The start, or end, of work of the working day nearest by. */
function nearestDayEdge(calendar: CalendarShade, minute: number, edge: SnapInput['edge']): number {
  const day = Math.floor(minute / DAY) * DAY;
  let best: number | null = null;
  for (let away = 0; away < MOST_DAYS; away++) {
    for (const at of away === 0 ? [day] : [day - away * DAY, day + away * DAY]) {
      const found = edgeOfDay(calendar, at, edge);
      if (found !== null && (best === null || Math.abs(found - minute) < Math.abs(best - minute))) best = found;
    }
    // What lies farther than a day beyond the best cannot be nearer.
    if (best !== null && Math.abs(best - minute) < (away - 1) * DAY) break;
  }
  return best ?? minute;
}

function edgeOfDay(calendar: CalendarShade, day: number, edge: SnapInput['edge']): number | null {
  const work = workOfDay(calendar, day);
  return edge === 'start' ? (work[0]?.from ?? null) : (work.at(-1)?.to ?? null);
}

/** A start moves on to the next work, a finish back to where work ended before. */
function intoWork(calendar: CalendarShade, minute: number, edge: SnapInput['edge']): number {
  // Midnight is where the day before ends.
  const day = Math.floor((edge === 'start' ? minute : minute - 1) / DAY) * DAY;
  for (let away = 0; away < MOST_DAYS; away++) {
    const work = workOfDay(calendar, edge === 'start' ? day + away * DAY : day - away * DAY);
    const found = edge === 'start' ? nextIn(work, minute) : lastIn(work, minute);
    if (found !== null) return found;
  }
  return minute;
}

function nextIn(work: readonly Stretch[], minute: number): number | null {
  const stretch = work.find(({ to }) => to > minute);
  return stretch ? Math.max(stretch.from, minute) : null;
}

function lastIn(work: readonly Stretch[], minute: number): number | null {
  const stretch = work.findLast(({ from }) => from < minute);
  return stretch ? Math.min(stretch.to, minute) : null;
}
