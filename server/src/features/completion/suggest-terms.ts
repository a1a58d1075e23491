/** Words for the glossary: those that this plan uses and does not explain. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

export function suggestTerms({ context, analysis: { problems, sources } }: CompletionPlace): Suggestion[] {
  if (context.path.length !== 1 || context.path[0] !== 'glossary') return [];
  const written = new Set(context.siblings);
  const terms = problems.flatMap(({ rule, file, span: { start, end } }) => {
    const source = rule === 'unexplained-acronym' ? sources.files.get(file) : undefined;
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
