/**
 * Plan text on its way to a terminal. Control characters could move the cursor or change what was
 * shown before, bidirectional ones could show code in another order than it has: both are written
 * as escapes, which a reader sees.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to keep out.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** One line of text, safe to print. A tab becomes one space so that columns stay columns. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => (character === '\t' ? ' ' : escaped(character)));
}

/** JSON that is safe to print and means the same: strings may hold any character as `\u…`. */
export function printableJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return text.replace(UNSAFE, (character) => (character === '\n' ? character : escaped(character)));
}

/**
 * The same text in pieces. Where `value` holds an iterator, that is a list whose members are made when they are
 * written and then forgotten: findings may be many, and all of them as objects and as one text take gigabytes.
 */
export function* printableJsonPieces(value: unknown, margin = ''): Generator<string> {
  const within = `${margin}  `;
  if (isIterator(value)) {
    let count = 0;
    for (const each of value) {
      yield `${count++ === 0 ? '[' : ','}\n${within}`;
      yield* printableJsonPieces(each, within);
    }
    yield count === 0 ? '[]' : `\n${margin}]`;
  } else if (typeof value === 'object' && value !== null && holdsIterator(value)) {
    const isList = Array.isArray(value);
    let before = isList ? '[' : '{';
    for (const [key, each] of Object.entries(value)) {
      yield `${before}\n${within}${isList ? '' : `${printableJson(key)}: `}`;
      yield* printableJsonPieces(each, within);
      before = ',';
    }
    yield `\n${margin}${isList ? ']' : '}'}`;
  } else yield printableJson(value).replaceAll('\n', `\n${margin}`);
}

function isIterator(value: unknown): value is IterableIterator<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;
}

function holdsIterator(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isIterator(value) || Object.values(value).some(holdsIterator);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
