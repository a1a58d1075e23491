/**
 * Completion: where the cursor stands, what may be written there, and that in the editor's form.
 * Works in half-typed text. Prose is left to `resolve`, so that a list of thousands stays small.
 */
import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { span } from '../../core/base/span.ts';
import { type Day, dayOf } from '../../core/base/time.ts';
import { describe } from '../../core/schema/knowledge.ts';
import { contextAt } from '../../core/syntax/context.ts';
import { startOfLine } from '../../core/syntax/cursor-line.ts';
import type { ClientAbilities } from '../client.ts';
import { offsetOf, rangeOf } from '../position.ts';
import type { DatedSnapshot, Snapshot } from '../snapshot.ts';
import { fitting } from './fitting.ts';
import { type CompletionPlace, itemAt } from './place.ts';
import { suggestIgnored } from './suggest-ignored.ts';
import { suggestKeys } from './suggest-keys.ts';
import { isOfRules, suggestRules } from './suggest-rules.ts';
import { suggestSnippets } from './suggest-snippets.ts';
import { suggestTemplates } from './suggest-templates.ts';
import { isOfTerms, suggestTerms } from './suggest-terms.ts';
import { suggestValues, type ValueSuggestions } from './suggest-values.ts';
import { type About, type Insert, MOST, type Suggestion } from './suggestion.ts';

export interface CompletionParams {
  readonly position: Position;
  /** Today, from the server's clock. */
  readonly today?: Day | null;
}

/** Travels with each completion to `resolve`. */
export interface CompletionData {
  readonly uri: string;
  readonly about: About;
}

/** Nothing stands this far to the right, and each line of each suggestion would begin with as many blanks. */
const WIDEST_INDENT = 200;

const EMPTY: CompletionList = { isIncomplete: false, items: [] };

export function completion(snapshot: Snapshot, params: CompletionParams, client: ClientAbilities): CompletionList {
  const place = placeOf(snapshot, snapshot.analyses[0].problems, params);
  return place.context.kind === 'none' ? inComment(snapshot, place, params, client) : offered(place, params, client);
}

/** The same before findings are known; null where they have a say. */
export function datedCompletion(
  snapshot: DatedSnapshot,
  params: CompletionParams,
  client: ClientAbilities,
): CompletionList | null {
  const place = placeOf(snapshot, null, params);
  return place.context.kind === 'none' || isOfTerms(place) || isOfRules(place) ? null : offered(place, params, client);
}

function offered(place: CompletionPlace, params: CompletionParams, client: ClientAbilities): CompletionList {
  const { context, snapshot } = place;
  if (context.indent > WIDEST_INDENT) return EMPTY;
  const { suggestions, keep, keepBehind = 0, changes } = suggestionsFor(place, params.today ?? null);
  const typed = context.prefix.slice(keep);
  const shown = suggestions.length > MOST ? fitting(suggestions, typed, MOST, (one) => one) : suggestions;
  const range = rangeOf(snapshot.lines, span(context.replace.start + keep, context.replace.end - keepBehind));
  const items = shown.map((one, index) => itemOf(one, index, { place, range, client }));
  const list: CompletionList = { isIncomplete: changes || suggestions.length > MOST, items };
  if (client.sharedRange) list.itemDefaults = { editRange: range };
  return list;
}

function placeOf(
  snapshot: DatedSnapshot,
  problems: CompletionPlace['problems'],
  { position }: CompletionParams,
): CompletionPlace {
  const context = contextAt(snapshot.text, snapshot.tree, offsetOf(snapshot, position));
  return { snapshot, analysis: snapshot.analyses[0], problems, context, item: itemAt(context.path) };
}

/** Nothing but what `planline-ignore` may name. */
function inComment(
  snapshot: Snapshot,
  place: CompletionPlace,
  { position }: CompletionParams,
  client: ClientAbilities,
): CompletionList {
  const offset = offsetOf(snapshot, position);
  const ignored = suggestIgnored(snapshot, offset);
  if (ignored === null) return EMPTY;
  const range = rangeOf(snapshot.lines, span(ignored.from, offset));
  const items = ignored.suggestions.map((one, index) => itemOf(one, index, { place, range, client }));
  return { isIncomplete: false, items, ...(client.sharedRange ? { itemDefaults: { editRange: range } } : {}) };
}

