/** Keys that are words of this plan: for the glossary those it uses and does not explain, for the appetite its categories. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionPlace } from './place.ts';
import { suggestUsed } from './suggest-used.ts';
import type { Suggestion } from './suggestion.ts';

/** Whether a key is a term of the glossary. */
export function isOfTerms({ context: { path } }: CompletionPlace): boolean {
  return path.length === 1 && path[0] === 'glossary';
}

export function suggestTerms(place: CompletionPlace): Suggestion[] {
  return [...suggestAcronyms(place), ...suggestCategories(place)];
}

/** Categories of risks, where an appetite for them is written. */
function suggestCategories({ context, analysis: { plan } }: CompletionPlace): Suggestion[] {
  const { path, siblings, hasColon } = context;
  if (path.length !== 2 || path[0] !== 'risk-appetite' || path[1] !== 'by-category') return [];
  const known = new Set(siblings);
  return suggestUsed(plan, 'category')
    .filter(({ label }) => !known.has(label))
    .map((one) => ({ ...one, insert: { plain: hasColon ? one.label : `${one.label}: ` } }));
}

function suggestAcronyms(place: CompletionPlace): Suggestion[] {
  const { context, problems, analysis } = place;
  if (!problems || !isOfTerms(place)) return [];
  const written = new Set(context.siblings);
  const terms = problems.flatMap(({ rule, file, span: { start, end } }) => {
    const source = rule === 'unexplained-acronym' ? analysis.sources.files.get(file) : undefined;
    return source && 'text' in source ? [source.text.slice(start, end)] : [];
  });
  return [...new Set(terms)]
    .filter((term) => !written.has(term))
    .map((term) => ({
      label: term,
      kind: CompletionItemKind.Text,
      note: 'used in this plan, not explained',
      insert: { plain: context.hasColon ? term : `${term}: ` },
      about: { kind: 'rule', rule: 'unexplained-acronym' },
    }));
}
