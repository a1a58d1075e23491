/** Tells the host which rows are in sight, once they are: of a change to many rows these are told first. */
import { atRest } from '../shared/at-rest.ts';
import type { Page } from './part.ts';

const TOLD_AFTER = 50;
/** Above and below, for who scrolls before the rest is told. */
const MARGIN_ROWS = 20;

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
    const { shown, layout, table, chain, view } = model;
    if (!view || table.sort || table.group || model.wanted()) return [];
    const first = Math.floor(camera.scrollTop() / layout.metrics.rowHeight) - MARGIN_ROWS;
    const last = first + Math.ceil(layout.rowsHeight / layout.metrics.rowHeight) + 2 * MARGIN_ROWS;
    // What is folded into a row lies between it and the next one.
    const ranges = [shown.rows[Math.max(0, first)] ?? 0, shown.rows[last + 1] ?? view.rows.length];
    for (const lit of [chain?.rowsBefore, chain?.rowsAfter]) for (const row of lit ?? []) ranges.push(row, row + 1);
    return ranges;
  }
}
