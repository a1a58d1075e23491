/** Strings that stand for themselves. */

/** Engines copy shorter parts of a text anyway. */
const SHORTEST_PART = 13;

/**
 * The same text, not as a part of a longer one: a part of a string is kept by engines as a
 * reference to the whole, so that a name of twenty letters would keep an old version of a file alive.
 */
export function independent(text: string): string {
  return text.length < SHORTEST_PART ? text : ` ${text}`.slice(1);
}
