/**
 * Whole entries for maps whose keys are ids: a task, a phase with its gate, a risk with cause,
 * event and effect … Written with tab stops; without them the stops' texts remain.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { ENTRY_SNIPPETS } from './entry-snippets.ts';
import { type CompletionPlace, lastKey } from './place.ts';
import type { Suggestion } from './suggestion.ts';

export function suggestSnippets({ context }: CompletionPlace): Suggestion[] {
  if (context.inFlow || context.hasColon || context.quote !== null) return [];
  return (ENTRY_SNIPPETS.get(lastKey(context.path)) ?? []).map(({ label, note, lines }) => {
    const text = lines.join('\n');
    return {
      label,
      note,
      kind: CompletionItemKind.Snippet,
      insert: { plain: withoutStops(text), snippet: withStops(text) },
    };
  });
}

const STOP = /«([^»]*)»/g;

/** `«text»` becomes a stop that holds the text, `«a|b»` a choice of which the first is set. */
function withStops(text: string): string {
  let stop = 0;
  return text.replace(STOP, (_, inside: string) => {
    stop++;
    const choices = inside.split('|');
    return choices.length > 1 ? `\${${stop}|${choices.join(',')}|}` : `\${${stop}:${inside}}`;
  });
}

function withoutStops(text: string): string {
  return text.replace(STOP, (_, inside: string) => inside.split('|')[0] ?? '');
}
