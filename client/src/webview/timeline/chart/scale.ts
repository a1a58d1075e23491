/**
 * The time scale: continuous from 0.1 to 1500 px a day. Pure; minutes are civil, x is measured from
 * the left edge of the chart's window.
 */

const MINUTES_PER_DAY = 1440;
export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 1500;

/** Empty chart before the first and after the last date, px. */
const PAD_START = 28;
const PAD_END = 160;

/** Chromium stops laying out beyond some 33 million px. */
const WIDEST = 16_000_000;

/** All the time that can be scrolled to. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** What the chart's window shows. */
export interface TimeWindow {
  /** Time at the left edge. */
  readonly from: number;
  readonly pxPerDay: number;
  readonly width: number;
}

export function xOf(window: TimeWindow, minute: number): number {
  return ((minute - window.from) * window.pxPerDay) / MINUTES_PER_DAY;
}

export function minuteAt(window: TimeWindow, x: number): number {
  return window.from + (x * MINUTES_PER_DAY) / window.pxPerDay;
}

export function windowAt(extent: Extent, pxPerDay: number, scrollLeft: number, width: number): TimeWindow {
  return { from: extent.from + ((scrollLeft - PAD_START) * MINUTES_PER_DAY) / pxPerDay, pxPerDay, width };
}

/** Where a zoom without a pointer holds still: the middle of what is in sight of the span, undefined where nothing is. */
export function zoomAnchor(window: TimeWindow, span: Extent): number | undefined {
  const left = Math.max(0, xOf(window, span.from));
  const right = Math.min(window.width, xOf(window, span.to));
  return left <= right ? (left + right) / 2 : undefined;
}

/** The scroll position that puts `minute` at `x` of the window. */
export function scrollFor(extent: Extent, pxPerDay: number, minute: number, x: number): number {
  return Math.max(0, PAD_START + ((minute - extent.from) * pxPerDay) / MINUTES_PER_DAY - x);
}

export function contentWidth(extent: Extent, pxPerDay: number): number {
  return PAD_START + ((extent.to - extent.from) * pxPerDay) / MINUTES_PER_DAY + PAD_END;
}

export function clampZoom(extent: Extent, pxPerDay: number): number {
  const days = Math.max(1, (extent.to - extent.from) / MINUTES_PER_DAY);
  return Math.min(Math.max(pxPerDay, LEAST_ZOOM), MOST_ZOOM, WIDEST / days);
}

/** The zoom at which `span` fills the width; a short plan still shows days, and covers at most 60 %. */
export function zoomToFit(extent: Extent, span: Extent, width: number): number {
  const days = Math.max(1 / 24, (span.to - span.from) / MINUTES_PER_DAY);
  const room = Math.max(80, width - PAD_START - Math.min(PAD_END, width / 5));
  const cap = Math.min(56, (width * 0.6) / days + 4);
  return clampZoom(extent, Math.min(room / days, Math.max(cap, room / Math.max(days, 14))));
}

/** The plan's dates with every date that is marked in it; today only where it is near. */
export function extentOf(
  view: {
    readonly start: number;
    readonly finish: number;
    readonly deadline: number | null;
    readonly statusDate: number | null;
  },
  today: number,
): Extent {
  const dates = [view.start, view.finish, view.deadline ?? view.finish, view.statusDate ?? view.start];
  let from = Math.min(...dates);
  let to = Math.max(...dates);
  const near = Math.max(30 * MINUTES_PER_DAY, (to - from) / 4);
  if (today >= from - near && today <= to + near) {
    from = Math.min(from, today);
    to = Math.max(to, today);
  }
  return { from, to: Math.max(to, from + MINUTES_PER_DAY) };
}
