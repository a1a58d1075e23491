/** Words that this plan uses already under the same key, the most frequent first: tags, areas, vendors, roles. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Plan } from '../../core/model/plan.ts';
import type { Suggestion } from './suggestion.ts';

export function suggestUsed(plan: Plan, key: string): Suggestion[] {
  const counts = new Map<string, number>();
  for (const word of wordsUnder(plan, key)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([word]) => isPlain(word))
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([label, count]) => ({
      label,
      kind: CompletionItemKind.Text,
      note: count === 1 ? 'used once' : `used ${count} times`,
    }));
}

function* wordsUnder(plan: Plan, key: string): Generator<string> {
  switch (key) {
    case 'tags':
      for (const { tags } of plan.items.values()) yield* tags;
      return;
    case 'touches':
      for (const { touches } of plan.items.values()) yield* touches;
      return;
    case 'category':
      for (const { category } of plan.risks.values()) if (category !== null) yield category;
      return;
    case 'role':
      for (const { role } of plan.resources.values()) if (role !== null) yield role;
      yield* fieldsOf(plan.stakeholders, key);
      return;
    case 'vendor':
      for (const { vendor } of plan.resources.values()) if (vendor !== null) yield vendor;
      yield* fieldsOf(plan.registers.contracts, key);
      return;
    case 'channel':
      yield* fieldsOf(plan.registers.communication, key);
      return;
    default:
  }
}

function* fieldsOf(
  entries: ReadonlyMap<string, { readonly fields: ReadonlyMap<string, string> }>,
  key: string,
): Generator<string> {
  for (const { fields } of entries.values()) {
    const word = fields.get(key);
    if (word !== undefined) yield word;
  }
}

/** Means itself without quotes, in a list in brackets too. */
function isPlain(word: string): boolean {
  return /^[\p{L}][^\n\r:#,[\]{}"'`]*$/u.test(word) && word === word.trim();
}
