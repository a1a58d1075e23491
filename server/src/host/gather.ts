/**
 * Finds every file of a plan: the root, what it includes, what those include, and the dates of the
 * other plans it depends on. Each file is read once, so cycles end. Decides nothing about the plan:
 * what became of each path goes to the core, which says what is wrong.
 */
import { type Analysis, analysing } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import { leftOutOf } from '../core/checks/coupling/left-out.ts';
import { writtenPaths } from '../core/model/paths.ts';
import type { OtherPlan, PlanSources, ResolvedPath, SourceFile, Unreadable } from '../core/model/sources.ts';
import { findingHolidays, holidaySource } from './holidays.ts';

export interface UnreadableFile {
  readonly file: FileId;
  readonly unreadable: Unreadable;
}

/** Files as a host sees them: the disk, the disk beneath open documents, or a test's memory. */
export interface HostFiles {
  /** The same object as long as the file has not changed. */
  readonly reading: (file: FileId) => Steps<SourceFile | UnreadableFile>;
  /** What a path or pattern written in `from` names; never a file outside the plan's root. */
  readonly find: (from: FileId, written: string) => ResolvedPath['outcome'];
  readonly displayName: (file: FileId) => string;
}

/** Analyses another plan, so that its dates are known here. */
export type AnalysingOther = (sources: PlanSources) => Steps<Analysis>;

/** A plan of more files is a mistake, or an attack. */
const MOST_FILES = 2000;
const MOST_OTHER_PLANS = 50;

/** Without `analysingOther` (null) other plans are found but their dates are not known. */
export function gatherPlan(root: FileId, files: HostFiles, analysingOther?: AnalysingOther | null): PlanSources {
  return runToEnd(gatheringPlan(root, files, analysingOther));
}

/** In steps: reading a file and analysing another plan may take long. */
export function gatheringPlan(
  root: FileId,
  files: HostFiles,
  analysingOther: AnalysingOther | null = (sources) => analysing(sources, { holidays: holidaySource, findingHolidays }),
): Steps<PlanSources> {
  return gathering(root, files, { analysingOther, open: new Set([root]), left: { plans: MOST_OTHER_PLANS } });
}

interface Context {
  readonly analysingOther: AnalysingOther | null;
  /** Plans being gathered: one that leads back to itself is left out, which ends the cycle (`plan-cycle` tells). */
  readonly open: ReadonlySet<FileId>;
  readonly left: { plans: number };
}

function* gathering(root: FileId, files: HostFiles, context: Context): Steps<PlanSources> {
  const { found, includes } = yield* gatheringParts(root, files);
  const projects = new Map<string, ResolvedPath>();
  const others = new Map<string, OtherPlan>();
  const rootFile = found.get(root);
  const written = rootFile && 'tree' in rootFile ? writtenPaths(rootFile.tree).projects : [];
  for (const { alias, written: path, span } of written) {
    if (projects.has(alias)) continue;
    const outcome = files.find(root, path);
    projects.set(alias, { written: path, span, outcome });
    const other = outcome.kind === 'files' ? outcome.files[0] : undefined;
    const plan = other === undefined ? null : yield* gatheringOther(other, files, context);
    if (plan) others.set(alias, plan);
  }
  return { root, files: found, includes, projects, otherPlans: others, displayName: files.displayName };
}

function* gatheringParts(root: FileId, files: HostFiles): Steps<{ found: Map<FileId, Read>; includes: Includes }> {
  const found = new Map<FileId, Read>();
  const includes: Includes = new Map();
  const queue = [root];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (found.has(file)) continue;
    const source = yield* files.reading(file);
    found.set(file, source);
    if (!('tree' in source)) continue;
    const paths = writtenPaths(source.tree).includes.map(({ written, span }): ResolvedPath => {
      const outcome = files.find(source.file, written);
      if (outcome.kind !== 'files') return { written, span, outcome };
      const fits = found.size + queue.length + outcome.files.length <= MOST_FILES;
      return { written, span, outcome: fits ? outcome : { kind: 'too-many', limit: MOST_FILES } };
    });
    if (paths.length > 0) includes.set(file, paths);
    for (const { outcome } of paths) if (outcome.kind === 'files') queue.push(...outcome.files);
  }
  return { found, includes };
}

type Read = SourceFile | UnreadableFile;
type Includes = Map<FileId, readonly ResolvedPath[]>;

function* gatheringOther(root: FileId, files: HostFiles, context: Context): Steps<OtherPlan | null> {
  const { analysingOther, open, left } = context;
  if (!analysingOther || open.has(root) || left.plans <= 0) return null;
  left.plans--;
  const sources = yield* gathering(root, files, { analysingOther, open: new Set([...open, root]), left });
  const file = sources.files.get(root);
  if (!file || !('tree' in file) || !writtenPaths(file.tree).isPlan) return null;
  return yield* datesOf(yield* analysingOther(sources));
}

const otherPlans = new WeakMap<Analysis, OtherPlan>();

/** The same object for the same analysis, so that a host sees at once that nothing changed. */
function* datesOf(analysis: Analysis): Steps<OtherPlan> {
  const known = otherPlans.get(analysis);
  if (known) return known;
  const { plan, schedule } = analysis;
  const items: OtherPlan['items'] = new Map(
    [...schedule.items.values()].flatMap(({ id, start, finish }) => {
      const item = plan.items.get(id);
      if (!item) return [];
      return [[id, { name: item.name, start, finish, place: { file: item.origin.file, span: item.origin.key } }]];
    }),
  );
  const leftOut = yield* leftOutOf(analysis);
  const other = { file: plan.root, name: plan.project.name, items, ...(leftOut.size > 0 ? { leftOut } : {}) };
  otherPlans.set(analysis, other);
  return other;
}
