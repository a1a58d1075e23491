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

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
