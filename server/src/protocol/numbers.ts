/**
 * Whole numbers as text: how far each lies from the one before, in digits of base 64, the lowest first, as source maps
 * write them (variable-length quantities). Dates of neighbours lie near each other; one text is read and copied in a
 * fraction of what a list takes.
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Of a digit five bits are the number's, and this one says that there is another digit. */
const GOES_ON = 32;
/** The sign is the lowest bit, and all of it has to fit into 32. */
const FARTHEST = 2 ** 30;
const MOST_DIGITS = 7;

const DECODER = new TextDecoder();
const CODES = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));
const VALUES = new Uint8Array(128);
for (let value = 0; value < CODES.length; value++) VALUES[CODES[value] as number] = value;

/** Null where they are no whole numbers, or too far apart. */
export function numbersAsText(count: number, valueAt: (k: number) => unknown): string | null {
  if (count > 0 && typeof valueAt(0) !== 'number') return null;
  const codes = new Uint8Array(count * MOST_DIGITS);
  let length = 0;
  let before = 0;
  for (let at = 0; at < count; at++) {
    const value = valueAt(at);
    if (typeof value !== 'number' || !Number.isInteger(value)) return null;
    const step = value - before;
    if (step <= -FARTHEST || step >= FARTHEST) return null;
    before = value;
    let left = step < 0 ? -step * 2 + 1 : step * 2;
    for (; left >= GOES_ON; left >>>= 5) codes[length++] = CODES[(left & 31) | GOES_ON] as number;
    codes[length++] = CODES[left] as number;
  }
  return DECODER.decode(codes.subarray(0, length));
}

export function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let bits = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = VALUES[text.charCodeAt(at)] as number;
    bits |= (digit & 31) << shift;
    shift += 5;
    if (digit >= GOES_ON) continue;
    value += (bits & 1) === 1 ? -(bits >>> 1) : bits >>> 1;
    numbers.push(value);
    bits = 0;
    shift = 0;
  }
  return numbers;
}
