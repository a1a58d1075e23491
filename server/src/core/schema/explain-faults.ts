/**
 * What ajv finds wrong, in words of the place: one finding for what many branches of the schema
 * complain about. ajv alone says whether something is wrong; here is only said what.
 */
import { type Entry, entryOf, type MapNode } from '../syntax/tree.ts';
import {
  explainExcluding,
  explainKeyName,
  explainMissing,
  explainTooFew,
  explainTooMany,
  explainUnknownKey,
} from './explain-keys.ts';
import { explainValue } from './explain-values.ts';
import { type Finding, finding } from './finding.ts';
import { capital } from './in-words.ts';
import { mapShape } from './schema-node.ts';
import { headSpan, nameOf, type Spot, spotBelow } from './spot.ts';
import type { Fault } from './validate.generated.js';

/**
 * `from` is where the pointers of the faults begin; `only` is the entry of it that was looked at, null
 * for all. At least one finding, if there is a fault.
 */
export function explainFaults(from: Spot, faults: readonly Fault[], only: Entry | null): Finding[] {
  const findings = [...byPlace(faults)].flatMap(([pointer, here]) => {
    const spot = spotBelow(from, pointer, only);
    return spot ? explainPlace(spot, here, pointer === '' ? only : null) : [];
  });
  const [first] = faults;
  return first && findings.length === 0
    ? [withoutWords(spotBelow(from, first.instancePath, only) ?? from, first)]
    : findings;
}

function byPlace(faults: readonly Fault[]): Map<string, Fault[]> {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const group = groups.get(fault.instancePath);
    if (group) group.push(fault);
    else groups.set(fault.instancePath, [fault]);
  }
  return groups;
}

/** For a keyword of the schema that nobody has found words for. */
function withoutWords(spot: Spot, { keyword }: Fault): Finding {
  const message = `${capital(nameOf(spot))} is not as the plan schema wants it (\`${keyword}\`); see what it says there.`;
  return finding('schema', headSpan(spot), message);
}

function explainPlace(spot: Spot, faults: readonly Fault[], only: Entry | null): Finding[] {
  const value = explainValue(spot);
  if (value) return [value];
  if (spot.node?.kind === 'map') return explainMap(spot, spot.node, faults, only);
  return faults.some(({ keyword }) => keyword === 'uniqueItems') ? explainRepeated(spot) : [];
}

function explainMap(spot: Spot, map: MapNode, faults: readonly Fault[], only: Entry | null): Finding[] {
  const of = (keyword: string): readonly Fault[] => faults.filter((fault) => fault.keyword === keyword);
  const strange = new Set(of('additionalProperties').map(({ params }) => params['additionalProperty']));
  const unknown = strange.size > 0 ? map.entries.filter(({ key }) => strange.has(key.text)) : [];
  const strangers = unknown.map((entry) => explainUnknownKey(spot, map, entry));
  const misnamed = of('propertyNames').flatMap(
    ({ params }) => only ?? entryOf(map, String(params['propertyName'])) ?? [],
  );
  // A misspelt key is one fault, not also a missing one.
  const isMisspelt = (missing: string): boolean =>
    unknown.some(({ key }) => missing.startsWith(key.text)) ||
    strangers.some(({ repairs }) => repairs.some((repair) => repair.kind === 'replace' && repair.newText === missing));
  const missing = (choice: boolean): string[] =>
    of('required')
      .filter(({ schemaPath }) => schemaPath.includes('/anyOf/') === choice)
      .map(({ params }) => String(params['missingProperty']));
  const all = missing(false).filter((key) => !isMisspelt(key));
  const any = missing(true);
  return [
    ...strangers,
    ...misnamed.map((entry) => explainKeyName(spot, map, entry)),
    ...(all.length > 0 ? [explainMissing(spot, all, 'and')] : []),
    ...(any.length > 0 && unknown.length === 0 ? [explainMissing(spot, any, 'or')] : []),
    ...(of('not').length > 0 ? [explainExcluding(spot, map, mapShape(spot.schema)?.not?.required ?? [])] : []),
    ...(of('maxProperties').length > 0 && unknown.length === 0 ? [explainTooMany(spot, map)] : []),
    ...(of('minProperties').length > 0 ? [explainTooFew(spot)] : []),
  ];
}

/** Only the last one that repeats an earlier one: without it the next shows. */
function explainRepeated({ node }: Spot): Finding[] {
  const seen = new Set<unknown>();
  const repeated = (node?.kind === 'list' ? node.items : []).filter(
    (item) => item.kind === 'scalar' && seen.size === seen.add(item.value).size,
  );
  const last = repeated.at(-1);
  if (last?.kind !== 'scalar') return [];
  return [finding('schema', last.span, `\`${last.text}\` is listed twice; delete one of them.`)];
}
