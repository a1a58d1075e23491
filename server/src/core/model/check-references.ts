/**
 * Which mentions name something, and a finding for each that does not. An id that is missed often
 * while a file of the plan cannot be read is taken to be defined in that file, whose absence is a
 * finding already.
 */
import type { Problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import type { Changes, FileIds, IdChunk } from './collect-ids.ts';
import { addDifference, NO_IDS } from './id-set.ts';
import { type ChangedIds, changedIdsOf } from './kept.ts';
import { addOtherPlans, type DefinedIds, idsOfOther } from './known-ids.ts';
import type { Mention } from './mentions-in.ts';
import { nearestId } from './near-ids.ts';
import type { Namespace, Reference } from './plan.ts';
import type { Elsewhere } from './plan-files.ts';
import { parseId } from './read-texts.ts';
import type { Ids } from './reading.ts';
import { namespaceNamed, namespaceOf } from './reference-shapes.ts';
import type { OtherPlan } from './sources.ts';
import { unknownProblem } from './unknown-problem.ts';

/** What is known where a mention is checked. */
export interface Known {
  readonly ids: DefinedIds;
  readonly otherPlans: ReadonlyMap<string, OtherPlan>;
}

/** A mention that names nothing, and where it was found. */
export interface Unknown {
  readonly mention: Mention;
  readonly chunk: FileIds | IdChunk;
}

/** Unknown mentions in a namespace that are still put down to slips while a file is missing. */
const MOST_SLIPS = 3;

/** Beyond so many unknown ids looking for near ones costs more than it helps. */
const MOST_SUGGESTIONS = 200;

const CHUNKS_A_STEP = 500;

/**
 * Every mention of some files, in the order of the text, those in a map's own fields before those within it;
 * with `only`, those of one id.
 */
export function referencesIn(
  files: readonly FileIds[],
  known: Known,
  only: string | null = null,
): readonly Reference[] {
  const references: Reference[] = [];
  const { byTarget } = known.ids;
  const named = { items: byTarget.get('item') ?? NO_IDS, deliverables: byTarget.get('deliverable') ?? NO_IDS };
  const add = ({ mentions, nested }: FileIds | IdChunk): void => {
    for (const mention of mentions) {
      if (only !== null && mention.id !== only) continue;
      const { id, project, place } = mention;
      const resolved = isKnown(mention, known);
      if (!resolved && namesStage(mention)) continue;
      references.push({ namespace: namespaceNamed(mention, named), id, project, place, resolved });
    }
    for (const each of nested) add(each);
  };
  for (const file of files) add(file);
  return references;
}

/** Mentions that name nothing, in no order; `before` those of an earlier state, and what was known then. */
export function* findUnknown(
  files: readonly FileIds[],
  known: Known,
  { fresh, gone }: Changes,
  before: { readonly unknown: readonly Unknown[]; readonly known: Known } | undefined,
): Steps<readonly Unknown[]> {
  const changed = before ? changedBetween(before.known, known) : null;
  const again = changed ? chunksAbout(changed, files) : NO_CHUNKS;
  const unknown = before ? before.unknown.filter(({ chunk }) => !gone.has(chunk) && !again.has(chunk)) : [];
  let done = 0;
  for (const chunk of again.size > 0 ? new Set([...fresh, ...again]) : fresh) {
    for (const mention of chunk.mentions) {
      if (mention.sound && !isKnown(mention, known) && !namesStage(mention) && mayReport(mention, known)) {
        unknown.push({ mention, chunk });
      }
    }
    if (++done % CHUNKS_A_STEP === 0) yield;
  }
  return unknown;
}

/** Ids that something may name now and not then, or the other way round. */
function changedBetween(before: Known, now: Known): ChangedIds {
  const changed = new Set<string>();
  for (const target of new Set([...before.ids.byTarget.keys(), ...now.ids.byTarget.keys()])) {
    addDifference(before.ids.byTarget.get(target) ?? NO_IDS, now.ids.byTarget.get(target) ?? NO_IDS, changed);
  }
  addOtherPlans(before.otherPlans, now.otherPlans, changed);
  return changedIdsOf(changed);
}

const NO_CHUNKS: ReadonlySet<FileIds | IdChunk> = new Set();

/** Those that mention one of the ids. */
function chunksAbout(ids: Ids, files: readonly FileIds[]): ReadonlySet<FileIds | IdChunk> {
  const chunks = new Set<FileIds | IdChunk>();
  const look = (chunk: FileIds | IdChunk): void => {
    for (const { id } of chunk.mentions) if (ids.has(id)) chunks.add(chunk);
    for (const each of chunk.nested) look(each);
  };
  for (const file of files) look(file);
  return chunks;
}

function isKnown({ id, project, target }: Mention, { ids, otherPlans }: Known): boolean {
  if (project !== null) return otherPlans.get(project)?.items.has(id) ?? false;
  return ids.byTarget.get(target)?.has(id) ?? false;
}

const STAGES: ReadonlySet<string> = new Set(['initiation', 'planning', 'execution', 'monitoring', 'closing']);

function namesStage({ target, id }: Mention): boolean {
  return target === 'item-or-stage' && STAGES.has(id);
}

/** Another plan that is unknown or unread, and the missing phase of a gate, are findings elsewhere. */
function mayReport(mention: Mention, { ids, otherPlans }: Known): boolean {
  if (mention.project !== null) return otherPlans.has(mention.project);
  const dot = mention.id.indexOf('.');
  return dot < 0 || (ids.byTarget.get('item')?.has(mention.id.slice(0, dot)) ?? false);
}

export function* unknownProblems(
  unknown: readonly Unknown[],
  { ids, otherPlans }: Known,
  elsewhere: Elsewhere,
  files: readonly FileIds[],
): Steps<readonly Problem[]> {
  if (elsewhere === 'surely') return [];
  const mentions = inOrder(unknown, files);
  const missed = new Map<Namespace, number>();
  for (const { target } of mentions) missed.set(namespaceOf(target), (missed.get(namespaceOf(target)) ?? 0) + 1);
  const reported = mentions.filter(
    ({ target }) => elsewhere === 'none' || (missed.get(namespaceOf(target)) ?? 0) <= MOST_SLIPS,
  );
  const problems: Problem[] = [];
  for (const mention of reported) {
    const candidates =
      mention.project === null ? ids.byTarget.get(mention.target) : idsOfOther(otherPlans.get(mention.project));
    const nearest = problems.length < MOST_SUGGESTIONS ? nearestId(mention.id, candidates ?? NO_IDS) : null;
    // What is no id could not be mentioned.
    const near = nearest !== null && parseId(nearest) ? nearest : null;
    const isParty = ids.byTarget.get('party')?.has(mention.id) ?? false;
    problems.push(unknownProblem(mention, { candidates: candidates ?? NO_IDS, near, isParty }));
    if (nearest !== null || problems.length % MOST_SUGGESTIONS === 0) yield;
  }
  return problems;
}

/** By file, then by position: so the same ids get suggestions however the text came about. */
function inOrder(unknown: readonly Unknown[], files: readonly FileIds[]): readonly Mention[] {
  const rank = new Map<FileId, number>(files.map(({ source }, i) => [source.file, i]));
  const rankOf = ({ place }: Mention): number => rank.get(place.file) ?? files.length;
  const before = (a: Mention, b: Mention): number =>
    rankOf(a) - rankOf(b) ||
    a.place.span.start - b.place.span.start ||
    compare(a.id, b.id) ||
    compare(a.target, b.target);
  return unknown.map(({ mention }) => mention).sort(before);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
