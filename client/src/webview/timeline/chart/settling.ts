/**
 * Whether the chart is on the move in a window too large to be drawn whole within a frame. Fine marks
 * are left out meanwhile and come back shortly after it has come to rest.
 */
import type { Layout } from '../grid/layout.ts';
import type { TimeWindow } from './scale.ts';

/** Device pixels that a frame can fill. */
const MOST_PIXELS = 3_000_000;
const REST = 80;

export function settling(invalidate: () => void): (window: TimeWindow, scrollTop: number, layout: Layout) => boolean {
  let place = '';
  let moving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (window, scrollTop, layout) => {
    const before = place;
    place = `${window.from} ${window.pxPerDay} ${scrollTop}`;
    const pixels =
      (layout.treeWidth + layout.chartWidth) * (layout.rowsTop + layout.rowsHeight) * devicePixelRatio ** 2;
    if (pixels <= MOST_PIXELS) return false;
    if (before !== '' && before !== place) {
      moving = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        moving = false;
        invalidate();
      }, REST);
    }
    return moving;
  };
}
