/**
 * What one line says by itself about block structure, and which lines above enclose it. Reads
 * backwards from a line only as far as its ancestors, and looks closely only at those.
 */

/** A dash or key of a line, at its column. */
interface Mark {
  readonly column: number;
  /** Null for a dash. */
  readonly key: string | null;
}

export interface LineShape {
  readonly start: number;
  /** Without the line end. */
  readonly text: string;
  readonly indent: number;
  /** Dashes and at most one key, from left to right. */
  readonly marks: readonly Mark[];
  /** Column after the colon, or after the last dash; where the value or the half-typed key begins. */
  readonly after: number;
  /** Column at which the key begins; null where the line has none. */
  readonly keyAt: number | null;
}

const KEY =
  /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'{}[\],&*!|>%@`](?:[^\s:]|:(?!\s|$)|[ \t](?![#\s]|:))*)[ \t]*:(?=\s|$)/;

export function shapeOf(text: string, start: number): LineShape {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const line = text.slice(start, end);
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const marks: Mark[] = [];
  let at = indent;
  for (let dash = /^-(?:[ \t]+|$)/.exec(line.slice(at)); dash !== null; dash = /^-(?:[ \t]+|$)/.exec(line.slice(at))) {
    marks.push({ column: at, key: null });
    at += dash[0].length;
  }
  const key = KEY.exec(line.slice(at))?.[0];
  if (key === undefined) return { start, text: line, indent, marks, after: at, keyAt: null };
  marks.push({ column: at, key: unquoted(key.slice(0, -1).trim()) });
  return { start, text: line, indent, marks, after: at + key.length, keyAt: at };
}

function unquoted(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}

export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

export interface Enclosing {
  /** From the root inwards. */
  readonly path: readonly string[];
  /** The enclosing lines that were looked at, innermost first. */
  readonly lines: readonly LineShape[];
  /** True where no other line with content stands between the innermost of them and the line asked for. */
  readonly adjacent: boolean;
}

/** The path of the key that begins at an offset, itself last, where a reading of the text has one in block style. */
export type KnownPath = (offset: number) => readonly string[] | null;

/**
 * What encloses something that begins at `column` in the line that starts at `start`. Where it is
 * a list item (`dash`), the key above it may stand at the same column. Goes up line by line until
 * `known` tells the rest; lines out of place are passed over.
 */
export function enclosing(
  text: string,
  start: number,
  column: number,
  dash: boolean,
  known: KnownPath = () => null,
): Enclosing {
  const path: string[] = [];
  const lines: LineShape[] = [];
  let limit = dash ? column + 1 : column;
  let itemAt = dash ? column : -1;
  let between = 0;
  let adjacent = false;
  let at = start;
  const found = (above: readonly string[]): Enclosing => ({ path: [...above, ...path.reverse()], lines, adjacent });
  while (at > 0 && limit > 0) {
    const lineEnd = at;
    at = lineBefore(text, at);
    const indent = indentOf(text, at, lineEnd);
    if (indent < 0) continue;
    if (indent >= limit) {
      between++;
      const neighbours = indent === limit && itemAt < 0 ? known(at + indent) : null;
      if (neighbours) return found(neighbours.slice(0, -1));
      continue;
    }
    const shape = shapeOf(text, at);
    if (isOutOfPlace(text, shape, limit)) continue;
    let used = false;
    for (const mark of shape.marks.toReversed()) {
      if (mark.column >= limit || (mark.key === null && mark.column === itemAt)) continue;
      if (!used && lines.length === 0) adjacent = between === 0;
      if (!used) lines.push(shape);
      used = true;
      const above = mark.key === null ? null : known(at + mark.column);
      if (above) return found(above);
      path.push(mark.key ?? '[]');
      itemAt = mark.key === null ? mark.column : -1;
      limit = mark.key === null ? mark.column + 1 : mark.column;
    }
    if (!used) between++;
  }
  return found([]);
}

/** Of a line indented by tabs: one more than the column of the key right above lines as it that has nothing yet; else 0. */
export function columnBelowOpener(text: string, { start, text: line, indent }: LineShape): number {
  const tabs = line.slice(0, indent);
  for (let at = start; at > 0; ) {
    const lineEnd = at;
    at = lineBefore(text, at);
    if (indentOf(text, at, lineEnd) < 0 || text.startsWith(tabs, at)) continue;
    const { after, text: above, marks } = shapeOf(text, at);
    const opener = marks.at(-1);
    return opener !== undefined && /^\s*(?:#|$)/.test(above.slice(after)) ? opener.column + 1 : 0;
  }
  return 0;
}

function lineBefore(text: string, at: number): number {
  return startOfLine(text, at - (text[at - 1] === '\n' && text[at - 2] === '\r' ? 2 : 1));
}

/** A key or dash with a value that ends on its line, so that nothing can stand below it. */
export function hasWholeValue({ text, after, marks }: LineShape): boolean {
  const value = text.slice(after).trim();
  return marks.length > 0 && value !== '' && !/^(?:#|[|>][-+\d]*(?:\s|$)|[{[].*[^}\]]$)/.test(value);
}

/** Deeper than the key above it by more than this, a line is no text that goes on. */
const DEEPEST_TEXT = 4;

/**
 * True where a line holds nothing below it and stands between lines that belong together: an entry
 * with its whole value, or a dash alone, further left than the lines above it, and in no row with others.
 */
function isOutOfPlace(text: string, shape: LineShape, limit: number): boolean {
  const { start, text: line, indent, marks } = shape;
  const isBareDash = marks.at(-1)?.key === null && shape.after >= line.length;
  if (!isBareDash && !hasWholeValue(shape)) return marks.length === 0;
  let at = start;
  let first = true;
  while (at > 0) {
    const lineEnd = at;
    at = lineBefore(text, at);
    const above = indentOf(text, at, lineEnd);
    if (above < 0) continue;
    if (first && above < limit) return false;
    if (first && !isBareDash && (line.slice(0, indent).includes('\t') || limit > indent + DEEPEST_TEXT)) return true;
    first = false;
    if (above <= indent) return above < indent || (isBareDash && text[at + indent] !== '-');
  }
  return false;
}

/** Column of the first character; -1 for a blank line or a comment. */
function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  const first = text[at];
  return at >= end || first === '#' || first === '\n' || first === '\r' ? -1 : at - start;
}
