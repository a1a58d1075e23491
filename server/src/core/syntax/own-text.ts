/** Strings that stand for themselves. */

/** Engines copy shorter parts of a text anyway. */
const SHORTEST_PART = 13;

/**
 * The same text, not as a part of a longer one: a part of a string is kept by engines as a
 * reference to the whole, so that a name of twenty letters would keep an old version of a file alive.
 */
export function independent(text: string): string {
  return text.length < SHORTEST_PART ? text : [text.charAt(0), text.slice(1)].join('');
}

/** Words met lately, each in the place that its letters tell. */
const words: string[] = new Array(1024).fill('');

/** Part of a text, not as a part of it; words that come again and again, as keys and ids do, as one string. */
export function wordIn(text: string, start: number, end: number): string {
  const length = end - start;
  if (length >= SHORTEST_PART || length === 0) return independent(text.slice(start, end));
  const middle = text.charCodeAt((start + end) >> 1);
  const place = (31 * (31 * (31 * text.charCodeAt(start) + middle) + text.charCodeAt(end - 1)) + length) & 1023;
  const known = words[place] as string;
  if (known.length === length && text.startsWith(known, start)) return known;
  const word = text.slice(start, end);
  words[place] = word;
  return word;
}
