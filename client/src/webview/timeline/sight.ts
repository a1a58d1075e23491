/** Tells the host which rows are in sight, once they are: of a change to many rows these are told first. */
import { atRest } from '../shared/at-rest.ts';
import type { Page } from './part.ts';

const TOLD_AFTER = 50;
/** Above and below, for who scrolls before the rest is told. */
const MARGIN_ROWS = 20;
/** Where links lead from everywhere to everywhere, what is in sight is no small part. */
const MOST_ROWS = 1000;

/** @returns what is to be called after every frame. */
export function tellingSight({ model, camera, host }: Pick<Page, 'model' | 'camera' | 'host'>): () => void {
  let told = '';
  return atRest(() => {
    const rows = inSight();
    const now = rows.join();
    if (now !== told) host.post({ type: 'sight', rows });
    told = now;
  }, TOLD_AFTER);

  function inSight(): readonly number[] {
    const { shown, links, layout, table, chain, view } = model;
    if (!view || table.sort || table.group || model.wanted()) return [];
    const top = Math.floor(camera.scrollTop() / layout.metrics.rowHeight) - MARGIN_ROWS;
    const end = top + Math.ceil(layout.rowsHeight / layout.metrics.rowHeight) + 2 * MARGIN_ROWS;
    const positions = new Set<number>();
    for (let position = Math.max(0, top); position < Math.min(end, shown.rows.length); position++) {
      positions.add(position);
      for (const link of links.at(position)) positions.add(links.from[link] ?? 0).add(links.to[link] ?? 0);
    }
    for (const lit of [chain?.rowsBefore, chain?.rowsAfter])
      for (const row of lit ?? []) positions.add(shown.positions[row] ?? 0);
    if (positions.size > MOST_ROWS) return [];
    return rangesOf([...positions].map((position) => shown.rows[position] ?? 0));
  }
}

/** [from, to, from, to …] of numbers in any order, each once. */
function rangesOf(numbers: readonly number[]): number[] {
  const ranges: number[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    if (ranges.at(-1) === number) ranges[ranges.length - 1] = number + 1;
    else ranges.push(number, number + 1);
  }
  return ranges;
}
