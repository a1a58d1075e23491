/** Trials of date against cost counted in the cells between round values: what keys walk and the table tells. Pure. */
import { bisectRight } from 'd3-array';

export interface CellCount {
  readonly column: number;
  readonly row: number;
  /** Of all dots. */
  readonly share: number;
}

/** Column c lies from `edges[c]` to `edges[c + 1]`; the first and last reach as far as the dots do. */
export interface Edges {
  readonly finish: readonly number[];
  readonly cost: readonly number[];
}

export interface Dots {
  readonly finish: readonly number[];
  readonly cost: readonly number[];
}

/** The ends of the axis and the ticks between. */
export function edgesOf(from: number, to: number, ticks: readonly number[]): number[] {
  return [from, ...ticks.filter((tick) => tick > from && tick < to), to];
}

/** Those that hold any, by column and row. */
export function countCells({ finish, cost }: Dots, edges: Edges): CellCount[] {
  const columns = edges.finish.length - 1;
  const rows = edges.cost.length - 1;
  const counts = new Float64Array(columns * rows);
  for (const [index, minute] of finish.entries()) {
    const column = within(bisectRight(edges.finish, minute) - 1, columns);
    const row = within(bisectRight(edges.cost, cost[index] ?? 0) - 1, rows);
    counts[column * rows + row] = (counts[column * rows + row] ?? 0) + 1;
  }
  return [...counts.entries()].flatMap(([index, count]) =>
    count > 0 ? [{ column: Math.floor(index / rows), row: index % rows, share: count / finish.length }] : [],
  );
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
