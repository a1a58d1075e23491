/**
 * The outline of one file, breadcrumbs included. Read from the tree rather than from the plan, so
 * that text which is half typed or not valid keeps its place; names and dates come from the plan.
 */
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Steps } from '../core/base/steps.ts';
import { type Entry, type MapNode, type Node, valueAt } from '../core/syntax/tree.ts';
import { LineCursor } from './line-cursor.ts';
import type { Snapshot } from './snapshot.ts';
import { dateSpan } from './words.ts';

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

/** A file's outline on its way: places are told from top to bottom. */
interface Outline {
  readonly cursor: LineCursor;
  readonly dates: Snapshot['analyses'][0]['schedule']['items'];
  count: number;
}

/** Entries told between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 16;

export function* documentSymbols(snapshot: Snapshot): Steps<DocumentSymbol[]> {
  const { root } = snapshot.tree;
  const outline = { cursor: new LineCursor(snapshot.lines), dates: snapshot.analyses[0].schedule.items, count: 0 };
  const found: DocumentSymbol[] = [];
  for (const entry of entriesOf(root)) found.push(yield* topSymbol(outline, entry));
  return found;
}

function* topSymbol(outline: Outline, entry: Entry): Steps<DocumentSymbol> {
  const key = entry.key.text;
  if (key === 'project') return symbol(outline, entry, SymbolKind.Package, text(valueAt(entry.value, 'name')));
  const isOutline = key === 'phases' || key === 'tasks';
  const kind = SECTIONS.get(key);
  if (!isOutline && kind === undefined) return symbol(outline, entry, SymbolKind.Property, scalar(entry.value));
  const made = symbol(outline, entry, SymbolKind.Namespace, '');
  const children = isOutline
    ? yield* items(outline, entry.value, key === 'phases')
    : yield* named(outline, entry, kind);
  return withChildren(made, children);
}

function* named(outline: Outline, { value }: Entry, kind: SymbolKind | undefined): Steps<DocumentSymbol[]> {
  const found: DocumentSymbol[] = [];
  for (const child of entriesOf(value)) {
    if (++outline.count % A_STEP === 0) yield;
    found.push(symbol(outline, child, kind ?? SymbolKind.Property, titleOf(child.value)));
  }
  return found;
}

function* items(outline: Outline, node: Node | null | undefined, phases: boolean): Steps<DocumentSymbol[]> {
  const found: DocumentSymbol[] = [];
  for (const entry of entriesOf(node)) {
    if (++outline.count % A_STEP === 0) yield;
    const made = symbol(outline, entry, itemKind(entry, phases), itemDetail(outline, entry));
    const tasks = valueAt(entry.value, 'tasks');
    const gate = phases ? entriesOf(entry.value).find((field) => field.key.text === 'gate') : undefined;
    const children = tasks ? yield* items(outline, tasks, false) : [];
    if (gate) children.push(symbol(outline, gate, SymbolKind.Key, dates(outline, `${entry.key.text}.gate`)));
    found.push(withChildren(made, children));
  }
  return found;
}

function itemKind(entry: Entry, phase: boolean): SymbolKind {
  if (phase) return SymbolKind.Module;
  if (valueAt(entry.value, 'tasks')?.kind === 'map') return SymbolKind.Package;
  return scalar(valueAt(entry.value, 'milestone')) === 'true' ? SymbolKind.Event : SymbolKind.Function;
}

function itemDetail(outline: Outline, entry: Entry): string {
  const name = text(valueAt(entry.value, 'name'));
  const when = dates(outline, entry.key.text);
  return name && when ? `${name} · ${when}` : name || when;
}

function dates({ dates: all }: Outline, id: string): string {
  const item = all.get(id);
  return item ? dateSpan(item.start, item.finish) : '';
}

function titleOf(node: Node | null): string {
  if (node?.kind === 'scalar') return node.text;
  for (const key of ['name', 'event', 'text', 'title']) {
    const title = text(valueAt(node, key));
    if (title) return title;
  }
  return '';
}

function symbol({ cursor }: Outline, { key, span }: Entry, kind: SymbolKind, detail: string): DocumentSymbol {
  // An entry begins with its key. There are ten thousand: each object that is not made counts.
  const start = cursor.positionOf(span.start);
  const selectionRange = { start, end: cursor.positionOf(key.span.end) };
  // A client refuses a symbol without a name, which half-typed text can have.
  const name = key.text.trim() || '…';
  const range = { start, end: cursor.positionOf(span.end) };
  return detail ? { name, detail, kind, range, selectionRange } : { name, kind, range, selectionRange };
}

function withChildren(made: DocumentSymbol, children: DocumentSymbol[]): DocumentSymbol {
  if (children.length > 0) made.children = children;
  return made;
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
