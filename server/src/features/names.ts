/**
 * The mention of an id under a cursor, found in the tree of its file in the time it takes to go there. All mentions of
 * one name are found in `plan-names`.
 */
import type { Analysis } from '../core/analyse.ts';
import { type FileId, type Place, type Span, touches } from '../core/base/span.ts';
import { mentionsIn } from '../core/model/mentions-in.ts';
import type { Namespace, Plan } from '../core/model/plan.ts';
import { FILE_SHAPE, namespaceNamed, type Shape } from '../core/model/reference-shapes.ts';
import { definitionsNamed } from '../core/model/resolve.ts';
import type { SourceFile } from '../core/model/sources.ts';
import { type Location, locate } from '../core/syntax/locate.ts';
import { type Entry, valueAt } from '../core/syntax/tree.ts';

/** One place where an id stands: where it is defined, or where something refers to it. */
export interface Mention {
  readonly namespace: Namespace;
  readonly id: string;
  /** For a task of another plan: that plan's alias. */
  readonly project: string | null;
  readonly place: Place;
  readonly defines: boolean;
}

export type Name = Pick<Mention, 'namespace' | 'id' | 'project'>;

/** A name in a plan that knows it. */
export interface Known {
  readonly analysis: Analysis;
  readonly mention: Mention;
}

/** The name under the cursor in each of the plans that know it. */
export function mentionsAt(analyses: readonly Analysis[], file: FileId, offset: number): readonly Known[] {
  return analyses.flatMap((analysis) => {
    const mention = mentionAt(analysis, file, offset);
    return mention ? [{ analysis, mention }] : [];
  });
}

/** The mention that holds or touches the offset. */
export function mentionAt({ plan, sources }: Analysis, file: FileId, offset: number): Mention | null {
  const source = sources.files.get(file);
  const location = source && 'tree' in source ? locate(source.tree, offset) : null;
  if (!source || !('tree' in source) || !location?.scalar) return null;
  return location.part === 'key' ? definitionIn(file, location) : referenceIn(plan, source, location, offset);
}

/** What a key defines: its id, or the gate of the phase it is in. */
function definitionIn(file: FileId, { path, entries }: Location): Mention | null {
  const entry = entries.at(-1);
  const above = shapeOf(path.slice(0, -1));
  if (!entry || !above || entry.key.text === '') return null;
  const place = { file, span: entry.key.span };
  if (above.defines) return { namespace: above.defines, id: entry.key.text, project: null, place, defines: true };
  const holder = path.at(-2);
  const isGate = entry.key.text === 'gate' && above.keys.has('gate') && path.at(-1) === 'gate';
  if (!isGate || holder === undefined || shapeOf(path.slice(0, -2))?.defines !== 'item') return null;
  return { namespace: 'item', id: `${holder}.gate`, project: null, place, defines: true };
}

function referenceIn(plan: Plan, source: SourceFile, { path, scalar }: Location, offset: number): Mention | null {
  const kind = shapeOf(path)?.mentions;
  if (!kind || !scalar) return null;
  const found = mentionsIn(scalar, kind, source).findLast(({ place }) => touches(place.span, offset));
  // One of the five stages that no phase is called after is a word, no id.
  if (!found || (found.target === 'item-or-stage' && !plan.items.has(found.id) && STAGES.has(found.id))) return null;
  const { id, project, place } = found;
  const namespace = namespaceNamed(found, { items: plan.items, deliverables: plan.registers.deliverables });
  return { namespace, id, project, place, defines: false };
}

const STAGES: ReadonlySet<string> = new Set(['initiation', 'planning', 'execution', 'monitoring', 'closing']);

/** What stands at a path; lists are transparent. */
function shapeOf(path: readonly string[]): Shape | null {
  let shape: Shape | null = FILE_SHAPE;
  for (const step of path) if (step !== '[]') shape = shape?.keys.get(step) ?? shape?.each ?? null;
  return shape;
}

/** Where a name of this plan is defined; nowhere of another plan's. */
export function definitionsOf(plan: Plan, { namespace, id, project }: Name): readonly Mention[] {
  if (project !== null) return [];
  return definitionsNamed(plan, id)
    .filter((definition) => definition.namespace === namespace)
    .map(({ place }) => ({ namespace, id, project, place, defines: true }));
}

/** Phases, tasks and gates whose keys lie in a stretch of a file, in the order of the text. */
export function itemsWithin({ tree: { root } }: Pick<SourceFile, 'tree'>, area: Span): { id: string; key: Span }[] {
  const found: { id: string; key: Span }[] = [];
  const add = (id: string, key: Span) => {
    if (area.start <= key.start && key.start <= area.end) found.push({ id, key });
  };
  const visit = (holder: Entry['value'] | undefined, phases: boolean) => {
    if (holder?.kind !== 'map') return;
    for (const { key, value, span } of holder.entries) {
      if (span.start > area.end || span.end < area.start) continue;
      add(key.text, key.span);
      if (value?.kind !== 'map') continue;
      for (const inner of value.entries) {
        if (phases && inner.key.text === 'gate') add(`${key.text}.gate`, inner.key.span);
        if (inner.key.text === 'tasks') visit(inner.value, false);
      }
    }
  };
  visit(valueAt(root, 'phases'), true);
  visit(valueAt(root, 'tasks'), false);
  return found;
}
