/**
 * Whether lines are certain to be no YAML, without reading all of them. The library reads a thousand
 * lines to say that a bracket before them is open; what is half-typed above a long item is mostly
 * plain to see from the next two lines. False leaves the question to the library.
 */
import { lineEnd } from './inline.ts';

/**
 * `line` begins an item or value at the column, which goes on over lines of at least `least` columns.
 * True where what stands there cannot be followed by what follows.
 */
export function isBrokenBelow(text: string, line: number, column: number, least: number): boolean {
  if ('}]@%`'.includes(text.charAt(line + column))) return true;
  const end = lineEnd(text, line);
  const head = text.slice(line + column, end);
  const below = nextLine(text, end + 1);
  if (below === null || indentOf(below.text) < least) return false;
  const value = KEY.test(head) ? head.replace(KEY, '') : head;
  const first = value.charAt(0);
  if (first === '"' || first === "'") {
    return isOpenQuote(text, end - value.length, end, least) || (isClosedText(value) && KEY_LINE.test(below.text));
  }
  if (!KEY_LINE.test(below.text)) return false;
  if (first === '{' || first === '[') return !/["']/.test(value) && isNoFlow(text, below, least);
  // Words, be they a value or a key without its colon, are not followed by a key.
  return value === head ? WORDS.test(head) : PLAIN.test(value);
}

const KEY = /^[A-Za-z0-9][\w.-]*:(?: +|(?=\r?$))/;
const KEY_LINE = /^ *[A-Za-z0-9][\w.-]*:(?:[ \r]|$)/;
/** Without a colon that could end a key. */
const WORDS = /^[A-Za-z0-9][^:#]*$/;
const PLAIN = /^[A-Za-z0-9]/;

interface Below {
  readonly text: string;
  readonly end: number;
}

/** The next line with content; null where there is none. */
function nextLine(text: string, from: number): Below | null {
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (!/^\s*(?:#|$)/.test(line)) return { text: line, end };
    at = end + 1;
  }
  return null;
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** A quote and its text that end on their line. */
function isClosedText(value: string): boolean {
  return /^(?:"[^"\\]*"|'[^']*')[ \r]*$/.test(value);
}

/** True where a quote that goes on over its line is not closed, or not where a text may end. */
function isOpenQuote(text: string, from: number, end: number, least: number): boolean {
  const close = closeOf(text, from);
  if (close === null) return true;
  if (close <= end) return false;
  if (!/^[ \t]*(?:\r?$|[ \t]#)/.test(text.slice(close, lineEnd(text, close)))) return true;
  const inner = text.slice(end + 1, close).split('\n');
  return inner.some((line) => line.trim() !== '' && indentOf(line) < least);
}

/** Behind the quote that closes the one at `from`; null where none does. */
function closeOf(text: string, from: number): number | null {
  const quote = text.charAt(from);
  for (let at = text.indexOf(quote, from + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (quote === "'") {
      if (text.charAt(at + 1) !== quote) return at + 1;
      at++;
    } else {
      let slashes = 0;
      while (text.charAt(at - 1 - slashes) === '\\') slashes++;
      if (slashes % 2 === 0) return at + 1;
    }
  }
  return null;
}

/** True where two keys follow each other with no comma between them. */
function isNoFlow(text: string, below: Below, least: number): boolean {
  if (/["'#]|[,{[]\s*$/.test(below.text)) return false;
  const next = nextLine(text, below.end + 1);
  return next !== null && indentOf(next.text) >= least && KEY_LINE.test(next.text);
}
