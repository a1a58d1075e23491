/**
 * Growing selections: the word, the value or key, the entry, the map around it, and so on to the
 * whole text. In a link or an assignment the words of its text come first: `+2d`, `SS+2d`, all of it.
 */
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { type Span, span, touches } from '../core/base/span.ts';
import { startOfLine } from '../core/syntax/cursor-line.ts';
import { type Location, locate } from '../core/syntax/locate.ts';
import { offsetOf, rangeOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

export function selectionRanges(
  snapshot: Snapshot,
  params: { readonly positions: readonly Position[] },
): SelectionRange[] {
  return params.positions.map((position) => selectionAt(snapshot, offsetOf(snapshot, position)));
}

function selectionAt(snapshot: Snapshot, offset: number): SelectionRange {
  const { text, lines } = snapshot;
  let inner: Span = span(offset, offset);
  const growing: Span[] = [];
  for (const area of areasAt(snapshot, offset)) {
    const { start, end } = trimmed(text, area);
    const grows = start <= inner.start && inner.end <= end && (start < inner.start || end > inner.end);
    if (!grows) continue;
    inner = { start, end };
    growing.push(inner);
  }
  const whole: SelectionRange = { range: rangeOf(lines, span(0, text.length)) };
  return growing.reduceRight<SelectionRange>((parent, area) => {
    const same = area.start === 0 && area.end === text.length;
    return same ? parent : { range: rangeOf(lines, area), parent };
  }, whole);
}

/** From the inside out; those that do not hold the ones before are left out later. */
function* areasAt(snapshot: Snapshot, offset: number): Generator<Span> {
  const { text, tree } = snapshot;
  yield wordAt(text, offset, /[\p{L}\p{N}_]/u);
  yield wordAt(text, offset, /[\p{L}\p{N}_.%-]/u);
  const location = locate(tree, offset);
  if (location) yield* areasOf(text, location, offset);
  yield lineAt(text, offset);
}

function* areasOf(text: string, { scalar, ancestors, entries, part }: Location, offset: number): Generator<Span> {
  if (scalar) {
    if (part === 'value') yield* partsOf(text, scalar.span, offset);
    const { start, end } = scalar.span;
    if (/["']/.test(text[start] ?? '') && end - start > 1) yield span(start + 1, end - 1);
    yield scalar.span;
  }
  // Each entry lies in the map before the one that its value is, so both take turns.
  const areas = [...ancestors.map((node) => node.span), ...entries.map((entry) => entry.span)];
  yield* areas.sort((a, b) => a.end - a.start - (b.end - b.start));
  const innermost = entries.at(-1);
  if (innermost?.value && !scalar) yield innermost.value.span;
}

/** Of `power SS +2d` and the like from the cursor's word to the end: the type with its lag, the lag alone. */
function* partsOf(text: string, area: Span, offset: number): Generator<Span> {
  const written = text.slice(area.start, area.end);
  if (written.length > 400) return;
  for (const pattern of [LAG, TYPE_AND_LAG]) {
    for (const { index, 0: word } of written.matchAll(pattern)) {
      const found = span(area.start + index, area.start + index + word.length);
      if (touches(found, offset)) yield found;
    }
  }
}

const LAG = /[-+]\s?\d[\w.%]*/g;
const TYPE_AND_LAG = /\b(?:FS|SS|FF|SF)\s*(?:[-+]\s?\d[\w.%]*)?/g;

function wordAt(text: string, offset: number, letter: RegExp): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && letter.test(text[start - 1] as string)) start--;
  while (end < text.length && letter.test(text[end] as string)) end++;
  return span(start, end);
}

function lineAt(text: string, offset: number): Span {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return span(startOfLine(text, offset), end);
}

/** Without blanks and line ends at either end, which a block's span may hold. */
function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (to > from && /\s/.test(text[to - 1] as string)) to--;
  while (from < to && /\s/.test(text[from] as string)) from++;
  return span(from, to);
}
