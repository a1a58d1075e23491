/**
 * Semantic tokens: of a whole file, of a range, and what changed since an earlier answer. A pure
 * function of the snapshot and that answer, whose tokens are taken over for all entries that are
 * the same objects; so a keystroke costs the entry it touches and a walk over the others.
 */
import type { Range, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-types';
import { runToEnd, type Steps } from '../../core/base/steps.ts';
import { spanOf } from '../position.ts';
import type { Snapshot } from '../snapshot.ts';
import { classifyEntry, classifyKey, type Emit } from './classify.ts';
import { type Piece, piecesOf, samePiece } from './pieces.ts';
import { INTS, TokenStream } from './stream.ts';

/** An answer, kept to make the next one from. */
export interface TokenResult {
  readonly data: Int32Array;
  readonly pieces: readonly Piece[];
  /**
   * For each piece where its tokens begin in `data`, and where its first and its last token are: lines below the
   * piece's beginning, and columns from there in its first line, from the line's beginning in others.
   */
  readonly places: Int32Array;
}

const PLACE = 5;

export function tokensOf(snapshot: Snapshot, before: TokenResult | null = null): TokenResult {
  return runToEnd(tellingTokens(snapshot, before));
}

/** Tokens of pieces told between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 5;

/** As `tokensOf`, in steps. */
export function* tellingTokens(snapshot: Snapshot, before: TokenResult | null): Steps<TokenResult> {
  const pieces = piecesOf(snapshot.tree, null);
  const stream = new TokenStream(snapshot.lines, before?.data.length ?? pieces.length * 12 * INTS);
  const places = new Int32Array(pieces.length * PLACE);
  const earlier = matching(pieces, before);
  let written = 0;
  for (const [at, piece] of pieces.entries()) {
    const from = earlier(at);
    const copied = before !== null && from >= 0 && copyPiece(stream, places, at, piece, before, from);
    if (copied) continue;
    writePiece(stream, places, at, piece, snapshot.text);
    if (++written % A_STEP === 0) yield;
  }
  return { data: stream.take(), pieces, places };
}

/** The number of the same piece before the change; -1 for what is new. Edits are rare and near each other. */
function matching(pieces: readonly Piece[], before: TokenResult | null): (at: number) => number {
  const old = before?.pieces ?? [];
  const most = Math.min(pieces.length, old.length);
  let head = 0;
  while (head < most && same(pieces[head], old[head])) head++;
  let tail = 0;
  while (tail < most - head && same(pieces[pieces.length - 1 - tail], old[old.length - 1 - tail])) tail++;
  const moved = old.length - pieces.length;
  return (at) => (at < head ? at : at >= pieces.length - tail ? at + moved : -1);
}

function same(a: Piece | undefined, b: Piece | undefined): boolean {
  return a !== undefined && b !== undefined && samePiece(a, b);
}

function writePiece(stream: TokenStream, places: Int32Array, at: number, piece: Piece, text: string): void {
  const { start } = piece.entry.key.span;
  const line = stream.lineOf(start);
  const column = stream.columnOf(start);
  const from = stream.length;
  let firstLine = -1;
  let firstColumn = 0;
  const emit: Emit = (area, type, modifier) => {
    stream.add(area, type, modifier);
    if (firstLine >= 0 || stream.length === from) return;
    firstLine = stream.line;
    firstColumn = stream.column;
  };
  emitPiece(piece, text, emit);
  const index = at * PLACE;
  places[index] = from;
  if (firstLine < 0) return;
  places[index + 1] = firstLine - line;
  places[index + 2] = firstLine === line ? firstColumn - column : firstColumn;
  places[index + 3] = stream.line - line;
  places[index + 4] = stream.line === line ? stream.column - column : stream.column;
}

function emitPiece({ entry, map, keyOnly }: Piece, text: string, emit: Emit): void {
  if (keyOnly) classifyKey(entry.key, map, emit);
  else classifyEntry(entry, map, text, emit);
}

/** False where the tokens would not follow those before them. */
function copyPiece(
  stream: TokenStream,
  places: Int32Array,
  at: number,
  piece: Piece,
  before: TokenResult,
  from: number,
): boolean {
  const { data, places: old } = before;
  const index = at * PLACE;
  const first = old[from * PLACE] ?? 0;
  const end = old[(from + 1) * PLACE] ?? data.length;
  places[index] = stream.length;
  if (first === end) return true;
  const [down = 0, right = 0, lastDown = 0, lastRight = 0] = old.subarray(from * PLACE + 1, from * PLACE + PLACE);
  const { start } = piece.entry.key.span;
  const line = stream.lineOf(start);
  const column = stream.columnOf(start);
  const firstColumn = right + (down === 0 ? column : 0);
  const length = stream.length;
  stream.put(line + down, firstColumn, data[first + 2] ?? 0, data[first + 3] ?? 0, data[first + 4] ?? 0);
  if (stream.length === length) return false;
  if (end - first > INTS) {
    stream.copy(data, first + INTS, end, line + lastDown, lastRight + (lastDown === 0 ? column : 0));
  }
  for (let i = 1; i < PLACE; i++) places[index + i] = old[from * PLACE + i] ?? 0;
  return true;
}

export function fullTokens({ data }: TokenResult, resultId: string): SemanticTokens {
  return { resultId, data: Array.from(data) };
}

/** As one replacement between what both have in common at either end. */
export function tokensDelta(before: TokenResult, now: TokenResult, resultId: string): SemanticTokensDelta {
  const [old, data] = [before.data, now.data];
  const most = Math.min(old.length, data.length);
  let start = 0;
  while (start < most && old[start] === data[start]) start++;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === data[data.length - 1 - end]) end++;
  if (start === old.length && old.length === data.length) return { resultId, edits: [] };
  const deleteCount = old.length - start - end;
  return { resultId, edits: [{ start, deleteCount, data: Array.from(data.subarray(start, data.length - end)) }] };
}

/** Of the entries that reach into the range. */
export function rangeTokens(snapshot: Snapshot, params: { readonly range: Range }): SemanticTokens {
  const area = spanOf(snapshot.lines, params.range);
  const stream = new TokenStream(snapshot.lines, 0);
  const emit: Emit = (span, type, modifier) => {
    if (span.end >= area.start && span.start <= area.end) stream.add(span, type, modifier);
  };
  for (const piece of piecesOf(snapshot.tree, area)) emitPiece(piece, snapshot.text, emit);
  return { data: Array.from(stream.take()) };
}
