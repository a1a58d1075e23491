/**
 * What each key and value of a plan is, by the schema: ids defined and mentioned, dates, lengths,
 * money, words. Knows the text and the language, not this plan, so that what is found for an entry
 * holds as long as its text stays.
 */
import type { Span } from '../../core/base/span.ts';
import type { Namespace } from '../../core/model/plan.ts';
import { parseAssignment, parseTaskId } from '../../core/model/read-texts.ts';
import { spanWithin } from '../../core/model/span-within.ts';
import { type ValueKnowledge, valuesOf } from '../../core/schema/knowledge.ts';
import { childOf, ITEM, mapShape, rootSchema, type SchemaNode } from '../../core/schema/schema-node.ts';
import type { Entry, Node, ScalarNode } from '../../core/syntax/tree.ts';
import type { TokenModifier, TokenType } from './legend.ts';

export type Emit = (area: Span, type: TokenType, modifier?: TokenModifier) => void;

/** Deeper nodes hold nothing of the language. */
const DEEPEST = 60;

/** The key and value of an entry of a map that the schema describes by `map`; null where it knows no such map. */
export function classifyEntry({ key, value }: Entry, map: SchemaNode | null, text: string, emit: Emit): void {
  classifyKey(key, map, emit);
  if (value && map) classifyNode(value, childOf(map, key.text), text, emit, 0);
}

export function classifyKey(key: ScalarNode, map: SchemaNode | null, emit: Emit): void {
  const kind = map && keyKinds(map)(key.text);
  if (kind) emit(key.span, kind.type, kind.modifier);
}

function classifyNode(node: Node, schema: SchemaNode | null, text: string, emit: Emit, depth: number): void {
  if (schema === null || depth > DEEPEST) return;
  switch (node.kind) {
    case 'scalar':
      classifyScalar(node, schema, text, emit);
      return;
    case 'list': {
      const item = childOf(schema, ITEM);
      for (const each of node.items) classifyNode(each, item, text, emit, depth + 1);
      return;
    }
    case 'map':
      for (const { key, value } of node.entries) {
        classifyKey(key, schema, emit);
        if (value) classifyNode(value, childOf(schema, key.text), text, emit, depth + 1);
      }
  }
}

type KeyKind = { readonly type: TokenType; readonly modifier?: TokenModifier } | null;

const keyKindsOf = new WeakMap<SchemaNode, (key: string) => KeyKind>();

/** Sections at the top, ids, rules, and words of the language; nothing of a key that it does not know. */
function keyKinds(map: SchemaNode): (key: string) => KeyKind {
  const known = keyKindsOf.get(map);
  if (known) return known;
  const shape = mapShape(map);
  const word: KeyKind = { type: map === rootSchema ? 'keyword' : 'property' };
  const other: KeyKind = otherKeys(shape);
  const properties = shape?.properties;
  const made = (key: string): KeyKind => (properties && Object.hasOwn(properties, key) ? word : other);
  keyKindsOf.set(map, made);
  return made;
}

function otherKeys(shape: SchemaNode | undefined): KeyKind {
  if (!shape) return null;
  const namespace = shape['x-defines'];
  if (namespace) return { type: TYPE_OF[namespace], modifier: 'definition' };
  if (shape['x-kind'] === 'rules') return { type: 'decorator' };
  return shape.propertyNames ? { type: 'type', modifier: 'definition' } : null;
}

const TYPE_OF: Readonly<Record<Namespace, TokenType>> = {
  item: 'function',
  party: 'variable',
  calendar: 'interface',
  project: 'namespace',
  risk: 'event',
  uncertainty: 'interface',
  deliverable: 'type',
  decision: 'type',
  change: 'type',
  assumption: 'type',
  issue: 'type',
  technology: 'type',
  contract: 'type',
  agreement: 'type',
};

interface ValueKind extends ValueKnowledge {
  readonly wordSet: ReadonlySet<string>;
}

const valueKinds = new WeakMap<SchemaNode, ValueKind>();

function valueKind(schema: SchemaNode): ValueKind {
  const known = valueKinds.get(schema);
  if (known) return known;
  const values = valuesOf(schema);
  const made = { ...values, wordSet: new Set(values.words.map(({ word }) => word)) };
  valueKinds.set(schema, made);
  return made;
}

function classifyScalar(scalar: ScalarNode, schema: SchemaNode, text: string, emit: Emit): void {
  const { kind, ref, wordSet } = valueKind(schema);
  if (wordSet.has(scalar.text)) emit(scalar.span, 'enumMember');
  else if (kind === 'assignment') classifyAssignment(scalar, text, emit);
  else if (ref === 'item') classifyLink(scalar, text, emit);
  else if (ref !== null) emit(scalar.span, TYPE_OF[ref]);
  else if (kind !== null && NUMBERS.has(kind) && /^[-+]?\s?[.\d]/.test(scalar.text)) {
    emit(scalar.span, 'number', NUMBERS.get(kind) ?? undefined);
  }
}

/** Kinds of value that are written in digits, and what they count. */
const NUMBERS: ReadonlyMap<string, TokenModifier | null> = new Map([
  ['date', 'date'],
  ['day', 'date'],
  ['day-span', 'duration'],
  ['duration', 'duration'],
  ['lag', 'duration'],
  ['money', 'money'],
  ['rate', 'money'],
  ['percent', null],
  ['factor', null],
  ['chance', null],
  ['units', null],
  ['number', null],
]);

/** `dc:power SS+2d`: plan, task, type and lag. */
function classifyLink(scalar: ScalarNode, text: string, emit: Emit): void {
  const head = parseTaskId(scalar.text);
  if (!head) return;
  const part = (at: number, word: string) => spanWithin(scalar, at, word, text);
  if (head.project) emit(part(head.project.at, head.project.id), 'namespace');
  emit(part(head.task.at, head.task.id), 'function');
  const rest = scalar.text.slice(head.end);
  const type = /^\s+(FS|SS|FF|SF)(?![A-Za-z0-9_])/.exec(rest);
  if (type) emit(part(head.end + type[0].length - 2, type[1] ?? ''), 'keyword');
  const at = type ? type[0].length : 0;
  const lag = /^\s*([-+].*)$/.exec(rest.slice(at));
  const written = lag?.[1]?.trimEnd();
  if (lag && written) emit(part(head.end + at + lag[0].indexOf(written), written), 'number', 'duration');
}

/** `ali 50%`, `rack x4`. */
function classifyAssignment(scalar: ScalarNode, text: string, emit: Emit): void {
  const written = parseAssignment(scalar.text);
  if (!written) return;
  const { id, at } = written.party;
  emit(spanWithin(scalar, at, id, text), 'variable');
  const rest = scalar.text.slice(at + id.length);
  const amount = rest.trim();
  if (/^x?\s?\d/.test(amount)) emit(spanWithin(scalar, at + id.length + rest.indexOf(amount), amount, text), 'number');
}
