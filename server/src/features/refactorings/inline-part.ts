/**
 * Takes a part into the file that includes it: its sections below those that are there, comments and
 * all. Not offered where two files say something of the same id, or where a path would then lead
 * elsewhere.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { type FileId, span, touches } from '../../core/base/span.ts';
import { editsOf } from '../../core/checks/fix-edits.ts';
import type { SourceFile } from '../../core/model/sources.ts';
import { behindLine, columnOf, endOfContent, lineEndOf } from '../../core/syntax/edit-lines.ts';
import type { SpanEdit } from '../../core/syntax/span-edit.ts';
import { type Entry, entryOf, type MapNode } from '../../core/syntax/tree.ts';
import { evidencePaths } from '../document-links.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';

export const inlinePart: Refactoring = {
  kind: CodeActionKind.RefactorInline,
  offer: (place) => {
    const found = partAt(place);
    return found && insertionsOf(place, found.part) ? `Move part '${found.written}' into this file` : null;
  },
  change: (place) => {
    const found = partAt(place);
    const insertions = found && insertionsOf(place, found.part);
    if (!found || !insertions) return null;
    const { file, text, tree } = place.snapshot;
    const removal = { kind: 'remove-item', item: { file, span: found.span } } as const;
    const removed = editsOf({ title: '', edits: [], changes: [removal] }, () => ({ file, text, tree }));
    if (!removed) return null;
    const edits = [...removed, ...insertions].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    return place.client.deletesFiles ? { edits, deletes: found.part.file } : { edits };
  },
};

/** Sections that belong to one file alone. */
const NOT_MOVED: ReadonlySet<string> = new Set(['project', 'projects', 'include', 'planline']);

function partAt({ snapshot, analysis, location }: RefactoringPlace) {
  const { scalar, path } = location;
  if (path[0] !== 'include' || !scalar) return null;
  const { sources } = analysis;
  const include = sources.includes.get(snapshot.file)?.find((one) => touches(one.span, scalar.span.start));
  const target =
    include?.outcome.kind === 'files' && include.outcome.files.length === 1 ? include.outcome.files[0] : undefined;
  const part = target === undefined ? undefined : sources.files.get(target);
  if (!include || !part || !('tree' in part) || part.tree.problems.length > 0) return null;
  if (/[*?[\]{}]/.test(include.written) || timesIncluded(snapshot.analyses, part.file) !== 1) return null;
  return { part, written: include.written, span: include.span };
}

function timesIncluded(analyses: RefactoringPlace['snapshot']['analyses'], part: FileId): number {
  const places = new Set<string>();
  for (const { sources } of analyses) {
    for (const [file, includes] of sources.includes) {
      for (const { span: area, outcome } of includes) {
        if (outcome.kind === 'files' && outcome.files.includes(part)) places.add(`${area.start} ${file}`);
      }
    }
  }
  return places.size;
}

/** Null where the two do not go together. */
function insertionsOf({ snapshot, analysis }: RefactoringPlace, part: SourceFile): readonly SpanEdit[] | null {
  const { text, tree, file } = snapshot;
  const [here, there] = [tree.root, part.tree.root];
  if (here?.kind !== 'map' || here.flow || there?.kind !== 'map' || there.flow) return null;
  const sameFolder = file.slice(0, file.lastIndexOf('/')) === part.file.slice(0, part.file.lastIndexOf('/'));
  if (!sameFolder && evidencePaths(there, part.file, analysis.plan.root).length > 0) return null;
  const eol = lineEndOf(text);
  const pieces = new Map<number, string>();
  const add = (at: number, piece: string) => {
    const lines = piece.replace(/\r\n|\r|\n/g, eol);
    const ended = /[\r\n]$/.test(lines) ? lines : lines + eol;
    const before = pieces.get(at) ?? (at === 0 || /[\r\n]/.test(text[at - 1] ?? '') ? '' : eol);
    pieces.set(at, before + ended);
  };
  let start = part.text.startsWith('\ufeff') ? 1 : 0;
  const appended: string[] = [];
  for (const [index, entry] of there.entries.entries()) {
    const last = index === there.entries.length - 1;
    const end = last ? part.text.length : behindLine(part.text, endOfContent(part.text, entry.span));
    const own = entryOf(here, entry.key.text);
    if (NOT_MOVED.has(entry.key.text)) return null;
    if (!own) appended.push(part.text.slice(start, end));
    else {
      const merged = mergedPiece(text, own, part.text, entry, start, end);
      if (!merged) return null;
      add(merged.at, merged.piece);
    }
    start = end;
  }
  for (const piece of appended) add(text.length, piece);
  return [...pieces].map(([at, newText]) => ({ span: span(at, at), newText }));
}

/** The children of a section, to follow those that the same section has here. */
function mergedPiece(text: string, own: Entry, from: string, entry: Entry, start: number, end: number) {
  const [here, there] = [own.value, entry.value];
  if (!isBlock(here) || !isBlock(there)) return null;
  const keys = new Set(here.entries.map(({ key }) => key.text));
  const [first, last] = [here.entries[0], here.entries.at(-1)];
  const begins = there.entries[0];
  if (!first || !last || !begins || there.entries.some(({ key }) => keys.has(key.text))) return null;
  const keyLine = from.slice(entry.key.span.end, behindLine(from, entry.key.span.end));
  // A comment behind the section's key would have no place.
  if (keyLine.trim() !== ':') return null;
  const comments = from.slice(start, entry.key.span.start);
  const children = from.slice(behindLine(from, entry.key.span.end), end);
  const shift = columnOf(text, first) - columnOf(from, begins);
  return { at: behindLine(text, endOfContent(text, last.span)), piece: comments + shifted(children, shift) };
}

function isBlock(node: Entry['value']): node is MapNode {
  return node?.kind === 'map' && !node.flow;
}

function shifted(lines: string, by: number): string {
  if (by === 0) return lines;
  return lines.replace(/^ +(?=\S)/gm, (blanks) => ' '.repeat(Math.max(0, blanks.length + by)));
}
