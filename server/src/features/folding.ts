/**
 * What can be folded: every map and list over several lines, runs of comment lines, regions between
 * `# region` and `# endregion`, long texts.
 */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { countOf, type Lines, startOf } from '../core/base/lines.ts';
import type { Steps } from '../core/base/steps.ts';
import type { Node } from '../core/syntax/tree.ts';
import { LineCursor } from './line-cursor.ts';
import type { Snapshot } from './snapshot.ts';

/** Lines looked at, and parts folded, between two pauses: some tenths of a millisecond. */
const LINES_A_STEP = 250;
const PARTS_A_STEP = 16;

export function* foldingRanges(snapshot: Snapshot): Steps<FoldingRange[]> {
  const ranges = new Map<number, FoldingRange>();
  const add = (range: FoldingRange) => {
    if (range.endLine > range.startLine && !ranges.has(range.startLine)) ranges.set(range.startLine, range);
  };
  for (const range of yield* commentRanges(snapshot)) add(range);
  const { text, lines, tree } = snapshot;
  yield* addParts({ text, lines, cursor: new LineCursor(lines), add, count: 0 }, tree.root);
  return [...ranges.values()].sort((a, b) => a.startLine - b.startLine);
}

interface Walk {
  readonly text: string;
  readonly lines: Lines;
  readonly cursor: LineCursor;
  readonly add: (range: FoldingRange) => void;
  count: number;
}

/** Entries of maps and items of lists, outermost first: of several that begin on one line the outer one folds. */
function* addParts(walk: Walk, node: Node | null): Steps<void> {
  if (node === null || node.kind === 'scalar') return;
  for (const part of node.kind === 'map' ? node.entries : node.items) {
    const { start, end } = part.span;
    const startLine = walk.cursor.lineOf(start);
    // What stands on one line holds nothing that spans several.
    if (end <= (startOf(walk.lines, startLine + 1) ?? walk.text.length)) continue;
    const endLine = walk.cursor.lineOf(endOfText(walk.text, start, end));
    if (endLine === startLine) continue;
    walk.add({ startLine, endLine });
    if (++walk.count % PARTS_A_STEP === 0) yield;
    const value = 'key' in part ? part.value : part;
    if (value !== null && value.kind !== 'scalar') yield* addParts(walk, value);
  }
}

/** Up to the last line that holds any of its text. */
function endOfText(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && isBlank(text.charCodeAt(to - 1))) to--;
  return to;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Runs of comment lines, and the regions that some of them mark. */
function* commentRanges({ text, lines }: Snapshot): Steps<FoldingRange[]> {
  const found: FoldingRange[] = [];
  const regions: number[] = [];
  let run = -1;
  for (let line = 0; line <= countOf(lines); line++) {
    if (line % LINES_A_STEP === 0) yield;
    const comment = line < countOf(lines) ? commentAt(text, startOf(lines, line) ?? 0) : null;
    const mark = comment === null ? null : /^#\s*(end)?region\b/.exec(text.slice(comment, comment + 40));
    if (comment !== null && mark === null) {
      if (run < 0) run = line;
      continue;
    }
    if (run >= 0) found.push({ startLine: run, endLine: line - 1, kind: FoldingRangeKind.Comment });
    run = -1;
    if (mark?.[1] === undefined && mark) regions.push(line);
    const opened = mark?.[1] === undefined ? undefined : regions.pop();
    if (opened !== undefined) found.push({ startLine: opened, endLine: line, kind: FoldingRangeKind.Region });
  }
  return found;
}

/** Where a comment begins on a line that holds nothing else; null where it does not. */
function commentAt(text: string, start: number): number | null {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return text.charCodeAt(at) === 35 ? at : null;
}
