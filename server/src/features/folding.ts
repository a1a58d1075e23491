/** What can be folded: every map and list over several lines, runs of comment lines, long texts. */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { positionAt } from '../core/base/lines.ts';
import type { Span } from '../core/base/span.ts';
import type { Node } from '../core/syntax/tree.ts';
import type { Snapshot } from './snapshot.ts';

export function foldingRanges(snapshot: Snapshot): FoldingRange[] {
  const ranges = new Map<number, FoldingRange>();
  const add = (range: FoldingRange) => {
    if (range.endLine > range.startLine && !ranges.has(range.startLine)) ranges.set(range.startLine, range);
  };
  addParts(snapshot, snapshot.tree.root, add);
  for (const range of commentRuns(snapshot.text)) add(range);
  return [...ranges.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Entries of maps and items of lists, outermost first: of several that begin on one line the outer one folds. */
function addParts(snapshot: Snapshot, node: Node | null, add: (range: FoldingRange) => void): void {
  if (node === null || node.kind === 'scalar') return;
  for (const part of node.kind === 'map' ? node.entries : node.items) {
    const range = linesOfSpan(snapshot, part.span);
    // What stands on one line holds nothing that spans several.
    if (range.endLine === range.startLine) continue;
    add(range);
    addParts(snapshot, 'key' in part ? part.value : part, add);
  }
}

/** From its first line to the last that holds any of its text. */
function linesOfSpan({ text, lines }: Snapshot, span: Span): FoldingRange {
  let end = span.end;
  while (end > span.start && /\s/.test(text.charAt(end - 1))) end--;
  return { startLine: positionAt(lines, span.start).line, endLine: positionAt(lines, end).line };
}

function commentRuns(text: string): FoldingRange[] {
  const runs: FoldingRange[] = [];
  let start = -1;
  const rows = text.split(/\r\n|\r|\n/);
  for (let line = 0; line <= rows.length; line++) {
    const comment = /^[ \t]*#/.test(rows[line] ?? '');
    if (comment && start < 0) start = line;
    if (comment || start < 0) continue;
    runs.push({ startLine: start, endLine: line - 1, kind: FoldingRangeKind.Comment });
    start = -1;
  }
  return runs;
}
