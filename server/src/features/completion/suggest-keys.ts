/**
 * Keys that may be written in a map: required ones first, then those most plans have, then in the
 * order of the schema, without those it has. Each opens what its value is: `name: `, a block one step further in, `[]` or `{}`.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { type KeyKnowledge, keysAt } from '../../core/schema/knowledge.ts';
import type { CompletionPlace } from './place.ts';
import type { Insert, Suggestion } from './suggestion.ts';

export function suggestKeys({ context }: CompletionPlace): Suggestion[] {
  const written = new Set(context.siblings);
  // A plan has phases or, without them, tasks.
  if (context.path.length === 0 && written.has('phases')) written.add('tasks');
  const free = keysAt(context.path).filter(({ key }) => !written.has(key));
  return free
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((key) => ({
      label: key.key,
      kind: CompletionItemKind.Property,
      note: key.required ? `${key.title} · required` : key.title,
      finds: key.title,
      insert: context.hasColon ? { plain: key.key } : insertOf(key, context.inFlow),
      more: !context.hasColon && offersValues(key),
      about: { kind: 'key', path: [...context.path, key.key] },
    }));
}

/** In the order in which people write them; maps share few of these keys, so one list serves all. */
const LIKELY: readonly string[] = [
  'project',
  'phases',
  'event',
  'cause',
  'effect',
  'name',
  'type',
  'stage',
  'start',
  'duration',
  'after',
  'assign',
  'tasks',
  'gate',
  'deadline',
  'probability',
  'impact',
  'affects',
  'response',
  'owner',
];

/** Sorting is stable, so the rest keeps the schema's order. */
function rankOf({ key, required }: KeyKnowledge): number {
  const likely = LIKELY.indexOf(key);
  return (required ? 0 : LIKELY.length + 1) + (likely < 0 ? LIKELY.length : likely);
}

/** Lines after the first are indented by the caller, to the column of the key. */
function insertOf({ key, opens }: KeyKnowledge, inFlow: boolean): Insert {
  if (opens.includes('scalar')) return { plain: `${key}: ` };
  if (opens.includes('list') && !opens.includes('map')) {
    return { plain: `${key}: `, snippet: `${key}: [$0]` };
  }
  if (inFlow) return { plain: `${key}: `, snippet: `${key}: {$0}` };
  return { plain: `${key}:\n  `, snippet: `${key}:\n  $0` };
}

/** Whether the next completion has something to say, so that it may open at once. */
function offersValues({ values, opens }: KeyKnowledge): boolean {
  if (opens.includes('map') && !opens.includes('scalar')) return true;
  return values.ref !== null || values.words.length > 0 || values.kind === 'date' || values.kind === 'duration';
}
