/**
 * The outline of one file, breadcrumbs included. Read from the tree rather than from the plan, so
 * that text which is half typed or not valid keeps its place; names and dates come from the plan.
 */
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { ItemSchedule } from '../core/schedule/schedule.ts';
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
}

export function documentSymbols(snapshot: Snapshot): DocumentSymbol[] {
  const { root } = snapshot.tree;
  const outline = { cursor: new LineCursor(snapshot.lines), dates: snapshot.analyses[0].schedule.items };
  return root?.kind === 'map' ? root.entries.map((entry) => topSymbol(outline, entry)) : [];
}

function topSymbol(outline: Outline, entry: Entry): DocumentSymbol {
  const key = entry.key.text;
  if (key === 'phases' || key === 'tasks') {
    return symbol(outline, entry, SymbolKind.Namespace, '', () => items(outline, entry.value, key === 'phases'));
  }
  if (key === 'project') return symbol(outline, entry, SymbolKind.Package, text(valueAt(entry.value, 'name')));
  const kind = SECTIONS.get(key);
  if (kind === undefined) return symbol(outline, entry, SymbolKind.Property, scalar(entry.value));
  return symbol(outline, entry, SymbolKind.Namespace, '', () =>
    entriesOf(entry.value).map((child) => symbol(outline, child, kind, titleOf(child.value))),
  );
}

function items(outline: Outline, node: Node | null | undefined, phases: boolean): DocumentSymbol[] {
  return entriesOf(node).map((entry) => {
    const tasks = valueAt(entry.value, 'tasks');
    const gate = phases ? entriesOf(entry.value).find((field) => field.key.text === 'gate') : undefined;
    const below = () => [
      ...items(outline, tasks, false),
      ...(gate ? [symbol(outline, gate, SymbolKind.Key, dates(outline, `${entry.key.text}.gate`))] : []),
    ];
    return symbol(outline, entry, itemKind(entry, phases), itemDetail(outline, entry), tasks || gate ? below : null);
  });
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

const spans = new WeakMap<ItemSchedule, string>();

/** In words, kept as long as the dates are. */
function dates({ dates: all }: Outline, id: string): string {
  const item = all.get(id);
  if (!item) return '';
  const known = spans.get(item);
  if (known !== undefined) return known;
  const words = dateSpan(item.start, item.finish);
  spans.set(item, words);
  return words;
}

function titleOf(node: Node | null): string {
  if (node?.kind === 'scalar') return node.text;
  for (const key of ['name', 'event', 'text', 'title']) {
    const title = text(valueAt(node, key));
    if (title) return title;
  }
  return '';
}

/** `below` is asked for what lies in the entry between its key and its end. */
function symbol(
  { cursor }: Outline,
  entry: Entry,
  kind: SymbolKind,
  detail: string,
  below: (() => DocumentSymbol[]) | null = null,
): DocumentSymbol {
  const { key, span } = entry;
  const start = cursor.positionOf(span.start);
  const selectionRange = { start: cursor.positionOf(key.span.start), end: cursor.positionOf(key.span.end) };
  const children = below?.();
  // A client refuses a symbol without a name, which half-typed text can have.
  const name = key.text.trim() || '…';
  const made: DocumentSymbol = { name, kind, range: { start, end: cursor.positionOf(span.end) }, selectionRange };
  if (detail) made.detail = detail;
  if (children && children.length > 0) made.children = children;
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
