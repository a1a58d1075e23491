/**
 * The offers that what is typed may mean, the plainest meaning first: begins with it, has a word
 * that begins with it, has its letters in order. An editor's own filter lets no others pass.
 */

/** What an offer is found by. */
interface Findable {
  readonly label: string;
  readonly finds?: string;
}

/** At most so many; among those of one meaning the order stays. Looks no further once the first meaning has filled it. */
export function fitting<T>(all: Iterable<T>, typed: string, most: number, foundBy: (one: T) => Findable): T[] {
  const word = typed.trim().toLowerCase();
  const byMeaning: readonly [T[], T[], T[]] = [[], [], []];
  for (const one of all) {
    const meaning = meaningOf(foundBy(one), word);
    if (meaning !== null && byMeaning[meaning].length < most) byMeaning[meaning].push(one);
    if (byMeaning[0].length === most) break;
  }
  return byMeaning.flat().slice(0, most);
}

function meaningOf({ label, finds = '' }: Findable, word: string): 0 | 1 | 2 | null {
  if (beginsAt(label, 0, word)) return 0;
  const rest = inOrder(label, word, 0);
  if (inOrder(finds, word, rest) < word.length) return null;
  return hasWord(label, word) || hasWord(finds, word) ? 1 : 2;
}

function beginsAt(text: string, at: number, word: string): boolean {
  if (text.length - at < word.length) return false;
  for (let i = 0; i < word.length; i++) if (lower(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
  return true;
}

function hasWord(text: string, word: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if ((at === 0 || !isLetter(text.charCodeAt(at - 1))) && beginsAt(text, at, word)) return true;
  }
  return false;
}

/** How many letters of the word have been met, in order, of which `met` were before. */
function inOrder(text: string, word: string, met: number): number {
  let count = met;
  for (let at = 0; at < text.length && count < word.length; at++) {
    if (lower(text.charCodeAt(at)) === word.charCodeAt(count)) count++;
  }
  return count;
}

/** Of letters beyond ASCII the case must be as typed: the list is long, and ids are ASCII. */
function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function isLetter(code: number): boolean {
  const small = lower(code);
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57) || code > 127;
}
