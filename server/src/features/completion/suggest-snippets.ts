/**
 * Whole entries for maps whose keys are ids: a task, a phase with its gate, a risk with cause,
 * event and effect … Written with tab stops; without them the stops' texts remain.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ProjectType } from '../../core/model/plan.ts';
import { describe } from '../../core/schema/knowledge.ts';
import { ENTRY_SNIPPETS, type EntrySnippet } from './entry-snippets.ts';
import { type CompletionPlace, lastKey } from './place.ts';
import type { Suggestion } from './suggestion.ts';
import { TYPE_SNIPPETS } from './type-snippets.ts';

export function suggestSnippets({ context, analysis }: CompletionPlace): Suggestion[] {
  if (context.inFlow || context.hasColon || context.quote !== null) return [];
  // `tasks` of a correlation and `deliverables` of a phase are lists of ids.
  if (!describe(context.path)?.opens.includes('map')) return [];
  const key = lastKey(context.path);
  return [...(ENTRY_SNIPPETS.get(key) ?? []), ...ofType(analysis.plan.project.type, key)].map(
    ({ label, note, lines }) => {
      const text = lines.join('\n');
      return {
        label,
        note,
        kind: CompletionItemKind.Snippet,
        insert: { plain: withoutStops(text), snippet: withStops(text) },
      };
    },
  );
}

function ofType(type: ProjectType | null, key: string): readonly EntrySnippet[] {
  if (type === null || (key !== 'tasks' && key !== 'risks')) return [];
  return [TYPE_SNIPPETS[type][key]];
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
