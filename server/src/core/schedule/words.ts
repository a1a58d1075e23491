/** Lengths and dates of the schedule in the words of a plan, for messages and sentences. */
import { counted } from '../base/counted.ts';
import { daysTold, dayTold, withClock } from '../base/date-form.ts';
import { inSentence } from '../base/direction.ts';
import { type DayLengths, formatDuration, parseDuration } from '../base/duration.ts';
import { civilDate, dayOf, MINUTES_PER_DAY, type Minute } from '../base/time.ts';

/** `3 days`, `1 day`, `4 hours`, `30 minutes`: working time, signs dropped. */
export function lengthInWords(minutes: number, lengths: DayLengths): string {
  const size = Math.abs(minutes);
  const days = size / (lengths.hoursPerDay * 60);
  if (days >= 1) return counted(toTenths(days), 'day');
  if (size >= 60) return counted(toTenths(size / 60), 'hour');
  return counted(toTenths(size), 'minute');
}

function toTenths(amount: number): number {
  return Math.round(amount * 10) / 10;
}

/** `+2d`, `-4h`, `+50%`: how a lag is written. */
export function lagText(lag: { kind: string; minutes?: number; percent?: number } | null, lengths: DayLengths): string {
  if (!lag) return '';
  if (lag.percent !== undefined) return `${lag.percent < 0 ? '' : '+'}${lag.percent}%`;
  const minutes = lag.minutes ?? 0;
  if (minutes === 0) return '';
  const length = { minutes: Math.abs(minutes), elapsed: lag.kind === 'elapsed' };
  const short = formatDuration(length, lengths);
  // Hundredths of a day are minutes, and whoever takes the text over would lose them.
  const isExact = parseDuration(short, lengths)?.minutes === length.minutes;
  const size = isExact ? short : `${length.minutes}${length.elapsed ? 'em' : 'm'}`;
  return `${minutes < 0 ? '-' : '+'}${size}`;
}

/** `Mon 9 Mar 2026 08:00`. */
export function dateInWords(at: Minute): string {
  return withClock(dayInWords(at), at);
}

/** `Mon 9 Mar 08:00`; with the year where it is not that of `near`, which was told before. */
export function dateNear(at: Minute, near: Minute): string {
  return withClock(dayNear(at, near), at);
}

/** `Mon 9 Mar`; with the year where it is not that of `near`. */
export function dayNear(at: Minute, near: Minute): string {
  return civilDate(dayOf(at)).year === civilDate(dayOf(near)).year ? dayWithoutYear(at) : dayInWords(at);
}

/** `a`, `a and b`, `a, b and c` */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A name as text quotes it, so that the sentence around it stays readable. */
export function quoted(name: string): string {
  return `“${inSentence(name)}”`;
}

/** `7–8 Mar`, `28 Feb–1 Mar`, `1 Jan`: days near a date that is told whole. */
export function dayRange(first: Minute, last: Minute): string {
  return daysTold(dayOf(first), dayOf(last));
}

/** `Mon 9 Mar 2026` */
export function dayInWords(at: Minute): string {
  return dayTold(dayOf(at), 'whole');
}

/** `Mon 9 Mar` */
export function dayWithoutYear(at: Minute): string {
  return dayTold(dayOf(at), 'withoutYear');
}

/** The day on which work that ends at `at` is done: midnight belongs to the day before. */
export function finishDay(at: Minute): Minute {
  return (at % MINUTES_PER_DAY === 0 ? at - 1 : at) as Minute;
}
