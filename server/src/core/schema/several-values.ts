/**
 * Several values where a list would be right but its brackets are missing: `after: a, b`. In block style that is
 * one text, in braces the second one is read as a key.
 */
import { cover, type Span } from '../base/span.ts';
import type { Entry, MapNode, ScalarNode } from '../syntax/tree.ts';
import { isAccepted } from './repaired-value.ts';
import { isList, isScalar, type SchemaNode, shapesOf } from './schema-node.ts';
import { isEmpty } from './spot.ts';

/** Longer texts are no slips of the fingers. */
const LONGEST = 400;

/** The text as a list; null where the schema takes none, or not of these. */
export function asList(node: ScalarNode, schema: SchemaNode): string | null {
  const items = node.text.length <= LONGEST ? node.text.split(',').map((item) => item.trim()) : [];
  return items.length > 1 ? inBrackets(items, schema) : null;
}

export interface Several {
  /** The key whose value they are. */
  readonly key: string;
  readonly span: Span;
  readonly text: string;
}

/** `key` is an entry without a value that goes on with the value of the entry before it. */
export function severalAround(map: MapNode, key: Entry, properties: SchemaNode['properties']): Several | null {
  if (!map.flow || !isLoose(key)) return null;
  const at = map.entries.indexOf(key);
  const head = map.entries.findLastIndex((entry, i) => i < at && !isLoose(entry));
  const end = map.entries.findIndex((entry, i) => i > at && !isLoose(entry));
  const first = map.entries[head];
  const schema = properties?.[first?.key.text ?? ''];
  if (!schema || first?.value?.kind !== 'scalar') return null;
  const more = map.entries.slice(head + 1, end < 0 ? undefined : end);
  const text = inBrackets([first.value.text, ...more.map((entry) => entry.key.text)], schema);
  const last = more.at(-1)?.key.span ?? key.key.span;
  return text === null ? null : { key: first.key.text, span: cover(first.value.span, last), text };
}

function isLoose({ value }: Entry): boolean {
  return value === null || isEmpty(value);
}

function inBrackets(items: readonly string[], schema: SchemaNode): string | null {
  const list = shapesOf(schema).find(isList);
  const shapes = list?.items === undefined ? [] : shapesOf(list.items).filter(isScalar);
  return items.every((item) => isAccepted(item, shapes)) ? `[${items.join(', ')}]` : null;
}
