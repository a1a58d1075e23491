/**
 * Findings about the keys of a map: unknown, computed, missing, contradicting, no ids. Each names
 * the way out; where that is a change of one key or line, it comes as a fix.
 */
import { distance } from 'fastest-levenshtein';
import { nearest } from '../base/did-you-mean.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';
import { shown } from './explain-values.ts';
import { type Finding, finding, missingWithin } from './finding.ts';
import { capital, joined, quoted, withArticle } from './in-words.ts';
import { isMap, mapShape, mapTitle, nodeAt, type Path, rootSchema, type SchemaNode, shapesOf } from './schema-node.ts';
import { type Several, severalAround } from './several-values.ts';
import { headSpan, nameOf, type Spot } from './spot.ts';

/** With so few keys a message can list them all. */
const FEW_KEYS = 8;

/** A key that the schema does not know in this map. */
export function explainUnknownKey(spot: Spot, map: MapNode, entry: Entry): Finding {
  const key = entry.key.text;
  const shape = mapShape(spot.schema) ?? {};
  const computed = shape['x-computed'];
  if (computed && Object.hasOwn(computed, key)) return explainComputed(map, entry, computed[key] ?? '');

  const known = Object.keys(shape.properties ?? {});
  const word = key.toLowerCase().replaceAll('_', '-');
  const called = known.find((name) => shape.properties?.[name]?.['x-also']?.includes(word));
  if (called) {
    const message = `\`${shown(key)}\` is called \`${called}\` here.`;
    return finding('unknown-key', entry.key.span, message, renames(map, entry, called));
  }
  const near = nearest(key, known);
  const isSlip = near !== null && distance(near, key) === 1;
  const elsewhere = placeAbove(key, spot.path) ?? (isSlip ? null : placeBelow(key, spot.path, shape));
  const what = `\`${shown(key)}\` is not a key of ${ownerOf(spot)}`;
  if (elsewhere) return finding('unknown-key', entry.key.span, `${what}; it belongs ${elsewhere}.`);
  const home = near && fits(entry, shape.properties?.[near]) ? null : homeOf(entry, shape);
  if (home) return finding('unknown-key', entry.key.span, `${what}; write it under \`${home}\`.`);
  if (near) {
    return finding('unknown-key', entry.key.span, `${what}; did you mean \`${near}\`?`, renames(map, entry, near));
  }
  const several = severalAround(map, entry, shape.properties);
  if (several) return explainSeveral(spot, entry, several);
  const list = known.length <= FEW_KEYS ? `; its keys are ${quoted(known, 'and')}` : '';
  return finding('unknown-key', entry.key.span, `${what}${list}.`);
}

function explainComputed(map: MapNode, entry: Entry, instead: string): Finding {
  const key = entry.key.text;
  const message = `\`${key}\` is computed and cannot be written; delete it${instead ? `, or ${instead}` : ''}.`;
  return finding('computed-key', entry.key.span, message, [{ kind: 'delete', title: `Delete '${key}'`, map, entry }]);
}

function explainSeveral(spot: Spot, { key }: Entry, { key: of, span, text }: Several): Finding {
  const message = `\`${shown(key.text)}\` is not a key of ${ownerOf(spot)}; where it belongs to \`${of}\`, write several in brackets: \`${shown(text)}\`.`;
  const title = `Change to '${of}: ${shown(text)}'`;
  return finding('unknown-key', key.span, message, [{ kind: 'replace', title, span, newText: text }]);
}

/** A second entry of the right name would only be the next finding. */
function renames(map: MapNode, entry: Entry, to: string): Finding['repairs'] {
  if (map.entries.some(({ key }) => key.text === to)) return [];
  return [{ kind: 'replace', title: `Change to '${to}'`, span: entry.key.span, newText: to }];
}

/** Whose keys these are: a plan, a task, `budget`. */
function ownerOf(spot: Spot): string {
  if (spot.path.length === 0) return 'a plan';
  const parent = nodeAt(spot.path.slice(0, -1));
  const shape = parent ? mapShape(parent) : undefined;
  return shape?.additionalProperties === false && spot.entry ? nameOf(spot) : withArticle(mapTitle(spot.schema));
}

