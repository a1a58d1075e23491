/** Date against cost in words: a cell, the four corners of deadline and budget, the table. Pure. */
import type { JointChance } from '../../../../../../server/src/protocol/simulation.ts';
import type { RegisterWords } from '../../columns.ts';
import type { TwinColumn } from '../../twin-table.ts';
import { chanceText, chanceWords, listed } from '../words.ts';
import type { CellCount, Edges } from './cells.ts';

export interface Corners {
  readonly both: number;
  readonly onlyDeadline: number;
  readonly onlyBudget: number;
  readonly neither: number;
}

/**
 * In the whole percents in which they are told: a reader who adds them up comes to the chances of deadline and budget, which
 * are told elsewhere, and to all trials. What would be nothing in these but is not stays as it is.
 */
export function cornersOf({ deadlineMet, budgetMet, both, neither }: JointChance): Corners {
  const left = (exact: number, percent: number): number => (percent > 0 ? percent / 100 : Math.max(0, exact));
  const onlyDeadline = left(deadlineMet - both, inPercent(deadlineMet) - inPercent(both));
  const onlyBudget = left(budgetMet - both, inPercent(budgetMet) - inPercent(both));
  const others = inPercent(both) + inPercent(onlyDeadline) + inPercent(onlyBudget);
  return { both, onlyDeadline, onlyBudget, neither: left(neither, 100 - others) };
}

function inPercent(chance: number): number {
  return Math.round(chance * 100);
}

/** Where there is none, what the plan lacks for it. */
export function jointSentence(joint: JointChance | null, has: { deadline: boolean; budget: boolean }): string {
  if (!joint) {
    const lacks = [has.deadline ? '' : 'a deadline', has.budget ? '' : 'a budget'].filter(Boolean);
    return `With ${listed(lacks)} in the plan, this shows how often date and money are both kept.`;
  }
  const { both, onlyDeadline, onlyBudget, neither } = cornersOf(joint);
  return [
    `Deadline and budget are both met in ${chanceWords(both)} of the trials,`,
    `only the deadline in ${chanceWords(onlyDeadline)}, only the budget in ${chanceWords(onlyBudget)},`,
    `neither in ${chanceWords(neither)}.`,
  ].join(' ');
}

/** `3 to 10 May, €440K to €460K` */
function cellName({ column, row }: Pick<CellCount, 'column' | 'row'>, edges: Edges, words: RegisterWords): string {
  return `${finishRange(column, edges, words)}, ${costRange(row, edges, words)}`;
}

export function cellWords(cell: CellCount, edges: Edges, words: RegisterWords): string {
  return `${cellName(cell, edges, words)}: ${chanceWords(cell.share)} of the trials`;
}

export function cellLines(cell: CellCount, edges: Edges, words: RegisterWords): [string, ...string[]] {
  return [
    `${chanceText(cell.share, words.numbers)} of the trials`,
    finishRange(cell.column, edges, words),
    costRange(cell.row, edges, words),
  ];
}

function finishRange(column: number, { finish }: Edges, { dates }: RegisterWords): string {
  return dates.range(finish[column] ?? 0, finish[column + 1] ?? 0);
}

function costRange(row: number, { cost }: Edges, { numbers }: RegisterWords): string {
  return `${numbers.money(cost[row] ?? 0)} to ${numbers.money(cost[row + 1] ?? 0)}`;
}

export function cellColumns(edges: Edges, words: RegisterWords): readonly TwinColumn[] {
  const costs = edges.cost.slice(1).map((_, row) => ({ title: costRange(row, edges, words), numeric: true }));
  return [{ title: 'Finishes' }, ...costs];
}

export function cellRows(
  cells: readonly CellCount[],
  edges: Edges,
  words: RegisterWords,
): readonly (readonly string[])[] {
  const shares = new Map(cells.map(({ column, row, share }) => [`${column} ${row}`, share]));
  return edges.finish.slice(1).map((_, column) => [
    finishRange(column, edges, words),
    ...edges.cost.slice(1).map((_edge, row) => {
      const share = shares.get(`${column} ${row}`);
      return share === undefined ? '–' : chanceText(share, words.numbers);
    }),
  ]);
}
