/**
 * Tells to which item lines belong that stand below a head which cannot be read: to it, or to one of
 * the items before it, which it interrupts. Looks at some lines on both sides, not at values.
 */
import { compose } from './compose.ts';
import {
  closesMore,
  columnOf,
  type Group,
  hasContent,
  hasKey,
  holdsWhatFollows,
  isMapLike,
  isWord,
  keyOf,
  type Line,
  onlyCloses,
  opensBelow,
  startsItem,
  tabIn,
  withoutTab,
} from './layout.ts';

/** What the first line of an item says by itself. */
export type HeadKind =
  /** A key with nothing after its colon on this line. */
  | 'opens'
  /** A key and its whole value. */
  | 'complete'
  /** A key and the beginning of a value: a bracket, quote or block text that is not closed. */
  | 'unclosed'
  /** No key. */
  | 'noise';

export function headKindOf(head: Line): HeadKind {
  const line = withoutTab(head);
  const { node, broken } = compose(line.text, line.start);
  if (broken !== null || opensText(line)) return hasKey(line) ? 'unclosed' : 'noise';
  const entry = node?.kind === 'map' && !node.flow ? node.entries[0] : undefined;
  if (entry === undefined) return 'noise';
  return entry.value === null ? 'opens' : 'complete';
}

function opensText(line: Line): boolean {
  return /[:\s][|>][-+\d]*\s*(?:#.*)?$/.test(line.text);
}

/** True where lines are no entry: a value of several lines, not a key that lost its colon. */
export function isNoise({ head, rest }: Group): boolean {
  if (headKindOf(head) !== 'noise' || tabIn(head) !== null) return false;
  return !(isWord(head) && rest.some((line) => hasContent(line) && hasKey(line)));
}

interface Home<T> {
  readonly item: T;
  /** Where the lines begin. */
  readonly from: number;
}

type LinesOf<T> = (item: T) => readonly Line[];

/** The item, of some before it, to which the lines below the head belong; null where that is the head itself. */
export function homeOf<T>(group: Group, before: readonly T[], list: boolean, linesOf: LinesOf<T>): Home<T> | null {
  const { head, rest } = group;
  const below = rest.find(hasContent);
  if (below === undefined || (list && startsItem(head))) return null;
  const kind = headKindOf(head);
  if (kind === 'opens' || (kind === 'unclosed' && !closesMore(head) && mayHoldBelow(group))) return null;
  for (let i = before.length - 1; i >= 0; i--) {
    const item = before[i] as T;
    const open = openMap(linesOf(item), below.indent);
    if (open === null) continue;
    if (
      below.indent > head.indent &&
      !isOpenBetween(linesOf(item), head.indent, below.indent) &&
      isOwn(group, open.run, below)
    )
      return null;
    return { item, from: head.start + head.text.length };
  }
  return null;
}

/** True where nothing but a bracket or quote stands behind the key, or brackets go on over lines. */
function mayHoldBelow({ head, rest }: Group): boolean {
  return /:[ \t]*[{["']\s*$/.test(head.text) || goesOnInBrackets(head) || rest.some(goesOnInBrackets);
}

/** A line with a comma or an opened bracket at its end, or that only closes one. */
function goesOnInBrackets(line: Line): boolean {
  return onlyCloses(line) || /[,{[]\s*$/.test(line.text);
}

/** The same for the last lines of a key with entries, where they stand too deep for these; null where they do not. */
export function homeOfStray<T>(group: Group, before: readonly T[], linesOf: LinesOf<T>): Home<T> | null {
  const stray = headKindOf(group.head) === 'opens' ? strayIn(group) : null;
  if (stray === null) return null;
  const item = before.findLast((each) => {
    const open = openMap(linesOf(each), stray.indent);
    // Where the entries of its neighbours stand, so may its own.
    return open !== null && open.column !== group.head.indent;
  });
  return item === undefined ? null : { item, from: stray.start };
}

/**
 * The first entry that stands deeper than the line above it, which is an entry and its whole value, and
 * that no map in the group could hold; null for none.
 */
function strayIn({ head, rest }: Group): Line | null {
  const before: Line[] = [];
  let above = head;
  let text = Number.POSITIVE_INFINITY;
  for (const line of rest) {
    if (!hasContent(line) || line.indent > text) continue;
    text = opensText(line) ? line.indent : Number.POSITIVE_INFINITY;
    const isDeeper = line.indent > above.indent && !opensBelow(above) && hasKey(line);
    if (isDeeper && headKindOf(above) === 'complete') {
      // The row goes on below with its like: the line alone is out of it.
      const next = rest.slice(rest.indexOf(line) + 1).find(hasContent);
      if (next?.indent === above.indent && isMapLike(next) === isMapLike(above)) return null;
      return (before.length === 1 || openMap(before, line.indent) === null) &&
        !isOpenAround(before, line.indent, above.indent - 1)
        ? line
        : null;
    }
    before.push(above);
    above = line;
  }
  return null;
}

/**
 * True where lines in the group stand too deep for it and line up with a map that was open before the
 * key around it, which begins at `limit`: the key was put into the middle of that map.
 */
export function isSplit(group: Group, before: readonly Line[], limit: number): boolean {
  const kind = headKindOf(group.head);
  const stray = kind === 'complete' ? (group.rest.find(hasContent) ?? null) : kind === 'opens' ? strayIn(group) : null;
  if (stray === null || !hasKey(stray)) return false;
  const key = before.findLastIndex((line) => line.indent === limit);
  if (openMap(before.slice(0, key), stray.indent)?.column === limit) return false;
  return isOpenAround(before, stray.indent, limit);
}

/** True where a map at that indent was open before one of the keys, of columns up to `limit`, around the end of lines. */
function isOpenAround(lines: readonly Line[], indent: number, limit: number): boolean {
  let outer = limit;
  for (let i = lines.length - 1; i >= 0 && outer >= 0; i--) {
    const key = (lines[i] as Line).indent;
    if (key < 0 || key > outer) continue;
    if (openMap(lines.slice(0, i), indent) !== null) return true;
    outer = key - 1;
  }
  return false;
}

/** True where the lines below the head look unlike the entries before it, so that the head is their key. */
function isOwn(group: Group, run: readonly Line[], below: Line): boolean {
  const keys = new Set(run.map(keyOf));
  keys.delete('');
  for (const line of group.rest) {
    if (!hasContent(line) || line.indent > below.indent) continue;
    if (line.indent < below.indent) break;
    if (keys.has(keyOf(line))) return true;
  }
  const next = group.rest.slice(group.rest.indexOf(below) + 1).find(hasContent);
  // A key that nothing stands below yet is half an entry, not a map.
  const isHalf = opensBelow(below) && (next === undefined || next.indent <= below.indent);
  const isMap = isMapLike(below) && !isHalf;
  return isWord(group.head) && run.length > 0 && !run.some((line) => isMapLike(line) === isMap);
}

interface OpenMap {
  /** Its last entries; none where a key has just opened it. */
  readonly run: readonly Line[];
  /** Of the key that holds it. */
  readonly column: number;
}

/** The map at that indent, if one is still open where the lines end. */
function openMap(lines: readonly Line[], indent: number): OpenMap | null {
  const last = lines.findLast(hasContent);
  if (last !== undefined && last.indent < indent && opensBelow(last)) return { run: [], column: last.indent };
  const run: Line[] = [];
  let i = lines.length - 1;
  for (; i > 0; i--) {
    const line = lines[i] as Line;
    if (!hasContent(line) || line.indent > indent) continue;
    if (line.indent < indent) break;
    run.push(line);
  }
  return run.length === 0 ? null : { run, column: lines[i]?.indent ?? -1 };
}

/** Whether entries between the two columns have others in them where the lines end. */
function isOpenBetween(lines: readonly Line[], outer: number, inner: number): boolean {
  const around = lines.findLast(({ indent }) => indent >= 0 && indent < inner);
  return around !== undefined && around.indent > outer;
}

/**
 * Where a group is cut, its beginning included: where a map stands a little too deep below a key
 * whose own entries are no maps, it was meant as that key's neighbour.
 */
export function siblingsIn(group: Group): number[] {
  const starts = [(group.lines[0] as Line).start];
  const column = columnOf(group.rest);
  const inner = group.rest.find((line) => line.indent === column);
  if (inner === undefined || column <= group.head.indent || isMapLike(inner)) return starts;
  for (const [i, line] of group.lines.entries()) {
    const between = line.indent > group.head.indent && line.indent < column;
    if (between && isMapLike(line) && holdsWhatFollows(group.lines, i)) starts.push(line.start);
  }
  return starts;
}
