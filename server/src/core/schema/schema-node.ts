/**
 * The plan schema as a graph to walk: references followed, unions opened, children found by the
 * keys somebody wrote. Knows JSON Schema only as far as `plan.schema.json` uses it; validation is
 * ajv's business.
 */
import planSchema from '../../../../schemas/plan.schema.json' with { type: 'json' };
import type { Namespace } from '../model/plan.ts';

export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  /** What each word of `enum` means, in the same order. */
  readonly markdownEnumDescriptions?: readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly required?: readonly string[];
  readonly not?: SchemaNode;
  readonly pattern?: string;
  readonly propertyNames?: SchemaNode;
  readonly 'x-kind'?: string;
  /** The namespace of the id that the value is or begins with. */
  readonly 'x-ref'?: Namespace;
  /** The namespace that the keys of this map define ids of. */
  readonly 'x-defines'?: Namespace;
  /** Completes “… is not”, as in “`5x` is not a duration”. */
  readonly 'x-expected'?: string;
  /** Words worth proposing beside other values, with their meanings. */
  readonly 'x-words'?: Readonly<Record<string, string>>;
  /** Keys that only the program may know, with what to write instead. */
  readonly 'x-computed'?: Readonly<Record<string, string>>;
  /** What others call this key. */
  readonly 'x-also'?: readonly string[];
}

type Root = SchemaNode & { readonly definitions: Readonly<Record<string, SchemaNode>> };

// TypeScript reads a type of its own off the file, in which a list is of any length and a word any text.
export const rootSchema: Root = planSchema as unknown as Root;

/** A step into the text: a key, or `[]` for an item of a list. */
export type Path = readonly string[];
export const ITEM = '[]';

const followed = new WeakMap<SchemaNode, SchemaNode>();
const opened = new WeakMap<SchemaNode, readonly SchemaNode[]>();

/** The node with its reference followed; title, description and examples of the place itself win. */
export function follow(node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const known = followed.get(node);
  if (known) return known;
  const target = definition(node.$ref.slice('#/definitions/'.length));
  const { $ref: _, ...own } = node;
  const whole = { ...follow(target), ...own };
  followed.set(node, whole);
  return whole;
}

function definition(name: string): SchemaNode {
  const found = rootSchema.definitions[name];
  if (!found) throw new Error(`the schema has no definition ${name}`);
  return found;
}

/** The very node that a reference leads to, without what its place adds to it. */
export function nodeBehind(node: SchemaNode): SchemaNode {
  return node.$ref === undefined ? node : nodeBehind(definition(node.$ref.slice('#/definitions/'.length)));
}

/** The shapes a value may take, one node each: itself, or the branches of its union. */
export function shapesOf(node: SchemaNode): readonly SchemaNode[] {
  const known = opened.get(node);
  if (known) return known;
  const whole = follow(node);
  // An `anyOf` beside a `type` only says which keys go together.
  const shapes = whole.anyOf && whole.type === undefined ? whole.anyOf.flatMap(shapesOf) : [whole];
  opened.set(node, shapes);
  return shapes;
}

export function isMap(shape: SchemaNode): boolean {
  return hasType(shape, 'object');
}

export function isList(shape: SchemaNode): boolean {
  return hasType(shape, 'array');
}

export function isScalar(shape: SchemaNode): boolean {
  return !isMap(shape) && !isList(shape);
}

export function hasType(shape: SchemaNode, type: string): boolean {
  return shape.type === type || (Array.isArray(shape.type) && shape.type.includes(type));
}

export function mapShape(node: SchemaNode): SchemaNode | undefined {
  return shapesOf(node).find(isMap);
}

/** What the maps of a place are called in general: a phase, whether it is called Closing there or not. */
export function mapTitle(node: SchemaNode): string {
  if (node.$ref !== undefined) return mapTitle(definition(node.$ref.slice('#/definitions/'.length)));
  const branch = node.anyOf && node.type === undefined ? node.anyOf.find((inner) => mapShape(inner)) : undefined;
  return branch ? mapTitle(branch) : (node.title ?? 'map');
}

/** What may stand under a key or as an item; null where the schema knows no such place. */
export function childOf(node: SchemaNode, step: string): SchemaNode | null {
  for (const shape of shapesOf(node)) {
    if (step === ITEM && shape.items) return shape.items;
    if (shape.properties && Object.hasOwn(shape.properties, step)) return shape.properties[step] ?? null;
    if (step !== ITEM && typeof shape.additionalProperties === 'object') return shape.additionalProperties;
  }
  return null;
}

/** The node at a path of keys from the root of a file. */
export function nodeAt(path: Path): SchemaNode | null {
  let node: SchemaNode | null = rootSchema;
  for (const step of path) {
    if (!node) return null;
    node = childOf(node, step);
  }
  return node;
}
