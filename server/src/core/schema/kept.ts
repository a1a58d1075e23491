/**
 * What was found where, so that the next reading of a file is checked only where it differs: an
 * entry that is the same object has the same findings, for they hold its spans. Remembers maps by
 * id; everything else is checked with the file or the entry that it stands in.
 */
import type { Steps } from '../base/steps.ts';
import type { Entry, MapNode, Node } from '../syntax/tree.ts';
import { alignEntries } from './align.ts';
import { explainDoubt } from './doubts.ts';
import { explainFaults } from './explain-faults.ts';
import type { Finding } from './finding.ts';
import { apartIn, type ById, memberOf, wholeFile } from './places.ts';
import { type Doubt, type LeftOut, plainValue } from './plain-data.ts';
import { isScalar, nodeAt, rootSchema, shapesOf } from './schema-node.ts';
import type { Spot } from './spot.ts';
import type { Validate } from './validate.generated.js';

/** Of a file or an entry. Null in place of it: nothing was found in it and nothing in it is worth remembering. */
export interface Kept {
  /** All that was found in it, in the order of the text. */
  readonly findings: readonly Finding[];
  /** The maps by id that stand in it, by their keys. */
  readonly maps: ReadonlyMap<string, KeptMap>;
}

interface KeptMap {
  readonly entries: readonly Entry[];
  /** By entry; null where that is null for all. */
  readonly inside: readonly (Kept | null)[] | null;
  /** Entries that were not looked at, since their key has come before. */
  readonly repeated: ReadonlySet<Entry> | null;
}

/** What is known of the same place. */
interface Known {
  readonly kept: Kept | null;
  /** False where a key on the way to it has changed: messages may name that. */
  readonly samePath: boolean;
}

interface Checked {
  readonly own: readonly Finding[];
  readonly leftOut: readonly LeftOut[];
}

interface Walk {
  /** From the file's root to where the walk is. */
  readonly path: string[];
  /** Values read since the last yield. */
  count: number;
}

const NONE: readonly Finding[] = [];
const NO_MAPS: Kept['maps'] = new Map();
const UNKNOWN: Known = { kept: null, samePath: false };

/** Values between two yields: about a millisecond before the engine has compiled any of this. */
const STEP = 40;

/** Checks the value of a whole file. */
export function* checkKept(root: Node, before: Kept | null): Steps<Kept | null> {
  const walk: Walk = { path: [], count: 0 };
  // Each for the first time: the places of maps are found, the reader and the largest validator compiled.
  const apart = apartIn(rootSchema);
  yield;
  const value = plainValue(root, walk.path, apart);
  const spot: Spot = { path: [], node: root, entry: null, parent: null, schema: rootSchema };
  yield;
  const own = found(wholeFile(), value.data, value.doubts, spot, null);
  if (value.leftOut.length === 0) return alone(own);
  return yield* withMaps(walk, own, value.leftOut, root, { kept: before, samePath: true });
}

/** What ajv says of the data, in words, and what deserves a second look. */
function found(
  validate: Validate,
  data: unknown,
  doubts: readonly Doubt[],
  from: Spot,
  only: Entry | null,
): readonly Finding[] {
  const faults = validate(data) ? [] : (validate.errors ?? []);
  if (faults.length === 0 && doubts.length === 0) return NONE;
  const findings = explainFaults(from, faults, only);
  const said = new Set(findings.map(({ span }) => span.start));
  for (const { path, node } of doubts) {
    const schema = nodeAt(path);
    const kinds = schema ? shapesOf(schema).filter(isScalar) : [];
    const doubt = explainDoubt(
      kinds.flatMap((shape) => shape['x-kind'] ?? []),
      node,
    );
    if (doubt && !said.has(node.span.start)) findings.push(doubt);
  }
  return findings;
}

function* withMaps(
  walk: Walk,
  own: readonly Finding[],
  leftOut: readonly LeftOut[],
  parent: Node | null,
  { kept, samePath }: Known,
): Steps<Kept> {
  const maps = new Map<string, KeptMap>();
  const findings = [...own];
  for (const { entry, map, place } of leftOut) {
    // The first of its kind has the engine compile the validator of the place.
    yield;
    const key = entry.key.text;
    walk.path.push(key);
    const spot: Spot = { path: [...walk.path], node: map, entry, parent, schema: place.schema };
    const inside = yield* checkMap(walk, map, place, spot, kept?.maps.get(key) ?? null, samePath);
    walk.path.pop();
    maps.set(key, inside);
    for (const each of inside.inside ?? []) for (const one of each?.findings ?? NONE) findings.push(one);
  }
  return { findings: inOrder(findings), maps };
}

function alone(own: readonly Finding[]): Kept | null {
  return own.length > 0 ? { findings: inOrder(own), maps: NO_MAPS } : null;
}

function* checkMap(
  walk: Walk,
  { entries }: MapNode,
  place: ById,
  spot: Spot,
  before: KeptMap | null,
  samePath: boolean,
): Steps<KeptMap> {
  const alignment = before && alignEntries(before.entries, entries);
  const sameKeys = alignment?.sameKeys === true;
  const repeated = sameKeys && !before?.repeated ? null : repeatedEntries(entries);
  let inside: (Kept | null)[] | null = null;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    if (repeated?.has(entry)) continue;
    const at = alignment?.indexOf(i) ?? -1;
    const was = before?.entries[at];
    const last = before?.inside?.[at] ?? null;
    // What is said of a key depends on the others, too.
    const canStay = last === null || last.findings.length === 0 || (samePath && sameKeys);
    let kept = last;
    if (was !== entry || !canStay || before?.repeated?.has(entry)) {
      const key = entry.key.text;
      walk.path.push(key);
      const { own, leftOut } = checkEntry(walk, entry, place, spot);
      const known = last ? { kept: last, samePath: samePath && was?.key.text === key } : UNKNOWN;
      kept = leftOut.length === 0 ? alone(own) : yield* withMaps(walk, own, leftOut, entry.value, known);
      walk.path.pop();
    }
    if (kept !== null) {
      inside ??= new Array<Kept | null>(entries.length).fill(null);
      inside[i] = kept;
    }
    if (walk.count < STEP) continue;
    walk.count = 0;
    yield;
  }
  return { entries, inside, repeated };
}

/** What is wrong with an entry apart from the maps by id in it, which are left out. */
function checkEntry(walk: Walk, entry: Entry, place: ById, spot: Spot): Checked {
  const key = entry.key.text;
  const value = plainValue(entry.value, walk.path, apartIn(memberOf(place, key)));
  walk.count += value.count;
  // Without a prototype any key is only a name, and the engine makes no class for each.
  const data: Record<string, unknown> = Object.create(null);
  data[key] = value.data;
  return { own: found(place.validate, data, value.doubts, spot, entry), leftOut: value.leftOut };
}

/** Entries whose key has been written before in their map; null where all keys differ. */
function repeatedEntries(entries: readonly Entry[]): ReadonlySet<Entry> | null {
  const seen = new Set<string>();
  const repeated = entries.filter(({ key: { text } }) => seen.size === seen.add(text).size);
  return repeated.length > 0 ? new Set(repeated) : null;
}

/** Nearly always they are in order already. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  let last = -1;
  for (const { span } of findings) {
    const { start } = span;
    if (start < last) return [...findings].sort((a, b) => a.span.start - b.span.start);
    last = start;
  }
  return findings.length > 0 ? findings : NONE;
}
