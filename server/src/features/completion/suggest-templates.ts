/** Whole plans for an empty file. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Suggestion } from './suggestion.ts';

export function suggestTemplates(): Suggestion[] {
  return [
    {
      label: 'plan',
      note: 'A small plan to start from',
      kind: CompletionItemKind.Snippet,
      insert: { plain: SMALL_PLAN },
    },
  ];
}

const SMALL_PLAN = `project:
  name: New project
tasks:
  first: {name: First task, duration: 1d}
`;
