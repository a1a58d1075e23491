/**
 * Finds what is wrong in one value and in everything inside it, against the schema. Of a key written
 * twice the first counts; what stands under an unknown key is not looked at.
 */
import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../syntax/tree.ts';
import { explainDoubt, isDoubtful } from './doubts.ts';
import { explainMap, isFaultyMap } from './explain-map.ts';
import { explainValue } from './explain-values.ts';
import { type Finding, finding } from './finding.ts';
import type { Form, ListForm, MapForm } from './form.ts';
import { ITEM } from './schema-node.ts';
import type { Spot } from './spot.ts';

export interface Walk {
  /** From the file's root to where the walk is. */
  readonly path: string[];
  /** In order of the walk: of a map, its keys come before what is under them. */
  readonly findings: Finding[];
  /** Values looked at so far. */
  count: number;
}

/** Where a value hangs: of items and the root there is no entry. */
export interface Hook {
  readonly entry: Entry | null;
  readonly parent: Node | null;
}

export function checkValue(walk: Walk, node: Node | null, form: Form, hook: Hook): void {
  walk.count++;
  if (node?.kind === 'list' && form.list) checkList(walk, node, form.list);
  else if (node?.kind === 'map' && form.map) {
    for (const found of explainKeys(walk, node, form, hook)) walk.findings.push(found);
    checkEntries(walk, node, form.map);
  } else if (node === null || node.kind === 'scalar') checkScalar(walk, node, form, hook);
  else misplaced(walk, node, form, hook);
}

/** What is wrong with the keys of a map. */
export function explainKeys(walk: Walk, map: MapNode, form: Form, hook: Hook): readonly Finding[] {
  if (!form.map || !isFaultyMap(map, form.map)) return NONE;
  return explainMap(spotAt(walk, map, form, hook), map, form.map);
}

const NONE: readonly Finding[] = [];

function spotAt(walk: Walk, node: Node | null, { schema }: Form, { entry, parent }: Hook): Spot {
  return { path: [...walk.path], node, entry, parent, schema };
}

/** A value that may not stand here at all. */
function misplaced(walk: Walk, node: Node | null, form: Form, hook: Hook): void {
  const found = explainValue(spotAt(walk, node, form, hook));
  if (found) walk.findings.push(found);
}

function checkScalar(walk: Walk, node: ScalarNode | null, form: Form, hook: Hook): void {
  if (!form.accepts(node && plainValue(node))) misplaced(walk, node, form, hook);
  else if (node && form.kinds.length > 0 && isDoubtful(node.text)) {
    const found = explainDoubt(form.kinds, node);
    if (found) walk.findings.push(found);
  }
}

/** 1e400 is no number of JSON; where text is meant it is text like any other. */
function plainValue({ value, text }: ScalarNode): ScalarNode['value'] {
  return typeof value === 'number' && !Number.isFinite(value) ? text : value;
}

function checkEntries(walk: Walk, map: MapNode, form: MapForm): void {
  const repeated = repeatedEntries(map.entries);
  for (const entry of map.entries) {
    const inside = repeated?.has(entry) ? null : form.under(entry.key.text);
    if (!inside) continue;
    walk.path.push(entry.key.text);
    checkValue(walk, entry.value, inside, { entry, parent: map });
    walk.path.pop();
  }
}

/** More entries than that are compared by a set of their keys. */
const FEW_ENTRIES = 12;

/** Entries whose key has been written before in their map; null where all keys differ. */
export function repeatedEntries(entries: readonly Entry[]): ReadonlySet<Entry> | null {
  if (entries.length <= FEW_ENTRIES && entries.every((entry, i) => !isAmong(entry.key.text, entries, i))) return null;
  const seen = new Set<string>();
  const repeated = entries.filter(({ key: { text } }) => seen.size === seen.add(text).size);
  return repeated.length > 0 ? new Set(repeated) : null;
}

function isAmong(key: string, entries: readonly Entry[], end: number): boolean {
  for (let i = 0; i < end; i++) if (entries[i]?.key.text === key) return true;
  return false;
}

function checkList(walk: Walk, parent: ListNode, { shape, items: form }: ListForm): void {
  if (shape.uniqueItems) checkRepeated(walk, parent.items);
  if (!form) return;
  walk.path.push(ITEM);
  for (const item of parent.items) checkValue(walk, item, form, { entry: null, parent });
  walk.path.pop();
}

/** Only the last one that repeats an earlier one: without it the next shows. */
function checkRepeated(walk: Walk, items: readonly Node[]): void {
  const seen = new Set<ScalarNode['value']>();
  let last: ScalarNode | null = null;
  for (const item of items) {
    if (item.kind !== 'scalar') continue;
    if (seen.has(item.value)) last = item;
    seen.add(item.value);
  }
  if (last === null) return;
  walk.findings.push(finding('schema', last.span, `\`${last.text}\` is listed twice; delete one of them.`));
}
