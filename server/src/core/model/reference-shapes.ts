/**
 * Where ids are defined and mentioned, read from the annotations of the schema (`x-defines`,
 * `x-ref`) so that it is written once. A shape says of a place in a file what its scalars mention,
 * which namespace its keys define, and what lies below; lists are transparent.
 */
import { rootSchema, type SchemaNode } from '../schema/schema-node.ts';
import type { Namespace } from './plan.ts';
import type { Ids } from './reading.ts';

/** What a mention may name: a namespace, or only some of its ids. */
export type Target = Namespace | 'assignable' | 'team' | 'item-or-stage' | 'item-or-deliverable';

export function namespaceOf(target: Target): Namespace {
  switch (target) {
    case 'assignable':
    case 'team':
      return 'party';
    case 'item-or-stage':
    case 'item-or-deliverable':
      return 'item';
    default:
      return target;
  }
}

export interface Shape {
  /** What a scalar here is: an id, the text of a link or of an assignment. */
  readonly mentions: Target | 'link' | 'assignment' | null;
  /** Keys of a map here are ids of that namespace. */
  readonly defines: Namespace | null;
  /** Keys of a map here are ids, of a namespace or only of that map. */
  readonly ids: boolean;
  /** Of the value under a key. */
  readonly keys: ReadonlyMap<string, Shape>;
  /** Of the value under any other key. */
  readonly each: Shape | null;
}

/** The namespace in which a mention names something: a task before a deliverable of the same id. */
export function namespaceNamed(
  { target, id }: { readonly target: Target; readonly id: string },
  known: Known,
): Namespace {
  const isDeliverable = target === 'item-or-deliverable' && !known.items.has(id) && known.deliverables.has(id);
  return isDeliverable ? 'deliverable' : namespaceOf(target);
}

interface Known {
  readonly items: Ids;
  readonly deliverables: Ids;
}

/** What the schema's namespaces do not say: who can be assigned, and that a stage is named like a phase. */
const NARROWER: ReadonlyMap<string, Target> = new Map([
  ['assignment.resource', 'assignable'],
  ['team.members', 'assignable'],
  ['resource.team', 'team'],
  ['phase.replans', 'item-or-stage'],
  ['risk.affects', 'item-or-deliverable'],
]);

type Draft = { -readonly [Key in keyof Shape]: Shape[Key] } & { readonly keys: Map<string, Shape> };

const REFERENCE = '#/definitions/';

export const FILE_SHAPE: Shape = shapeOfSchema();

function shapeOfSchema(): Shape {
  const named = new Map<string, Draft>();

  const shapeOf = (node: SchemaNode): Draft => {
    const name = node.$ref;
    const known = name === undefined ? undefined : named.get(name);
    if (known) return known;
    const draft: Draft = { mentions: null, defines: null, ids: false, keys: new Map(), each: null };
    if (name !== undefined) named.set(name, draft);
    fill(draft, node);
    return draft;
  };

  const fill = (draft: Draft, node: SchemaNode, owner = ''): void => {
    if (node.$ref !== undefined) {
      const name = node.$ref.slice(REFERENCE.length);
      fill(draft, rootSchema.definitions[name] ?? {}, name);
    }
    draft.mentions = mentionsOf(node) ?? draft.mentions;
    draft.defines = node['x-defines'] ?? draft.defines;
    draft.ids ||= node.propertyNames?.$ref === `${REFERENCE}id`;
    for (const branch of node.anyOf ?? []) fill(draft, branch, owner);
    if (node.items) fill(draft, node.items, owner);
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      const narrower = NARROWER.get(`${owner}.${key}`);
      draft.keys.set(key, narrower ? { ...shapeOf(value), mentions: narrower } : shapeOf(value));
    }
    if (typeof node.additionalProperties === 'object') draft.each = shapeOf(node.additionalProperties);
  };

  return shapeOf(rootSchema);
}

function mentionsOf(node: SchemaNode): Shape['mentions'] {
  const reference = node['x-ref'];
  if (reference === undefined) return null;
  const kind = node['x-kind'];
  return kind === 'link' || kind === 'assignment' ? kind : reference;
}
