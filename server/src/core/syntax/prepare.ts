/**
 * Makes text fit for the reader without moving a character: every change replaces characters by as
 * many others, so offsets stay true. Deals with what belongs to the file rather than to an entry:
 * byte order mark, line ends, characters that are no text, directives, document and conflict markers, endless stairs.
 */

import type { Difference } from '../base/difference.ts';
import { anchored, ORIGIN, type Span, span } from '../base/span.ts';
import { withoutConflicts } from './conflicts.ts';
import { type Fault, fault } from './fault.ts';
import { lineEnd } from './inline.ts';
import { mayHaveStairs, withoutStairs } from './stairs.ts';

export interface Prepared {
  readonly original: string;
  /** With line feeds alone, and without what is no text. */
  readonly characters: string;
  /** As long as the original, or cut short where a second document begins. */
  readonly text: string;
  readonly faults: readonly Fault[];
  /** From here on each line was made fit by itself, and stands for no more than its text; null where none was. */
  readonly plainFrom: number | null;
}

const NOT_TEXT = /(?![\t\n\r\x85])[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu;
/** Also halves of what is a character together. */
const PERHAPS_NOT_TEXT = /[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

export function prepare(original: string): Prepared {
  const faults: Fault[] = [];
  return withoutAllMarkers(original, withoutStrangeCharacters(withLineFeeds(original), faults), faults);
}

function withoutAllMarkers(original: string, characters: string, faults: Fault[]): Prepared {
  const found = hasMarkers(characters) ? withoutMarkers(characters, faults) : { text: characters, plainFrom: 0 };
  const text = withoutStairs(withoutConflicts(found.text, faults), faults);
  const plain = faults.length === 0 && !mayHaveStairs(text);
  return { original, characters, text, faults, plainFrom: plain ? found.plainFrom : null };
}

/** As `prepare`, of a text that differs from one that was prepared: at best only the changed lines are looked at. */
export function prepareAfter(original: string, before: Prepared, { from, oldEnd, newEnd }: Difference): Prepared {
  const start = original.lastIndexOf('\n', from - 1) + 1;
  const feed = original.indexOf('\n', newEnd);
  const end = feed < 0 ? original.length : feed + 1;
  const changed = original.slice(start, end);
  const lines = start === 0 ? withLineFeeds(changed) : changed.replace(LONE_RETURN, '\n');
  const isText = before.characters.indexOf(REPLACEMENT) < 0 && withoutStrangeCharacters(lines, []) === lines;
  if (!isText) return prepare(original);
  const same = before.characters === before.original && lines === changed;
  const spliced = (text: string) => text.slice(0, start) + lines + text.slice(end - newEnd + oldEnd);
  const characters = same ? original : spliced(before.characters);
  const { plainFrom } = before;
  const plain = plainFrom !== null && (start === 0 ? plainFrom === 0 : start > plainFrom);
  if (!plain || hasMarkers(lines) || mayHaveStairs(lines) || withoutConflicts(lines, []) !== lines)
    return withoutAllMarkers(original, characters, []);
  const text = before.text === before.characters ? characters : spliced(before.text);
  return { original, characters, text, faults: [], plainFrom };
}

const LONE_RETURN = /\r(?!\n)/g;

/** Without a byte order mark, and lines ended by carriage returns alone. */
function withLineFeeds(text: string): string {
  const marked = text.startsWith('\ufeff') ? `\n${text.slice(1)}` : text;
  return marked.includes('\r') ? marked.replace(LONE_RETURN, '\n') : marked;
}

/** In the place of a character that is none. */
const REPLACEMENT = '\ufffd';

function withoutStrangeCharacters(text: string, faults: Fault[]): string {
  if (!PERHAPS_NOT_TEXT.test(text)) return text;
  const first = text.search(NOT_TEXT);
  if (first < 0) return text;
  const code = text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0');
  faults.push(
    fault(anchored(ORIGIN, first, first + 1), `The file holds a character that is no text (U+${code}). Delete it.`),
  );
  return text.replace(NOT_TEXT, REPLACEMENT);
}

/** True where a line begins with `%`, or as a document marker does. */
function hasMarkers(text: string): boolean {
  if (/^(?:%|---|\.\.\.)/.test(text)) return true;
  return text.includes('\n---') || text.includes('\n...') || text.includes('\n%');
}

/** The text between two markers. */
interface Part {
  /** Where the marker before it stands; null for the first. */
  readonly marker: number | null;
  readonly keys: Set<string>;
  /** Of the first line with content; null where there is none. */
  firstIndent: number | null;
}

const LINE = /(?:(%[^\n]*)|(---|\.\.\.)(?=\s|$)([ \t]*(?!#)\S)?|([ \t]*)([^\s#][^\n]*))/y;
const TOP_KEY = /^([A-Za-z][\w-]*)[ \t]*:(?=\s|$)/;

/**
 * Blanks directives and `---`. A marker in the middle begins a second document, which is not read,
 * unless what follows can only be the rest of the first: it starts deeper, or with keys that the
 * first has not. Then the marker is a slip of the hand, and nothing after it is lost.
 */
function withoutMarkers(text: string, faults: Fault[]): { readonly text: string; readonly plainFrom: number | null } {
  const parts = partsOf(text, (directive) => {
    const written = text.slice(directive.start, directive.end);
    if (/^%YAML\s+1\.2(?:\s|$)/.test(written)) return;
    faults.push(fault(directive, `'${written.split(/\s/)[0]}' is not part of this language. Delete the line.`));
  });
  const cuts: Span[] = [...parts.directives];
  const keys = new Set<string>();
  let content = false;
  let begun = false;
  // Markers before any content say nothing of what follows them.
  let plainFrom: number | null = parts.directives.at(-1)?.end ?? 0;
  const last = parts.parts.findLast((part) => part.firstIndent !== null);
  for (const part of parts.parts) {
    if (part.marker !== null) {
      const marker = span(part.marker, part.marker + 3);
      if (content && part.firstIndent !== null) {
        const own = [...part.keys];
        if (part.firstIndent === 0 && (own.length === 0 || own.some((key) => keys.has(key)))) {
          faults.push(fault(marker, SECOND_DOCUMENT));
          return { text: blanked(text.slice(0, part.marker), cuts), plainFrom: null };
        }
        faults.push(fault(marker, STRAY_MARKER));
      } else if (!content && begun && part.firstIndent !== null) faults.push(fault(marker, STRAY_MARKER));
      begun = text.startsWith('---', part.marker);
      plainFrom = content ? null : marker.end;
      // Nothing follows: blanks in its place could become part of a block text at the end.
      if (content && (last === undefined || (last.marker ?? -1) < part.marker))
        return { text: blanked(text.slice(0, part.marker), cuts), plainFrom: null };
      cuts.push(marker);
    }
    content ||= part.firstIndent !== null;
    for (const key of part.keys) keys.add(key);
  }
  return { text: blanked(text, cuts), plainFrom };
}

const SECOND_DOCUMENT =
  'A file holds one plan: what follows this line is not read. Move it to a file of its own, or delete this line.';
const STRAY_MARKER = 'This line ends a document, and a file holds one. Delete it.';

function partsOf(text: string, onDirective: (at: Span) => void): { parts: Part[]; directives: Span[] } {
  const directives: Span[] = [];
  let part: Part = { marker: null, keys: new Set(), firstIndent: null };
  const parts = [part];
  for (let at = 0; at < text.length; at = lineEnd(text, at) + 1) {
    const code = text.charCodeAt(at);
    if (part.firstIndent !== null && (code === SPACE || code === NEWLINE)) continue;
    LINE.lastIndex = at;
    const match = LINE.exec(text);
    if (match === null) continue;
    const [, directive, marker, inline, indent, line] = match;
    if (directive !== undefined && part.marker === null && part.firstIndent === null) {
      const at = span(match.index, match.index + directive.trimEnd().length);
      directives.push(at);
      onDirective(at);
    } else if (marker !== undefined) {
      part = { marker: match.index, keys: new Set(), firstIndent: inline === undefined ? null : 0 };
      parts.push(part);
    } else {
      part.firstIndent ??= indent?.length ?? 0;
      const key = indent === '' ? TOP_KEY.exec(line ?? '')?.[1] : undefined;
      if (key !== undefined) part.keys.add(key);
    }
  }
  return { parts, directives };
}

function blanked(text: string, cuts: readonly Span[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const cut of cuts) {
    pieces.push(text.slice(copied, cut.start), ' '.repeat(cut.end - cut.start));
    copied = cut.end;
  }
  return pieces.join('') + text.slice(copied);
}

const NEWLINE = 10;
const SPACE = 32;
