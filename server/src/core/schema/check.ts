/**
 * Checks one file against the plan schema. ajv's compiled validator says where something is wrong;
 * the schema and the tree say what, so that one fault gives one finding with the words of its
 * place. Leaves out whatever is no YAML (the reader has said so) and keys written twice (the
 * model knows whether they are ids).
 */
import type { Problem } from '../base/problem.ts';
import type { FileId, Span } from '../base/span.ts';
import { locate } from '../syntax/locate.ts';
import type { MapNode, Tree } from '../syntax/tree.ts';
import { explainDoubt } from './doubts.ts';
import {
  explainExcluding,
  explainKeyName,
  explainMissing,
  explainTooFew,
  explainTooMany,
  explainUnknownKey,
} from './explain-keys.ts';
import { explainValue } from './explain-values.ts';
import { type Finding, finding, toProblem } from './finding.ts';
import { toPlain } from './plain-data.ts';
import { mapShape } from './schema-node.ts';
import { type Spot, spotFinder } from './spot.ts';
import validate, { type Fault } from './validate.generated.js';

/** The findings of one file, in the order of the text. With `text`, a fix can delete whole lines. */
export function checkSchema(file: FileId, tree: Tree, text: string | null = null): Problem[] {
  if (!tree.root) return [];
  const { data, doubts } = toPlain(tree.root);
  const spotAt = spotFinder(tree.root);
  const findings: Finding[] = [];
  if (!validate(data)) {
    for (const [pointer, faults] of byPlace(validate.errors ?? [])) {
      const spot = spotAt(pointer);
      if (spot) findings.push(...explainPlace(spot, faults));
    }
  }
  const said = new Set(findings.map((found) => found.span.start));
  for (const doubt of doubts) {
    const found = said.has(doubt.node.span.start) ? null : explainDoubt(doubt);
    if (found) findings.push(found);
  }
  const broken = tree.problems.filter(({ rule }) => rule === 'yaml-syntax').map(({ span }) => brokenArea(tree, span));
  return findings
    .filter((found) => !broken.some((area) => overlaps(area, found.within ?? found.span)))
    .sort((a, b) => a.span.start - b.span.start)
    .map((found) => toProblem(found, file, text));
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

/** A bracket that is not closed makes doubtful whatever it opens. */
function brokenArea(tree: Tree, { start, end }: Span): Span {
  const opened = locate(tree, start)?.ancestors.find((node) => node.span.start === start);
  return opened !== undefined && opened.kind !== 'scalar' && opened.flow ? opened.span : { start, end };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What is wrong at one place, however many branches of the schema complained about it. */
function explainPlace(spot: Spot, faults: readonly Fault[]): Finding[] {
  const value = explainValue(spot);
  if (value) return [value];
  if (spot.node?.kind === 'map') return explainMap(spot, spot.node, faults);
  return faults.flatMap((fault) => (fault.keyword === 'uniqueItems' ? (explainRepeated(spot, fault) ?? []) : []));
}

function explainMap(spot: Spot, map: MapNode, faults: readonly Fault[]): Finding[] {
  const of = (keyword: string): readonly Fault[] => faults.filter((fault) => fault.keyword === keyword);
  const entriesOf = (keyword: string, param: string) => {
    const keys = new Set(of(keyword).map(({ params }) => params[param]));
    return map.entries.filter(({ key }) => keys.has(key.text));
  };
  const unknown = entriesOf('additionalProperties', 'additionalProperty');
  const strangers = unknown.map((entry) => explainUnknownKey(spot, map, entry));
  // A misspelt key is one fault, not also a missing one.
  const isMisspelt = (missing: string): boolean =>
    unknown.some(({ key }) => missing.startsWith(key.text)) ||
    strangers.some(({ repairs }) => repairs.some((repair) => repair.kind === 'replace' && repair.newText === missing));
  const isChoice = ({ schemaPath }: Fault): boolean => schemaPath.includes('/anyOf/');
  const missing = (choice: boolean): string[] =>
    of('required')
      .filter((fault) => isChoice(fault) === choice)
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

function explainRepeated({ node }: Spot, { params }: Fault): Finding | null {
  const item = node?.kind === 'list' ? node.items[Math.max(Number(params['i']), Number(params['j']))] : undefined;
  if (item?.kind !== 'scalar') return null;
  return finding('schema', item.span, `\`${item.text}\` is listed twice; delete one of them.`);
}
