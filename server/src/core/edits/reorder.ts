/** Siblings past the one above or below them: two stretches of text change places, and what is between stays. */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import { type Span, span } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import type { WorkItem } from '../model/plan.ts';
import { listed } from '../schedule/words.ts';
import { lineEndOf } from '../syntax/edit-lines.ts';
import { wholeLines } from '../syntax/edit-parts.ts';
import { topmost } from './delete.ts';
import { unreadable } from './draft.ts';
import { siblingsOf } from './indent.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { unreadableLine } from './item-text.ts';
import { replannedTexts } from './reread-files.ts';
import { type Placed, placeOf } from './siblings.ts';
import { unknown } from './words.ts';

export function* reordering(analysis: Analysis, { ids, direction }: IntentOf<'reorder'>): Steps<Planned | Refused> {
  const { plan } = analysis;
  const missing = ids.find((id) => !plan.items.has(id));
  if (missing !== undefined) return unknown(missing);
  const items = topmost(analysis, ids);
  const [any] = items;
  if (!any) return refused('Not moved: nothing is selected.');
  const siblings = siblingsOf(analysis, any);
  const numbers = items.map((item) => siblings.indexOf(item)).sort((a, b) => a - b);
  const [from = 0, to = 0] = [numbers[0], numbers.at(-1)];
  if (from < 0 || to - from !== items.length - 1)
    return refused('Not moved: select tasks that follow one another in one group.', ids);
  const what = listed(siblings.slice(from, to + 1).map(({ name }) => name));
  if (items.some(({ kind }) => kind === 'gate')) return refused(`Not moved: a gate comes last in its phase.`, ids);
  const other = siblings[direction === 'up' ? from - 1 : to + 1];
  if (!other || other.kind === 'gate')
    return refused(
      `Not moved: ${what} ${items.length === 1 ? 'is' : 'are'} the ${direction === 'up' ? 'first' : 'last'} already.`,
      ids,
    );
  for (const item of [other, ...items]) {
    const line = unreadableLine(analysis, item);
    if (line !== null) return unreadable(item, line);
  }
  const edits = swapped(analysis, [siblings[from] as WorkItem, siblings[to] as WorkItem], other, direction);
  if (!edits)
    return refused(
      `Not moved: ${other.name} stands in another file or group of the text. Move the lines in the text.`,
      [other.id],
    );
  return yield* replannedTexts(analysis, edits, {
    items: new Set(plan.items.keys()),
    said: `${what} ${items.length === 1 ? 'is' : 'are'} now ${direction === 'up' ? 'before' : 'after'} ${other.name}`,
    selects: any.id,
  });
}

function swapped(
  analysis: Analysis,
  [first, last]: readonly [WorkItem, WorkItem],
  other: WorkItem,
  direction: 'up' | 'down',
): readonly TextEdit[] | null {
  const [a, b, c] = [placeOf(analysis, first), placeOf(analysis, last), placeOf(analysis, other)];
  if (!a || !b || !c || a.map !== b.map || b.map !== c.map) return null;
  const { file, source, map } = a;
  const { text } = source;
  const [from, to] = [stretch(a), stretch(b)];
  const past = stretch(c);
  if (!from || !to || !past) return null;
  const run = span(from.start, to.end);
  const [above, below] = direction === 'up' ? [past, run] : [run, past];
  if (above.end > below.start) return null;
  const [upper, lower] = [text.slice(above.start, above.end), text.slice(below.start, below.end)];
  if (map.flow || /[\r\n]$/.test(lower))
    return [
      { file, span: above, newText: lower },
      { file, span: below, newText: upper },
    ];
  // The last line of the file ends nowhere, and still does.
  const end = lineEndOf(text);
  return [
    { file, span: above, newText: lower + end },
    { file, span: below, newText: upper.replace(/(?:\r\n|\n|\r)$/, '') },
  ];
}

function stretch({ source, entry, map }: Placed): Span | null {
  return map.flow ? entry.span : wholeLines(source.text, entry);
}
