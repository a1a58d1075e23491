/** What hover says of a written length, amount of money, rate or region: what it comes to in this plan. */
import type { Analysis } from '../core/analyse.ts';
import { type DayLengths, formatRoughly, parseDuration } from '../core/base/duration.ts';
import { type Money, money, parseMoney } from '../core/base/money.ts';
import { moneyInWords } from '../core/cost/words.ts';
import type { Plan } from '../core/model/plan.ts';
import { parseRate } from '../core/model/read-parties.ts';
import type { Description } from '../core/schema/knowledge.ts';
import { daysOffOf } from './hover-calendar.ts';
import { LENGTH_UNITS, type LengthUnit, lengthMeans } from './length-words.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import type { Surroundings } from './snapshot.ts';

/** `path` leads to the value. Empty where it cannot be read, or says all by itself. */
export function aboutAmount(
  written: string,
  { title, values }: Description,
  path: readonly string[],
  { analysis, around }: { readonly analysis: Analysis; readonly around: Surroundings },
): Block[] {
  switch (values.kind) {
    case 'duration':
    case 'lag':
      return aboutLength(written, title, analysis.plan.project.lengths);
    case 'money':
      return aboutMoney(written, title, analysis.plan);
    case 'rate':
      return aboutRate(written, title, analysis.plan);
    case 'region':
      return aboutRegion(written, path, analysis, around);
    default:
      return [];
  }
}

function aboutLength(written: string, title: string, lengths: DayLengths): Block[] {
  const unit = LENGTH_UNITS.find((each) => written.replace(/^[\d.\s]+/, '') === each);
  const length = parseDuration(written, lengths);
  const count = /^[\d.]+/.exec(written)?.[0];
  if (!unit || !length || !count) return [];
  return [
    { kind: 'title', text: written, note: title },
    { kind: 'text', text: lengthMeans(count, unit, lengths) },
    ...factsBlock(inOtherUnits(unit, length.minutes, lengths)),
  ];
}

/** Weeks and months in days, days in hours. */
function inOtherUnits(unit: LengthUnit, minutes: number, lengths: DayLengths): Fact[] {
  const hours = `${tidy(minutes / 60)} hours`;
  const days = formatRoughly({ minutes, elapsed: false }, lengths);
  if (unit === 'd') return [{ label: 'Working time', text: hours }];
  if (unit === 'w' || unit === 'mo') return [{ label: 'Working time', text: `${days}, ${hours}` }];
  return [];
}

function aboutMoney(written: string, title: string, { project: { currency, budget } }: Plan): Block[] {
  const amount = parseMoney(written);
  if (amount === null) return [];
  const total = budget?.total ?? null;
  const share =
    total && amount !== total ? [{ label: 'Of the budget', text: `${tidy((100 * amount) / total)} %` }] : [];
  return [{ kind: 'title', text: moneyInWords(amount, currency), note: title }, ...factsBlock(share)];
}

function aboutRate(written: string, title: string, { project: { currency, lengths } }: Plan): Block[] {
  const [rate] = parseRate(written, null, lengths);
  if (!rate) return [];
  const { amount, per } = rate;
  const told = (minutes: number) => moneyInWords(money(Math.round((amount / (per ?? 1)) * minutes)), currency);
  const facts: Fact[] =
    per === null
      ? [{ label: 'Each', text: moneyInWords(amount as Money, currency) }]
      : [
          { label: 'An hour', text: told(60) },
          { label: `A day of ${lengths.hoursPerDay} hours`, text: told(60 * lengths.hoursPerDay) },
        ];
  return [{ kind: 'title', text: written, note: title }, ...factsBlock(facts)];
}

/** With the days that the calendar it stands in loses by it, and otherwise. */
function aboutRegion(written: string, path: readonly string[], analysis: Analysis, { regions }: Surroundings): Block[] {
  const code = written.toUpperCase();
  const [country = ''] = code.split('-');
  const names = [code === country ? undefined : regions(country).get(code), regions(null).get(country)];
  const name = names.filter((each) => each !== undefined).join(', ');
  if (name === '') return [];
  const calendar = path[0] === 'calendars' ? path[1] : undefined;
  const off = calendar === undefined ? [] : daysOffOf(analysis, calendar);
  return [
    { kind: 'title', text: name, note: `public holidays ${code}` },
    ...factsBlock(off.length > 0 ? [{ label: 'Next days off', text: off.join(', ') }] : []),
  ];
}

/** Two digits behind the point at most. */
function tidy(value: number): string {
  return String(Math.round(value * 100) / 100);
}
