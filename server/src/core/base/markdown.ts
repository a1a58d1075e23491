/** Words of a plan in Markdown: data, in which nothing means anything but itself. */

/** One line of Markdown that reads as the text itself. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>()|~#&$!@]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
    .replace(/^([-+=]|\d+[.)])/, (match) => `${match.slice(0, -1)}\\${match.slice(-1)}`);
}

const LONGEST = 2000;

/** On one line, no control or direction characters, and not endless. */
export function visible(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .trim();
}
