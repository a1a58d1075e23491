/**
 * What is wrong with the keys of one map, apart from what stands under them. The first entry of a
 * key counts, a second one is the model's business.
 */
import type { Entry, MapNode } from '../syntax/tree.ts';
import {
  explainExcluding,
  explainKeyName,
  explainMissing,
  explainTooFew,
  explainTooMany,
  explainUnknownKey,
} from './explain-keys.ts';
import type { Finding } from './finding.ts';
import type { MapForm } from './form.ts';
import type { SchemaNode } from './schema-node.ts';
import type { Spot } from './spot.ts';

/** False where `explainMap` would find nothing: quick, since that is nearly always so. */
export function isFaultyMap({ entries }: MapNode, { shape, under, isById, names }: MapForm): boolean {
  for (const { key } of entries) {
    if (!isById && under(key.text) === null) return true;
    if (names && !names.accepts(key.text)) return true;
  }
  const { required, anyOf, not, minProperties = 0, maxProperties = entries.length } = shape;
  return (
    (required !== undefined && !required.every((key) => has(entries, key))) ||
    (anyOf !== undefined && !anyOf.some((choice) => (choice.required ?? []).every((key) => has(entries, key)))) ||
    not?.required?.every((key) => has(entries, key)) === true ||
    entries.length < minProperties ||
    entries.length > maxProperties
  );
}

export function explainMap(spot: Spot, map: MapNode, form: MapForm): Finding[] {
  const { shape } = form;
  const unknown = form.isById ? [] : map.entries.filter(({ key }) => form.under(key.text) === null);
  const strangers = unknown.map((entry) => explainUnknownKey(spot, map, entry));
  // A misspelt key is one fault, not also a missing one.
  const isMisspelt = (missing: string): boolean =>
    unknown.some(({ key }) => missing.startsWith(key.text)) ||
    strangers.some(({ repairs }) => repairs.some((repair) => repair.kind === 'replace' && repair.newText === missing));
  const missing = missingOf(shape, map).filter((key) => !isMisspelt(key));
  const choices = unknown.length === 0 ? missingChoices(shape.anyOf ?? [], map) : [];
  const excluding = shape.not?.required ?? [];
  const written = new Set(map.entries.map(({ key }) => key.text)).size;
  return [
    ...strangers,
    ...misnamed(map.entries, form).map((entry) => explainKeyName(spot, map, entry)),
    ...(missing.length > 0 ? [explainMissing(spot, missing, 'and')] : []),
    ...(choices.length > 0 ? [explainMissing(spot, choices, 'or')] : []),
    ...(excluding.length > 0 && excluding.every((key) => has(map.entries, key))
      ? [explainExcluding(spot, map, excluding)]
      : []),
    ...(written > (shape.maxProperties ?? written) && unknown.length === 0 ? [explainTooMany(spot, map)] : []),
    ...(written < (shape.minProperties ?? 0) ? [explainTooFew(spot)] : []),
  ];
}

/** Entries whose key is not what keys have to be here. */
function misnamed(entries: readonly Entry[], { names }: MapForm): readonly Entry[] {
  return names ? entries.filter(({ key }) => !names.accepts(key.text)) : [];
}

function missingOf({ required = [] }: SchemaNode, map: MapNode): string[] {
  return required.filter((key) => !has(map.entries, key));
}

/** Keys of which one set has to be there; none where one is. */
function missingChoices(choices: readonly SchemaNode[], map: MapNode): string[] {
  const missing = choices.map((choice) => missingOf(choice, map));
  return missing.some((keys) => keys.length === 0) ? [] : missing.flat();
}

function has(entries: readonly Entry[], key: string): boolean {
  return entries.some((entry) => entry.key.text === key);
}
