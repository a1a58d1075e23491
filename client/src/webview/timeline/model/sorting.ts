/** Rows in another order, siblings among themselves: a child never leaves its parent. */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import { COLUMNS, type ColumnName } from './columns.ts';

export interface Sort {
  readonly column: ColumnName;
  readonly descending: boolean;
}

/** Compares two rows by their index. What has nothing to compare comes last, equals keep the plan's order. */
export function comparing(
  rows: readonly TimelineRow[],
  { column, descending }: Sort,
  locale?: string,
): (a: number, b: number) => number {
  const { key } = COLUMNS[column];
  const keys = rows.map(key);
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const left = keys[a] ?? null;
    const right = keys[b] ?? null;
    if (left === null || right === null) return left === right ? a - b : left === null ? 1 : -1;
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : compare(String(left), String(right));
    return order === 0 ? a - b : order * sign;
  };
}

/** Indexes of all rows, each parent before its children. Needs rows in the order of the plan's tree. */
export function sortedTree(rows: readonly TimelineRow[], sort: Sort, locale?: string): Int32Array {
  const compare = comparing(rows, sort, locale);
  // Children of each row lie together in `children`; slot 0 belongs to the rows without a parent.
  const from = new Int32Array(rows.length + 2);
  for (const { parent } of rows) from[parent + 2] = (from[parent + 2] ?? 0) + 1;
  for (let slot = 1; slot < from.length; slot++) from[slot] = (from[slot] ?? 0) + (from[slot - 1] ?? 0);
  const free = from.slice();
  const children = new Int32Array(rows.length);
  for (const [index, { parent }] of rows.entries()) {
    const place = free[parent + 1] ?? 0;
    children[place] = index;
    free[parent + 1] = place + 1;
  }
  const order = new Int32Array(rows.length);
  const open: number[] = [];
  const push = (slot: number): void => {
    const sorted = children.subarray(from[slot], from[slot + 1]).sort(compare);
    for (let at = sorted.length - 1; at >= 0; at--) open.push(sorted[at] ?? 0);
  };
  push(0);
  for (let count = 0; open.length > 0; count++) {
    const index = open.pop() ?? 0;
    order[count] = index;
    push(index + 1);
  }
  return order;
}
