/** Lengths and dates of the schedule in the words of a plan, for messages and sentences. */
import { inSentence } from '../base/direction.ts';
import { type DayLengths, formatDuration } from '../base/duration.ts';
import { type CivilDate, civilDate, dayOf, MINUTES_PER_DAY, type Minute, weekday } from '../base/time.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `3 days`, `1 day`, `4 hours`, `30 minutes`: working time, signs dropped. */
export function lengthInWords(minutes: number, lengths: DayLengths): string {
  const size = Math.abs(minutes);
  const days = size / (lengths.hoursPerDay * 60);
  if (days >= 1) return counted(days, 'day');
  if (size >= 60) return counted(size / 60, 'hour');
  return counted(size, 'minute');
}

function counted(amount: number, unit: string): string {
  const rounded = Math.round(amount * 10) / 10;
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}

/** `+2d`, `-4h`, `+50%`: how a lag is written. */
export function lagText(lag: { kind: string; minutes?: number; percent?: number } | null, lengths: DayLengths): string {
  if (!lag) return '';
  if (lag.percent !== undefined) return `${lag.percent < 0 ? '' : '+'}${lag.percent}%`;
  const minutes = lag.minutes ?? 0;
  if (minutes === 0) return '';
  const size = formatDuration({ minutes: Math.abs(minutes), elapsed: lag.kind === 'elapsed' }, lengths);
  return `${minutes < 0 ? '-' : '+'}${size}`;
}

/** `Mon 9 Mar 2026 08:00`. */
export function dateInWords(at: Minute): string {
  return `${dayInWords(at)} ${clockOf(at)}`;
}

/** `Mon 9 Mar 08:00`; with the year where it is not that of `near`, which was told before. */
export function dateNear(at: Minute, near: Minute): string {
  return `${dayNear(at, near)} ${clockOf(at)}`;
}

/** `Mon 9 Mar`; with the year where it is not that of `near`. */
export function dayNear(at: Minute, near: Minute): string {
  const [day, other] = [civilOf(at), civilOf(near)];
  return day.year === other.year ? withoutYear(day) : `${withoutYear(day)} ${day.year}`;
}

/** `08:00` */
export function clockOf(at: Minute): string {
  const minutes = at - dayOf(at) * MINUTES_PER_DAY;
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hour < 10 ? '0' : ''}${hour}:${rest < 10 ? '0' : ''}${rest}`;
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
  const [from, to] = [civilOf(first), civilOf(last)];
  const end = `${to.dayOfMonth} ${MONTHS[to.month - 1]}`;
  if (dayOf(first) === dayOf(last)) return end;
  const sameMonth = from.month === to.month && from.year === to.year;
  return sameMonth ? `${from.dayOfMonth}–${end}` : `${from.dayOfMonth} ${MONTHS[from.month - 1]}–${end}`;
}

/** `Mon 9 Mar 2026` */
export function dayInWords(at: Minute): string {
  const day = civilOf(at);
  return `${withoutYear(day)} ${day.year}`;
}

function withoutYear({ weekday, dayOfMonth, month }: DayOfWeek): string {
  return `${WEEKDAYS[weekday]} ${dayOfMonth} ${MONTHS[month - 1]}`;
}

interface DayOfWeek extends CivilDate {
  /** 0 = Sunday. */
  readonly weekday: number;
}

function civilOf(at: Minute): DayOfWeek {
  const day = dayOf(at);
  const { year, month, dayOfMonth } = civilDate(day);
  return { year, month, dayOfMonth, weekday: weekday(day) };
}

/** The day on which work that ends at `at` is done: midnight belongs to the day before. */
export function finishDay(at: Minute): Minute {
  return (at % MINUTES_PER_DAY === 0 ? at - 1 : at) as Minute;
}