function suggestionsFor(place: CompletionPlace, today: Day | null): ValueSuggestions {
  const { context, snapshot, analysis } = place;
  if (context.kind === 'value') {
    const found = suggestValues(place, today);
    const about: About = { kind: 'key', path: context.path };
    return { ...found, suggestions: found.suggestions.map((one) => shaped(place, { about, ...one })) };
  }
  const empty = context.path.length === 0 && !snapshot.tree.root;
  const templates = empty ? suggestTemplates(today ?? dayOf(analysis.schedule.start)) : [];
  const values = context.either ? suggestValues(place, today).suggestions.map((one) => shaped(place, one)) : [];
  const suggestions = [
    ...templates,
    ...values,
    ...suggestSnippets(place),
    ...suggestKeys(place),
    ...suggestRules(place),
    ...suggestTerms(place),
  ];
  return { suggestions, keep: 0, changes: false };
}

/** A value where a list is wanted becomes one: `[x]` in its line, `- x` on a line of its own. */
function shaped({ context }: CompletionPlace, suggestion: Suggestion): Suggestion {
  if (context.listItem || context.quote !== null) return suggestion;
  const opens = describe(context.path)?.opens ?? [];
  if (!opens.includes('list')) return suggestion;
  const text = suggestion.insert?.plain ?? suggestion.label;
  if (context.kind === 'key') return { ...suggestion, insert: { plain: `- ${text}` } };
  if (opens.includes('scalar')) return suggestion;
  return { ...suggestion, insert: { plain: `[${text}]`, snippet: `[${text}$0]` } };
}

interface Form {
  readonly place: CompletionPlace;
  readonly range: Range;
  readonly client: ClientAbilities;
}

function itemOf(suggestion: Suggestion, index: number, { place, range, client }: Form): CompletionItem {
  const { label, kind, finds, about } = suggestion;
  const note = typeof suggestion.note === 'function' ? suggestion.note() : suggestion.note;
  const item: CompletionItem = { label, kind, sortText: String(index).padStart(4, '0') };
  if (note) {
    if (client.labelDetails) item.labelDetails = { description: note };
    else item.detail = note;
  }
  if (finds) item.filterText = `${label} ${finds}`;
  setInsert(item, suggestion.insert ?? { plain: label }, { place, range, client });
  if (suggestion.preselect) item.preselect = true;
  if (suggestion.more && client.suggestCommand) item.command = { title: 'Suggest', command: client.suggestCommand };
  if (about) item.data = { uri: place.snapshot.file, about } satisfies CompletionData;
  return item;
}

function setInsert(item: CompletionItem, insert: Insert, { place, range, client }: Form): void {
  const snippet = client.snippets ? insert.snippet : undefined;
  const space = place.context.needsSpace ? ' ' : '';
  const text = space + indented(snippet ?? insert.plain, place, client);
  if (snippet !== undefined) item.insertTextFormat = InsertTextFormat.Snippet;
  if (client.insertsAsIs && text.includes('\n')) item.insertTextMode = InsertTextMode.asIs;
  if (!client.sharedRange) item.textEdit = { range, newText: text };
  else if (text !== item.label) item.textEditText = text;
}

/**
 * Lines after the first stand at the column of the key. A client that adds the indentation of the
 * cursor's line itself gets only the rest, which is more than none after a list's dash.
 */
function indented(text: string, { context, snapshot }: CompletionPlace, client: ClientAbilities): string {
  if (!text.includes('\n')) return text;
  const column = client.insertsAsIs ? context.indent : context.indent - lineIndent(snapshot, context.replace.start);
  return text.replaceAll('\n', `\n${' '.repeat(Math.max(0, column))}`);
}

function lineIndent({ text }: DatedSnapshot, offset: number): number {
  return /^[ ]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0].length ?? 0;
}
