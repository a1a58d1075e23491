/**
 * What the language knows about a place in a plan, for completion and hover: keys, their meaning,
 * the values they take. A path is the keys from the file's root; an item of a list is `[]`. Reads
 * the schema and nothing else; what this particular plan defines (its ids) is the caller's to add.
 */
import type { Namespace } from '../model/plan.ts';
import { inYaml, typeInWords } from './in-words.ts';
import {
  follow,
  hasType,
  isList,
  isMap,
  isScalar,
  mapShape,
  nodeAt,
  type Path,
  type SchemaNode,
  shapesOf,
} from './schema-node.ts';

type Opening = 'map' | 'list' | 'scalar';

/** One place of the language. Descriptions are Markdown of our own. */
export interface Description {
  readonly title: string;
  readonly description: string;
  /** `a duration`, `a map by id`. */
  readonly type: string;
  /** As YAML; null where there is none. */
  readonly default: string | null;
  /** As YAML on one line. */
  readonly examples: readonly string[];
  /** Every shape the value may take, the plainest first. */
  readonly opens: readonly Opening[];
  readonly values: ValueKnowledge;
  /** The namespace whose ids the keys below this place define. */
  readonly defines: Namespace | null;
}

export interface KeyKnowledge extends Description {
  readonly key: string;
  readonly required: boolean;
}

/** A word of an enumeration, or one worth proposing. */
export interface Word {
  readonly word: string;
  readonly description: string | null;
}

export interface ValueKnowledge {
  readonly words: readonly Word[];
  /** True where nothing but `words` is allowed. */
  readonly closed: boolean;
  /** The namespace of the id that a value is, or begins with. */
  readonly ref: Namespace | null;
  /** `date`, `day`, `duration`, `money`, `link`, `assignment` …: `x-kind` of the schema. */
  readonly kind: string | null;
}

const NOTHING: ValueKnowledge = { words: [], closed: false, ref: null, kind: null };

const described = new WeakMap<SchemaNode, Description>();
const keys = new WeakMap<SchemaNode, readonly KeyKnowledge[]>();

/** The keys that may be written in the map at `path`, in the schema's order. */
export function keysAt(path: Path): readonly KeyKnowledge[] {
  const node = nodeAt(path);
  const shape = node ? mapShape(node) : undefined;
  if (!shape) return [];
  const known = keys.get(shape);
  if (known) return known;
  const found = Object.entries(shape.properties ?? {}).map(([key, child]) => ({
    ...describeNode(child),
    key,
    required: shape.required?.includes(key) ?? false,
  }));
  keys.set(shape, found);
  return found;
}

/** What the value at `path` is; null where the language has no such place. */
export function describe(path: Path): Description | null {
  const node = nodeAt(path);
  return node && describeNode(node);
}

/** What may be written as a scalar at `path`; for a list also what its items may be. */
export function valuesAt(path: Path): ValueKnowledge {
  const node = nodeAt(path);
  return node ? describeNode(node).values : NOTHING;
}

/** The namespace that the keys of the map at `path` define ids of; null where its keys are fixed. */
export function definesAt(path: Path): Namespace | null {
  const node = nodeAt(path);
  return node ? describeNode(node).defines : null;
}

function describeNode(node: SchemaNode): Description {
  const known = described.get(node);
  if (known) return known;
  const whole = follow(node);
  const found: Description = {
    title: whole.title ?? '',
    description: whole.description ?? '',
    type: typeInWords(node),
    default: whole.default === undefined ? null : inYaml(whole.default),
    examples: (whole.examples ?? []).map(inYaml),
    opens: [...new Set(shapesOf(node).map(openingOf))],
    values: valuesOf(node),
    defines: mapShape(node)?.['x-defines'] ?? null,
  };
  described.set(node, found);
  return found;
}

function openingOf(shape: SchemaNode): Opening {
  if (isMap(shape)) return 'map';
  return isList(shape) ? 'list' : 'scalar';
}

/** What may be written as a scalar, here or in an item of a list. */
export function valuesOf(node: SchemaNode): ValueKnowledge {
  const shapes = shapesOf(node);
  const scalars = shapes.filter(isScalar);
  const items = shapes.filter(isList).flatMap((list) => (list.items ? shapesOf(list.items).filter(isScalar) : []));
  const all = [...scalars, ...items];
  const words = new Map(all.flatMap(wordsOf).map((word) => [word.word, word]));
  return {
    words: [...words.values()],
    closed: all.length > 0 && all.every((shape) => shape.enum !== undefined || shape.type === 'boolean'),
    ref: all.find((shape) => shape['x-ref'])?.['x-ref'] ?? null,
    kind: all.find((shape) => shape['x-kind'])?.['x-kind'] ?? null,
  };
}

/** The words of one scalar shape with their meanings. */
export function wordsOf(shape: SchemaNode): readonly Word[] {
  const meanings = shape.markdownEnumDescriptions;
  if (shape.enum) return shape.enum.map((word, at) => ({ word: String(word), description: meanings?.[at] ?? null }));
  if (shape['x-words']) return Object.entries(shape['x-words']).map(([word, description]) => ({ word, description }));
  if (shape.type === 'boolean' && hasType(shape, 'boolean')) {
    return ['true', 'false'].map((word) => ({ word, description: null }));
  }
  return [];
}
