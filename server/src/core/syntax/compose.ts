/**
 * Reads one piece of text with the `yaml` library and turns its result into our nodes. Total:
 * whatever the piece holds, some node or null comes back with what is wrong. Nothing is expanded:
 * aliases, anchors and tags are reported and otherwise ignored.
 */
import {
  type Alias,
  Composer,
  CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Scalar,
  type YAMLParseError,
} from 'yaml';
import { type Anchor, anchored, ORIGIN, type Span, span, within } from '../base/span.ts';
import { type Fault, fault } from './fault.ts';
import {
  blockList,
  blockMap,
  emptyList,
  emptyMap,
  entryTo,
  entryWith,
  flowList,
  flowMap,
  scalarNode,
} from './nodes.ts';
import { openerBefore } from './opener.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';
import { CLOSES_NOTHING, inWords, ONE_COMMA, TABS, TOO_DEEP, TOO_FOREIGN, unclosedBy } from './words.ts';

/** Deeper than any plan and shallower than any stack. */
export const DEEPEST = 64;

/** Anchors, aliases and tags of one piece. */
const MOST_FOREIGN = 1000;

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

/** Where a text stands: its first character is `shift` behind the anchor. */
export interface Standing {
  readonly anchor: Anchor;
  readonly shift: number;
}

/** Reads a text that stands at an offset of its file and is no part of an item. */
export function compose(text: string, offset: number): Piece {
  return composeAt(text, { anchor: ORIGIN, shift: offset }, 0);
}

