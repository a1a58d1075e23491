/** What a simulation says in sentences: three for a sponsor, and one for each place where paths meet. */
import type { Analysis } from '../core/analyse.ts';
import { money } from '../core/base/money.ts';
import { minute } from '../core/base/time.ts';
import { moneyInWords } from '../core/cost/words.ts';
import type { Plan } from '../core/model/plan.ts';
import type { DriverRow, MergeRow, ResponseValue, SimulationResult } from '../core/risk/answers/result.ts';
import { openPrice } from '../core/risk/price.ts';
import { chanceInWords, sureInWords } from '../core/risk/words.ts';
import { dayInWords, finishDay, listed, quoted } from '../core/schedule/words.ts';

export function sponsorSentences(analysis: Analysis, result: SimulationResult): string[] {
  return [planSentence(result), promiseSentence(analysis, result), driverSentence(analysis, result)];
}

function planSentence({ finish, days }: SimulationResult): string {
  const { confidence, value: sure } = finish.sure;
  const later = days.sure.value - days.planned;
  const planned = `The plan says ${dayOf(finish.planned)}, and the chance of that is ${chanceInWords(finish.plannedChance)}`;
  if (sure === finish.planned) return `${planned}.`;
  return `${planned}; ${sureInWords(confidence)} is ${dayOf(sure)}, ${shift(later, 'working day')}.`;
}

function promiseSentence({ plan }: Analysis, result: SimulationResult): string {
  const { finish, cost, joint } = result;
  const { currency } = plan.project;
  const parts: string[] = [];
  if (finish.limit !== null && finish.limitChance) {
    parts.push(`to meet the deadline, ${dayOf(finish.limit)}, is ${chanceInWords(finish.limitChance.value)}`);
  }
  if (cost && cost.limit !== null && cost.limitChance) {
    const amount = moneyInWords(money(cost.limit), currency);
    parts.push(`to make do with ${amount} is ${chanceInWords(cost.limitChance.value)}`);
  }
  if (joint) parts.push(`to do both is ${chanceInWords(joint.both)}`);
  return parts.length > 0 ? `The chance ${listed(parts)}.` : holdSentence(result, currency);
}

function holdSentence(result: SimulationResult, currency: string | null): string {
  const sure = sureInWords(result.finish.sure.confidence);
  return `No deadline is written; who wants to be ${sure} holds back ${heldBack(result, currency)}.`;
}

/** `6.6 working days and 5,500 EUR` */
export function heldBack({ contingency, finish }: SimulationResult, currency: string | null): string {
  const row = contingency.find(({ confidence }) => confidence === finish.sure.confidence);
  const days = daysOf(Math.max(0, row?.days ?? 0), 'working day');
  return row && row.cost !== null ? `${days} and ${amountOf(Math.max(0, row.cost), currency)}` : days;
}

/** Fewer leave too few where a task is short, or long, to have a P80 of their own. */
const LEAST_TRIALS = 100;

/** By how much of what happens they explain: a rare risk moves much, but seldom. */
function driverSentence(analysis: Analysis, { drivers, days, trials }: SimulationResult): string {
  const moves = days.sd > 0 || days.mean.value !== days.planned;
  const [first, second] = drivers
    .filter(({ mean }) => Math.abs(mean.high - mean.low) >= 0.05)
    .sort((a, b) => Math.abs(b.cruciality) - Math.abs(a.cruciality));
  if (!first && trials < LEAST_TRIALS && moves) return 'So few trials do not show what moves the end.';
  if (!first && moves) return 'No task and no risk alone moves the end by much.';
  if (!first) return 'Nothing that is uncertain moves the end.';
  const also = second ? `, then ${driverWords(analysis, second)}` : '';
  return `What moves the end most is ${driverWords(analysis, first)}${also}.`;
}

function driverWords(analysis: Analysis, driver: DriverRow): string {
  const name = quoted(driverName(analysis, driver));
  const { low, high } = driver.mean;
  if (driver.kind === 'risk') {
    return `the risk ${name} (${chanceInWords(driver.criticality)} likely, ${shift(high - low, 'day')} on average if it strikes)`;
  }
  return `${name} (on average ${shift(low, 'day')} where it goes well, ${shift(high, 'day')} where not)`;
}

export function driverName({ plan }: Analysis, { kind, id }: Pick<DriverRow, 'kind' | 'id'>): string {
  return kind === 'risk' ? riskName(plan, id) : itemName(plan, id);
}

