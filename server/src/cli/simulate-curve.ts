/**
 * The chance to be done by a date, as a curve in a terminal: in Braille dots, two across and four down in each
 * character, or in plain characters where the terminal may not know them.
 */
import type { CliIo } from './io.ts';

/** What is written below the curve at its value. */
export interface CurveMark {
  readonly letter: string;
  readonly value: number;
}

export interface CurveOptions {
  readonly columns: number;
  readonly fine: boolean;
  /** Of the ends of the axis. */
  readonly label: (value: number) => string;
  readonly marks: readonly CurveMark[];
}

const ROWS = 10;
const AXIS = 6;
const LEAST_COLUMNS = 30;
const MOST_COLUMNS = 72;
/** Names of the upper ends of rows, from the top. */
const NAMED: ReadonlyMap<number, string> = new Map([
  [0, '100 %'],
  [2, ' 80 %'],
  [5, ' 50 %'],
  [9, ' 10 %'],
]);

/** Whether the terminal says that it writes UTF-8. */
export function knowsBraille(env: CliIo['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return (/utf-?8/i.test(locale) || env['WT_SESSION'] !== undefined) && env['TERM'] !== 'dumb';
}

/** @param percentiles 101 values that never fall. */
export function curve(percentiles: readonly number[], { columns, fine, label, marks }: CurveOptions): string[] {
  const width = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns)) - AXIS - 2;
  const shown = [...percentiles, ...marks.map(({ value }) => value)];
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  if (high === low) return [];
  const at = (value: number): number => Math.round(((value - low) / (high - low)) * (width - 1));
  const shareAt = (column: number): number => {
    const value = low + ((high - low) * column) / (width - 1);
    return percentiles.filter((each) => each <= value + 1e-9 * Math.abs(value)).length / percentiles.length;
  };
  const rows = fine ? brailleRows(width, shareAt) : plainRows(width, shareAt);
  const [side, corner, line] = fine ? ['┤', '└', '─'] : ['|', '+', '-'];
  const first = label(low);
  const last = label(high);
  const names = Array.from({ length: width }, () => ' ');
  for (const { letter, value } of marks) names[at(value)] = letter;
  const indent = ' '.repeat(AXIS + 1);
  return [
    ...rows.map((row, index) => `${(NAMED.get(index) ?? '').padStart(AXIS - 1)} ${side}${row.trimEnd()}`),
    `${' '.repeat(AXIS)}${corner}${line.repeat(width)}`,
    ...(marks.length > 0 ? [`${indent}${names.join('')}`.trimEnd()] : []),
    `${indent}${first}${last.padStart(width - first.length)}`,
  ];
}

function plainRows(width: number, shareAt: (column: number) => number): string[] {
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const share = shareAt(column);
      const own = share <= 0 ? -1 : Math.min(ROWS - 1, Math.floor((1 - share) * ROWS));
      return own === row ? '*' : ' ';
    }).join(''),
  );
}

/** Bits of the dots of a Braille character by row, left and right. */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const BRAILLE = 0x2800;

function brailleRows(width: number, shareAt: (column: number) => number): string[] {
  const height = ROWS * DOTS.length;
  const cells = Array.from({ length: ROWS }, () => new Uint8Array(width));
  let before: number | null = null;
  for (let x = 0; x < 2 * width; x++) {
    const share = shareAt(x / 2);
    if (share <= 0) continue;
    const y = Math.min(height - 1, Math.floor((1 - share) * height));
    // A steep rise is drawn through.
    for (let dot = y; dot <= Math.max(y, (before ?? y) - 1); dot++) {
      const row = cells[dot >> 2];
      const column = x >> 1;
      if (row) row[column] = (row[column] ?? 0) | (DOTS[dot & 3]?.[x & 1] ?? 0);
    }
    before = y;
  }
  return cells.map((row) => [...row].map((bits) => (bits === 0 ? ' ' : String.fromCharCode(BRAILLE + bits))).join(''));
}
