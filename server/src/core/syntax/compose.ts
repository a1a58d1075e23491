/**
 * Reads one piece of text with the `yaml` library and turns its result into our nodes. Total:
 * whatever the piece holds, some node or null comes back with what is wrong. Nothing is expanded:
 * aliases, anchors and tags are reported and otherwise ignored.
 */
import { Composer, type CST, type Document, type YAMLParseError } from 'yaml';
import { ORIGIN, type Span, span } from '../base/span.ts';
import { type Fault, fault } from './fault.ts';
import { openerBefore } from './opener.ts';
import type { Node } from './tree.ts';
import { inWords, TABS, TOO_DEEP, unclosedBy } from './words.ts';
import { nodeOf } from './yaml-nodes.ts';
import { areaOf, type Reader, type Standing, trimmedEnd } from './yaml-reader.ts';
import { survey, tokensOf } from './yaml-tokens.ts';

export interface Piece {
  readonly node: Node | null;
  /** The first place where it cannot be read as written; what the library says of others mostly follows from it. */
  readonly broken: Fault | null;
  /** What can be read but is no part of the language. */
  readonly foreign: readonly Fault[];
}

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  strict: true,
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Reads a text that stands at an offset of its file and is no part of an item. */
export function compose(text: string, offset: number): Piece {
  return composeAt(text, { anchor: ORIGIN, shift: offset }, 0);
}

/** Reads a text that is nested `depth` deep in its file. */
export function composeAt(text: string, standing: Standing, depth: number): Piece {
  const foreign: Fault[] = [];
  const reader: Reader = { text, anchor: standing.anchor, shift: standing.shift, foreign };
  const { tokens, refused } = tokensOf(text, depth);
  const tooDeep = survey(tokens, reader, depth);
  const refusal = refused ?? (tooDeep === null ? null : { at: tooDeep, message: TOO_DEEP });
  if (refusal !== null) {
    return { node: null, broken: fault(areaOf(reader, refusal.at, refusal.at + 1), refusal.message), foreign };
  }
  const documents = documentsOf(tokens, text.length);
  const document = documents[0] as Document.Parsed;
  const error = documents.flatMap((each) => each.errors).find(isUnread);
  const node = nodeOf(reader, document.contents);
  return { node, broken: error === undefined ? null : faultOf(reader, error, tokens), foreign };
}

/** Without the call stack of each of its errors, of which a bad text has a hundred thousand. */
function documentsOf(tokens: readonly CST.Token[], length: number): readonly Document[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return [...new Composer(OPTIONS).compose(tokens, true, length)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** In brackets, a line that begins with a tab; what stands before it is no comment. */
const TABBED = /\r?\n *\t[ \t]*/g;

/**
 * Reads the text of one item. For the library brackets end above a line whose indent is a tab; where the text
 * cannot be read, it is read with such lines joined to those before them.
 */
export function composeItem(text: string, standing: Standing, depth: number): Piece {
  const found = composeAt(text, standing, depth);
  const tabbed = found.broken !== null && text.includes('\t');
  const joined = !tabbed ? text : text.replace(TABBED, (indent) => ' '.repeat(indent.length));
  const piece = joined === text ? found : composeAt(joined, standing, depth);
  if (piece === found || piece.node === null) return found;
  const at = text.indexOf('\t', text.search(TABBED));
  return { ...piece, foreign: [fault(areaOf(standing, at, at + 1), TABS), ...piece.foreign] };
}

function faultOf(reader: Reader, error: YAMLParseError, tokens: readonly CST.Token[]): Fault {
  const { text } = reader;
  const [from, to] = error.pos;
  const unclosed = unclosedBy(error);
  const opener = unclosed === null ? null : openerBefore(tokens, from, unclosed);
  const place = opener === null ? visible(text, from, to) : span(opener, opener + 1);
  return fault(areaOf(reader, place.start, place.end), inWords(error, text.slice(from, from + 80)));
}

/** A place with something to underline: one at the end of a line or text moves back to what stands before. */
function visible(text: string, from: number, to: number): Span {
  const start = Math.min(from, text.length);
  const first = text.slice(start, to).split('\n', 1)[0]?.trimEnd() ?? '';
  if (first !== '') return span(start, start + first.length);
  const end = trimmedEnd(text, 0, start);
  return span(Math.max(0, end - 1), end);
}

/** An anchor or alias without its name is no YAML; all else of them only is no part of the language. */
function isUnread({ code, message }: YAMLParseError): boolean {
  return !HANDLED.has(code) || message.includes('empty string');
}

/** Errors about what `survey` already reports. */
const HANDLED: ReadonlySet<string> = new Set([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_COLLECTION_TYPE',
  'BAD_PROP_ORDER',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);
