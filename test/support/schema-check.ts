/** What the schema check says of a text, and the same from ajv over the whole of it: the measure of the check. */
import Ajv, { type ErrorObject } from 'ajv';
import type { Problem } from '../../server/src/core/base/problem.ts';
import type { FileId } from '../../server/src/core/base/span.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { checkingSchema } from '../../server/src/core/schema/check.ts';
import { explainDoubt, isDoubtful } from '../../server/src/core/schema/doubts.ts';
import {
  explainExcluding,
  explainKeyName,
  explainMissing,
  explainTooFew,
  explainTooMany,
  explainUnknownKey,
} from '../../server/src/core/schema/explain-keys.ts';
import { explainValue } from '../../server/src/core/schema/explain-values.ts';
import { type Finding, finding } from '../../server/src/core/schema/finding.ts';
import {
  childOf,
  ITEM,
  isScalar,
  mapShape,
  nodeAt,
  type Path,
  rootSchema,
  shapesOf,
} from '../../server/src/core/schema/schema-node.ts';
import type { Spot } from '../../server/src/core/schema/spot.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { entryOf, type MapNode, type Node, type ScalarNode } from '../../server/src/core/syntax/tree.ts';

/** The findings of one text. */
export function schemaProblems(text: string, file: FileId = 'file:///a'): readonly Problem[] {
  return runToEnd(checkingSchema({ file, text, tree: readTree(text) })).problems;
}

const validate = new Ajv({ allErrors: true, strict: false, messages: false, inlineRefs: false }).compile(rootSchema);

/** What ajv finds in a tree, in the words of the check; of broken text too. */
export function findingsByAjv(root: Node | null): Finding[] {
  if (!root) return [];
  const doubts: { path: Path; node: ScalarNode }[] = [];
  validate(toPlain(root, [], doubts));
  const places = new Map<string, ErrorObject[]>();
  for (const fault of validate.errors ?? []) {
    places.set(fault.instancePath, [...(places.get(fault.instancePath) ?? []), fault]);
  }
  const findings = [...places].flatMap(([pointer, faults]) => {
    const spot = spotOf(root, pointer);
    return spot ? explainPlace(spot, faults) : [];
  });
  const said = new Set(findings.map(({ span }) => span.start));
  const doubted = doubts.flatMap(({ path, node }) => {
    const schema = nodeAt(path);
    const kinds = schema ? shapesOf(schema).filter(isScalar) : [];
    const found = explainDoubt(
      kinds.flatMap((shape) => shape['x-kind'] ?? []),
      node,
    );
    return found && !said.has(node.span.start) ? [found] : [];
  });
  return [...findings, ...doubted].sort((a, b) => a.span.start - b.span.start);
}

/** As plain data; of a key written twice the first counts. Scalars that a pattern cannot judge come beside. */
function toPlain(node: Node, path: Path, doubts: { path: Path; node: ScalarNode }[]): unknown {
  switch (node.kind) {
    case 'map': {
      const data = new Map<string, unknown>();
      for (const { key, value } of node.entries) {
        if (!data.has(key.text)) data.set(key.text, value && toPlain(value, [...path, key.text], doubts));
      }
      return Object.fromEntries(data);
    }
    case 'list':
      return node.items.map((item) => toPlain(item, [...path, ITEM], doubts));
    case 'scalar':
      if (isDoubtful(node.text)) doubts.push({ path, node });
      return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.text : node.value;
  }
}

/** Follows a JSON pointer. */
function spotOf(root: Node, pointer: string): Spot | null {
  let spot: Spot = { path: [], node: root, entry: null, parent: null, schema: rootSchema };
  for (const written of pointer.split('/').slice(1)) {
    const step = written.replaceAll('~1', '/').replaceAll('~0', '~');
    const parent = spot.node;
    const isList = parent?.kind === 'list';
    const schema = childOf(spot.schema, isList ? ITEM : step);
    const entry = entryOf(parent, step);
    const node = isList ? parent.items[Number(step)] : entry?.value;
    if (node === undefined || !schema) return null;
    spot = { path: [...spot.path, isList ? ITEM : step], node, entry: entry ?? null, parent, schema };
  }
  return spot;
}

/** What is wrong at one place, however many branches of the schema complained about it. */
function explainPlace(spot: Spot, faults: readonly ErrorObject[]): Finding[] {
  const value = explainValue(spot);
  if (value) return [value];
  if (spot.node?.kind === 'map') return explainMap(spot, spot.node, faults);
  return faults.flatMap(({ keyword, params }) => {
    if (keyword !== 'uniqueItems' || spot.node?.kind !== 'list') return [];
    const item = spot.node.items[Math.max(Number(params['i']), Number(params['j']))];
    return item?.kind === 'scalar'
      ? [finding('schema', item.span, `\`${item.text}\` is listed twice; delete one of them.`)]
      : [];
  });
}

function explainMap(spot: Spot, map: MapNode, faults: readonly ErrorObject[]): Finding[] {
  const of = (keyword: string) => faults.filter((fault) => fault.keyword === keyword);
  const entriesOf = (keyword: string, param: string) => {
    const keys = new Set(of(keyword).map(({ params }) => params[param]));
    return map.entries.filter(({ key }) => keys.has(key.text));
  };
  const unknown = entriesOf('additionalProperties', 'additionalProperty');
  const strangers = unknown.map((entry) => explainUnknownKey(spot, map, entry));
  const isMisspelt = (missing: string): boolean =>
    unknown.some(({ key }) => missing.startsWith(key.text)) ||
    strangers.some(({ repairs }) => repairs.some((repair) => repair.kind === 'replace' && repair.newText === missing));
  const missing = (choice: boolean) =>
    of('required')
      .filter(({ schemaPath }) => schemaPath.includes('/anyOf/') === choice)
      .map(({ params }) => String(params['missingProperty']));
  const all = missing(false).filter((key) => !isMisspelt(key));
  const any = missing(true);
  return [
    ...strangers,
    ...entriesOf('propertyNames', 'propertyName').map((entry) => explainKeyName(spot, map, entry)),
    ...(all.length > 0 ? [explainMissing(spot, all, 'and')] : []),
    ...(any.length > 0 && unknown.length === 0 ? [explainMissing(spot, any, 'or')] : []),
    ...(of('not').length > 0 ? [explainExcluding(spot, map, mapShape(spot.schema)?.not?.required ?? [])] : []),
    ...(of('maxProperties').length > 0 && unknown.length === 0 ? [explainTooMany(spot, map)] : []),
    ...(of('minProperties').length > 0 ? [explainTooFew(spot)] : []),
  ];
}