export function itemName({ items }: Plan, id: string): string {
  return ownName(items, id, ({ name }) => name);
}

function riskName({ risks }: Plan, id: string): string {
  return ownName(risks, id, ({ title }) => title);
}

/** With its id in front where another has the same name. */
function ownName<Named>(all: ReadonlyMap<string, Named>, id: string, nameOf: (named: Named) => string): string {
  const found = all.get(id);
  if (found === undefined) return id;
  const name = nameOf(found);
  const isShared = [...all.values()].some((other) => other !== found && nameOf(other) === name);
  return isShared ? `${id}: ${name}` : name;
}

/** `Four paths meet at “Go-live”: each is in time in 80 % of all cases, together they are in 41 %.` */
export function mergeSentence({ plan }: Analysis, { id, paths, together }: MergeRow): string {
  const nameOf = (each: string): string => quoted(itemName(plan, each));
  const chances = paths.map(({ chance }) => chanceInWords(chance));
  const alone =
    new Set(chances).size === 1
      ? `each is in time in ${chances[0]} of all cases`
      : `${listed(paths.map((path, i) => `${nameOf(path.id)} is in time in ${chances[i]}`))} of all cases`;
  const count = NUMBERS[paths.length] ?? String(paths.length);
  return `${count} paths meet at ${nameOf(id)}: ${alone}, together they are in ${chanceInWords(together)}.`;
}

/** `Answering “The line is late” (800 EUR): P80 2.1 days sooner (± 0.2), 1,100 EUR less, the deadline 8 points likelier.` */
export function responseSentence({ plan }: Analysis, { risk, p80Days, meanCost, chance }: ResponseValue): string {
  const { currency } = plan.project;
  const price = openPrice(plan.risks.get(risk)?.actions ?? []);
  const buys = [
    `P80 ${Math.abs(p80Days.value) < 0.05 ? 'as it is' : shift(-p80Days.value, 'day')} (± ${Math.max(0.1, p80Days.error).toFixed(1)})`,
    ...(Math.abs(meanCost) < 100
      ? []
      : [`${amountOf(Math.abs(meanCost), currency)} ${meanCost > 0 ? 'less' : 'more'}`]),
    ...(chance === null ? [] : [`the deadline ${pointsOf(chance)}`]),
  ];
  const paid = price === null ? '' : ` (${moneyInWords(price, currency)})`;
  return `Answering ${quoted(riskName(plan, risk))}${paid}: ${buys.join(', ')}.`;
}

/** `8 points likelier` */
function pointsOf(chance: number): string {
  const points = Math.round(Math.abs(chance) * 100);
  if (points === 0) return 'as likely';
  return `${points} ${points === 1 ? 'point' : 'points'} ${chance > 0 ? 'likelier' : 'less likely'}`;
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** `3 days later`, `1.5 days sooner`, `on the day`. */
function shift(days: number, unit: string): string {
  if (Math.abs(days) < 0.05) return 'on the day';
  return `${daysOf(days, unit)} ${days < 0 ? 'sooner' : 'later'}`;
}

function daysOf(days: number, unit: string): string {
  const size = Math.abs(days);
  const shown = size < 10 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${shown} ${unit}${shown === 1 ? '' : 's'}`;
}

/** To three digits: more is not known. */
export function amountOf(minorUnits: number, currency: string | null): string {
  return roundedTo(digitOf(minorUnits) / 100, minorUnits, currency);
}

/** To the first digit of its error, in minor units too. */
export function amountKnownTo(error: number, minorUnits: number): string {
  return roundedTo(digitOf(error), minorUnits, null);
}

/** 10, 100 … of the first digit of a number. */
function digitOf(value: number): number {
  return 10 ** Math.floor(Math.log10(Math.max(1, Math.abs(value))));
}

/** Never to less than units of the currency. */
function roundedTo(step: number, minorUnits: number, currency: string | null): string {
  const least = Math.max(100, step);
  return moneyInWords(money(Math.round(minorUnits / least) * least), currency);
}

/**
 * Where the mean of working days ends: the mean of the dates themselves may lie on a weekend.
 * Civil minutes.
 */
export function meanFinish({ plan, schedule }: Analysis, { days, finish }: SimulationResult): number {
  if (finish.sd === 0) return finish.mean.value;
  const work = Math.round(days.mean.value * 60 * plan.project.lengths.hoursPerDay);
  return schedule.projectTime.add(minute(schedule.start), work);
}

function dayOf(at: number): string {
  return dayInWords(finishDay(minute(at)));
}
