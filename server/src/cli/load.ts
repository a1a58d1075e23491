/**
 * Paths to analyses. A plan is analysed with its parts; a part inside every plan of its repository
 * or folder that includes it, and alone where there is none. Files that cannot be read at all are
 * told apart: they are no findings.
 */
import { type AnalyseOptions, type Analysis, analyse } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import { runToEnd } from '../core/base/steps.ts';
import { writtenPaths } from '../core/model/paths.ts';
import type { PlanSources, Unreadable } from '../core/model/sources.ts';
import { displayName, fileIdOf } from '../host/file-id.ts';
import { gatherPlan } from '../host/gather.ts';
import { holidaySource } from '../host/holidays.ts';
import { kindOf } from '../host/kind-of.ts';
import { DiskCache, nodeFiles } from '../host/node-files.ts';
import { plansIncluding } from '../host/plans-including.ts';
import { rootFolderOf } from '../host/root.ts';
import { CliError } from './io.ts';

export interface Loaded {
  readonly analyses: readonly Analysis[];
  readonly failures: readonly string[];
  /** What the paths name, parts of their plans included: of plans found on the way only the parts asked for. */
  readonly asked: ReadonlySet<FileId>;
}

/** @param texts count as those of some files, by absolute path. */
export async function loadAll(
  paths: readonly string[],
  cwd: string,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<Loaded> {
  const cache = new DiskCache(new Map([...texts].map(([path, text]) => [fileIdOf(path), text])));
  const { plans, parts, failures } = sorted(paths, cwd, cache);
  const asked = new Set(parts.map(fileIdOf));
  const covered = new Set<FileId>();
  const analyses: Analysis[] = [];
  const take = (path: string): Analysis => {
    const analysis = analyse(gather(path, cwd, cache), { holidays: holidaySource });
    for (const file of analysis.sources.files.keys()) covered.add(file);
    analyses.push(analysis);
    return analysis;
  };
  for (const path of plans) for (const file of take(path).sources.files.keys()) asked.add(file);
  for (const path of await plansIncluding(parts.filter((part) => !covered.has(fileIdOf(part))))) take(path);
  for (const path of parts) if (!covered.has(fileIdOf(path))) take(path);
  return { analyses, failures, asked };
}

function sorted(paths: readonly string[], cwd: string, cache: DiskCache) {
  const plans: string[] = [];
  const parts: string[] = [];
  const failures: string[] = [];
  for (const path of paths) {
    const source = runToEnd(filesFor(path, cwd, cache).reading(fileIdOf(path)));
    const failure = 'unreadable' in source ? failureOf(source.unreadable) : null;
    if (failure) failures.push(`${displayName(cwd, fileIdOf(path))}: ${failure}`);
    else if ('tree' in source && !writtenPaths(source.tree).isPlan) parts.push(path);
    else plans.push(path);
  }
  return { plans, parts, failures };
}

/** One plan; throws where the file cannot be read or holds no plan. */
export function loadPlan(path: string, cwd: string, options: Omit<AnalyseOptions, 'holidays'>): Analysis {
  const shown = displayName(cwd, fileIdOf(path));
  const kind = kindOf(path);
  if (kind === 'folder') throw new CliError(`${shown} is a folder; name the plan in it`);
  if (kind === 'other') throw new CliError(`${shown} is neither a file nor a folder`);
  const sources = gather(path, cwd, new DiskCache());
  const root = sources.files.get(sources.root);
  if (!root || 'unreadable' in root) throw new CliError(`${shown}: ${reasonOf(root?.unreadable ?? 'missing')}`);
  if (!writtenPaths(root.tree).isPlan) {
    throw new CliError(`${shown} is a part, not a plan: it has no 'project:'. Name the plan that includes it.`);
  }
  return analyse(sources, { ...options, holidays: holidaySource } satisfies AnalyseOptions);
}

function gather(path: string, cwd: string, cache: DiskCache): PlanSources {
  return gatherPlan(fileIdOf(path), filesFor(path, cwd, cache));
}

function filesFor(path: string, cwd: string, cache: DiskCache) {
  return nodeFiles({ root: rootFolderOf(path), shownFrom: cwd, cache });
}

/** Why a file is no input at all; null where what it holds is at fault, which is a finding. */
function failureOf(unreadable: Unreadable): string | null {
  return unreadable === 'too-large' || unreadable === 'binary' ? null : reasonOf(unreadable);
}

/** In words, behind a name and a colon. */
export function reasonOf(unreadable: Unreadable): string {
  switch (unreadable) {
    case 'missing':
      return 'there is no such file';
    case 'vanished':
      return 'the file vanished while it was read';
    case 'denied':
      return 'permission to read the file is missing';
    case 'link-loop':
      return 'the file is a link that leads round to itself';
    case 'outside':
      return 'the file is a link to a place outside its repository or folder';
    case 'too-large':
      return 'the file is larger than 16 MB';
    case 'binary':
      return 'the file is not UTF-8 text';
  }
}
