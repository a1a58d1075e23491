/** What was typed to be found: every word of it in the name, id, people, teams or tags of a row. */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { RowTest } from './filters.ts';

export interface Search {
  readonly text: string;
  /** Rows that do not match are left out; else one walks from match to match. */
  readonly hides: boolean;
}

interface Searched {
  readonly of: readonly unknown[];
  readonly text: string;
}

/** Rows keep their objects from view to view, not all that is in them; and text is typed letter by letter. */
const texts = new WeakMap<TimelineRow, Searched>();

function textOf(row: TimelineRow): string {
  const { name, id, who, teams, tags } = row;
  const of = [name, id, who, teams, tags];
  const known = texts.get(row);
  if (known?.of.every((part, at) => part === of[at])) return known.text;
  const text = [name, id, ...who, ...teams, ...tags].join('\n').toLocaleLowerCase();
  texts.set(row, { of, text });
  return text;
}

export function searchWords(text: string): string[] {
  return text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

/** Null where nothing is looked for. */
export function searchTest(text: string): RowTest | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  return (row) => {
    const all = textOf(row);
    return words.every((word) => all.includes(word));
  };
}

/** A name cut where a word begins or ends: `[text, is found]`. */
export function foundPieces(name: string, words: readonly string[]): (readonly [string, boolean])[] {
  const lower = name.toLocaleLowerCase();
  // Some letters have another length in lower case; then places in one are not those in the other.
  if (words.length === 0 || lower.length !== name.length) return [[name, false]];
  const found = new Uint8Array(name.length);
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      found.fill(1, at, at + word.length);
    }
  }
  const pieces: (readonly [string, boolean])[] = [];
  for (let from = 0, to = 1; from < name.length; to++) {
    if (to < name.length && found[to] === found[from]) continue;
    pieces.push([name.slice(from, to), found[from] === 1]);
    from = to;
  }
  return pieces;
}
