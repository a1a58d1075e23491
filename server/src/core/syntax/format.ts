/**
 * The one way to write a plan: two columns a level (lists too), one blank after colons, dashes and
 * commas, none inside brackets, no blanks at line ends, no two empty lines in a row, one line end
 * at the end. Kept: comments, flow or block, line breaks, the kind of line end, and padding that
 * lines a value up with its neighbour's. The meaning never changes: broken text is left alone.
 */
import { type Span, span } from '../base/span.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import { startOfLine } from './cursor-line.ts';
import { readingTree } from './read.ts';
import { applyEdits, type SpanEdit } from './span-edit.ts';
import { type Token, tokensOf } from './tokens.ts';
import { sameMeaning } from './tree-meaning.ts';

/** Edits, in order and apart, that bring a text into its canonical form; none where it has syntax errors. */
export function formatEdits(text: string): SpanEdit[] {
  return runToEnd(formattingEdits(text));
}

/** As `formatEdits`, in steps. */
export function* formattingEdits(text: string): Steps<SpanEdit[]> {
  const before = yield* readingTree(text);
  if (before.problems.length > 0) return [];
  const skipped = text.startsWith('\ufeff') ? 1 : 0;
  const body = text.slice(skipped);
  const edits = yield* editsOf(body, yield* tokensOf(body.replace(/\r(?!\n)/g, '\n')));
  const moved = edits.map((edit) => ({ ...edit, span: span(edit.span.start + skipped, edit.span.end + skipped) }));
  if (moved.length === 0) return [];
  const after = yield* readingTree(applyEdits(text, moved));
  return after.problems.length === 0 && sameMeaning(before.root, after.root) ? moved : [];
}

/**
 * Those of a part of the text that keep what the whole means: all of them, else those within lines, since a
 * line may not move without its neighbours outside of the part.
 */
export function* formattingEditsWithin(text: string, area: Span): Steps<SpanEdit[]> {
  const inside = (yield* formattingEdits(text)).filter(
    ({ span: { start, end } }) => area.start <= start && end <= area.end,
  );
  if (inside.length === 0 || (yield* keepsMeaning(text, inside))) return inside;
  const withinLines = inside.filter(({ span: { start } }) => text.slice(startOfLine(text, start), start).trim() !== '');
  return (yield* keepsMeaning(text, withinLines)) ? withinLines : [];
}

function* keepsMeaning(text: string, edits: readonly SpanEdit[]): Steps<boolean> {
  const after = yield* readingTree(applyEdits(text, edits));
  return after.problems.length === 0 && sameMeaning((yield* readingTree(text)).root, after.root);
}

/** Tokens looked at between two pauses: a tenth of a millisecond. */
const A_STEP = 100;

function* editsOf(text: string, tokens: readonly Token[]): Steps<SpanEdit[]> {
  const edits: SpanEdit[] = [];
  const replace = (start: number, end: number, newText: string) => {
    if (text.slice(start, end) !== newText) edits.push({ span: span(start, end), newText });
  };
  const columns = yield* columnsOf(tokens);
  let lineStart = 0;
  let empty = 1;
  let previous: Token | null = null;
  let gap = 0;
  for (const [at, token] of tokens.entries()) {
    if (at % A_STEP === 0) yield;
    if (token.source === '' || token.type === 'space') continue;
    if (token.type === 'newline') {
      const end = token.offset + token.source.length;
      if (previous === null) empty++;
      // Without its blanks the line would leave a CR beside an LF, which is one line end.
      const joins = text[lineStart - 1] === '\r' && text[token.offset] === '\n';
      if (previous === null && (empty > 1 || joins)) replace(lineStart, end, '');
      else replace(gap, token.offset, '');
      previous = null;
      lineStart = end;
      gap = end;
      continue;
    }
    const column = columns.get(token);
    if (column !== undefined) replace(lineStart, token.offset, ' '.repeat(column));
    else if (previous !== null)
      replace(gap, token.offset, blanksBetween(previous, token, text.slice(gap, token.offset)));
    if (/[\r\n]/.test(token.source)) innerLines(text, token, replace);
    gap = token.offset + token.source.length;
    empty = 0;
    const endsLine = /[\r\n]$/.test(token.source);
    previous = endsLine ? null : token;
    if (endsLine) lineStart = gap;
  }
  finish(text, tokens, edits, gap, previous !== null);
  return edits;
}

