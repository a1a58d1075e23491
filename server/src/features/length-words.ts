/** What a written length means: `3d` is three working days of as many hours as the plan says. */
import type { DayLengths } from '../core/base/duration.ts';

export const LENGTH_UNITS = ['d', 'w', 'h', 'm', 'mo', 'ed', 'eh', 'ew', 'em'] as const;

export type LengthUnit = (typeof LENGTH_UNITS)[number];

/** `3 working days of 8 hours`. */
export function lengthMeans(count: string, unit: LengthUnit, lengths: DayLengths): string {
  const many = count === '1' ? '' : 's';
  switch (unit) {
    case 'm':
      return `${count} working minute${many}`;
    case 'h':
      return `${count} working hour${many}`;
    case 'd':
      return `${count} working day${many} of ${lengths.hoursPerDay} hours`;
    case 'w':
      return `${count} week${many} of ${lengths.daysPerWeek} working days`;
    case 'mo':
      return `${count} month${many} of ${lengths.daysPerMonth} working days`;
    case 'em':
      return `${count} minute${many} on the clock, nights and weekends too`;
    case 'eh':
      return `${count} hour${many} on the clock, nights and weekends too`;
    case 'ew':
      return `${count} calendar week${many}`;
    case 'ed':
      return `${count} calendar day${many}`;
  }
}
