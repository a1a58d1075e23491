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
export function daysOnAverage(driver: Pick<DriverRow, 'mean'> | undefined): number | null {
  const days = driver ? driver.mean.high - driver.mean.low : 0;
  return Math.abs(days) < LEAST_DAYS ? null : days;
}

/** P80 may lie between trials that go well and others far behind, where a grave risk hardly moves it. */
export function isNoneOfP80({ value }: NonNullable<RiskEffect['p80Days']>): boolean {
  return Math.abs(value) < LEAST_DAYS / 2;
}

/** `no day of P80, but the end comes 5.2 days later on average where it strikes` */
export function noneOfP80InWords(onAverage: number | null): string {
  if (onAverage === null) return 'no day of P80';
  const shift = `${workdaysInWords(Math.abs(onAverage))} ${onAverage < 0 ? 'sooner' : 'later'}`;
  return `no day of P80, but the end comes ${shift} on average where it strikes`;
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
