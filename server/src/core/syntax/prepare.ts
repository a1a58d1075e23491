/**
 * Makes text fit for the reader without moving a character: every change replaces characters by as
 * many others, so offsets stay true. Deals with what belongs to the file rather than to an entry:
 * byte order mark, line ends, characters that are no text, directives, document markers.
 */
import { type Span, span } from '../base/span.ts';
import { type Fault, fault } from './fault.ts';

export interface Prepared {
  /** As long as the original, or cut short where a second document begins. */
  readonly text: string;
  readonly faults: readonly Fault[];
}

const NOT_TEXT = /(?![\t\n\r\x85])[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu;

export function prepare(original: string): Prepared {
  const faults: Fault[] = [];
  let text = original.startsWith('\ufeff') ? `\n${original.slice(1)}` : original;
  text = text.replace(/\r(?!\n)/g, '\n');
  text = withoutStrangeCharacters(text, faults);
  if (/(?<![^\n])(?:%|---|\.\.\.)/.test(text)) text = withoutMarkers(text, faults);
  return { text, faults };
}

function withoutStrangeCharacters(text: string, faults: Fault[]): string {
  const first = text.search(NOT_TEXT);
  if (first < 0) return text;
  const code = text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0');
  faults.push(fault(span(first, first + 1), `The file holds a character that is no text (U+${code}). Delete it.`));
  return text.replace(NOT_TEXT, '\ufffd');
}

/** The text between two markers. */
interface Part {
  /** Where the marker before it stands; null for the first. */
  readonly marker: number | null;
  readonly keys: Set<string>;
  /** Of the first line with content; null where there is none. */
  firstIndent: number | null;
}

const LINE = /(?<![^\n])(?:(%[^\n]*)|(---|\.\.\.)(?=\s|$)([ \t]*(?!#)\S)?|([ \t]*)([^\s#][^\n]*))/g;
const TOP_KEY = /^([A-Za-z][\w-]*)[ \t]*:(?=\s|$)/;

/**
 * Blanks directives and `---`. A marker in the middle begins a second document, which is not read,
 * unless what follows can only be the rest of the first: it starts deeper, or with keys that the
 * first has not. Then the marker is a slip of the hand, and nothing after it is lost.
 */
function withoutMarkers(text: string, faults: Fault[]): string {
  const parts = partsOf(text, (directive) => {
    const written = text.slice(directive.start, directive.end);
    if (/^%YAML\s+1\.2(?:\s|$)/.test(written)) return;
    faults.push(fault(directive, `'${written.split(/\s/)[0]}' is not part of this language. Delete the line.`));
  });
  const cuts: Span[] = [...parts.directives];
  const keys = new Set<string>();
  let content = false;
  const last = parts.parts.findLast((part) => part.firstIndent !== null);
  for (const part of parts.parts) {
    if (part.marker !== null) {
      const marker = span(part.marker, part.marker + 3);
      if (content && part.firstIndent !== null) {
        const own = [...part.keys];
        if (part.firstIndent === 0 && (own.length === 0 || own.some((key) => keys.has(key)))) {
          faults.push(fault(marker, SECOND_DOCUMENT));
          return blanked(text.slice(0, part.marker), cuts);
        }
        faults.push(fault(marker, STRAY_MARKER));
      }
      // Nothing follows: blanks in its place could become part of a block text at the end.
      if (content && (last === undefined || (last.marker ?? -1) < part.marker))
        return blanked(text.slice(0, part.marker), cuts);
      cuts.push(marker);
    }
    content ||= part.firstIndent !== null;
    for (const key of part.keys) keys.add(key);
  }
  return blanked(text, cuts);
}

const SECOND_DOCUMENT =
  'A file holds one plan: what follows this line is not read. Move it to a file of its own, or delete this line.';
const STRAY_MARKER = 'This line ends a document, and a file holds one. Delete it.';

function partsOf(text: string, onDirective: (at: Span) => void): { parts: Part[]; directives: Span[] } {
  const directives: Span[] = [];
  let part: Part = { marker: null, keys: new Set(), firstIndent: null };
  const parts = [part];
  for (const match of text.matchAll(LINE)) {
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
