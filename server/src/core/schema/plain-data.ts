/**
 * What is written as the plain data that ajv reads. Of a key written twice the first counts, as
 * everywhere. Maps by id that are checked entry by entry are left out: null stands for them, which
 * the schema lets stand for any map. Scalars that a pattern cannot judge come beside.
 */
import type { Entry, MapNode, Node, ScalarNode } from '../syntax/tree.ts';
import { isDoubtful } from './doubts.ts';
import type { Apart, ById } from './places.ts';
import { ITEM, type Path } from './schema-node.ts';

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A scalar that deserves a second look once its kind is known. */
export interface Doubt {
  readonly path: Path;
  readonly node: ScalarNode;
}

/** A map by id that was left out. */
export interface LeftOut {
  readonly entry: Entry;
  readonly map: MapNode;
  readonly place: ById;
}

export interface PlainValue {
  readonly data: Plain;
  readonly doubts: readonly Doubt[];
  readonly leftOut: readonly LeftOut[];
  /** How many values were read. */
  readonly count: number;
}

interface Reading {
  readonly path: string[];
  readonly doubts: Doubt[];
  readonly leftOut: LeftOut[];
  count: number;
}

/** `path` leads to the value; it comes back as it was. */
export function plainValue(node: Node | null, path: string[], apart: Apart): PlainValue {
  const reading: Reading = { path, doubts: [], leftOut: [], count: 0 };
  const data = node && plain(reading, node, apart);
  return { data, doubts: reading.doubts, leftOut: reading.leftOut, count: reading.count };
}

function plain(reading: Reading, node: Node, apart: Apart | null): Plain {
  reading.count++;
  switch (node.kind) {
    case 'map': {
      const data: Record<string, Plain> = {};
      for (const entry of node.entries) addEntry(reading, data, entry, apart);
      return data;
    }
    case 'list': {
      reading.path.push(ITEM);
      const items = node.items.map((item) => plain(reading, item, null));
      reading.path.pop();
      return items;
    }
    case 'scalar': {
      const { text, value } = node;
      if (isDoubtful(text)) reading.doubts.push({ path: [...reading.path], node });
      // 1e400 is no number of JSON; where text is meant it is text like any other.
      return typeof value === 'number' && !Number.isFinite(value) ? text : value;
    }
  }
}

function addEntry(reading: Reading, data: Record<string, Plain>, entry: Entry, apart: Apart | null): void {
  const key = entry.key.text;
  if (Object.hasOwn(data, key)) return;
  const { value } = entry;
  const place = value?.kind === 'map' ? apart?.get(key) : undefined;
  if (value?.kind === 'map' && place) reading.leftOut.push({ entry, map: value, place });
  reading.path.push(key);
  setOwn(data, key, value && !place ? plain(reading, value, null) : null);
  reading.path.pop();
}

/** An id like `__proto__` is only a name. */
function setOwn(data: Record<string, Plain>, key: string, value: Plain): void {
  if (key === '__proto__') Object.defineProperty(data, key, { value, enumerable: true });
  else data[key] = value;
}
