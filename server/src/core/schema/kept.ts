/**
 * What was found where, so that the next reading of a file is checked only where it differs: an
 * entry that is the same object has the same findings, for they hold its spans. Remembers maps by
 * id and what is on the way to them; everything else is checked with the entry that it stands in.
 */
import type { Steps } from '../base/steps.ts';
import type { Entry, MapNode, Node } from '../syntax/tree.ts';
import { alignEntries } from './align.ts';
import type { Finding } from './finding.ts';
import type { Form } from './form.ts';
import { checkValue, explainKeys, type Hook, repeatedEntries, type Walk } from './walk.ts';

/** Of one value. Null in place of it: nothing was found in it and nothing in it is worth remembering. */
export interface Kept {
  /** All that was found in the value, in the order of the text. */
  readonly findings: readonly Finding[];
  /** Of a map that is remembered. */
  readonly map: KeptMap | null;
}

interface KeptMap {
  readonly entries: readonly Entry[];
  /** By entry; null where that is null for all. */
  readonly inside: readonly (Kept | null)[] | null;
  /** True where something is wrong with its keys. */
  readonly hasFaultyKeys: boolean;
  /** Entries that were not looked at, since their key has come before. */
  readonly repeated: ReadonlySet<Entry> | null;
}

/** What is known of the same place. */
interface Known {
  readonly kept: Kept | null;
  /** False where a key on the way to it has changed: messages may name that. */
  readonly samePath: boolean;
}

const NONE: readonly Finding[] = [];
const UNKNOWN: Known = { kept: null, samePath: false };

/** Values between two yields: about a millisecond before the engine has compiled any of this. */
const STEP = 80;

/** Checks the value of a whole file. */
export function* checkKept(root: Node, form: Form, before: Kept | null): Steps<Kept | null> {
  const walk: Walk = { path: [], findings: [], count: 0 };
  const hook: Hook = { entry: null, parent: null };
  const map = keptMap(root, form);
  return map
    ? yield* checkMap(walk, map, form, hook, { kept: before, samePath: true })
    : checkAlone(walk, root, form, hook);
}

/** The value where it is a map by id, or has one inside: most tasks have no tasks of their own. */
function keptMap(node: Node | null, { map, holdsIds }: Form): MapNode | null {
  if (node?.kind !== 'map' || !map || !holdsIds) return null;
  const holds = map.isById || node.entries.some(({ key, value }) => value && map.under(key.text)?.holdsIds);
  return holds ? node : null;
}

function checkAlone(walk: Walk, node: Node | null, form: Form, hook: Hook): Kept | null {
  const own: Walk = { path: walk.path, findings: [], count: 0 };
  checkValue(own, node, form, hook);
  walk.count += own.count;
  return own.findings.length > 0 ? { findings: inOrder(own.findings), map: null } : null;
}

function* checkMap(walk: Walk, map: MapNode, form: Form, hook: Hook, known: Known): Steps<Kept | null> {
  if (!form.map) return null;
  const { entries } = map;
  const before = known.kept?.map ?? null;
  const alignment = before && alignEntries(before.entries, entries);
  const sameKeys = alignment?.sameKeys === true;
  const repeated = sameKeys && !before?.repeated ? null : repeatedEntries(entries);
  const keys = sameKeys && before?.hasFaultyKeys === false ? NONE : explainKeys(walk, map, form, hook);
  const inside: Inside = { kept: null, length: entries.length };
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    if (repeated?.has(entry)) continue;
    const at = alignment?.indexOf(i) ?? -1;
    const was = before?.entries[at];
    const kept = before?.inside?.[at] ?? null;
    const canStay = known.samePath || kept === null || kept.findings.length === 0;
    if (was === entry && canStay && !before?.repeated?.has(entry)) {
      keep(inside, i, kept);
      continue;
    }
    const under = form.map.under(entry.key.text);
    if (!under) continue;
    walk.path.push(entry.key.text);
    const deeper = keptMap(entry.value, under);
    const place = { entry, parent: map };
    const samePath = known.samePath && was?.key.text === entry.key.text;
    keep(
      inside,
      i,
      deeper
        ? yield* checkMap(walk, deeper, under, place, kept ? { kept, samePath } : UNKNOWN)
        : checkAlone(walk, entry.value, under, place),
    );
    walk.path.pop();
    if (walk.count < STEP) continue;
    walk.count = 0;
    yield;
  }
  const findings = inOrder(inside.kept ? all(keys, inside.kept) : keys);
  return { findings, map: { entries, inside: inside.kept, hasFaultyKeys: keys.length > 0, repeated } };
}

interface Inside {
  kept: (Kept | null)[] | null;
  readonly length: number;
}

function keep(inside: Inside, index: number, kept: Kept | null): void {
  if (kept === null) return;
  inside.kept ??= new Array<Kept | null>(inside.length).fill(null);
  inside.kept[index] = kept;
}

function all(keys: readonly Finding[], inside: readonly (Kept | null)[]): readonly Finding[] {
  const found = [...keys];
  for (const kept of inside) for (const each of kept?.findings ?? NONE) found.push(each);
  return found;
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
