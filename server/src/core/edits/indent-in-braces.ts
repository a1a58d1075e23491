/**
 * What `indent.ts` does on lines, inside braces: entries move with their text as it is, into the `tasks` of the
 * entry above, or behind the group they are in. All of them stand in one map in braces.
 */
import type { TextEdit } from '../base/problem.ts';
import { span } from '../base/span.ts';
import { behindEntry, columnOf, lineEndOf } from '../syntax/edit-lines.ts';
import { withoutParts } from '../syntax/edit-parts.ts';
import { type Entry, entryOf } from '../syntax/tree.ts';
import type { Placed } from './siblings.ts';

/** Null where the entry above is not written in braces itself. */
export function deeperInBraces(goal: Placed, places: readonly Placed[]): readonly TextEdit[] | null {
  const { file, source, map, entry } = goal;
  const { value } = entry;
  if (value?.kind !== 'map' || !value.flow) return null;
  const moved = written(places);
  const tasks = entryOf(value, 'tasks');
  const inner = tasks ? tasks.value : value;
  if (inner?.kind !== 'map' || !inner.flow) return null;
  const last = inner.entries.at(-1);
  const own = tasks ? moved : `tasks: {${moved}}`;
  const insert: TextEdit = last
    ? { file, span: span(last.span.end, last.span.end), newText: `, ${own}` }
    : { file, span: inner.span, newText: `{${own}}` };
  const gone = withoutParts(source.text, map, new Set(places.map((place) => place.entry)));
  return gone && [insert, ...gone.map((edit) => ({ ...edit, file }))];
}

/** Null where there is no group around them. */
export function upwardsInBraces(places: readonly Placed[]): readonly TextEdit[] | null {
  const [first] = places;
  const [around, inGroup] = first?.ancestors.slice(-3) ?? [];
  const group = first?.entries.at(-3);
  if (!first?.holder || !around || !inGroup || !group) return null;
  const { file, source, map, holder } = first;
  const { text } = source;
  const all = map.entries.length === places.length;
  const gone = all
    ? withoutParts(text, inGroup, new Set([holder]))
    : withoutParts(text, map, new Set(places.map(({ entry }) => entry)));
  if (!gone) return null;
  return [...gone.map((edit) => ({ ...edit, file })), { file, ...behindGroup(text, group, around.flow, places) }];
}

function behindGroup(text: string, group: Entry, flow: boolean, places: readonly Placed[]): Omit<TextEdit, 'file'> {
  if (flow) return { span: span(group.span.end, group.span.end), newText: `, ${written(places)}` };
  const offset = behindEntry(text, group);
  const eol = lineEndOf(text);
  const open = offset > 0 && !/[\r\n]/.test(text[offset - 1] ?? '') ? eol : '';
  const indent = ' '.repeat(columnOf(text, group));
  return {
    span: span(offset, offset),
    newText: open + places.map((place) => `${indent}${written([place])}${eol}`).join(''),
  };
}

/** Each as it is; an id alone, which only braces allow, as an entry of any map. */
function written(places: readonly Placed[]): string {
  return places
    .map(({ source, entry }) =>
      entry.value ? source.text.slice(entry.span.start, entry.span.end) : `${entry.key.text}: {}`,
    )
    .join(', ');
}
