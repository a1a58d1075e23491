/** Durations and lags: the typed number in each unit, or the lengths planners write most. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { DayLengths } from '../../core/base/duration.ts';
import { LENGTH_UNITS, type LengthUnit, lengthMeans } from '../length-words.ts';
import type { Suggestion } from './suggestion.ts';

const COMMON: readonly (readonly [number, LengthUnit])[] = [
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

/** `typed` is what already stands there: `3` gives `3d`, `3w`, `3h` … */
export function suggestLengths(typed: string, lengths: DayLengths): Suggestion[] {
  const amount = /^\d+(?:\.\d+)?/.exec(typed)?.[0];
  const choices = amount
    ? LENGTH_UNITS.map((unit) => [amount, unit] as const)
    : COMMON.map(([count, unit]) => [String(count), unit] as const);
  return choices.map(([count, unit]) => ({
    label: `${count}${unit}`,
    kind: CompletionItemKind.Unit,
    note: lengthMeans(count, unit, lengths),
  }));
}