/** One line end at the end of the text, unless that would belong to a block text. */
function finish(text: string, tokens: readonly Token[], edits: SpanEdit[], gap: number, open: boolean): void {
  const last = tokens.findLast((token) => token.source !== '' && token.type !== 'space' && token.type !== 'newline');
  if (last === undefined || last.type === 'block-scalar') return;
  const end = last.offset + last.source.length;
  while ((edits.at(-1)?.span.start ?? -1) >= end) edits.pop();
  const eol =
    LINE_END.exec(lastLine(applyEdits(text.slice(0, end), edits)))?.[0] ?? LINE_END.exec(text.slice(end))?.[0] ?? '\n';
  if (text.slice(end) !== eol && (open || gap >= end)) edits.push({ span: span(end, text.length), newText: eol });
}

const LINE_END = /\r\n|\n|\r/;

/** The last line with the line end before it. */
function lastLine(text: string): string {
  const at = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return text.slice(text[at] === '\n' && text[at - 1] === '\r' ? at - 1 : Math.max(at, 0));
}

/** Where the line that each of these tokens begins should begin; comments follow their neighbours. */
function* columnsOf(tokens: readonly Token[]): Steps<Map<Token, number>> {
  const firsts: { token: Token; from: number; to: number }[] = [];
  let lineStart = 0;
  let begun = false;
  for (const [at, token] of tokens.entries()) {
    if (at % A_STEP === 0) yield;
    if (token.source === '' || token.type === 'space') continue;
    const end = token.offset + token.source.length;
    if (token.type !== 'newline' && token.type !== 'block-scalar' && !begun)
      firsts.push({ token, from: token.offset - lineStart, to: token.column });
    begun = token.type !== 'newline' && !token.source.endsWith('\n');
    if (!begun) lineStart = end;
  }
  let below: { from: number; to: number } | null = null;
  const columns = new Map<Token, number>();
  const belows = firsts.toReversed().map((first) => {
    const next = below;
    if (first.token.type !== 'comment') below = first;
    return next;
  });
  let above: { from: number; to: number } | null = null;
  for (const [i, first] of firsts.entries()) {
    if (i % A_STEP === 0) yield;
    if (first.token.type === 'comment')
      columns.set(first.token, commentColumn(first.from, above, belows.at(-1 - i) ?? null));
    else {
      columns.set(first.token, first.to);
      above = first;
    }
  }
  return columns;
}

type Line = { readonly from: number; readonly to: number };

function commentColumn(from: number, above: Line | null, below: Line | null): number {
  if (from === 0) return 0;
  if (below !== null && (from === below.from || above === null)) return below.to;
  if (above !== null && (from === above.from || below === null || from > below.from)) return above.to;
  return below?.to ?? 0;
}

function blanksBetween(before: Token, after: Token, written: string): string {
  if (after.type === 'comment') return written;
  if (after.type === 'comma' || after.type === 'map-value-ind') return before.type === 'alias' ? written : '';
  if (before.type === 'flow-map-start' || before.type === 'flow-seq-start') return '';
  if (after.type === 'flow-map-end' || after.type === 'flow-seq-end') return '';
  if (before.type === 'map-value-ind') return ' '.repeat(before.padding);
  if (before.type === 'comma' || before.type === 'seq-item-ind') return ' ';
  return written;
}

/** Moves the further lines of a text that goes over several lines. */
function innerLines(text: string, token: Token, replace: (start: number, end: number, newText: string) => void): void {
  if (token.type === 'block-scalar') {
    blockLines(text, token, replace);
    return;
  }
  if (!['scalar', 'single-quoted-scalar', 'double-quoted-scalar'].includes(token.type)) return;
  for (const match of token.source.matchAll(/\n([ \t]*)(?=[^ \t\r\n])/g)) {
    const start = token.offset + match.index + 1;
    replace(start, start + (match[1]?.length ?? 0), ' '.repeat(token.column));
  }
}

/** The line that ends at the offset, with its line end. */
function lineBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && isBreak(text[start - 1])) start--;
  while (start > 0 && !isBreak(text[start - 1])) start--;
  return text.slice(start, end);
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function blockLines(text: string, token: Token, replace: (start: number, end: number, newText: string) => void): void {
  const header = /[|>]([-+\d]*)/.exec(lineBefore(text, token.offset))?.[1] ?? '';
  const first = /^(?:[ \t]*\r?\n)*( *)/.exec(token.source)?.[1]?.length ?? 0;
  const given = /[1-9]/.test(header);
  const shift = given ? token.parent.to - token.parent.from : token.column - first;
  const least = given ? token.parent.from + Number(/[1-9]/.exec(header)?.[0]) : first;
  if (token.source.trim() === '') return;
  let at = token.offset;
  for (const line of token.source.split('\n')) {
    const blanks = /^ */.exec(line)?.[0].length ?? 0;
    const empty = line.slice(blanks).trim() === '' && blanks <= least;
    if (!empty) replace(at, at + blanks, ' '.repeat(Math.max(0, blanks + shift)));
    else if (line.trim() === '') replace(at, at + blanks, '');
    at += line.length + 1;
  }
}
