/**
 * Zoom and scroll: the one scroller, its spacer, and what of the plan they put in sight. Reads the
 * scroll position only when the browser says it changed, so that a frame asks for no layout.
 */

import {
  clampZoom,
  contentWidth,
  type Extent,
  minuteAt,
  scrollFor,
  type TimeWindow,
  windowAt,
  xOf,
  zoomToFit,
} from './chart/scale.ts';
import type { Layout } from './grid/layout.ts';

export interface Camera {
  readonly pxPerDay: () => number;
  readonly scrollTop: () => number;
  readonly window: () => TimeWindow;
  /** Says what there is to show and where; keeps the time at the left edge. */
  readonly place: (extent: Extent, layout: Layout, rowCount: number) => void;
  /** Zooms by a factor; the time at `x` of the chart stays where it is. */
  readonly zoomBy: (factor: number, x?: number) => void;
  readonly fit: (span: Extent) => void;
  /** Restores a zoom and the time at the left edge. */
  readonly restore: (pxPerDay: number, from: number) => void;
  readonly centre: (minute: number) => void;
  /** Scrolls as little as needed to bring a time into sight. */
  readonly showTime: (start: number, finish: number) => void;
  readonly showPosition: (position: number) => void;
  /** As `showPosition`; of what is far away with some of what stands around it, most of that below. */
  readonly goToPosition: (position: number) => void;
  readonly scrollTo: (top: number) => void;
  readonly panBy: (dx: number, dy: number) => void;
  /** True until the plan was fitted or a zoom restored. */
  readonly isFresh: () => boolean;
}

/** Rows beyond the edge to which one scrolls by as little as needed. */
const NEAR_ROWS = 2;

export function camera(scroller: HTMLElement, spacer: HTMLElement, changed: () => void): Camera {
  let pxPerDay = 8;
  let left = 0;
  let top = 0;
  let fresh = true;
  let extent: Extent = { from: 0, to: 1 };
  let layout: Layout | null = null;
  let rowCount = 0;
  /** Of the spacer, as written. */
  let room = '';

  scroller.addEventListener(
    'scroll',
    () => {
      left = scroller.scrollLeft;
      top = scroller.scrollTop;
      changed();
    },
    { passive: true },
  );

  const chartWidth = () => layout?.chartWidth ?? 0;
  const currentWindow = (): TimeWindow => windowAt(extent, pxPerDay, left, chartWidth());

  /** True where there is more or less to scroll than before. */
  function resize(): boolean {
    if (!layout) return false;
    const inner = layout.treeWidth + contentWidth(extent, pxPerDay);
    const width = Math.ceil(chartWidth() > 0 ? inner : layout.treeWidth);
    const height = layout.rowsTop + rowCount * layout.metrics.rowHeight + 8;
    const before = room;
    room = `${width} ${height}`;
    if (room === before) return false;
    spacer.style.width = `${width}px`;
    spacer.style.height = `${height}px`;
    return true;
  }

  function scroll(nextLeft: number, nextTop: number): void {
    left = Math.max(0, nextLeft);
    top = Math.max(0, nextTop);
    scroller.scrollTo({ left, top, behavior: 'instant' });
    left = scroller.scrollLeft;
    top = scroller.scrollTop;
    changed();
  }

  function setZoom(next: number, minute: number, x: number): void {
    pxPerDay = clampZoom(extent, next);
    fresh = false;
    resize();
    scroll(scrollFor(extent, pxPerDay, minute, x), top);
  }

  function showPosition(position: number): void {
    if (!layout) return;
    const { rowHeight } = layout.metrics;
    const rowTop = position * rowHeight;
    if (rowTop < top) scroll(left, rowTop);
    else if (rowTop + rowHeight > top + layout.rowsHeight) scroll(left, rowTop + rowHeight - layout.rowsHeight);
  }

  return {
    pxPerDay: () => pxPerDay,
    scrollTop: () => top,
    window: currentWindow,
    place: (nextExtent, nextLayout, nextCount) => {
      const from = minuteAt(currentWindow(), 0);
      extent = nextExtent;
      layout = nextLayout;
      rowCount = nextCount;
      pxPerDay = clampZoom(extent, pxPerDay);
      const isResized = resize();
      const nextLeft = scrollFor(extent, pxPerDay, from, 0);
      // Where a page scrolls to is known to whoever has laid it out.
      if (!fresh && (isResized || Math.abs(nextLeft - left) >= 0.5)) scroll(nextLeft, top);
    },
    zoomBy: (factor, x = chartWidth() / 2) => setZoom(pxPerDay * factor, minuteAt(currentWindow(), x), x),
    fit: (span) => {
      if (chartWidth() <= 0) return;
      const zoom = zoomToFit(extent, span, chartWidth());
      const width = ((span.to - span.from) * zoom) / 1440;
      const slack = chartWidth() - width;
      setZoom(zoom, span.from, slack > 400 ? slack / 4 : 28);
    },
    restore: (zoom, from) => setZoom(zoom, from, 0),
    centre: (minute) => scroll(scrollFor(extent, pxPerDay, minute, chartWidth() / 2), top),
    showTime: (start, finish) => {
      const window = currentWindow();
      const [from, to] = [xOf(window, start), xOf(window, finish)];
      if (to < 24 || from > window.width - 24) {
        const x = Math.min(window.width / 4, 120);
        scroll(scrollFor(extent, pxPerDay, start, x), top);
      }
    },
    showPosition,
    goToPosition: (position) => {
      if (!layout) return;
      const { rowHeight } = layout.metrics;
      const rowTop = position * rowHeight;
      const near = NEAR_ROWS * rowHeight;
      const isFar = rowTop < top - near || rowTop > top + layout.rowsHeight + near;
      if (isFar) scroll(left, rowTop - Math.floor(layout.rowsHeight / 4 / rowHeight) * rowHeight);
      else showPosition(position);
    },
    scrollTo: (nextTop) => scroll(left, nextTop),
    panBy: (dx, dy) => scroll(left + dx, top + dy),
    isFresh: () => fresh,
  };
}
