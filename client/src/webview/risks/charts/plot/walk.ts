/** Which point an arrow key leads to: in order, or to the nearest in the next row or column. Pure. */
import type { ChartPoint } from './scene.ts';

const PAGE = 5;

/** Index of the next point; null where the key does not walk. Ends stay. */
export function walked(points: readonly Pick<ChartPoint, 'place'>[], at: number, key: string): number | null {
  const last = points.length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(last, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    case 'ArrowRight':
      return sideways(points, at, 1, 0) ?? Math.min(last, at + 1);
    case 'ArrowLeft':
      return sideways(points, at, -1, 0) ?? Math.max(0, at - 1);
    case 'ArrowDown':
      return sideways(points, at, 0, -1) ?? Math.min(last, at + 1);
    case 'ArrowUp':
      return sideways(points, at, 0, 1) ?? Math.max(0, at - 1);
    default:
      return null;
  }
}

/** The nearest point in that direction, straight ahead before aside; the same where there is none; null without places. */
function sideways(
  points: readonly Pick<ChartPoint, 'place'>[],
  at: number,
  columns: number,
  rows: number,
): number | null {
  const here = points[at]?.place;
  if (!here) return null;
  let best = at;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { place }] of points.entries()) {
    if (!place) continue;
    const [right, up] = [place.column - here.column, place.row - here.row];
    const ahead = right * columns + up * rows;
    if (ahead <= 0) continue;
    const distance = ahead + 3 * Math.abs(right * rows + up * columns);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
