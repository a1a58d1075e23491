/** What a reader of the S-curve walks, hears and finds in its table: percentiles, the plan and its limit. Pure. */
import type { Estimated, Spread } from '../../../../../../server/src/protocol/simulation.ts';
import type { RegisterWords } from '../../columns.ts';
import type { TwinColumn } from '../../twin-table.ts';
import type { Quantity } from '../quantity.ts';
import { chanceText, chanceWords } from '../words.ts';
import { chanceAt, isPoint, valueAt, valueError } from './chance.ts';

export interface CurvePoint {
  readonly role: 'percentile' | 'plan' | 'limit';
  /** 0–1. */
  readonly chance: number;
  readonly value: number;
  /** Half width of the 95 % confidence interval: of the value of a percentile, of the chance of a limit; null where none is told. */
  readonly error: number | null;
  /** Without what the what-if changes: the value at this chance, or the chance at this value. */
  readonly before: number | null;
}

const PERCENTS = [1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 99];

/** By chance; where two are equal, by value. */
export function curvePoints(spread: Spread, base: Spread | null, trials: number): CurvePoint[] {
  const asked = Math.round(100 * spread.sure.confidence);
  const percents = isPoint(spread) ? [] : new Set([...PERCENTS, asked]);
  const points = [...percents].map(
    (percent): CurvePoint => ({
      role: 'percentile',
      chance: percent / 100,
      value: valueAt(spread.percentiles, percent / 100),
      error: valueError(spread, percent, trials),
      before: base && valueAt(base.percentiles, percent / 100),
    }),
  );
  const dated = (role: 'plan' | 'limit', value: number, { value: chance, error }: Estimated): CurvePoint => ({
    role,
    chance,
    value,
    error,
    before: base && chanceAt(base.percentiles, value),
  });
  points.push(dated('plan', spread.planned, { value: spread.plannedChance, error: 0 }));
  if (spread.limit !== null && spread.limitChance) points.push(dated('limit', spread.limit, spread.limitChance));
  return points.sort((a, b) => a.chance - b.chance || a.value - b.value);
}

/** `80 percent sure by Wednesday, 14 October 2026, give or take 1 calendar day` */
export function pointWords(point: CurvePoint, quantity: Quantity): string {
  const { role, chance, value, error, before } = point;
  const when = quantity.long(value);
  if (role === 'percentile') {
    const sure = quantity.name === 'finish' ? 'sure by' : 'sure to need no more than';
    const parts = [`${chanceWords(chance)} ${sure} ${when}`];
    if (error) parts.push(`give or take ${quantity.amount(error)}`);
    if (before !== null && quantity.change(value - before))
      parts.push(`${quantity.change(value - before)} by the what-if`);
    return parts.join(', ');
  }
  const kept = `${role === 'plan' ? 'kept' : 'met'} in ${chanceWords(chance)} of the trials`;
  const was = before === null ? '' : `, ${chanceWords(before)} without the what-if`;
  return `${nameOf(role, quantity)} ${when}, ${kept}${was}`;
}

/** The same for the eye, the title first. */
export function pointLines(point: CurvePoint, quantity: Quantity, { numbers }: RegisterWords): [string, ...string[]] {
  const { role, chance, value, error, before } = point;
  const share = chanceText(chance, numbers);
  if (role !== 'percentile') {
    const lines: [string, ...string[]] = [
      `${nameOf(role, quantity)} ${quantity.long(value)}`,
      `${role === 'plan' ? 'Kept' : 'Met'} in ${share} of the trials`,
    ];
    if (before !== null) lines.push(`${chanceText(before, numbers)} without the what-if`);
    return lines;
  }
  const lines: [string, ...string[]] = [
    `${share} sure ${quantity.name === 'finish' ? 'by' : 'within'} ${quantity.long(value)}`,
  ];
  if (error && quantity.shortAmount(error) !== quantity.shortAmount(0)) lines.push(`± ${quantity.amount(error)}`);
  if (before !== null) lines.push(quantity.change(value - before) || 'Not moved by the what-if');
  return lines;
}

function nameOf(role: 'plan' | 'limit', { limitName, name }: Quantity): string {
  return role === 'limit' ? limitName : name === 'finish' ? 'Planned finish' : 'Planned cost';
}

export function curveColumns(quantity: Quantity, compared: boolean): readonly TwinColumn[] {
  const columns: TwinColumn[] = [
    { title: 'Point' },
    { title: 'Chance', numeric: true },
    { title: quantity.name === 'finish' ? 'To finish by' : 'To cost at most', numeric: true },
    { title: quantity.name === 'finish' ? '±, calendar days' : '±', numeric: true },
  ];
  if (compared) columns.push({ title: 'Without the what-if', numeric: true });
  return columns;
}

export function curveRows(
  points: readonly CurvePoint[],
  quantity: Quantity,
  { numbers }: RegisterWords,
  compared: boolean,
): readonly (readonly string[])[] {
  return points.map(({ role, chance, value, error, before }) => {
    const cells = [
      role === 'percentile' ? `P${Math.round(chance * 100)}` : nameOf(role, quantity),
      chanceText(chance, numbers),
      quantity.long(value),
      role === 'percentile' && error !== null ? quantity.shortAmount(error).replace(/ d$/, '') : '–',
    ];
    if (compared) {
      const was = before === null ? '–' : role === 'percentile' ? quantity.short(before) : chanceText(before, numbers);
      cells.push(was);
    }
    return cells;
  });
}
