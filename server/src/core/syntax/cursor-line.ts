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
  /** The enclosing lines, innermost first. */
  readonly lines: readonly LineShape[];
  /** True where no other line with content stands between the innermost of them and the line asked for. */
  readonly adjacent: boolean;
}

/**
 * What encloses something that begins at `column` in the line that starts at `start`. Where it is
 * a list item (`dash`), the key above it may stand at the same column.
 */
export function enclosing(text: string, start: number, column: number, dash: boolean): Enclosing {
  const path: string[] = [];
  const lines: LineShape[] = [];
  let limit = dash ? column + 1 : column;
  let itemAt = dash ? column : -1;
  let between = 0;
  let adjacent = false;
  let at = start;
  while (at > 0 && limit > 0) {
    const lineEnd = at;
    at = startOfLine(text, at - (text[at - 1] === '\n' && text[at - 2] === '\r' ? 2 : 1));
    const indent = indentOf(text, at, lineEnd);
    if (indent < 0) continue;
    if (indent >= limit) {
      between++;
      continue;
    }
    const shape = shapeOf(text, at);
    let used = false;
    for (const mark of shape.marks.toReversed()) {
      if (mark.column >= limit || (mark.key === null && mark.column === itemAt)) continue;
      path.push(mark.key ?? '[]');
      itemAt = mark.key === null ? mark.column : -1;
      limit = mark.key === null ? mark.column + 1 : mark.column;
      used = true;
    }
    if (used && lines.length === 0) adjacent = between === 0;
    if (used) lines.push(shape);
    else between++;
  }
  return { path: path.reverse(), lines, adjacent };
}

/** Column of the first character; -1 for a blank line or a comment. */
function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  const first = text[at];
  return at >= end || first === '#' || first === '\n' || first === '\r' ? -1 : at - start;
}
