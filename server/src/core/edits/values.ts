/** Dates, lengths and lags as a plan writes them: exactly what is meant, in as few words as say it. */
import { type DayLengths, minutesPer } from '../base/duration.ts';
import { dayOf, formatDay, formatMinute, type Minute, minute } from '../base/time.ts';
import type { Lag } from '../model/plan.ts';
import { finishInstant, startInstant } from '../schedule/instants.ts';
import type { WorkingTime } from '../schedule/working-time.ts';

/** A bare day where that means the same instant, else with its time. */
export function startText(at: Minute, time: WorkingTime): string {
  const day = dayOf(at);
  return startInstant({ day, minuteOfDay: null }, time) === at ? formatDay(day) : formatMinute(at);
}

/** As `startText`, of a date at which something ends: midnight belongs to the day before. */
export function finishText(at: Minute, time: WorkingTime): string {
  const day = dayOf(minute(at - 1));
  return finishInstant({ day, minuteOfDay: null }, time) === at ? formatDay(day) : formatMinute(at);
}

const LENGTH = /^(\s*)(\d+(?:\.\d+)?|\.\d+)(\s?)(mo|em|eh|ed|ew|m|h|d|w)\s*$/;
const WORKING = ['mo', 'w', 'd', 'h', 'm'] as const;
const ELAPSED = ['ew', 'ed', 'eh', 'em'] as const;

/**
 * A length in the unit of the one that stands there where it is whole in it (or as fine as that was written),
 * else in the next finer one; half a day and half an hour count as whole, other parts do not.
 */
export function lengthText(minutes: number, elapsed: boolean, lengths: DayLengths, like: string | null): string {
  const match = like === null ? null : LENGTH.exec(like);
  const units: readonly string[] = elapsed ? ELAPSED : WORKING;
  const written = match && units.includes(match[4] ?? '') ? match[4] : undefined;
  const first = written ?? (elapsed ? 'ed' : 'd');
  const fine = written === undefined ? 0 : decimalsOf(match?.[2] ?? '');
  for (const unit of units.slice(units.indexOf(first))) {
    const amount = minutes / minutesPer(unit, lengths);
    const grain = unit === first ? 10 ** fine : 1;
    const half = unit.endsWith('d') || unit.endsWith('h') ? 2 : 1;
    if (minutes === 0 || (amount > 0.4 && (isWhole(amount * grain) || isWhole(amount * half)))) {
      return `${Math.round(amount * 1000) / 1000}${match?.[3] ?? ''}${unit}`;
    }
  }
  return `${minutes}${elapsed ? 'em' : 'm'}`;
}

function decimalsOf(number: string): number {
  return number.split('.')[1]?.length ?? 0;
}

function isWhole(amount: number): boolean {
  return Math.abs(amount - Math.round(amount)) < 1e-9;
}

/** `+2d`, `-4h`, `+50%`; empty for none. */
export function lagText(lag: Lag | null, lengths: DayLengths, like: string | null = null): string {
  if (lag === null) return '';
  if (lag.kind === 'percent') return lag.percent === 0 ? '' : `${lag.percent < 0 ? '' : '+'}${lag.percent}%`;
  if (lag.minutes === 0) return '';
  const size = lengthText(Math.abs(lag.minutes), lag.kind === 'elapsed', lengths, like);
  return `${lag.minutes < 0 ? '-' : '+'}${size}`;
}
