/**
 * A text as the tokens of its syntax in order, each with the column its line should begin at. What
 * the formatter works on: together the tokens are the whole text, nothing is left out.
 */
import { type CST, Lexer, Parser } from 'yaml';
import type { Steps } from '../base/steps.ts';

export interface Token {
  readonly type: CST.Token['type'];
  readonly offset: number;
  readonly source: string;
  /** Where a line that begins with this token should begin. */
  readonly column: number;
  /** Column of the collection around it, as it is and as it should be; for block texts. */
  readonly parent: { readonly from: number; readonly to: number };
  /** Blanks to keep before a value so that it lines up with its neighbours; else 1. */
  readonly padding: number;
}

const STEP = 2;

interface Place {
  readonly column: number;
  readonly parent: { readonly from: number; readonly to: number };
}

/** Pieces of text read, and tokens told, between two pauses: some tenths of a millisecond. */
const A_STEP = 50;

/** The tokens of `text`, whose line ends are LF or CRLF. */
export function* tokensOf(text: string): Steps<Token[]> {
  const out: Token[] = [];
  const top: Place = { column: 0, parent: { from: 0, to: 0 } };
  for (const token of yield* syntaxOf(text)) yield* walk(out, token, top, 1);
  return withWhatIsBetween(text, out, top);
}

/** The library leaves out lines between an entry without a value and a document marker. */
function withWhatIsBetween(text: string, tokens: readonly Token[], place: Place): Token[] {
  const all: Token[] = [];
  let end = 0;
  for (const token of tokens) {
    if (token.offset > end) {
      for (const { 0: source, index } of text.slice(end, token.offset).matchAll(BETWEEN))
        all.push({ type: typeOf(source), offset: end + index, source, ...place, padding: 1 });
    }
    all.push(token);
    end = Math.max(end, token.offset + token.source.length);
  }
  return all;
}

const BETWEEN = /[ \t]+|\r?\n|[^ \t\r\n][^\r\n]*/g;

function typeOf(source: string): Token['type'] {
  if (source.startsWith('#')) return 'comment';
  return /[\r\n]/.test(source) ? 'newline' : 'space';
}

function* syntaxOf(text: string): Steps<CST.Token[]> {
  const parser = new Parser();
  const found: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) found.push(token);
    if (++count % A_STEP === 0) yield;
  }
  for (const token of parser.end()) found.push(token);
  return found;
}

function emit(out: Token[], token: CST.Token, place: Place, padding = 1): void {
  const source = 'source' in token ? token.source : '';
  out.push({ type: token.type, offset: token.offset, source, ...place, padding });
}

function emitAll(out: Token[], tokens: readonly CST.Token[] | undefined, place: Place, padding = 1): void {
  for (const token of tokens ?? []) emit(out, token, place, padding);
}

function* walk(out: Token[], token: CST.Token, place: Place, padding: number): Steps<void> {
  switch (token.type) {
    case 'document':
      emitAll(out, token.start, place);
      if (token.value) yield* walk(out, token.value, place, padding);
      emitAll(out, token.end, place);
      return;
    case 'block-map':
      yield* walkMap(out, token, place.column);
      return;
    case 'block-seq':
      for (const item of token.items) {
        const at = { column: place.column, parent: { from: token.indent, to: place.column } };
        emitAll(out, item.start, at);
        if (item.value) yield* walk(out, item.value, { ...at, column: place.column + STEP }, 1);
      }
      return;
    case 'flow-collection':
      yield* walkFlow(out, token, place);
      return;
    case 'block-scalar':
      emitAll(out, token.props, place);
      emit(out, { ...token, offset: endOf(token.props.at(-1)) ?? token.offset }, place);
      return;
    default:
      emit(out, token, place, padding);
      if ('end' in token) emitAll(out, token.end, place);
  }
}

function* walkMap(out: Token[], map: CST.BlockMap, column: number): Steps<void> {
  const parent = { from: map.indent, to: column };
  const paddings = paddingsOf(map);
  let pause = out.length + A_STEP;
  for (const [i, item] of map.items.entries()) {
    emitAll(out, item.start, { column, parent });
    if (item.key) yield* walk(out, item.key, { column, parent }, 1);
    const inner = { column: column + STEP, parent };
    for (const part of item.sep ?? [])
      emit(out, part, part.type === 'map-value-ind' ? { column, parent } : inner, paddings[i]);
    const inline = !item.sep?.some((part) => part.type === 'newline');
    const outer = item.value?.type === 'flow-collection' && inline;
    if (item.value) yield* walk(out, item.value, outer ? { column, parent } : inner, 1);
    if (out.length >= pause) {
      pause = out.length + A_STEP;
      yield;
    }
  }
}

/** Blanks between colon and value: more than one only where the value lines up with a neighbour's. */
function paddingsOf(map: CST.BlockMap): number[] {
  const blanks = map.items.map(({ key, sep, value }) => {
    const last = sep?.at(-1);
    const first = sep?.find((part) => part.type === 'map-value-ind');
    const spaced =
      first !== undefined &&
      last?.type === 'space' &&
      sep !== undefined &&
      sep.indexOf(last) === sep.indexOf(first) + 1;
    return spaced && value && key && /^ +$/.test(last.source) ? last.source.length : 0;
  });
  const columns = map.items.map(({ key }, i) => {
    const width = key && 'source' in key ? key.source.length : 0;
    return width > 0 && (blanks[i] ?? 0) > 0 ? width + (blanks[i] ?? 0) : -i - 1;
  });
  return blanks.map((blank, i) => (columns[i] === columns[i - 1] || columns[i] === columns[i + 1] ? blank : 1));
}

function* walkFlow(out: Token[], flow: CST.FlowCollection, place: Place): Steps<void> {
  const inner = { column: place.column + STEP, parent: place.parent };
  emit(out, flow.start, place);
  for (const item of flow.items) {
    emitAll(out, item.start, inner);
    if (item.key) yield* walk(out, item.key, inner, 1);
    emitAll(out, item.sep, inner);
    if (item.value) yield* walk(out, item.value, inner, 1);
  }
  for (const end of flow.end) emit(out, end, end.type === 'comment' ? inner : place);
}

function endOf(token: CST.Token | undefined): number | null {
  return token !== undefined && 'source' in token ? token.offset + token.source.length : null;
}
