/**
 * The outline of one file, breadcrumbs included. Read from the tree rather than from the plan, so
 * that text which is half typed or not valid keeps its place; names and dates come from the plan.
 */
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Steps } from '../core/base/steps.ts';
import { type Entry, entryOf, type MapNode, type Node, valueAt } from '../core/syntax/tree.ts';
import type { JsonText } from './json-text.ts';
import type { Snapshot } from './snapshot.ts';
import { SymbolObjects, type SymbolSink, SymbolText } from './symbol-sinks.ts';
import { firstAndLast } from './words.ts';

/** A map of the root whose keys are ids, and how the editor draws them. */
const SECTIONS: ReadonlyMap<string, SymbolKind> = new Map([
  ['calendars', SymbolKind.Interface],
  ['resources', SymbolKind.Object],
  ['teams', SymbolKind.Class],
  ['stakeholders', SymbolKind.Object],
  ['risks', SymbolKind.Boolean],
  ['deliverables', SymbolKind.File],
  ['decisions', SymbolKind.Constant],
  ['changes', SymbolKind.Constant],
  ['assumptions', SymbolKind.Constant],
  ['issues', SymbolKind.Constant],
  ['technologies', SymbolKind.Struct],
  ['contracts', SymbolKind.File],
  ['agreements', SymbolKind.File],
  ['communication', SymbolKind.String],
  ['glossary', SymbolKind.String],
  ['projects', SymbolKind.Namespace],
]);

/** A file's outline on its way. */
interface Outline {
  readonly sink: SymbolSink<unknown>;
  readonly dates: Snapshot['analyses'][0]['schedule']['items'];
  count: number;
}

const NO_DAYS: readonly string[] = [];

/** Entries told between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 16;

export function documentSymbols(snapshot: Snapshot): Steps<DocumentSymbol[]> {
  return telling(snapshot, new SymbolObjects(snapshot.lines));
}

/** The same as JSON. */
export function symbolsAsText(snapshot: Snapshot): Steps<JsonText<DocumentSymbol[]>> {
  return telling(snapshot, new SymbolText(snapshot.lines));
}

function* telling<S>(snapshot: Snapshot, sink: SymbolSink<S>): Steps<S> {
  const outline = { sink, dates: snapshot.analyses[0].schedule.items, count: 0 };
  for (const entry of entriesOf(snapshot.tree.root)) yield* tellTop(outline, entry);
  return sink.end();
}

function* tellTop(outline: Outline, entry: Entry): Steps<void> {
  const key = entry.key.text;
  const isOutline = key === 'phases' || key === 'tasks';
  const kind = SECTIONS.get(key);
  if (key === 'project') open(outline, entry, SymbolKind.Package, text(valueAt(entry.value, 'name')));
  else if (isOutline || kind !== undefined) open(outline, entry, SymbolKind.Namespace, '');
  else open(outline, entry, SymbolKind.Property, scalar(entry.value));
  if (isOutline) yield* tellItems(outline, entry.value, key === 'phases');
  else if (kind !== undefined) yield* tellNamed(outline, entry, kind);
  outline.sink.close();
}

function* tellNamed(outline: Outline, { value }: Entry, kind: SymbolKind): Steps<void> {
  for (const child of entriesOf(value)) {
    if (++outline.count % A_STEP === 0) yield;
    open(outline, child, kind, titleOf(child.value));
    outline.sink.close();
  }
}

function* tellItems(outline: Outline, node: Node | null | undefined, phases: boolean): Steps<void> {
  for (const entry of entriesOf(node)) {
    if (++outline.count % A_STEP === 0) yield;
    const { text: id } = entry.key;
    open(outline, entry, itemKind(entry, phases), text(valueAt(entry.value, 'name')), id);
    const tasks = valueAt(entry.value, 'tasks');
    if (tasks) yield* tellItems(outline, tasks, false);
    const gate = phases ? entryOf(entry.value, 'gate') : undefined;
    if (gate) {
      open(outline, gate, SymbolKind.Key, '', `${id}.gate`);
      outline.sink.close();
    }
    outline.sink.close();
  }
}

function itemKind(entry: Entry, phase: boolean): SymbolKind {
  if (phase) return SymbolKind.Module;
  if (valueAt(entry.value, 'tasks')?.kind === 'map') return SymbolKind.Package;
  return scalar(valueAt(entry.value, 'milestone')) === 'true' ? SymbolKind.Event : SymbolKind.Function;
}

function titleOf(node: Node | null): string {
  if (node?.kind === 'scalar') return node.text;
  for (const key of ['name', 'event', 'text', 'title']) {
    const title = text(valueAt(node, key));
    if (title) return title;
  }
  return '';
}

/** `id` of the item whose dates are told, if it is one. */
function open({ sink, dates }: Outline, { key, span }: Entry, kind: SymbolKind, title: string, id?: string): void {
  const { start, end } = span;
  const item = id === undefined ? undefined : dates.get(id);
  // A client refuses a symbol without a name, which half-typed text can have.
  const name = key.text.trim() || '…';
  const days = item ? firstAndLast(item.start, item.finish) : NO_DAYS;
  sink.open({ name, title, dates: days, kind, start, nameEnd: key.span.end, end });
}

function entriesOf(node: Node | null | undefined): MapNode['entries'] {
  return node?.kind === 'map' ? node.entries : [];
}

function scalar(node: Node | null | undefined): string {
  return node?.kind === 'scalar' ? node.text : '';
}

/** One line of it. */
function text(node: Node | null | undefined): string {
  const written = scalar(node);
  return /\s\s|[^\S ]|^\s|\s$/.test(written) ? written.replace(/\s+/g, ' ').trim() : written;
}
