/** Durations and lags: the typed number in each unit, or the lengths planners write most. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { DayLengths } from '../../core/base/duration.ts';
import type { Suggestion } from './suggestion.ts';

const COMMON: readonly (readonly [number, string])[] = [
  [1, 'd'],
  [2, 'd'],
  [3, 'd'],
  [5, 'd'],
  [10, 'd'],
  [1, 'w'],
  [2, 'w'],
  [1, 'mo'],
  [4, 'h'],
  [30, 'm'],
  [1, 'ed'],
  [1, 'ew'],
];

const UNITS = ['d', 'w', 'h', 'm', 'mo', 'ed', 'eh', 'ew', 'em'] as const;

/** `typed` is what already stands there: `3` gives `3d`, `3w`, `3h` … */
export function suggestLengths(typed: string, lengths: DayLengths): Suggestion[] {
  const amount = /^\d+(?:\.\d+)?/.exec(typed)?.[0];
  const choices = amount
    ? UNITS.map((unit) => [amount, unit] as const)
    : COMMON.map(([count, unit]) => [String(count), unit] as const);
  return choices.map(([count, unit]) => ({
    label: `${count}${unit}`,
    kind: CompletionItemKind.Unit,
    note: words(count, unit, lengths),
  }));
}

function words(count: string, unit: string, lengths: DayLengths): string {
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
    default:
      return `${count} calendar day${many}`;
  }
}
