/**
 * Where a cursor stands in the structure of a text that is being typed, for completion. Works from
 * the text (indentation above the cursor, brackets and quotes before it in its line) up to a key that
 * the tree has, so it holds in text that cannot be read, and agrees with the tree where it can.
 */
import { type Span, span, touches } from '../base/span.ts';
import { flowCursor } from './cursor-flow.ts';
import {
  columnBelowOpener,
  type Enclosing,
  enclosing,
  hasWholeValue,
  type KnownPath,
  type LineShape,
  shapeOf,
  startOfLine,
} from './cursor-line.ts';
import { locate, nodeAt } from './locate.ts';
import type { Tree } from './tree.ts';

export interface CursorContext {
  /**
   * The keys from the file's root to what is being written; a list's items are `'[]'`. For a key:
   * the path of the map it goes into. For a value: ends with the value's own key, or with `'[]'`.
   * `tasks:\n  a: {after: [x, |` gives `['tasks', 'a', 'after', '[]']`.
   */
  readonly path: readonly string[];
  /** What may be written here; `none` in comments, block texts and where nothing may stand. */
  readonly kind: 'key' | 'value' | 'none';
  /**
   * Nothing tells yet whether a key or a value belongs here: on the first line below `after:`, or
   * after a dash. Both the keys and the values of `path` may be offered.
   */
  readonly either: boolean;
  /** What is typed of the key or value up to the cursor: `charter S` in `after: [survey, charter S|]`. */
  readonly prefix: string;
  /** The text a completion replaces: the whole word or value around the cursor, quotes excluded. */
  readonly replace: Span;
  /** Keys that the map at `path` (kind `key`) already has, without the one being written. */
  readonly siblings: readonly string[];
  /** Scalars that the list being written into already has, without the one being written. */
  readonly items: readonly string[];
  /** Within `{ }` or `[ ]`. */
  readonly inFlow: boolean;
  /** The value is an item of a list, block or flow. */
  readonly listItem: boolean;
  /** Column at which a key here stands (block), else the indent of the line. */
  readonly indent: number;
  /** The quote the cursor is in, if any. */
  readonly quote: '"' | "'" | null;
  /** A key: its colon is already there. */
  readonly hasColon: boolean;
  /** The cursor stands right behind a colon: a value needs a space before it. */
  readonly needsSpace: boolean;
}

/** Reads the place of the cursor at `offset`; `tree` is the reading of the same text. */
export function contextAt(text: string, tree: Tree, offset: number): CursorContext {
  const place = behindColon(
    text,
    placeOf(text, Math.max(0, Math.min(offset, text.length)), (at) => pathInTree(tree, at)),
    offset,
  );
  const path = place.path;
  const siblings = siblingsAt(tree, path, offset, place.kind === 'key' || place.either);
  return {
    path,
    kind: place.kind,
    either: place.either && siblings.length === 0,
    prefix: place.kind === 'none' ? '' : text.slice(place.replace.start, Math.min(offset, place.replace.end)),
    replace: place.kind === 'none' ? span(offset, offset) : place.replace,
    siblings,
    items: place.listItem ? itemsAt(tree, path, offset) : [],
    inFlow: place.inFlow,
    listItem: place.listItem,
    indent: place.indent,
    quote: place.quote,
    hasColon: place.hasColon,
    needsSpace: place.needsSpace,
  };
}

/** `after:sur`: no key has a colon within, so what is typed behind it is a value that lacks its space. */
function behindColon(text: string, place: Place, offset: number): Place {
  if (place.kind !== 'key' || place.either || place.hasColon || place.quote !== null) return place;
  const { start, end } = place.replace;
  const [written, key] = /^([A-Za-z][\w-]*):(?=\S)/.exec(text.slice(start, offset)) ?? [];
  if (written === undefined || key === undefined) return place;
  const replace = span(start + written.length, end);
  return { ...place, kind: 'value', path: [...place.path, key], replace, needsSpace: true };
}

type Place = Omit<CursorContext, 'prefix' | 'siblings' | 'items'>;

const NOWHERE = {
  kind: 'none',
  either: false,
  replace: span(0, 0),
  inFlow: false,
  listItem: false,
  quote: null,
  hasColon: false,
  needsSpace: false,
} as const;

