/**
 * Reads a value that stands on one line, for the part of YAML in which plans are mostly written:
 * plain words, quoted texts without escapes, and braces and brackets of these. Gives null for
 * anything else, which the `yaml` library then reads; what it gives is what the library would give.
 */
import type { Anchor } from '../base/span.ts';
import { entryWith, flowList, flowMap, scalarNode } from './nodes.ts';
import { wordIn } from './own-text.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';

/** Where reading goes on; every reader below moves it only behind what it has read. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** What the positions of nodes are distances from. */
  anchor: Anchor;
  /** From an index of the text to the distance from the anchor. */
  shift: number;
}

/** Braces in braces; deeper ones are left to the library. */
const DEEPEST_FLOW = 8;

/** The value that begins here and fills the line but for a comment. The cursor then stands at the line's end. */
export function readInline(cursor: Cursor): Node | null {
  const value = readValue(cursor, 0);
  return value !== null && skipToLineEnd(cursor) ? value : null;
}

/** A bare key with its colon, which a blank or the line's end follows. */
export function readKey(cursor: Cursor): ScalarNode | null {
  const { text } = cursor;
  const start = cursor.at;
  let at = start;
  if (!isLetterOrDigit(text.charCodeAt(at))) return null;
  while (isKeyCharacter(text.charCodeAt(at))) at++;
  if (at - start > 200 || text[at] !== ':' || !endsWord(text.charCodeAt(at + 1))) return null;
  cursor.at = at + 1;
  return plainScalar(cursor, start, at);
}

/** Moves over blanks and a comment; false, unmoved, where something else follows on the line. */
export function skipToLineEnd(cursor: Cursor): boolean {
  const { text } = cursor;
  let at = cursor.at;
  while (text.charCodeAt(at) === SPACE) at++;
  if (text.charCodeAt(at) === HASH && text.charCodeAt(at - 1) === SPACE) at = lineEnd(text, at);
  else if (text.charCodeAt(at) === RETURN) at++;
  if (at < text.length && text.charCodeAt(at) !== NEWLINE) return false;
  cursor.at = at;
  return true;
}

export function skipSpaces(cursor: Cursor): boolean {
  const start = cursor.at;
  while (cursor.text.charCodeAt(cursor.at) === SPACE) cursor.at++;
  return cursor.at > start;
}

/** The offset of the line feed that ends the line, or of the text's end. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function readValue(cursor: Cursor, flow: number): Node | null {
  switch (cursor.text.charCodeAt(cursor.at)) {
    case DOUBLE:
    case SINGLE:
      return readQuoted(cursor);
    case BRACE:
      return flow < DEEPEST_FLOW ? readBraces(cursor, flow + 1) : null;
    case BRACKET:
      return flow < DEEPEST_FLOW ? readBrackets(cursor, flow + 1) : null;
    default:
      return readPlain(cursor, flow > 0);
  }
}

function readQuoted(cursor: Cursor): ScalarNode | null {
  const { text, anchor, shift } = cursor;
  const start = cursor.at;
  const quote = text.charCodeAt(start);
  let at = start + 1;
  for (; text.charCodeAt(at) !== quote; at++) {
    const code = text.charCodeAt(at);
    if (!isPrinted(code) || code === BACKSLASH) return null;
  }
  // Two single quotes in a row mean one.
  if (quote === SINGLE && text.charCodeAt(at + 1) === SINGLE) return null;
  cursor.at = at + 1;
  const meant = wordIn(text, start + 1, at);
  const style = quote === DOUBLE ? 'double' : 'single';
  return scalarNode(anchor, start + shift, at + 1 + shift, style, meant, meant);
}

function readPlain(cursor: Cursor, flow: boolean): ScalarNode | null {
  const { text } = cursor;
  const start = cursor.at;
  if (!startsPlain(text.charCodeAt(start))) return null;
  let at = start;
  let end = start;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      if (text.charCodeAt(at + 1) === HASH) break;
      continue;
    }
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (endsWord(next) || (flow && isFlowSign(next))) return null;
    }
    if (flow && isFlowSign(code)) break;
    if (!isPrinted(code)) break;
    end = at + 1;
  }
  cursor.at = end;
  return plainScalar(cursor, start, end);
}

function readBraces(cursor: Cursor, flow: number): Node | null {
  const { text, anchor, shift } = cursor;
  const start = cursor.at++;
  const entries: Entry[] = [];
  skipSpaces(cursor);
  if (text[cursor.at] !== '}') {
    for (;;) {
      const key = readKey(cursor);
      if (key === null || !skipSpaces(cursor)) return null;
      const value = readValue(cursor, flow);
      if (value === null) return null;
      entries.push(entryWith(key, value));
      skipSpaces(cursor);
      if (text[cursor.at] === '}') break;
      if (text[cursor.at++] !== ',' || !skipSpaces(cursor)) return null;
    }
  }
  return flowMap(anchor, start + shift, ++cursor.at + shift, entries);
}

function readBrackets(cursor: Cursor, flow: number): Node | null {
  const { text, anchor, shift } = cursor;
  const start = cursor.at++;
  const items: Node[] = [];
  skipSpaces(cursor);
  if (text[cursor.at] !== ']') {
    for (;;) {
      const item = readValue(cursor, flow);
      if (item === null) return null;
      items.push(item);
      skipSpaces(cursor);
      if (text[cursor.at] === ']') break;
      if (text[cursor.at++] !== ',' || !skipSpaces(cursor)) return null;
    }
  }
  return flowList(anchor, start + shift, ++cursor.at + shift, items);
}

function plainScalar(cursor: Cursor, start: number, end: number): ScalarNode | null {
  const { text, anchor, shift } = cursor;
  const source = wordIn(text, start, end);
  const value = plainValue(source);
  if (value === undefined) return null;
  return scalarNode(anchor, start + shift, end + shift, 'plain', source, value);
}

/** Undefined for numbers of unusual form. */
function plainValue(source: string): string | number | boolean | null | undefined {
  if (source.length <= 5 && WORDS.has(source)) return WORDS.get(source);
  const first = source.charCodeAt(0);
  if (first < ZERO || first > NINE || !NUMBER.test(source)) return source;
  return PLAIN_NUMBER.test(source) ? Number(source) : undefined;
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
/** Every number of the core schema that starts with a digit. */
const NUMBER = /^(?:0o[0-7]+|0x[\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)$/;
const PLAIN_NUMBER = /^\d{1,15}$|^\d{1,9}\.\d{1,6}$/;

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const BRACKET = 91;
const BACKSLASH = 92;
const BRACE = 123;

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= ZERO && code <= NINE);
}

/** Also `_`, `-` and `.`, which cannot begin a key here. */
function isKeyCharacter(code: number): boolean {
  return isLetterOrDigit(code) || code === 95 || code === 45 || code === 46;
}

/** No control character; false also at the text's end. */
function isPrinted(code: number): boolean {
  return code >= SPACE && !(code >= 127 && code <= 160);
}

/** Letters, digits, `(`, `/`, `_`, `$` and everything beyond ASCII: no sign of YAML begins with them. */
function startsPlain(code: number): boolean {
  return isLetterOrDigit(code) || code === 40 || code === 47 || code === 95 || code === 36 || code > 160;
}

function isFlowSign(code: number): boolean {
  return code === 44 || code === BRACKET || code === 93 || code === BRACE || code === 125;
}

/** A blank, a line end or the text's end. */
function endsWord(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === RETURN || code === 9 || Number.isNaN(code);
}
