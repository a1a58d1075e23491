/**
 * Text as indented lines, and which lines make an item of a map or list: what can be said without
 * reading a value. Used where a text cannot be read as a whole, so that each item is read alone.
 */
import { type Span, span } from '../base/span.ts';
import { type Fault, fault } from './fault.ts';
import { TABS } from './words.ts';

export interface Line {
  /** Offset of its first character in the file. */
  readonly start: number;
  /** With the line end. */
  readonly text: string;
  /** Columns before its first character; a tab counts as one. -1 for a line without content. */
  readonly indent: number;
}

/** An item's lines: its head, then what belongs to it, blank lines and comments included. */
export interface Group {
  readonly lines: readonly Line[];
  /** Its first line with content. */
  readonly head: Line;
  /** The lines after the head. */
  readonly rest: readonly Line[];
}

export function layoutOf(text: string, offset = 0): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n]*\n|[^\n]+$/g)) lines.push(lineOf(offset + match.index, match[0]));
  return lines;
}

/** The line that begins there, of a text that begins its file. */
export function lineAt(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  return lineOf(start, end < 0 ? text.slice(start) : text.slice(start, end + 1));
}

function lineOf(start: number, text: string): Line {
  const first = /[^ \t]/.exec(text);
  const blank = first === null || '#\r\n'.includes(first[0]);
  return { start, text, indent: blank ? -1 : first.index };
}

/** True where the line says something: not blank, not only a comment. */
export function hasContent(line: Line): boolean {
  return line.indent >= 0;
}

/** The text of lines, with blanks for what was taken out between them; null for none. */
export function joined(lines: readonly Line[]): { readonly text: string; readonly offset: number } | null {
  const first = lines[0];
  if (first === undefined) return null;
  const pieces: string[] = [];
  let at = first.start;
  for (const line of lines) {
    if (line.start > at) pieces.push(`${' '.repeat(line.start - at - 1)}\n`);
    pieces.push(line.text);
    at = line.start + line.text.length;
  }
  return { text: pieces.join(''), offset: first.start };
}

export function startsItem(line: Line): boolean {
  return /^[ \t]*-(?:\s|$)/.test(line.text);
}

/** A line that closes brackets opened on lines before. */
export function closesMore({ text }: Line): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === '{' || sign === '[') open++;
    else if ((sign === '}' || sign === ']') && --open < 0) return true;
  }
  return false;
}

/** A line that only closes brackets opened on lines before. */
export function onlyCloses(line: Line): boolean {
  return /^[ \t]*[}\]][\s}\],]*(?:#.*)?$/.test(line.text);
}

/**
 * The column at which the items of these lines begin: that of the first line, unless lines follow that
 * are shallower and more common, or more than stand above the first of them, or, where it stands alone,
 * deeper but not as deep as what stands below it. Then the first is the odd one out.
 */
export function columnOf(lines: readonly Line[]): number {
  let first = -1;
  let below = -1;
  let other = Number.POSITIVE_INFINITY;
  for (const { indent } of lines) {
    if (indent < 0) continue;
    if (first < 0) first = indent;
    else if (below < 0) below = indent;
    if (indent < other && (indent < first || (indent > first && indent < below))) other = indent;
  }
  let atFirst = 0;
  let atOther = 0;
  let above = 0;
  for (const line of lines) {
    const { indent } = line;
    if (indent === first) atFirst++;
    // A part of a plan mostly is one key in column 0 with all else below it.
    if (indent === other) atOther += other === 0 && atOther === 0 && isMapLike(line) ? 2 : 1;
    if (atOther === 0 && indent >= 0) above++;
  }
  if (other < first) return atOther > Math.min(atFirst, above) ? other : first;
  return atOther > atFirst && atFirst === 1 ? other : first;
}

/** True where the items at the column are a list's: the first has a dash, and most have. */
export function isList(lines: readonly Line[], column: number): boolean {
  const heads = lines.filter((line) => line.indent === column && !onlyCloses(line));
  const dashes = heads.filter(startsItem).length;
  return heads[0] !== undefined && startsItem(heads[0]) && dashes >= heads.length - dashes;
}

export function groupOf(lines: readonly Line[]): Group | null {
  const at = lines.findIndex(hasContent);
  const head = lines[at];
  return head === undefined ? null : { lines, head, rest: lines.slice(at + 1) };
}

/** From the first character of a line to its last, without a comment at its end. */
export function contentOf(line: Line): Span {
  const comment = / #|\t#/.exec(line.text);
  const text = (comment === null ? line.text : line.text.slice(0, comment.index)).trimEnd();
  return span(
    line.start + Math.max(0, Math.min(line.indent, text.length)),
    line.start + Math.max(line.indent, text.length),
  );
}

/** True where a line is nothing but words, as a key without its colon is. */
export function isWord(line: Line): boolean {
  return /^[ \t]*[A-Za-z][\w-]*(?:[ \t]+#.*)?[ \t\r]*\n?$/.test(line.text);
}

const KEY = /^[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'{}[\],&*!|>%@`:]+(?:[ \t]+[^\s#:]+)*)[ \t]*:(?=\s|$)/;

export function hasKey(line: Line): boolean {
  return KEY.test(line.text);
}

/** The key of a line with its colon and the blanks before it; empty where it has none. */
export function keyOf(line: Line): string {
  return KEY.exec(line.text)?.[0] ?? '';
}

/** A key that holds entries: nothing, or a brace, after its colon. */
export function isMapLike(line: Line): boolean {
  return KEY.test(line.text) && /:[ \t]*(?:\{.*|#.*)?\s*$/.test(line.text);
}

/** A key with nothing after its colon. */
export function opensBelow(line: Line): boolean {
  return /:\s*(?:#.*)?$/.test(line.text);
}

/** False where deeper lines follow that cannot be the line's own. */
export function holdsNext(text: string, line: Line): boolean {
  if (opensBelow(line)) return true;
  for (let at = line.start + line.text.length; at < text.length; ) {
    const next = lineAt(text, at);
    if (hasContent(next)) return next.indent <= line.indent;
    at += next.text.length;
  }
  return true;
}

/** As `holdsNext`, of lines that were taken from a text. */
export function holdsWhatFollows(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line;
  if (opensBelow(line)) return true;
  const next = lines.find((each, i) => i > at && hasContent(each));
  return next === undefined || next.indent <= line.indent;
}

/** What to say where a tab indents the line. */
export function tabIn(line: Line): Fault | null {
  const at = line.text.indexOf('\t');
  return at < 0 || at >= line.indent ? null : fault(span(line.start + at, line.start + at + 1), TABS);
}

/** The line with the tabs before its content as spaces, one for one. */
export function withoutTab(line: Line): Line {
  return { ...line, text: ' '.repeat(line.indent) + line.text.slice(line.indent) };
}

/** The line of a list item without its dash. */
export function withoutDash(line: Line): Line {
  return lineOf(line.start, line.text.replace(/^([ \t]*)-/, '$1 '));
}
