/**
 * What lies under the marks: tints of phases, lines of the upper ticks, and the time that is not
 * worked: the project's as a column, and for rows with another calendar their own cells. Pure.
 */
import type { CalendarShade, TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import { freeDays, freeTime, type Stretch } from './calendar-time.ts';
import { minuteAt, type TimeWindow, xOf } from './scale.ts';
import { px, rectangle, type Scene } from './scene.ts';
import { type Tick, unitFor } from './ticks.ts';

export interface BackgroundInput {
  readonly window: TimeWindow;
  readonly height: number;
  readonly rowHeight: number;
  readonly calendars: readonly CalendarShade[];
  readonly gridTicks: readonly Tick[];
  readonly shaded: boolean;
}

/** A row in sight and its upper edge. */
export interface PlacedRow {
  readonly row: TimelineRow;
  readonly top: number;
}

const LEAST_SHADED_DAY = 3;

export function drawBackground(scene: Scene, rows: readonly PlacedRow[], input: BackgroundInput): void {
  const { window, height, rowHeight } = input;
  for (const { row, top } of rows) {
    if (row.kind === 'phase') scene.add('phase-tint', rectangle(0, top, window.width, rowHeight));
  }
  for (const { x } of input.gridTicks) scene.add('grid-line', `M${Math.round(x) + 0.5} 0V${px(height)}`);
  if (!input.shaded || window.pxPerDay < LEAST_SHADED_DAY) return;
  const free = input.calendars.map(lazy((calendar) => freeInSight(calendar, window)));
  for (const { calendar, from, to } of bands(rows, rowHeight, height))
    shade(scene, free[calendar]?.() ?? [], window, from, to);
}

/** Rows of one calendar that follow each other are shaded as one; above and below the rows it is the project's. */
function bands(rows: readonly PlacedRow[], rowHeight: number, height: number) {
  const found: { calendar: number; from: number; to: number }[] = [{ calendar: 0, from: 0, to: 0 }];
  for (const { row, top } of rows) {
    const last = found.at(-1);
    if (last && last.calendar === row.calendar) last.to = top + rowHeight;
    else found.push({ calendar: row.calendar, from: last?.to ?? top, to: top + rowHeight });
  }
  const last = found.at(-1);
  if (last && last.calendar === 0) last.to = height;
  else found.push({ calendar: 0, from: last?.to ?? 0, to: height });
  return found.filter(({ from, to }) => to > from);
}

/** Nights only where hours show. */
function freeInSight(calendar: CalendarShade, window: TimeWindow): readonly Stretch[] {
  const [from, to] = [minuteAt(window, 0), minuteAt(window, window.width)];
  const unit = unitFor(window.pxPerDay);
  return unit === 'hour' || unit === 'quarter-day' ? freeTime(calendar, from, to) : freeDays(calendar, from, to);
}

function shade(scene: Scene, free: readonly Stretch[], window: TimeWindow, top: number, foot: number): void {
  for (const stretch of free) {
    const from = Math.max(xOf(window, stretch.from), -2);
    const to = Math.min(xOf(window, stretch.to), window.width + 2);
    scene.add('non-working', rectangle(from, top, to - from, foot - top));
    scene.add('non-working-edge', `M${px(from)} ${px(top)}V${px(foot)}M${px(to)} ${px(top)}V${px(foot)}`);
  }
}

function lazy<From, To extends object>(make: (from: From) => To): (from: From) => () => To {
  return (from) => {
    let made: To | null = null;
    return () => {
      made ??= make(from);
      return made;
    };
  };
}