/** Where around this place the key would be right, in words; null where nowhere. */
function placeAbove(key: string, path: Path): string | null {
  for (let length = path.length - 1; length > 0; length--) {
    const node = nodeAt(path.slice(0, length));
    if (node && hasKey(node, key)) return `to \`${path[length - 1]}\``;
  }
  return path.length > 0 && hasKey(rootSchema, key) ? 'at the top of the file' : null;
}

/** Where below this place, or in a section of the file, the key would be right. */
function placeBelow(key: string, path: Path, shape: SchemaNode): string | null {
  const below = childWith(key, shape);
  if (below) return `in \`${below}\``;
  const section = childWith(key, rootSchema);
  return section && path.length > 0 ? `in \`${section}\` at the top of the file` : null;
}

/** The map of ids in which an entry like this one would be right: a task written beside `tasks`. */
function homeOf({ value }: Entry, shape: SchemaNode): string | null {
  const keys = value?.kind === 'map' ? value.entries.map(({ key }) => key.text) : [];
  if (keys.length === 0) return null;
  const found = Object.entries(shape.properties ?? {}).find(([, child]) => {
    const items = mapShape(child)?.additionalProperties;
    return typeof items === 'object' && keys.every((key) => hasKey(items, key));
  });
  return found?.[0] ?? null;
}

/** True where the entry's value would do under another key: its keys are known there, or ids of maps. */
function fits({ value }: Entry, schema: SchemaNode | undefined): boolean {
  if (!schema || value?.kind !== 'map') return true;
  const isById = typeof mapShape(schema)?.additionalProperties === 'object';
  return value.entries.every((inner) => (isById ? inner.value?.kind !== 'scalar' : hasKey(schema, inner.key.text)));
}

function childWith(key: string, shape: SchemaNode): string | null {
  const found = Object.entries(shape.properties ?? {}).find(([, child]) => hasKey(child, key));
  return found?.[0] ?? null;
}

function hasKey(node: SchemaNode, key: string): boolean {
  return shapesOf(node).some(
    (shape) => isMap(shape) && shape.additionalProperties === false && Object.hasOwn(shape.properties ?? {}, key),
  );
}

/** Keys that have to be there. `or`: one of them is enough. */
export function explainMissing(spot: Spot, keys: readonly string[], word: 'and' | 'or'): Finding {
  const owner = spot.entry ? nameOf(spot) : withArticle(mapTitle(spot.schema));
  const message = `${capital(owner)} needs ${quoted(keys, word)}.`;
  return missingWithin(spot.node?.span ?? headSpan(spot), finding('schema', headSpan(spot), message));
}

/** Keys that exclude each other. */
export function explainExcluding(spot: Spot, map: MapNode, keys: readonly string[]): Finding {
  const second = map.entries.findLast((entry) => keys.includes(entry.key.text));
  const message = `${capital(quoted(keys, 'and'))} exclude each other; keep one of them.`;
  return finding('schema', second?.key.span ?? headSpan(spot), message);
}

/** A map that holds just one key of several. */
export function explainTooMany(spot: Spot, map: MapNode): Finding {
  const names = [...new Set(map.entries.map(({ key }) => key.text))];
  const message = `${capital(nameOf(spot))} holds one key; choose ${quoted(names, 'or')}.`;
  return finding('schema', map.entries[1]?.key.span ?? headSpan(spot), message);
}

export function explainTooFew(spot: Spot): Finding {
  const keys = Object.keys(mapShape(spot.schema)?.properties ?? {});
  return explainMissing(spot, keys, 'or');
}

/** A key that is no id, where keys are ids. */
export function explainKeyName(spot: Spot, map: MapNode, entry: Entry): Finding {
  const names = shapesOf(mapShape(spot.schema)?.propertyNames ?? {});
  const wanted = names.map((shape) => shape['x-expected'] ?? 'a term of up to 200 letters');
  const message = `\`${shown(entry.key.text)}\` is not ${joined(wanted, 'or')}.`;
  const id = asId(entry.key.text);
  const fits = (key: string): boolean => names.some(({ pattern }) => pattern && new RegExp(pattern, 'u').test(key));
  const better = [id, id.toLowerCase()].find(fits);
  return finding('schema', entry.key.span, message, better === undefined ? [] : renames(map, entry, better));
}

/** `Cut over (Berlin)` as `Cut-over-Berlin`. */
function asId(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
}