function placeOf(text: string, offset: number, known: KnownPath): Place {
  const line = shapeOf(text, startOfLine(text, offset));
  const column = offset - line.start;
  const blank = line.indent >= line.text.length;
  const around = aroundOf(text, line, blank ? column : line.indent, known);
  const outside = { ...NOWHERE, path: around.path, indent: blank ? column : line.indent };
  if (around.lines.some(opensText)) return outside;
  return (
    placeInFlow(text, line, around, offset, known) ??
    (blank || column < line.indent || line.text[line.indent] !== '#'
      ? placeInBlock(line, around, column, blank)
      : outside)
  );
}

/**
 * What encloses a line whose content begins at `column`: a tab goes deeper than the key it stands
 * below, and below a key that has its value the tree knows better than the indentation.
 */
function aroundOf(text: string, line: LineShape, column: number, known: KnownPath): Enclosing {
  const least = line.text.slice(0, line.indent).includes('\t') ? columnBelowOpener(text, line) : 0;
  const around = enclosing(text, line.start, Math.max(column, least), line.marks[0]?.key === null, known);
  const above = around.lines[0];
  const own = above && hasWholeValue(above) && line.marks.length === 1 ? known(line.start + column) : null;
  return own ? { ...around, path: own.slice(0, -1), lines: [] } : around;
}

/** The path of the key that begins at an offset; null where the tree has none there, or has it within brackets. */
function pathInTree(tree: Tree, offset: number): readonly string[] | null {
  const found = locate(tree, offset);
  if (found?.part !== 'key' || found.scalar?.span.start !== offset) return null;
  return found.ancestors.some((node) => node.kind !== 'scalar' && node.flow) ? null : found.path;
}

