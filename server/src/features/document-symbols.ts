/**
 * The outline of one file, breadcrumbs included. Read from the tree rather than from the plan, so
 * that text which is half typed or not valid keeps its place; names and dates come from the plan.
 */
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { type Entry, type MapNode, type Node, valueAt } from '../core/syntax/tree.ts';
import { rangeOf } from './position.ts';
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

export function documentSymbols(snapshot: Snapshot): DocumentSymbol[] {
  const { root } = snapshot.tree;
  return root?.kind === 'map' ? root.entries.flatMap((entry) => topSymbol(snapshot, entry)) : [];
}

function topSymbol(snapshot: Snapshot, entry: Entry): DocumentSymbol[] {
  const key = entry.key.text;
  if (key === 'phases' || key === 'tasks') {
    return [
      symbol(snapshot, entry, SymbolKind.Namespace, { children: items(snapshot, entry.value, key === 'phases') }),
    ];
  }
  if (key === 'project') {
    return [symbol(snapshot, entry, SymbolKind.Package, { detail: text(valueAt(entry.value, 'name')) })];
  }
  const kind = SECTIONS.get(key);
  if (kind === undefined) return [symbol(snapshot, entry, SymbolKind.Property, { detail: scalar(entry.value) })];
  const children = entriesOf(entry.value).map((child) =>
    symbol(snapshot, child, kind, { detail: titleOf(child.value) }),
  );
  return [symbol(snapshot, entry, SymbolKind.Namespace, { children })];
}

function items(snapshot: Snapshot, node: Node | null, phases: boolean): DocumentSymbol[] {
  return entriesOf(node).map((entry) => {
    const children = [...items(snapshot, valueAt(entry.value, 'tasks') ?? null, false), ...gate(snapshot, entry)];
    return symbol(snapshot, entry, itemKind(entry, phases), { detail: itemDetail(snapshot, entry), children });
  });
}

function gate(snapshot: Snapshot, phase: Entry): DocumentSymbol[] {
  const entry = entriesOf(phase.value).find((field) => field.key.text === 'gate');
  if (!entry) return [];
  return [symbol(snapshot, entry, SymbolKind.Key, { detail: dates(snapshot, `${phase.key.text}.gate`) })];
}

function itemKind(entry: Entry, phase: boolean): SymbolKind {
  if (phase) return SymbolKind.Module;
  if (valueAt(entry.value, 'tasks')?.kind === 'map') return SymbolKind.Package;
  return scalar(valueAt(entry.value, 'milestone')) === 'true' ? SymbolKind.Event : SymbolKind.Function;
}

function itemDetail(snapshot: Snapshot, entry: Entry): string {
  return [text(valueAt(entry.value, 'name')), dates(snapshot, entry.key.text)].filter(Boolean).join(' · ');
}

function dates(snapshot: Snapshot, id: string): string {
  const item = snapshot.analyses[0].schedule.items.get(id);
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

interface More {
  readonly detail?: string;
  readonly children?: DocumentSymbol[];
}

function symbol(snapshot: Snapshot, entry: Entry, kind: SymbolKind, more: More): DocumentSymbol {
  const made: DocumentSymbol = {
    // A client refuses a symbol without a name, which half-typed text can have.
    name: entry.key.text.trim() || '…',
    kind,
    range: rangeOf(snapshot.lines, entry.span),
    selectionRange: rangeOf(snapshot.lines, entry.key.span),
  };
  if (more.detail) made.detail = more.detail;
  if (more.children && more.children.length > 0) made.children = more.children;
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
  return scalar(node).replace(/\s+/g, ' ').trim();
}
