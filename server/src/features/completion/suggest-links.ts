/** What may follow an id: types and lags behind a predecessor, units or pieces behind a resource. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { LinkType, Plan } from '../../core/model/plan.ts';
import type { Suggestion } from './suggestion.ts';

const TYPES: readonly (readonly [LinkType, string])[] = [
  ['FS', 'starts after it finishes (the usual link)'],
  ['SS', 'starts after it starts'],
  ['FF', 'finishes after it finishes'],
  ['SF', 'finishes after it starts'],
];

const LAGS: readonly (readonly [string, string])[] = [
  ['+1d', 'one working day later'],
  ['+2d', 'two working days later'],
  ['+1w', 'one working week later'],
  ['-1d', 'one working day of overlap'],
  ['+2ed', 'two calendar days later'],
  ['+50%', 'after half of its duration'],
];

/** `rest` is the text after the id up to the cursor, its spaces included. */
export function suggestLinkParts(rest: string): Suggestion[] {
  const typed = rest.trimStart();
  const lags = LAGS.map(([label, note]) => ({ label, note, kind: CompletionItemKind.Unit }));
  const types = TYPES.map(([label, note]) => ({ label, note, kind: CompletionItemKind.EnumMember }));
  const type = /^(FS|SS|FF|SF)\s*/.exec(typed);
  if (type) return lags.map((lag) => ({ ...lag, label: `${type[0].trimEnd()}${lag.label}` }));
  return typed.startsWith('+') || typed.startsWith('-') ? lags : [...types, ...lags];
}

/** `ali |`: how much of somebody; of material, how many pieces. */
export function suggestUnits(plan: Plan, id: string): Suggestion[] {
  const material = plan.resources.get(id)?.type === 'material';
  const choices: readonly (readonly [string, string])[] = material
    ? [
        ['x1', 'one piece'],
        ['x2', 'two pieces'],
        ['x10', 'ten pieces'],
      ]
    : [
        ['100%', 'all of the time'],
        ['75%', 'three quarters of the time'],
        ['50%', 'half of the time'],
        ['25%', 'a quarter of the time'],
        ['200%', 'two of them'],
      ];
  return choices.map(([label, note]) => ({ label, note, kind: CompletionItemKind.Unit }));
}
