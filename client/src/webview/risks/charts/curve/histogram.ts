/** Where the trials lie, under the S-curve: bars, those beyond the limit apart from the others. Pure. */
import type { Spread } from '../../../../../../server/src/protocol/simulation.ts';
import { box, type Mark, path } from '../plot/scene.ts';
import type { Plot } from './curve-scene.ts';

/** Highest bar, of the plot's height. */
const HIGHEST_BAR = 0.42;

export function histogram({ x, y, left, right, bottom }: Plot, { histogram: bars, limit }: Spread): Mark[] {
  const most = bars.counts.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return [];
  const full = (bottom - y.at(1)) * HIGHEST_BAR;
  const edge = limit === null ? right : Math.max(left, Math.min(right, x.at(limit)));
  const kept: string[] = [];
  const late: string[] = [];
  for (const [index, count] of bars.counts.entries()) {
    const start = Math.max(left, x.at(bars.from + index * bars.width));
    const end = Math.min(right, x.at(bars.from + (index + 1) * bars.width));
    if (count === 0 || end <= start) continue;
    const height = (count / most) * full;
    // A px between bars as long as they are wide enough to be told apart.
    const gap = end - start > 4 ? 1 : 0;
    const piece = (from: number, to: number): string => box({ x: from, y: bottom - height, width: to - from, height });
    if (start < edge) kept.push(piece(start, Math.min(edge, end - gap)));
    if (end - gap > edge) late.push(piece(Math.max(start, edge), end - gap));
  }
  const marks: Mark[] = [];
  if (kept.length > 0) marks.push(path('histogram', kept.join('')));
  if (late.length > 0) marks.push(path('histogram late', late.join('')));
  return marks;
}
