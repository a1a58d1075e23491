/**
 * Every mention of every id in a plan, by place and by name: what definition, references,
 * highlights and rename read. Made once a plan (plans are immutable) in time linear in its mentions.
 */

import type { Analysis } from '../core/analyse.ts';
import type { FileId, Place, Span } from '../core/base/span.ts';
import type { Namespace, Plan } from '../core/model/plan.ts';

/** One place where an id stands: where it is defined, or where something refers to it. */
export interface Mention {
  readonly namespace: Namespace;
  readonly id: string;
  /** For a task of another plan: that plan's alias. */
  readonly project: string | null;
  readonly place: Place;
  readonly defines: boolean;
}

export interface NameIndex {
  /** The mention that holds or touches the offset. */
  readonly at: (file: FileId, offset: number) => Mention | null;
  /** Mentions that begin in a stretch of a file, in the order of the text. */
  readonly within: (file: FileId, area: Span) => readonly Mention[];
  /** All mentions of one name, in the plan's order. */
  readonly of: (name: Name) => readonly Mention[];
}

export type Name = Pick<Mention, 'namespace' | 'id' | 'project'>;

const indexes = new WeakMap<Plan, NameIndex>();

export function namesOf(plan: Plan): NameIndex {
  const known = indexes.get(plan);
  if (known) return known;
  const made = indexNames(plan);
  indexes.set(plan, made);
  return made;
}

/** The name under the cursor in each of the plans that know it. */
export function mentionsAt(
  analyses: readonly Analysis[],
  file: FileId,
  offset: number,
): readonly { readonly analysis: Analysis; readonly mention: Mention }[] {
  return analyses.flatMap((analysis) => {
    const mention = namesOf(analysis.plan).at(file, offset);
    return mention ? [{ analysis, mention }] : [];
  });
}

/** Each place once, however many plans name it. */
export function distinct<T extends { readonly place: Place }>(mentions: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return mentions.filter(({ place }) => {
    const key = `${place.span.start}-${place.span.end} ${place.file}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Each half is made when first asked for: hints after a keystroke need places only. */
function indexNames(plan: Plan): NameIndex {
  let byFile: ReadonlyMap<FileId, readonly Mention[]> | null = null;
  let byName: ReadonlyMap<string, readonly Mention[]> | null = null;
  const inFile = (file: FileId) => {
    byFile ??= mentionsByFile(plan);
    return byFile.get(file) ?? [];
  };
  return {
    at: (file, offset) => mentionAt(inFile(file), offset),
    within: (file, area) => mentionsWithin(inFile(file), area),
    of: (name) => {
      byName ??= groupBy(allMentions(plan), keyOf);
      return byName.get(keyOf(name)) ?? [];
    },
  };
}

function mentionsByFile(plan: Plan): Map<FileId, Mention[]> {
  const byFile = groupBy(allMentions(plan), ({ place }) => place.file);
  for (const list of byFile.values()) list.sort((a, b) => a.place.span.start - b.place.span.start);
  return byFile;
}

/** Definitions first. A phase that several files share is defined in each. */
function* allMentions(plan: Plan): Generator<Mention> {
  for (const { namespace, id, place } of plan.definitions) {
    yield { namespace, id, project: null, place, defines: true };
  }
  for (const { namespace, id, project, place } of plan.references) {
    yield { namespace, id, project, place, defines: false };
  }
}

/** The last mention that begins at or before the offset, if it reaches it; mentions do not nest. */
function mentionAt(sorted: readonly Mention[], offset: number): Mention | null {
  const mention = sorted[firstAfter(sorted, offset) - 1];
  return mention && offset <= mention.place.span.end ? mention : null;
}

function mentionsWithin(sorted: readonly Mention[], area: Span): readonly Mention[] {
  return sorted.slice(firstAfter(sorted, area.start - 1), firstAfter(sorted, area.end));
}

/** Index of the first mention that begins after the offset. */
function firstAfter(sorted: readonly Mention[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.place.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keyOf({ namespace, id, project }: Name): string {
  return `${namespace} ${project ?? ''} ${id}`;
}

function groupBy<T>(values: Iterable<T>, keyOfValue: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOfValue(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
