/** Random edits as hands make them, of any text: typed letter by letter, deleted, pasted, moved, taken back. */

export type Random = () => number;

/** Mulberry32: the same numbers for the same seed, everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SIGNS = [
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ':',
  ': ',
  '#',
  ' #',
  '-',
  '- ',
  '|',
  '>',
  '&',
  '*',
  '?',
  '%',
  '@',
  '!',
  ',',
];
const BLANKS = ['\n', '\r\n', '\r', '\t', ' ', '  ', '\n  ', '\n      ', '\n        '];
const ODD = [
  '---\n',
  '...\n',
  '<<<<<<< a\n',
  '=======\n',
  '>>>>>>> b\n',
  '\ufeff',
  '\ud83d',
  '😀',
  'ش',
  '\u2028',
  '<<: ',
];
const WORDS = [
  'duration: 3d\n',
  'after: [survey, design SS+2d]',
  'name: "A: b"',
  'assign: [ali 50%, bea]',
  'new: {name: New, duration: 2d, after: x}\n',
  'new:\n        name: New\n        duration: 2d\n',
  '# planline-ignore missing-successor',
  'estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 9d}',
  '__proto__: {constructor: 1}\n',
  'deadline: 2026-02-30',
  'lint: {missing-successor: none}\n',
  '1e400',
];

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** The texts that one edit goes through; `earlier` are those before, the first one sound. */
export function editedTexts(text: string, earlier: readonly string[], random: Random): readonly string[] {
  const at = Math.floor(random() * (text.length + 1));
  const spliced = (cut: number, put: string): string => text.slice(0, at) + put + text.slice(at + cut);
  const draw = random();
  if (draw < 0.3) return [spliced(0, pick(random, random() < 0.15 ? ODD : random() < 0.7 ? SIGNS : BLANKS))];
  if (draw < 0.42) return [spliced(1 + Math.floor(random() * 8), '')];
  if (draw < 0.5) return [spliced(1 + Math.floor(random() * 3), pick(random, SIGNS))];
  if (draw < 0.62) {
    const word = pick(random, WORDS);
    return [...word].map((_, i) => spliced(0, word.slice(0, i + 1)));
  }
  if (draw < 0.8) return [movedLines(text, random)];
  if (draw < 0.95) return earlier.slice(-1 - Math.floor(random() * 3)).slice(0, 1);
  return earlier.slice(0, 1);
}

/** Some lines deleted, doubled, moved, or set further in or out. */
function movedLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const from = Math.floor(random() * lines.length);
  const some = lines.slice(from, from + 1 + Math.floor(random() * 6));
  const rest = lines.toSpliced(from, some.length);
  const to = Math.floor(random() * (rest.length + 1));
  const draw = random();
  if (draw < 0.25) return rest.join('\n');
  if (draw < 0.5) return lines.toSpliced(to, 0, ...some).join('\n');
  if (draw < 0.7) return rest.toSpliced(to, 0, ...some).join('\n');
  const inset = pick(random, [' ', '  ', '\t', '']);
  const shifted = some.map((line) => (inset === '' ? line.replace(/^ {1,2}/, '') : inset + line));
  return lines.toSpliced(from, some.length, ...shifted).join('\n');
}
