/** What the simulation answers in sentences: what to hold, what a response buys, where paths meet. Pure. */
import type {
  ContingencyRow,
  MergeRow,
  ResponseValue,
  Spread,
} from '../../../../../../server/src/protocol/simulation.ts';
import { quoted } from '../../../shared/message-words.ts';
import type { RegisterWords } from '../../columns.ts';
import { roundedMoney } from '../../words.ts';
import { valueAt } from '../curve/chance.ts';
import { daysWords, roundedDays } from '../quantity.ts';
import { chanceText, chanceWords, listed, numberWord } from '../words.ts';

/** `To be 80 percent sure, hold 8 working days and €32K beyond the plan.` */
export function contingencySentence(
  { confidence, days, cost }: ContingencyRow,
  { dates, numbers }: RegisterWords,
): string {
  const held = [
    days > 0 && roundedDays(days) > 0 ? daysWords(days, 'working', dates.locale) : '',
    cost !== null && roundedMoney(cost) > 0 ? numbers.money(cost) : '',
  ].filter(Boolean);
  const sure = `To be ${chanceWords(confidence)} sure`;
  return held.length > 0
    ? `${sure}, hold ${held.join(' and ')} beyond the plan.`
    : `${sure}, nothing need be held beyond the plan.`;
}

/** Confidence, date, days, sum, money; a plan with room to spare holds nothing. */
export function contingencyCells(
  row: ContingencyRow,
  finish: Spread,
  cost: Spread | null,
  { dates, numbers }: RegisterWords,
): string[] {
  const cells = [
    numbers.percent(row.confidence),
    dates.shortEnd(valueAt(finish.percentiles, row.confidence)),
    numbers.days(Math.max(0, roundedDays(row.days))),
  ];
  if (cost) {
    cells.push(numbers.money(valueAt(cost.percentiles, row.confidence)));
    cells.push(row.cost === null ? '–' : numbers.money(Math.max(0, row.cost)));
  }
  return cells;
}

/** `Four paths meet at`, then its name, then `, planned for 14 Sep: each 80%, together 41%.` */
export function mergeSentence(
  { paths, together, at }: MergeRow,
  { dates, numbers }: RegisterWords,
): readonly [string, string] {
  const chances = paths.map(({ chance }) => chance);
  const [least, most] = [Math.min(...chances), Math.max(...chances)];
  const alike = chanceText(least, numbers) === chanceText(most, numbers);
  const each = alike ? chanceText(least, numbers) : `${chanceText(least, numbers)} to ${chanceText(most, numbers)}`;
  return [
    `${numberWord(paths.length)} paths meet at `,
    `, planned for ${dates.shortEnd(at)}: in time each ${each}, together ${chanceText(together, numbers)}.`,
  ];
}

/** `Firewall rules 80%, Racks 82%`, the least sure first. */
export function mergePaths({ paths }: MergeRow, { numbers }: RegisterWords): string {
  return [...paths]
    .sort((a, b) => a.chance - b.chance)
    .map(({ name, chance }) => `${name} ${chanceText(chance, numbers)}`)
    .join(', ');
}

/** Price, days sooner with its error, money saved, chance before and after. */
export function responseCells(value: ResponseValue, finish: Spread, { numbers }: RegisterWords): string[] {
  const { price, p80Days, meanCost, chance } = value;
  const days = roundedDays(p80Days.value);
  const error = roundedDays(p80Days.error);
  const before = finish.limitChance?.value ?? null;
  return [
    price === null ? '–' : numbers.money(price),
    `${signed(days, numbers.days(Math.abs(days)))}${error > 0 ? ` ±${numbers.days(error)}` : ''}`,
    signed(roundedMoney(meanCost), numbers.money(Math.abs(meanCost))),
    chance === null || before === null
      ? '–'
      : `${chanceText(before, numbers)} → ${chanceText(Math.max(0, Math.min(1, before + chance)), numbers)}`,
  ];
}

/**
 * `The response to “Late line” buys 8 working days at P80, lifts the chance of the deadline from 40 percent to 66
 * percent and saves €3K on average, for €2K.`
 * @param finish of the plan as it is written.
 */
export function responseSentence(
  { title, price, p80Days, meanCost, chance }: ResponseValue,
  { limitChance }: Pick<Spread, 'limitChance'>,
  { dates, numbers }: RegisterWords,
): string {
  // What its own error covers may be chance.
  const days = p80Days.value > p80Days.error ? roundedDays(p80Days.value) : 0;
  const saved = roundedMoney(meanCost);
  const [before, after] = limitChance ? [limitChance.value, limitChance.value + (chance ?? 0)] : [0, 0];
  const gains = [
    days > 0 ? `buys ${daysWords(days, 'working', dates.locale)} at P80` : '',
    Math.round(100 * (after - before)) > 0
      ? `lifts the chance of the deadline from ${chanceWords(before)} to ${chanceWords(Math.min(1, after))}`
      : '',
    saved > 0 ? `saves ${numbers.money(saved)} on average` : '',
  ].filter(Boolean);
  const what = `The response to ${quoted(title)} ${gains.length > 0 ? listed(gains) : 'buys no time and saves no money'}`;
  const more = saved < 0 ? `; with it the plan costs ${numbers.money(-saved)} more on average` : '';
  return `${what}${gains.length > 0 && price !== null ? `, for ${numbers.money(price)}` : ''}${more}.`;
}

function signed(value: number, size: string): string {
  return value < 0 ? `−${size}` : size;
}
