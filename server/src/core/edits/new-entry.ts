/** An entry beside its neighbours, written as they are: in braces or on lines, apart by an empty line or not. */
import type { SourceFile } from '../model/sources.ts';
import { insertEntry } from '../syntax/edit.ts';
import { behindEntry, columnOf, lineEndOf } from '../syntax/edit-lines.ts';
import { scalarText } from '../syntax/scalar-text.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';
import type { Placed } from './siblings.ts';

export type FieldsOf = readonly (readonly [string, string])[];

/** Behind the entry of a place. */
export function behind(
  { source, map, entry, path, step }: Placed,
  id: string,
  fields: FieldsOf,
): readonly SpanEdit[] | null {
  const { text, tree } = source;
  const keys = map.entries.map(({ key }) => key.text);
  const order = [...keys];
  order.splice(map.entries.indexOf(entry) + 1, 0, id);
  const edits = insertEntry(text, tree, path.slice(0, -1), id, yamlFor(source, map, entry, fields, step), {
    order,
    step,
  });
  const [only] = edits ?? [];
  if (!only || map.flow || !isApart(text, map, entry)) return edits;
  return [{ ...only, newText: `${lineEndOf(text)}${only.newText}` }];
}

/** On lines where the neighbour is, else in braces. */
export function yamlFor({ text }: SourceFile, map: MapNode, like: Entry, fields: FieldsOf, step: number): string {
  const onLines = !map.flow && like.value?.kind === 'map' && !like.value.flow;
  if (!onLines) return `{${fields.map(([key, value]) => `${key}: ${scalarText(value, true)}`).join(', ')}}`;
  const inner = like.value?.kind === 'map' ? like.value.entries[0] : undefined;
  const deeper = inner ? columnOf(text, inner) - columnOf(text, like) - step : 0;
  return [
    '',
    ...fields.map(([key, value]) => `${' '.repeat(Math.max(0, deeper))}${key}: ${scalarText(value, false)}`),
  ].join('\n');
}

/** Whether an empty line stands between an entry and a neighbour of it. */
function isApart(text: string, { entries }: MapNode, entry: Entry): boolean {
  const at = entries.indexOf(entry);
  const gap = (above: Entry | undefined, below: Entry | undefined) =>
    above !== undefined &&
    below !== undefined &&
    /(?:^|\n)[ \t]*\r?\n/.test(text.slice(behindEntry(text, above), below.span.start));
  return gap(entries[at - 1], entry) || gap(entry, entries[at + 1]);
}
