/**
 * Durations, work and lags: `30m 4h 3d 2w 1mo` in working time, `90em 4eh 2ed 1ew` in clock time.
 * Values become whole minutes once, where they are read.
 */

/** How long the words of a plan are: `project.hours-per-day`, `days-per-week`, `days-per-month`. */
export interface DayLengths {
  readonly hoursPerDay: number;
  readonly daysPerWeek: number;
  readonly daysPerMonth: number;
}

export const DEFAULT_DAY_LENGTHS: DayLengths = { hoursPerDay: 8, daysPerWeek: 5, daysPerMonth: 20 };

/** A length in whole minutes; `elapsed` ones run on the clock, others on a calendar. */
export interface Duration {
  readonly minutes: number;
  readonly elapsed: boolean;
}

const PATTERN = /^(\d+(?:\.\d+)?|\.\d+)\s?(mo|em|eh|ed|ew|m|h|d|w)$/;

/** 25,000 days of eight hours, about a century of work: longer than any plan, and calendars end there. */
const MOST_MINUTES = 12_000_000;

/** Of a lag: so much of the longest duration is still a number of minutes of 32 bits. */
export const MOST_PERCENT = 9999;

/** Reads a duration; null where the text is none, or longer than any plan. */
export function parseDuration(text: string, lengths: DayLengths): Duration | null {
  const match = PATTERN.exec(text.trim());
  if (!match) return null;
  const unit = match[2] as string;
  const minutes = Math.round(Number(match[1]) * minutesPer(unit, lengths));
  if (!(minutes <= MOST_MINUTES)) return null;
  return { minutes, elapsed: unit.startsWith('e') };
}

/** Minutes in one unit; `d`, `w`, `mo` by the project's settings, elapsed ones by the clock. */
export function minutesPer(unit: string, lengths: DayLengths): number {
  const day = lengths.hoursPerDay * 60;
  switch (unit) {
    case 'h':
    case 'eh':
      return 60;
    case 'd':
      return day;
    case 'w':
      return day * lengths.daysPerWeek;
    case 'mo':
      return day * lengths.daysPerMonth;
    case 'ed':
      return 1440;
    case 'ew':
      return 10_080;
    default:
      return 1;
  }
}

const MINUTES_PER_WEEK = 7 * 24 * 60;

/** Minutes of the clock for a minute of work, over whole weeks. */
export function clockPerWork({ hoursPerDay, daysPerWeek }: DayLengths): number {
  return MINUTES_PER_WEEK / (60 * hoursPerDay * daysPerWeek);
}

/** Minutes of work in it, over whole weeks of one that runs on the clock; to be weighed against others, not to be scheduled. */
export function inWork({ minutes, elapsed }: Duration, lengths: DayLengths): number {
  return elapsed ? minutes / clockPerWork(lengths) : minutes;
}

/** Words for a length: `3d`, `2.5d`, `4h`, `30m`; elapsed lengths as `2ed`, `4eh`. */
export function formatDuration(length: Duration, lengths: DayLengths): string {
  return inWords(length, lengths, toHundredths);
}

/**
 * Words for a length that is computed rather than written, such as slack or a delay: whole from ten on,
 * tenths below, since nobody plans by the hundredth of a day.
 */
export function formatRoughly(length: Duration, lengths: DayLengths): string {
  return inWords(length, lengths, toTenths);
}

function inWords(length: Duration, lengths: DayLengths, trim: (value: number) => number): string {
  const prefix = length.elapsed ? 'e' : '';
  const perDay = length.elapsed ? 1440 : lengths.hoursPerDay * 60;
  const minutes = length.minutes;
  const days = minutes / perDay;
  if (Math.abs(days) >= 1 || minutes === 0) return `${trim(days)}${prefix}d`;
  const hours = minutes / 60;
  if (Math.abs(hours) >= 1) return `${trim(hours)}${prefix}h`;
  return `${minutes}${prefix}m`;
}

function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function toTenths(value: number): number {
  return Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
