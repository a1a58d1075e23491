/** Chances, and what risks do, as a reader says them. */
import type { DriverRow, RiskEffect } from './answers/result.ts';

/** `P80` of 0.8. */
export function percentileName(confidence: number): string {
  return `P${Math.round(confidence * 100)}`;
}

/** `80 percent sure` of 0.8. */
export function sureInWords(confidence: number): string {
  return `${Math.round(confidence * 100)} percent sure`;
}

/** `62 %`; what is rare or nearly certain is not rounded to never and always: `<1 %`, `>99 %`. */
export function chanceInWords(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share < 1 && share > 0.99) return '>99 %';
  return `${Math.round(share * 100)} %`;
}

/** Of a working day; less is not told. */
export const LEAST_DAYS = 0.1;

/** `1 day`, `3.2 days` of work. */
export function workdaysInWords(days: number): string {
  const rounded = Math.round(days * 10) / 10;
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
}

/** By how many working days the end is later on average where a risk strikes than where it stays away, if that is told. */
function daysOnAverage(driver: Pick<DriverRow, 'mean'> | undefined): number | null {
  const days = driver ? driver.mean.high - driver.mean.low : 0;
  return Math.abs(days) < LEAST_DAYS ? null : days;
}

/** Next to nothing: not even a tenth of a day. */
export function isNoneOfP80({ value }: NonNullable<RiskEffect['p80Days']>): boolean {
  return Math.abs(value) < LEAST_DAYS / 2;
}

/** Of what a risk does to the end on average, over all trials; P80 that says less hides it. */
const LEAST_SHARE = 0.5;
/** Working days on average that are worth a word where P80 says something, too. */
const LEAST_HIDDEN_DAYS = 0.5;

/**
 * As `daysOnAverage`, where P80 hides it: it may lie between trials that go well and others far behind, where a grave risk
 * hardly moves it, or a risk may strike more seldom than one trial in five is later than P80.
 */
export function daysHiddenByP80(
  { frequency, p80Days }: Pick<RiskEffect, 'frequency' | 'p80Days'>,
  driver: Pick<DriverRow, 'mean'> | undefined,
): number | null {
  const days = daysOnAverage(driver);
  if (p80Days === null || days === null) return null;
  if (isNoneOfP80(p80Days)) return days;
  const overall = frequency * Math.abs(days);
  const told = p80Days.value * Math.sign(days);
  return told < LEAST_SHARE * overall && overall - told >= LEAST_HIDDEN_DAYS ? days : null;
}

/** `the end comes 5.2 days later on average where it strikes` */
export function onAverageInWords(days: number): string {
  return `the end comes ${workdaysInWords(Math.abs(days))} ${days < 0 ? 'sooner' : 'later'} on average where it strikes`;
}

/** `no day of P80, but the end comes 5.2 days later on average where it strikes` */
export function littleOfP80InWords(p80Days: NonNullable<RiskEffect['p80Days']>, onAverage: number | null): string {
  const told = isNoneOfP80(p80Days) ? 'no day of P80' : `${workdaysInWords(Math.abs(p80Days.value))} of P80`;
  return onAverage === null ? told : `${told}, but ${onAverageInWords(onAverage)}`;
}

/** Of a risk, where others are compared. */
export const NOT_COMPARED_IN_WORDS = 'not compared: of so many risks only the gravest are';

/** Null where all risks are compared, or none yet. */
export function notComparedInWords(risks: readonly Pick<RiskEffect, 'p80Days'>[]): string | null {
  const compared = risks.filter(({ p80Days }) => p80Days !== null).length;
  const others = risks.length - compared;
  if (compared === 0 || others === 0) return null;
  const gravest = compared === 1 ? 'the gravest was' : `the ${compared} gravest were`;
  const rest = others === 1 ? 'the other one does' : `the other ${others} do`;
  return `Of ${risks.length} risks only ${gravest} compared; what ${rest} to P80, and what responses to them buy, was not computed.`;
}
