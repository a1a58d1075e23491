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
import { type Span, span } from '../base/span.ts';
import { type Fault, fault } from './fault.ts';
import { openerBefore } from './opener.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';
import { CLOSES_NOTHING, inWords, TOO_DEEP, unclosedBy } from './words.ts';

/** Deeper than any plan and shallower than any stack. */
export const DEEPEST = 64;

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

/** Reads `text`, whose first character is at `offset` of the file and which is nested `depth` deep there. */
export function compose(text: string, offset: number, depth = 0): Piece {
  const foreign: Fault[] = [];
  const { tokens, refused } = parsed(text);
  const tooDeep = survey(tokens, offset, depth, foreign);
  const refusal = refused ?? (tooDeep === null ? null : { at: tooDeep, message: TOO_DEEP });
  if (refusal !== null) {
    const at = offset + refusal.at;
    return { node: null, broken: fault(span(at, at + 1), refusal.message), foreign };
  }
  const documents = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const document = documents[0] as Document.Parsed;
  const error = documents.flatMap((each) => each.errors).find(({ code }) => !HANDLED.has(code));
  const reader: Reader = { text, offset, foreign };
  const node = nodeOf(reader, document.contents);
  return { node, broken: error === undefined ? null : faultOf(text, offset, error, tokens), foreign };
}

function faultOf(text: string, offset: number, error: YAMLParseError, tokens: readonly CST.Token[]): Fault {
  const [from, to] = error.pos;
  const unclosed = unclosedBy(error);
  const opener = unclosed === null ? null : openerBefore(tokens, from, unclosed);
  const place = opener === null ? visible(text, from, to) : span(opener, opener + 1);
  return fault(span(offset + place.start, offset + place.end), inWords(error, text.slice(from, from + 80)));
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
 * too often. The library recurses by depth and keeps every error, so it must not see such text.
 */
function parsed(text: string): Parsed {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let brackets = 0;
  let marks = 0;
  let strays = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (scalar) scalar = false;
    else if (lexeme === CST.SCALAR) scalar = true;
    else if (lexeme === '{' || lexeme === '[') brackets++;
    else if ((lexeme === '}' || lexeme === ']') && brackets > 0) brackets--;
    else if (lexeme === '}' || lexeme === ']') strays++;
    else if (lexeme === CST.FLOW_END) brackets = 0;
    else if (lexeme === '\n' || lexeme === '\r\n') marks = 0;
    else if (brackets === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) marks++;
    const at = parser.offset;
    if (Math.max(brackets, marks) > DEEPEST) return { tokens: [], refused: { at, message: TOO_DEEP } };
    if (strays > DEEPEST) return { tokens: [], refused: { at, message: CLOSES_NOTHING } };
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, refused: null };
}

/** Reports anchors, aliases and tags; gives the place where the nesting is too deep, else null. */
function survey(tokens: readonly CST.Token[], offset: number, from: number, foreign: Fault[]): number | null {
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
        foreign.push(
          fault(span(offset + token.offset, offset + token.offset + token.source.length), FOREIGN[token.type]),
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

interface Reader {
  readonly text: string;
  readonly offset: number;
  readonly foreign: Fault[];
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
    const flow = node.flow === true;
    return { kind: 'map', span: extent(reader, node.range, flow, entries), flow, entries };
  }
  if (isSeq(node)) {
    const items: Node[] = [];
    for (const item of node.items) {
      const read = isAlias(item) ? null : nodeOf(reader, item);
      if (read !== null) items.push(read);
    }
    const flow = node.flow === true;
    return { kind: 'list', span: extent(reader, node.range, flow, items), flow, items };
  }
  return null;
}

/** A flow collection goes from bracket to bracket, a block one from its first to its last item. */
function extent(
  { text, offset }: Reader,
  range: readonly number[] | null | undefined,
  flow: boolean,
  parts: readonly { readonly span: Span }[],
): Span {
  const start = range?.[0] ?? 0;
  const end = trimmedEnd(text, start, range?.[1] ?? start);
  const first = parts[0];
  const last = parts.at(-1);
  if (flow || first === undefined || last === undefined) {
    const reach = Math.max(offset + end, last?.span.end ?? 0);
    return span(offset + start, reach);
  }
  return span(Math.min(offset + start, first.span.start), last.span.end);
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
      fault(span(read.span.start, read.span.start + 1), 'A key is missing before the colon. Write one.'),
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

function entryOf({ text, offset }: Reader, key: ScalarNode, value: Node | null): Entry {
  if (value !== null) return { key, value, span: span(key.span.start, Math.max(key.span.end, value.span.end)) };
  let end = key.span.end - offset;
  while (end < text.length && isBlank(text, end)) end++;
  const colon = text[end] === ':' ? offset + end + 1 : key.span.end;
  return { key, value, span: span(key.span.start, colon) };
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

function scalarOf({ text, offset }: Reader, scalar: Scalar.Parsed): ScalarNode {
  const [start, valueEnd] = scalar.range;
  const style = STYLES[scalar.type as keyof typeof STYLES] ?? 'plain';
  const meant = scalar.source ?? '';
  return {
    kind: 'scalar',
    span: span(offset + start, offset + trimmedEnd(text, start, valueEnd)),
    style,
    text: meant,
    value: style === 'plain' ? coreValue(scalar.value, meant) : meant,
  };
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
function aliasOf({ offset }: Reader, alias: Alias.Parsed): ScalarNode {
  const [start, end] = alias.range;
  return { kind: 'scalar', span: span(offset + start, offset + end), style: 'plain', text: '', value: null };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length);
  while (at > start && ' \t\r\n'.includes(text[at - 1] ?? '')) at--;
  return at;
}
