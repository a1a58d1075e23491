/**
 * Plans of the workspace that nobody has opened, and the files each has, so that an open part is
 * checked inside all of them. Runs behind everything else and keeps only names, not texts.
 */
import type { FileId } from '../core/base/span.ts';
import type { PlanSources } from '../core/model/sources.ts';
import { findPlans } from '../host/find-plans.ts';
import { gatheringPlan } from '../host/gather.ts';
import { nodeFiles } from '../host/node-files.ts';
import { findingFiles } from '../host/plans-including.ts';
import type { ProgressLine } from './progress.ts';
import { inTurns, turn } from './turn.ts';

export async function scanFolders(
  folders: readonly string[],
  signal: AbortSignal,
  line: ProgressLine,
): Promise<ReadonlyMap<FileId, ReadonlySet<FileId>>> {
  const plans = new Map<FileId, ReadonlySet<FileId>>();
  for (const root of folders) {
    const files = nodeFiles({ root });
    const candidates = await findPlans(root, signal);
    for (const [index, candidate] of candidates.entries()) {
      line.report(index, candidates.length);
      await turn();
      if (signal.aborted) return plans;
      const parts = await inTurns(findingFiles(candidate, files));
      if (parts !== null) plans.set(candidate, parts);
    }
  }
  return plans;
}

/** The files of all plans on the disk but for those `known`, as they are there: new names of files concern them too. */
export async function plansOnDisk(folders: readonly string[], known: ReadonlySet<FileId>): Promise<PlanSources[]> {
  const plans: PlanSources[] = [];
  for (const root of folders) {
    const files = nodeFiles({ root });
    for (const candidate of await findPlans(root)) {
      await turn();
      if (!known.has(candidate)) plans.push(await inTurns(gatheringPlan(candidate, files, null)));
    }
  }
  return plans;
}
