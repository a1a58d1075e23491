/**
 * Fields of an item written, changed and taken out. A new key goes where people write it; a value keeps
 * its quotes; a map that would be left empty goes with its last key.
 */
import { keysAt } from '../schema/knowledge.ts';
import { type KeyOrder, removeEntry, setValue } from '../syntax/edit.ts';
import { scalarText } from '../syntax/scalar-text.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import { entryOf, type Node, type ScalarNode, valueAt } from '../syntax/tree.ts';
import type { Spot, TextChange } from './item-text.ts';

const ORDERS = {
  task: keysAt(['tasks', '']).map(({ key }) => key),
  phase: keysAt(['phases', '']).map(({ key }) => key),
  gate: keysAt(['phases', '', 'gate']).map(({ key }) => key),
  risk: keysAt(['risks', '']).map(({ key }) => key),
};

/** The keys of an item or risk in the order in which people write them. */
export function keyOrder(kind: string): KeyOrder {
  return kind === 'phase' || kind === 'gate' || kind === 'risk' ? ORDERS[kind] : ORDERS.task;
}

/** Writes a word, number, date or length: text that needs no quotes, and keeps those it has. */
export function writing(kind: string, field: string, value: string): TextChange {
  return (spot) => {
    const old = valueAt(spot.entry.value, field);
    if (old?.kind === 'scalar' && old.span.end > old.span.start) return inPlaceOf(old, value, isInBraces(spot));
    return settingYaml(spot, kind, field, value);
  };
}

/** Writes YAML of one line in place of whatever is one value there, or as a new field. */
export function writingYaml(kind: string, field: string, yaml: string): TextChange {
  return (spot) => settingYaml(spot, kind, field, yaml);
}

/** Writes a text, quoted where it must be or was. */
export function writingText(kind: string, field: string, value: string): TextChange {
  return (spot) => {
    const old = valueAt(spot.entry.value, field);
    const flow = isInBraces(spot);
    if (old?.kind === 'scalar' && old.span.end > old.span.start) return inPlaceOf(old, value, flow);
    return settingYaml(spot, kind, field, scalarText(value, flow));
  };
}

/** Writes a key of a map that is a field, which is made in braces where it is missing. */
export function writingWithin(kind: string, field: string, key: string, value: string): TextChange {
  return (spot) => {
    const map = valueAt(spot.entry.value, field);
    if (map?.kind !== 'map' || map.entries.length === 0) {
      const empty = map?.kind === 'map' && map.flow;
      return empty
        ? setValue(spot.text, spot.tree, [...spot.path, field, key], value)
        : settingYaml(spot, kind, field, `{${key}: ${value}}`);
    }
    const old = entryOf(map, key)?.value;
    if (old?.kind === 'scalar' && old.span.end > old.span.start) return inPlaceOf(old, value, map.flow);
    return setValue(spot.text, spot.tree, [...spot.path, field, key], value, {
      order: keysAt(['tasks', '', field]).map((each) => each.key),
    });
  };
}

/** Takes a field out. */
export function removing(field: string): TextChange {
  return ({ text, tree, path }) => removeEntry(text, tree, [...path, field]);
}

/** Takes a key out of a map that is a field, or the field where it was the only one. */
export function removingWithin(field: string, key: string): TextChange {
  return ({ text, tree, path, entry }) => {
    const map = valueAt(entry.value, field);
    if (map?.kind !== 'map') return null;
    return removeEntry(text, tree, map.entries.length > 1 ? [...path, field, key] : [...path, field]);
  };
}

/** A text in place of a scalar, with the quotes of that. */
export function inPlaceOf(old: ScalarNode, value: string, flow: boolean): SpanEdit[] {
  return [{ span: old.span, newText: inStyleOf(old, value, flow) }];
}

function inStyleOf({ style }: ScalarNode, value: string, flow: boolean): string {
  const bare = scalarText(value, flow);
  const simple = !bare.startsWith('"') || JSON.stringify(value) === bare;
  if (style === 'single' && simple && !/[\p{Cc}]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (style === 'double') return bare.startsWith('"') ? bare : JSON.stringify(value);
  return bare;
}

function settingYaml(spot: Spot, kind: string, field: string, yaml: string): SpanEdit[] | null {
  const { text, tree, path, step } = spot;
  return setValue(text, tree, [...path, field], yaml, { order: keyOrder(kind), step });
}

/** Whether the fields of the item stand in braces. */
export function isInBraces({ entry, tree }: Spot): boolean {
  const holder: Node | null = entry.value ?? tree.root;
  return holder?.kind === 'map' && holder.flow;
}
