/** How many tasks there are, and how many of them nobody has said the length of. */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';

export interface Tally {
  readonly tasks: number;
  /** Neither cancelled nor without a length. */
  readonly dated: number;
  readonly undated: number;
  /** Row of the first without a length, or -1. */
  readonly firstUndated: number;
}

/** What a tally follows from: where none of these is told anew, it is as before. */
export const TALLIED = ['kind', 'cancelled', 'noDates'] as const satisfies readonly (keyof TimelineRow)[];

export function tallyOf(rows: readonly TimelineRow[]): Tally {
  let [tasks, dated, undated, firstUndated] = [0, 0, 0, -1];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row?.kind !== 'task') continue;
    tasks++;
    if (row.cancelled) continue;
    if (!row.noDates) dated++;
    else if (undated++ === 0) firstUndated = index;
  }
  return { tasks, dated, undated, firstUndated };
}
