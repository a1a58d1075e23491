/**
 * A finding in the words of a view: it speaks to whoever reads the text, of ids and of dates as they are written
 * there. Here items have names, and dates are those of the reader's language.
 */
import type { DateWords } from './dates.ts';

/** An id or key, or a date with or without its time. */
const TOLD = /`([^`]+)`|\b(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?\b/g;

/** @param nameOf an id; undefined where it names nothing, such as a key of the language: that is quoted itself. */
export function messageWords(message: string, nameOf: (id: string) => string | undefined, dates: DateWords): string {
  return message.replace(TOLD, (all, id: string | undefined, ...[year, month, day, hour, minute]: string[]) => {
    if (id === undefined) return dateTold(all, [year, month, day, hour ?? '0', minute ?? '0'].map(Number), dates);
    return quoted(nameOf(id) ?? id);
  });
}

function dateTold(
  all: string,
  [year = 0, month = 0, day = 0, hour = 0, minute = 0]: number[],
  dates: DateWords,
): string {
  const at = Date.UTC(year, month - 1, day, hour, minute);
  // What is no date is not made one.
  if (new Date(at).getUTCDate() !== day) return all;
  return all.length > 10 ? dates.toldWithClock(at / 60_000) : dates.told(at / 60_000);
}

/** Hebrew, Arabic and their kin, and the marks that turn a line round. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** A name in a sentence: one written from right to left leaves the order of the words around it alone. */
export function inSentence(name: string): string {
  return TURNS.test(name) ? `\u2068${name}\u2069` : name;
}

export function quoted(name: string): string {
  return `“${inSentence(name)}”`;
}