/** True where the line ends in `|` or `>`: lines below it are text. */
function opensText(line: LineShape): boolean {
  return /^[ \t]*[|>][-+\d]*[ \t]*(?:#.*)?$/.test(line.text.slice(line.after));
}

/** In brackets that open in this line, or in a line that encloses it; null where there are none. */
function placeInFlow(text: string, line: LineShape, around: Enclosing, offset: number, known: KnownPath): Place | null {
  const candidates = [...around.lines.toReversed(), line];
  for (const opener of candidates) {
    const bracket = opener.after + (/^[ \t]*/.exec(opener.text.slice(opener.after))?.[0].length ?? 0);
    if (!/[{[]/.test(opener.text[bracket] ?? '') || opener.start + bracket >= offset) continue;
    const flow = flowCursor(text, opener.start + bracket, offset);
    if (flow === null) continue;
    const above = opener === line ? around.path : aroundOf(text, opener, opener.indent, known).path;
    const path = [...above, ...opener.marks.map((mark) => mark.key ?? '[]'), ...flow.path];
    const whole = flow.quote === null ? endOfFlowWord(text, offset) : endOfQuote(text, offset, flow.quote);
    const hasColon = flow.kind === 'key' && /^["']?[ \t]*:/.test(text.slice(whole, whole + 80));
    const word = flow.kind === 'key' && !hasColon && flow.quote === null;
    const end = word ? endOfFirstWord(text, { start: flow.from, end: whole }, offset) : whole;
    return {
      ...NOWHERE,
      path,
      kind: flow.kind,
      replace: span(flow.from, Math.max(offset, end)),
      inFlow: true,
      listItem: flow.listItem,
      indent: line.indent,
      quote: flow.quote,
      hasColon,
      needsSpace: flow.kind === 'value' && text[offset - 1] === ':' && flow.from === offset,
    };
  }
  return null;
}

function endOfFlowWord(text: string, from: number): number {
  let end = from;
  for (let at = from; at < text.length && !/[,{}[\]\n\r]/.test(text[at] as string); at++) {
    if (text[at] === ':' && /[\s,{}[\]]/.test(text[at + 1] ?? ' ')) break;
    if (text[at] === '#' && /\s/.test(text[at - 1] ?? ' ')) break;
    if (!/\s/.test(text[at] as string)) end = at + 1;
  }
  return end;
}

function endOfQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length && text[at] !== '\n' && text[at] !== '\r'; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return from;
}

function placeInBlock(line: LineShape, around: Enclosing, column: number, blank: boolean): Place {
  const { text, marks, after, keyAt } = line;
  const marked = marks.filter((mark) => mark.column < column || mark.column === line.indent);
  const dashes = marked.filter((mark) => mark.key === null).map(() => '[]');
  const base = { ...NOWHERE, path: [...around.path, ...dashes], indent: blank ? column : (keyAt ?? after) };
  const at = (from: number, to: number) => span(line.start + from, line.start + to);
  if (blank) return { ...base, kind: 'key', either: around.adjacent, replace: at(column, column) };
  if (column < line.indent || commentAt(text, after, column)) return base;
  const key = marks.at(-1)?.key;
  if (keyAt !== null && key !== null && key !== undefined && column >= after) {
    return { ...base, ...valueAt(line, column), path: [...base.path, key], needsSpace: column === after };
  }
  const from = keyAt ?? after;
  if (column < from) return base;
  const quote = quoteAt(text, from, column);
  const words = keyAt === null ? wordEnd(text, from) : from + (key?.length ?? 0);
  const end = keyAt === null && dashes.length === 0 ? endOfFirstWord(text, { start: from, end: words }, column) : words;
  const listItem = keyAt === null && dashes.length > 0;
  const start = quote === null ? from : from + 1;
  const inside = quote === null ? end : quoteEnd(text, start, quote);
  return {
    ...base,
    kind: listItem ? 'value' : 'key',
    either: keyAt === null && (listItem || around.adjacent),
    replace: at(start, Math.max(inside, column)),
    listItem,
    quote,
    hasColon: keyAt !== null,
  };
}

/** The value after a colon in one line. */
function valueAt({ text, start, after }: LineShape, column: number): Pick<Place, 'kind' | 'replace' | 'quote'> {
  const from = after + (/^[ \t]*/.exec(text.slice(after))?.[0].length ?? 0);
  if (from >= column) {
    const taken = from < text.length && text[from] !== '#' ? wordEnd(text, from) : column;
    const same = from === column && !'{["\''.includes(text[from] ?? ' ');
    return { kind: 'value', replace: span(start + column, start + (same ? taken : column)), quote: null };
  }
  const quote = quoteAt(text, from, column);
  if (quote !== null) {
    const end = Math.max(quoteEnd(text, from + 1, quote), column);
    return { kind: 'value', replace: span(start + from + 1, start + end), quote };
  }
  const done = /["'{[|>]/.test(text[from] ?? '');
  return {
    kind: done ? 'none' : 'value',
    replace: span(start + from, start + Math.max(wordEnd(text, from), column)),
    quote: null,
  };
}

/** The quote that opens at `from` and is still open at `column`. */
function quoteAt(text: string, from: number, column: number): '"' | "'" | null {
  const quote = text[from];
  if (quote !== '"' && quote !== "'") return null;
  return column > from && column <= quoteEnd(text, from + 1, quote) ? quote : null;
}

/** Where the quote closes, or the line ends. */
function quoteEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/** Where a plain word or value ends: before a comment or blanks at the line's end. */
function wordEnd(text: string, from: number): number {
  const rest = text.slice(from);
  const comment = /(?:^|[ \t])#/.exec(rest);
  return from + (comment === null ? rest : rest.slice(0, comment.index)).trimEnd().length;
}

/** Of words without a colon the end of the first, where the cursor is in it, and of the blanks behind: a key that lost its colon. */
function endOfFirstWord(text: string, words: Span, cursor: number): number {
  if (/\s/.test(text.slice(words.start, cursor))) return words.end;
  const blanks = /[ \t]+/.exec(text.slice(cursor, words.end));
  return blanks === null ? words.end : cursor + blanks.index + blanks[0].length;
}

function commentAt(text: string, after: number, column: number): boolean {
  let quote = '';
  for (let at = 0; at < column; at++) {
    const char = text[at] as string;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '#' && (at === 0 || /\s/.test(text[at - 1] as string))) return true;
    else if ((char === '"' || char === "'") && at >= after && text.slice(after, at).trim() === '') quote = char;
  }
  return false;
}

function siblingsAt(tree: Tree, path: readonly string[], offset: number, wanted: boolean): string[] {
  const map = wanted ? nodeAt(tree, path, offset) : undefined;
  if (map?.kind !== 'map') return [];
  return map.entries.filter((entry) => !touches(entry.key.span, offset)).map((entry) => entry.key.text);
}

function itemsAt(tree: Tree, path: readonly string[], offset: number): string[] {
  const list = nodeAt(tree, path.slice(0, path.lastIndexOf('[]')), offset);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => (item.kind === 'scalar' && !touches(item.span, offset) ? [item.text] : []));
}
