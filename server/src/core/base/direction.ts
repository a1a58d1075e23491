/**
 * Which way text runs. Marks that turn it round (Unicode's bidirectional embeddings, overrides and isolates) are
 * legitimate inside a name and must not reach beyond it: one that is left open would reorder the words behind it.
 */

/** Embeddings and overrides end with PDF, isolates with PDI. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;
const [PDF, PDI] = ['\u202c', '\u2069'];

/** With every mark that turns text closed, and without those that close nothing. */
export function balanced(text: string): string {
  if (text.search(MARKS) < 0) return text;
  const open: string[] = [];
  const kept = text.replace(MARKS, (mark) => {
    if (mark === PDF) return open.at(-1) === PDF ? (open.pop() ?? '') : '';
    if (mark !== PDI) {
      open.push(mark < '\u2066' ? PDF : PDI);
      return mark;
    }
    const at = open.lastIndexOf(PDI);
    return at < 0 ? '' : open.splice(at).reverse().join('');
  });
  return kept + open.reverse().join('');
}

/** Hebrew, Arabic and their kin, and the marks that turn a line round. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** A name in a sentence: one written from right to left leaves the order of the words around it alone. */
export function inSentence(name: string): string {
  return TURNS.test(name) ? `\u2068${balanced(name)}\u2069` : name;
}

/** A sentence in which the names that are written from right to left are set apart, as `inSentence` does. */
export function withNamesApart(sentence: string, names: Iterable<string>): string {
  if (!TURNS.test(sentence)) return sentence;
  // A name may be part of a longer one.
  const turning = [...new Set(names)]
    .filter((name) => sentence.includes(name) && TURNS.test(name))
    .sort((a, b) => b.length - a.length);
  let told = '';
  for (let at = 0; at < sentence.length; ) {
    const name = turning.find((each) => sentence.startsWith(each, at)) ?? '';
    told += name === '' ? sentence.charAt(at) : inSentence(name);
    at += Math.max(1, name.length);
  }
  return told;
}
