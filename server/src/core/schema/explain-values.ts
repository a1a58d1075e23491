/** Findings about one value: wrong shape, wrong kind, out of range, empty. One value, one finding. */
import { nearest } from '../base/did-you-mean.ts';
import type { Node, ScalarNode } from '../syntax/tree.ts';
import { type Finding, finding, missingWithin, type Repair } from './finding.ts';
import { capital, expected, inYaml, joined, quoted, typeInWords } from './in-words.ts';
import { valuesOf, wordsOf } from './knowledge.ts';
import { repairedValue } from './repaired-value.ts';
import { follow, hasType, isList, isMap, isScalar, type SchemaNode, shapesOf } from './schema-node.ts';
import { asList } from './several-values.ts';
import { isEmpty, keyOf, nameOf, type Spot, valueSpan } from './spot.ts';

/** A value that no branch of its schema accepts. Null where the fault lies deeper, in its keys or items. */
export function explainValue(spot: Spot): Finding | null {
  const { node } = spot;
  const shapes = shapesOf(spot.schema);
  if (node === null || isEmpty(node)) return explainEmpty(spot);
  if (node.kind === 'map' ? shapes.some(isMap) : node.kind === 'list' && shapes.some(isList)) return null;
  if (node.kind === 'scalar' && shapes.some(isScalar)) return explainScalar(spot, node, shapes.filter(isScalar));
  return explainShape(spot, node, shapes);
}

function explainEmpty(spot: Spot): Finding {
  const { kind } = valuesOf(spot.schema);
  const wanted = kind === 'text' ? 'something' : (example(spot) ?? typeInWords(spot.schema));
  const message = `${capital(nameOf(spot))} is empty; write ${wanted}, or delete it.`;
  const found = finding('schema', valueSpan(spot), message, [], 'warning');
  // In braces that are not closed yet the value may be what comes next.
  const { parent } = spot;
  return parent && parent.kind !== 'scalar' && parent.flow ? missingWithin(parent.span, found) : found;
}

function explainScalar(spot: Spot, node: ScalarNode, shapes: readonly SchemaNode[]): Finding {
  const text = node.text;
  const words = shapes.flatMap(wordsOf).map(({ word }) => word);
  const kind = shapes.find((shape) => shape['x-kind'])?.['x-kind'] ?? null;
  const better = nearest(text, words) ?? repairedValue(kind, node, shapes);
  const what = `\`${shown(text)}\` is not ${closed(shapes) ? `a value of \`${keyOf(spot.path)}\`` : expectedOf(shapes)}`;
  if (better !== null) {
    const repair: Repair = { kind: 'replace', title: `Change to '${better}'`, span: node.span, newText: better };
    const because = better === text ? `\`${text}\` in quotes is text` : what;
    return finding('schema', node.span, `${because}; did you mean \`${better}\`?`, [repair]);
  }
  const list = asList(node, spot.schema);
  if (list !== null) {
    const repair: Repair = { kind: 'replace', title: `Change to '${shown(list)}'`, span: node.span, newText: list };
    return finding('schema', node.span, `${what}; write several in brackets: \`${shown(list)}\`.`, [repair]);
  }
  const instead = closed(shapes) ? `; write ${quoted(words, 'or')}` : exampleClause(spot, shapes);
  return finding('schema', node.span, `${what}${instead}.`);
}

function closed(shapes: readonly SchemaNode[]): boolean {
  return shapes.every((shape) => shape.enum !== undefined && !shape['x-expected']?.includes('version'));
}

function expectedOf(shapes: readonly SchemaNode[]): string {
  return joined([...new Set(shapes.map(expected))], 'or');
}

function exampleClause(spot: Spot, shapes: readonly SchemaNode[]): string {
  const own = follow(spot.schema).examples ?? [];
  const all = [...own, ...shapes.flatMap((shape) => shape.examples ?? [])];
  const scalars = all.filter((value) => typeof value !== 'object').map(inYaml);
  const few = [...new Set(scalars)].slice(0, 3);
  return few.length > 0 ? `; write for example ${quoted(few, 'or')}` : '';
}

function explainShape(spot: Spot, node: Node, shapes: readonly SchemaNode[]): Finding {
  if (node.kind === 'scalar') return explainLoneScalar(spot, node, shapes);
  if (spot.path.length === 0) return explainNoPlan(node, `a ${node.kind}`);
  return finding('schema', spot.entry?.key.span ?? node.span, shapeMessage(spot, `a ${node.kind}`));
}

function explainLoneScalar(spot: Spot, node: ScalarNode, shapes: readonly SchemaNode[]): Finding {
  const list = shapes.find(isList);
  if (list && !shapes.some(isMap)) return explainLoneItem(spot, node, list);
  const written = `\`${shown(node.text)}\``;
  const key = begunKey(node.text, shapes);
  if (key) return finding('schema', node.span, `${written} is no key yet; did you mean \`${key}:\`?`);
  if (spot.path.length === 0) return explainNoPlan(node, written);
  return finding('schema', node.span, shapeMessage(spot, written));
}

function shapeMessage(spot: Spot, found: string): string {
  const shape = example(spot);
  const instead = shape ? `; write for example ${shape}` : '';
  return `${capital(nameOf(spot))} is ${typeInWords(spot.schema)}, not ${found}${instead}.`;
}

/** The key that somebody has begun to type where keys are expected. */
function begunKey(text: string, shapes: readonly SchemaNode[]): string | undefined {
  const keys = shapes.flatMap((shape) => Object.keys(shape.properties ?? {}));
  return keys.find((key) => key.startsWith(text)) ?? nearest(text, keys) ?? undefined;
}

function explainNoPlan(node: Node, found: string): Finding {
  const message = `A plan is a map of keys such as \`project:\`, \`phases:\` and \`risks:\`, not ${found}.`;
  return finding('schema', node.span, message);
}

/** One value where a list is wanted: in brackets it would be right. */
function explainLoneItem(spot: Spot, node: ScalarNode, list: SchemaNode): Finding {
  const isText = list.items !== undefined && shapesOf(list.items).some((item) => hasType(item, 'boolean'));
  const items = isText ? [node.text] : node.text.split(',').map((item) => item.trim());
  const newText = inYaml(items.filter((item) => item !== ''));
  const title = `Change to '${shown(newText)}'`;
  const message = `${capital(nameOf(spot))} is a list; write \`${shown(newText)}\`.`;
  return finding('schema', node.span, message, [{ kind: 'replace', title, span: node.span, newText }]);
}

/** The first short example as code; null where there is none. */
function example(spot: Spot): string | null {
  const own = follow(spot.schema).examples ?? shapesOf(spot.schema).flatMap((shape) => shape.examples ?? []);
  const short = own.map(inYaml).find((text) => text.length <= 80);
  return short === undefined ? null : `\`${short}\``;
}

const LONGEST_SHOWN = 60;

/** Text of a plan inside a message: one line, not too long, nothing that could end the quotation. */
export function shown(text: string): string {
  const flat = text
    .slice(0, LONGEST_SHOWN + 1)
    .replace(/\s+/g, ' ')
    .replaceAll('`', "'");
  return flat.length > LONGEST_SHOWN ? `${flat.slice(0, LONGEST_SHOWN)}…` : flat;
}
