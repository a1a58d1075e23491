/**
 * The text of one item, edited by itself: its lines, or its stretch of a line within braces, are read,
 * changed and read again without the rest of the file, which may be large. Assumes the sources of the
 * analysis; what of the item cannot be read is not edited.
 */
import type { Analysis } from '../analyse.ts';
import { differenceOf } from '../base/difference.ts';
import { linesOf, positionAt } from '../base/lines.ts';
import type { TextEdit } from '../base/problem.ts';
import { type FileId, span } from '../base/span.ts';
import { Fields, type Piece } from '../model/fields.ts';
import type { Origin } from '../model/plan.ts';
import { startOfLine } from '../syntax/cursor-line.ts';
import { behindEntry, columnOf, lineEndOf } from '../syntax/edit-lines.ts';
import { locate } from '../syntax/locate.ts';
import { readTree } from '../syntax/read.ts';
import { applyEdits, type SpanEdit } from '../syntax/span-edit.ts';
import { type Entry, entryOf, type Tree } from '../syntax/tree.ts';

/** An item's own text in one file. */
export interface ItemText {
  readonly file: FileId;
  /** Offset of `text` in the file. */
  readonly at: number;
  readonly text: string;
  /** Stands within the braces of what holds it. */
  readonly flow: boolean;
  /** How the file ends its lines. */
  readonly eol: string;
  readonly key: string;
  /** Columns from one level to the next, as the file has them. */
  readonly step: number;
}

/** What a change of an item sees: its text alone, with the entry of the item at `path`. */
export interface Spot {
  readonly text: string;
  readonly tree: Tree;
  readonly path: readonly [string];
  readonly entry: Entry;
  readonly step: number;
}

/** Null where the text has no place for it. */
export type TextChange = (spot: Spot) => readonly SpanEdit[] | null;

/** What an item's text has become. */
export interface ChangedText {
  readonly edit: TextEdit | null;
  readonly file: FileId;
  readonly entry: Entry;
  /** Of the item alone, with `entry` in it. */
  readonly text: string;
}

/** Tasks, phases, gates, and risks. */
interface Written {
  readonly origin: Origin;
}

/** Where a field of an item stands, or would: of a phase that several files share, in the one that has it. */
export function textOfItem({ sources }: Analysis, { origin }: Written, field: string | null): ItemText | null {
  const piece = pieceWith(origin, field);
  const source = piece && sources.files.get(piece.file);
  if (!piece || !source || !('tree' in source)) return null;
  const { text, tree } = source;
  const { span: area, key } = piece.entry;
  const { ancestors, entries } = locate(tree, key.span.start) ?? { ancestors: [], entries: [] };
  const holder = ancestors.at(-1);
  const flow = holder?.kind === 'map' && holder.flow;
  const around = entries.at(-2);
  const shared = { file: piece.file, eol: lineEndOf(text), key: key.text };
  if (flow) return { ...shared, at: area.start, text: text.slice(area.start, area.end), flow, step: 2 };
  const lineStart = startOfLine(text, area.start);
  const at = text[lineStart] === '\ufeff' ? lineStart + 1 : lineStart;
  if (text.slice(at, area.start).trim() !== '') return null;
  const step = around ? columnOf(text, piece.entry) - columnOf(text, around) : 2;
  return { ...shared, at, text: text.slice(at, behindEntry(text, piece.entry)), flow: false, step };
}

/** The entry that sets a field, else the first. */
export function pieceWith(origin: Origin, field: string | null): Piece | null {
  if (!(origin instanceof Fields) || !origin.entry) return null;
  const pieces = [{ file: origin.file, entry: origin.entry }, ...origin.others];
  return pieces.find(({ entry }) => field !== null && entryOf(entry.value, field)) ?? pieces[0] ?? null;
}

/** The line of the file, from 1, on which an item cannot be read; null where all of its own text can. */
export function unreadableLine({ sources }: Analysis, { origin }: Written): number | null {
  const piece = pieceWith(origin, null);
  const source = piece && sources.files.get(piece.file);
  if (!piece || !source || !('tree' in source)) return 1;
  const { entry } = piece;
  const tasks = entryOf(entry.value, 'tasks');
  const end = behindEntry(source.text, entry);
  const found = source.tree.problems.find(({ span: { start } }) => {
    const below = tasks && tasks.key.span.end < start && start <= tasks.span.end;
    return entry.span.start <= start && start < end && !below;
  });
  return found ? positionAt(linesOf(source.text), found.span.start).line + 1 : null;
}

/** Changes one after another, each reading what the one before it has written. */
export function changeItem(item: ItemText, changes: readonly TextChange[]): ChangedText | null {
  let text = item.text;
  let spot = spotOf(item, text);
  const faults = spot?.tree.problems.length ?? 0;
  for (const change of changes) {
    const edits = spot && change(spot);
    if (!spot || !edits) return null;
    const ends = /[\r\n]/.test(text)
      ? edits
      : edits.map((edit) => ({ ...edit, newText: withLineEnds(edit.newText, item.eol) }));
    text = applyEdits(spot.text, ends);
    if (item.flow) text = text.slice(1, -1);
    spot = spotOf(item, text);
    if (!spot || spot.tree.problems.length > faults) return null;
  }
  if (!spot) return null;
  return { edit: editBetween(item, text), file: item.file, entry: spot.entry, text: spot.text };
}

function withLineEnds(text: string, eol: string): string {
  return text.replace(/\r\n|\n/g, eol);
}

function spotOf(item: ItemText, own: string): Spot | null {
  const text = item.flow ? `{${own}}` : own;
  const tree = readTree(text);
  const entry = tree.root?.kind === 'map' && tree.root.entries.length === 1 ? tree.root.entries[0] : undefined;
  return entry?.key.text === item.key ? { text, tree, path: [item.key], entry, step: item.step } : null;
}

/** What lies between the first and the last character that differ; line ends and pairs of code units stay whole. */
function editBetween({ file, at, text: before }: ItemText, after: string): TextEdit | null {
  const difference = differenceOf(before, after);
  if (!difference) return null;
  let { from, oldEnd, newEnd } = difference;
  while (from > 0 && (splits(before, from) || splits(after, from))) from--;
  while (oldEnd < before.length && (splits(before, oldEnd) || splits(after, newEnd))) {
    oldEnd++;
    newEnd++;
  }
  // Whole lines rather than from one indentation to the next.
  while (isBlank(before[from - 1]) && isTurned(before, from, oldEnd) && isTurned(after, from, newEnd)) {
    from--;
    oldEnd--;
    newEnd--;
  }
  return { file, span: span(at + from, at + oldEnd), newText: after.slice(from, newEnd) };
}

function splits(text: string, at: number): boolean {
  const [before, next] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return (before === 13 && next === 10) || (before >= 0xd800 && before < 0xdc00 && next >= 0xdc00 && next < 0xe000);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** Whether a stretch may begin one character sooner and still be the same text. */
function isTurned(text: string, from: number, end: number): boolean {
  return from === end || text[from - 1] === text[end - 1];
}
