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
  for (const span of foldable(snapshot.tree.root)) add(linesOfSpan(snapshot, span));
  for (const range of commentRuns(snapshot.text)) add(range);
  return [...ranges.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Entries of maps and items of lists, outermost first: of several on one line the outer one folds. */
function foldable(node: Node | null): Span[] {
  if (node?.kind === 'map') return node.entries.flatMap(({ span, value }) => [span, ...foldable(value)]);
  if (node?.kind === 'list') return node.items.flatMap((item) => [item.span, ...foldable(item)]);
  return [];
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