/** Reads a text that is nested `depth` deep in its file. */
export function composeAt(text: string, standing: Standing, depth: number): Piece {
  const foreign: Fault[] = [];
  const reader: Reader = { text, anchor: standing.anchor, shift: standing.shift, foreign };
  const { tokens, refused } = parsed(text, depth);
  const tooDeep = survey(tokens, reader, depth);
  const refusal = refused ?? (tooDeep === null ? null : { at: tooDeep, message: TOO_DEEP });
  if (refusal !== null) {
    return { node: null, broken: fault(areaOf(reader, refusal.at, refusal.at + 1), refusal.message), foreign };
  }
  const documents = documentsOf(tokens, text.length);
  const document = documents[0] as Document.Parsed;
  const error = documents.flatMap((each) => each.errors).find(({ code }) => !HANDLED.has(code));
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

interface Parsed {
  readonly tokens: readonly CST.Token[];
  readonly refused: { readonly at: number; readonly message: string } | null;
}

/**
 * The tokens of a text; none, with the reason, where its brackets or dashes nest too deep or close
 * too often, commas stand alone again and again, or much of it is no part of the language. The library recurses by
 * depth and keeps every error, so it must not see such text.
 */
function parsed(text: string, from: number): Parsed {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let brackets = 0;
  let marks = 0;
  let strays = 0;
  let foreign = 0;
  let commas = 0;
  let firstComma = 0;
  let before = ' ';
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (scalar) scalar = false;
    else if (lexeme === CST.SCALAR) scalar = true;
    else if (lexeme === '{' || lexeme === '[') brackets++;
    else if ((lexeme === '}' || lexeme === ']') && brackets > 0) brackets--;
    else if (lexeme === '}' || lexeme === ']') strays++;
    else if (/^[*&!]/.test(lexeme)) foreign++;
    else if (lexeme === ',' && ',[{'.includes(before)) {
      if (commas++ === 0) firstComma = parser.offset;
    } else if (lexeme === CST.FLOW_END) brackets = 0;
    else if (lexeme === '\n' || lexeme === '\r\n') marks = 0;
    else if (brackets === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) marks++;
    const at = parser.offset;
    if (Math.max(brackets, marks) > DEEPEST) return { tokens: [], refused: { at, message: TOO_DEEP } };
    if (foreign > MOST_FOREIGN) return { tokens: [], refused: { at, message: TOO_FOREIGN } };
    if (strays > DEEPEST) return { tokens: [], refused: { at, message: CLOSES_NOTHING } };
    if (commas > DEEPEST) return { tokens: [], refused: { at: firstComma, message: ONE_COMMA } };
    if (!/^[ \t\r\n#]/.test(lexeme)) before = lexeme;
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Of a stair of keys too, which else would be read to its end once a level. The first of the stack is the document.
    const { stack } = parser;
    if (from + stack.length - 2 > DEEPEST)
      return { tokens: [], refused: { at: stack.at(-1)?.offset ?? at, message: TOO_DEEP } };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, refused: null };
}

/** Reports anchors, aliases and tags; gives the place where the nesting is too deep, else null. */
function survey(tokens: readonly CST.Token[], reader: Reader, from: number): number | null {
  const pending: { token: CST.Token; depth: number }[] = [];
  for (const token of tokens) pending.push({ token, depth: from });
  pending.reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return token.offset;
    switch (token.type) {
      case 'anchor':
      case 'alias':
      case 'tag':
        reader.foreign.push(
          fault(areaOf(reader, token.offset, token.offset + token.source.length), FOREIGN[token.type]),
        );
        break;
      case 'document':
        if (token.value) pending.push({ token: token.value, depth });
        for (const each of token.start) pending.push({ token: each, depth });
        break;
      case 'block-scalar':
        for (const each of token.props) pending.push({ token: each, depth });
        break;
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        for (let i = token.items.length - 1; i >= 0; i--) {
          const item = token.items[i] as CST.CollectionItem;
          // What a merge key names is part of its one finding.
          const merged = item.value?.type === 'alias' && item.key?.type === 'scalar' && item.key.source === '<<';
          if (item.value && !merged) pending.push({ token: item.value, depth: depth + 1 });
          for (const each of item.sep ?? []) pending.push({ token: each, depth });
          if (item.key) pending.push({ token: item.key, depth: depth + 1 });
          for (const each of item.start) pending.push({ token: each, depth });
        }
        break;
      default:
        break;
    }
  }
  return null;
}

const FOREIGN = {
  anchor: 'Anchors (&name) are not part of this language. Delete it.',
  alias: 'Aliases (*name) are not part of this language. Write the value itself, or put it in quotes.',
  tag: 'Tags (!name) are not part of this language. Delete it, or put the value in quotes.',
};

interface Reader extends Standing {
  readonly text: string;
  readonly foreign: Fault[];
}

/** By offsets in the text. */
function areaOf({ anchor, shift }: Standing, start: number, end: number): Span {
  return anchored(anchor, shift + start, shift + end);
}

function nodeOf(reader: Reader, node: unknown): Node | null {
  if (isScalar(node)) return scalarOf(reader, node as Scalar.Parsed);
  if (isAlias(node)) return aliasOf(reader, node as Alias.Parsed);
  if (isMap(node)) {
    const entries: Entry[] = [];
    for (const pair of node.items) {
      const entry = entryOfPair(reader, pair.key, pair.value);
      if (entry !== null) entries.push(entry);
    }
    if (node.flow === true || entries.length === 0) {
      const { from, to } = extent(reader, node.range, entries.at(-1));
      return node.flow === true ? flowMap(reader.anchor, from, to, entries) : emptyMap(reader.anchor, from, to);
    }
    return blockMap(reader.anchor, startOf(reader, node.range, entries[0]), entries);
  }
  if (isSeq(node)) {
    const items: Node[] = [];
    for (const item of node.items) {
      const read = isAlias(item) ? null : nodeOf(reader, item);
      if (read !== null) items.push(read);
    }
    if (node.flow === true || items.length === 0) {
      const { from, to } = extent(reader, node.range, items.at(-1));
      return node.flow === true ? flowList(reader.anchor, from, to, items) : emptyList(reader.anchor, from, to);
    }
    return blockList(reader.anchor, startOf(reader, node.range, items[0]), items);
  }
  return null;
}

interface Part {
  readonly span: Span;
}

/** A flow collection goes from bracket to bracket, one without parts as far as the library says. */
function extent(
  { text, anchor, shift }: Reader,
  range: readonly number[] | null | undefined,
  last: Part | undefined,
): { readonly from: number; readonly to: number } {
  const start = range?.[0] ?? 0;
  const end = trimmedEnd(text, start, range?.[1] ?? start);
  return { from: shift + start, to: Math.max(shift + end, last === undefined ? 0 : last.span.end - anchor.at) };
}

/** A block collection begins with its first part, or the dash before it. */
function startOf(
  { anchor, shift }: Reader,
  range: readonly number[] | null | undefined,
  first: Part | undefined,
): number {
  const start = shift + (range?.[0] ?? 0);
  return first === undefined ? start : Math.min(start, first.span.start - anchor.at);
}

function entryOfPair(reader: Reader, key: unknown, value: unknown): Entry | null {
  const read = nodeOf(reader, key);
  if (read === null) return null;
  if (read.kind !== 'scalar') {
    reader.foreign.push(
      fault(read.span, 'A key is a single word or text. Write the map or list after a key of its own.'),
    );
    return null;
  }
  if (isAlias(key)) return null;
  if (read.text === '' && read.style === 'plain') {
    reader.foreign.push(
      fault(within(read.span, read.span.start, read.span.start + 1), 'A key is missing before the colon. Write one.'),
    );
    return null;
  }
  if (read.text === '<<' && read.style === 'plain') {
    reader.foreign.push(
      fault(read.span, 'Merge keys (<<) are not part of this language. Write the entries themselves.'),
    );
  }
  return entryOf(reader, read, isWritten(value) ? nodeOf(reader, value) : null);
}

function entryOf({ text, anchor, shift }: Reader, key: ScalarNode, value: Node | null): Entry {
  const keyEnd = key.span.end;
  if (value !== null && value.span.end >= keyEnd) return entryWith(key, value);
  const from = keyEnd - anchor.at - shift;
  if (value !== null) return entryTo(key, value, shift + from);
  let end = from;
  while (end < text.length && isBlank(text, end)) end++;
  return entryTo(key, value, shift + (text[end] === ':' ? end + 1 : from));
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}

/** False for the empty scalar that stands where nothing is written. */
function isWritten(value: unknown): boolean {
  if (isAlias(value)) return false;
  if (isPair(value) || value === null || value === undefined) return false;
  return !(isScalar(value) && value.value === null && value.source === '');
}

const STYLES = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} as const;

function scalarOf({ text, anchor, shift }: Reader, scalar: Scalar.Parsed): ScalarNode {
  const [start, valueEnd] = scalar.range;
  const style = STYLES[scalar.type as keyof typeof STYLES] ?? 'plain';
  const meant = scalar.source ?? '';
  const value = style === 'plain' ? coreValue(scalar.value, meant) : meant;
  return scalarNode(anchor, shift + start, shift + trimmedEnd(text, start, valueEnd), style, meant, value);
}

function coreValue(value: unknown, text: string): string | number | boolean | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return value === null ? null : text;
  }
}

/** Stands for nothing: what it names is not looked up. */
function aliasOf({ anchor, shift }: Reader, alias: Alias.Parsed): ScalarNode {
  const [start, end] = alias.range;
  return scalarNode(anchor, shift + start, shift + end, 'plain', '', null);
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length);
  while (at > start && ' \t\r\n'.includes(text[at - 1] ?? '')) at--;
  return at;
}
