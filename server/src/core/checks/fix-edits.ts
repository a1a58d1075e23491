/**
 * What a fix does to the text: its edits as they are, its changes laid out like the lines around
 * them. Assumes sources of the version in which the finding was made.
 */
import type { Fix, PlanChange, TextEdit } from '../base/problem.ts';
import { type FileId, type Place, within } from '../base/span.ts';
import type { SourceFile } from '../model/sources.ts';
import { startOfLine } from '../syntax/cursor-line.ts';
import { insertEntry, removeEntry, setValue } from '../syntax/edit.ts';
import { type Location, locate } from '../syntax/locate.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import { entryOf, type ListNode, valueAt } from '../syntax/tree.ts';

/** Null where a file is not at hand, or its text has no place for a change: half a fix is worse than none. */
export function editsOf(fix: Fix, sourceOf: (file: FileId) => SourceFile | null): readonly TextEdit[] | null {
  const edits = [...fix.edits];
  for (const change of fix.changes ?? []) {
    const file = fileOf(change);
    const source = sourceOf(file);
    const made = source && changeEdits(source, change);
    if (!made) return null;
    for (const edit of made) edits.push({ ...edit, file });
  }
  return edits;
}

function fileOf(change: PlanChange): FileId {
  if (change.kind === 'define') return change.file;
  return change.kind === 'remove-item' ? change.item.file : change.entry.file;
}

function changeEdits(source: SourceFile, change: PlanChange): readonly SpanEdit[] | null {
  const { text, tree } = source;
  if (change.kind === 'define') return insertEntry(text, tree, [change.section], change.id, change.value);
  const place = locate(tree, (change.kind === 'remove-item' ? change.item : change.entry).span.start);
  if (!place || !isByPath(place)) return null;
  switch (change.kind) {
    case 'set':
      return setValue(text, tree, [...place.path, change.field], change.value);
    case 'add':
      return withAdded(source, [...place.path, change.field], change.value);
    case 'remove':
      return removeEntry(text, tree, [...place.path, change.field]);
    case 'remove-item':
      return withoutItem(source, place, change.item);
  }
}

/** Whether its path leads to a place: where a key is written twice it leads to the other one. */
function isByPath({ ancestors, entries }: Location): boolean {
  const maps = ancestors.filter(({ kind }) => kind === 'map');
  return entries.every((entry, k) => entryOf(maps[k], entry.key.text) === entry);
}

/** A value alone becomes a list; a list gets another item, in brackets or on a line of its own. */
function withAdded({ text, tree }: SourceFile, path: readonly string[], value: string): readonly SpanEdit[] | null {
  let node = tree.root;
  for (const key of path) node = valueAt(node, key) ?? null;
  if (node?.kind === 'scalar' && node.span.end > node.span.start) {
    return setValue(text, tree, path, `[${text.slice(node.span.start, node.span.end)}, ${value}]`);
  }
  if (node?.kind !== 'list') return setValue(text, tree, path, value);
  const last = node.items.at(-1);
  if (last === undefined) return setValue(text, tree, path, `[${value}]`);
  if (node.flow) return [{ span: within(node.span, last.span.end, last.span.end), newText: `, ${value}` }];
  const dash = text.slice(startOfLine(text, node.span.start), node.span.start);
  return [
    {
      span: within(node.span, node.span.start, node.span.start),
      newText: `- ${value}${text.includes('\r\n') ? '\r\n' : '\n'}${dash}`,
    },
  ];
}

function withoutItem({ text, tree }: SourceFile, place: Location, item: Place): readonly SpanEdit[] | null {
  const list = place.ancestors.findLast((node): node is ListNode => node.kind === 'list');
  const at = list?.items.findIndex(({ span }) => span.start === item.span.start) ?? -1;
  if (list === undefined || at < 0 || list.items.length === 1) {
    const field = place.path.indexOf('[]');
    return removeEntry(text, tree, field < 0 ? place.path : place.path.slice(0, field));
  }
  const { span } = list.items[at] ?? item;
  if (!list.flow) {
    const end = /[\r\n]/.exec(text.slice(span.end));
    const next =
      end === null ? text.length : span.end + end.index + (text.startsWith('\r\n', span.end + end.index) ? 2 : 1);
    return [{ span: within(list.span, startOfLine(text, span.start), next), newText: '' }];
  }
  const [before, after] = [list.items[at - 1], list.items[at + 1]];
  if (before) return [{ span: within(list.span, before.span.end, span.end), newText: '' }];
  return [{ span: within(list.span, span.start, after?.span.start ?? span.end), newText: '' }];
}
