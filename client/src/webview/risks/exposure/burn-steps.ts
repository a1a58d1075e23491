/** The burn-down as what a chart draws and a table says: what is exposed from each date on, and why it changes. Pure. */
import type { BurnDown, BurnDownStep } from '../../../../../server/src/protocol/risks.ts';
import { counted } from '../../shared/dates.ts';
import { listed } from '../charts/words.ts';
import type { RegisterWords } from '../columns.ts';

export type BurnUnit = 'days' | 'cost';

export interface BurnPoint {
  readonly at: number;
  /** Of threats. */
  readonly exposed: number;
  readonly gained: number;
  /** Sentences; empty at the start. */
  readonly because: readonly string[];
}

export function burnPoints({ steps }: BurnDown, unit: BurnUnit): BurnPoint[] {
  return steps.map((step) => ({
    at: step.at,
    exposed: unit === 'days' ? step.days : step.cost,
    gained: unit === 'days' ? step.gainedDays : step.gainedCost,
    because: step.because.map(becauseWords),
  }));
}

/** Whether there is anything to show in this unit. */
export function hasUnit({ steps }: BurnDown, unit: BurnUnit): boolean {
  return burnPoints({ steps } as BurnDown, unit).some(({ exposed, gained }) => exposed !== 0 || gained !== 0);
}

/** What holds at an instant: the last step that has begun. */
function pointAt(points: readonly BurnPoint[], at: number): BurnPoint | null {
  return points.findLast((point) => point.at <= at) ?? points[0] ?? null;
}

const WHAT: Readonly<Record<BurnDownStep['because'][number]['what'], string>> = {
  identified: 'is known',
  answered: 'is answered',
  passed: 'can happen no more',
  closed: 'is closed',
  occurred: 'has occurred',
};

function becauseWords({ title, what }: BurnDownStep['because'][number]): string {
  return `${title} ${WHAT[what]}`;
}

export function amountWords(value: number, unit: BurnUnit, { numbers }: RegisterWords): string {
  return unit === 'days' ? `${numbers.days(value)} d` : numbers.money(value);
}

function amountSpoken(value: number, unit: BurnUnit, { numbers, dates }: RegisterWords): string {
  if (unit === 'cost') return numbers.money(value);
  const rounded = Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return counted(rounded, ['working day', 'working days'], dates.locale);
}

/** One sentence under the chart: now, the end, and what owners aim at. */
export function burnSentence(burnDown: BurnDown, unit: BurnUnit, words: RegisterWords): string {
  const points = burnPoints(burnDown, unit);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const at = burnDown.now ?? first.at;
  const now = pointAt(points, at) ?? first;
  const aim = burnDown.target && (unit === 'days' ? burnDown.target.days : burnDown.target.cost);
  const told = [
    `${burnDown.now === null ? 'At first' : `On ${words.dates.dayMonthEnd(at)}`} threats expose the plan to ${amountSpoken(now.exposed, unit, words)}`,
    `in the end, as the responses are planned, to ${amountSpoken(last.exposed, unit, words)}`,
  ];
  const target = aim === null ? '' : ` Owners aim at ${amountSpoken(aim, unit, words)}.`;
  return `${told.join('; ')}.${target}`;
}

export function burnSummary(point: BurnPoint, unit: BurnUnit, words: RegisterWords): string {
  const gained = point.gained === 0 ? '' : `, opportunities ${amountSpoken(point.gained, unit, words)}`;
  const because = point.because.length > 0 ? `, because ${listed(point.because)}` : '';
  return `From ${words.dates.long(point.at)}: ${amountSpoken(point.exposed, unit, words)}${gained}${because}.`;
}
