/** How an editor says that its reader writes dates; what is missing or of another shape is as before. */
import type { DateForm } from '../core/base/date-form.ts';

/** More than any language needs. */
const LONGEST = 60;
/** A settings file of a stranger may bring it: control characters, and those that turn the direction of what follows. */
const NOT_IN_A_DATE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

export function readDateForm(sent: unknown, before: DateForm): DateForm {
  if (typeof sent !== 'object' || sent === null) return before;
  const read = (name: string, of: object = sent): unknown => Reflect.get(of, name);
  const patterns = read('patterns');
  if (typeof patterns !== 'object' || patterns === null) return before;
  const pattern = (name: string) => textOf(read(name, patterns));
  const [whole, withoutYear, dayOfMonth, dayOfYear] = [
    pattern('whole'),
    pattern('withoutYear'),
    pattern('dayOfMonth'),
    pattern('dayOfYear'),
  ];
  const [weekdays, months, hours, partsOfDay] = [
    textsOf(read('weekdays'), 7),
    textsOf(read('months'), 12),
    textsOf(read('hours'), 24),
    textsOf(read('partsOfDay'), 24) ?? textsOf(read('partsOfDay'), 0),
  ];
  const [daysOfMonth, days, dateAndClock, clock] = [
    textOf(read('daysOfMonth')),
    textOf(read('days')),
    textOf(read('dateAndClock')),
    textOf(read('clock')),
  ];
  if (whole === null || withoutYear === null || dayOfMonth === null || dayOfYear === null) return before;
  if (weekdays === null || months === null || hours === null || partsOfDay === null) return before;
  if (daysOfMonth === null || days === null || dateAndClock === null || clock === null) return before;
  return {
    weekdays,
    months,
    patterns: { whole, withoutYear, dayOfMonth, dayOfYear },
    daysOfMonth,
    days,
    dateAndClock,
    clock,
    isDayPadded: read('isDayPadded') === true,
    hours,
    partsOfDay,
  };
}

function textOf(value: unknown): string | null {
  const isFit = typeof value === 'string' && value.length > 0 && value.length <= LONGEST && !NOT_IN_A_DATE.test(value);
  return isFit ? value : null;
}

function textsOf(value: unknown, count: number): readonly string[] | null {
  if (!Array.isArray(value) || value.length !== count) return null;
  const texts = value.map(textOf);
  return texts.every((text) => text !== null) ? texts : null;
}
