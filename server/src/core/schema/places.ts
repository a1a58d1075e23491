/**
 * Which maps are checked entry by entry, and by which of ajv's compiled validators: those of ids, as
 * the build has found them in the schema. Everything else is checked with the file or entry it is in.
 */
import { childOf, mapShape, nodeBehind, rootSchema, type SchemaNode } from './schema-node.ts';
import validators, { type Validate } from './validate.generated.js';

/** Where a map by id may stand. */
export interface ById {
  readonly schema: SchemaNode;
  readonly validate: Validate;
}

/** Keys of a value under which a map by id may stand. */
export type Apart = ReadonlyMap<string, ById>;

const apart = new WeakMap<SchemaNode, Apart>();
let byNode: ReadonlyMap<SchemaNode, Validate> | null = null;

/** The validator of a whole file. */
export function wholeFile(): Validate {
  const found = validators.get('');
  if (!found) throw new Error('the schema is not compiled');
  return found;
}

export function apartIn(schema: SchemaNode): Apart {
  const known = apart.get(schema);
  if (known) return known;
  byNode ??= new Map([...validators].map(([pointer, validate]) => [rawNodeAt(pointer), validate]));
  const found = new Map<string, ById>();
  for (const [key, child] of Object.entries(mapShape(schema)?.properties ?? {})) {
    const validate = byNode.get(nodeBehind(child));
    if (validate) found.set(key, { schema: child, validate });
  }
  apart.set(schema, found);
  return found;
}

/** Of an entry of a map by id. */
export function memberOf({ schema }: ById, key: string): SchemaNode {
  const found = childOf(schema, key);
  if (!found) throw new Error('a map by id takes any key');
  return found;
}

function rawNodeAt(pointer: string): SchemaNode {
  let node: unknown = rootSchema;
  for (const step of pointer.split('/').slice(1)) node = (node as Readonly<Record<string, unknown>>)[step];
  return node as SchemaNode;
}
