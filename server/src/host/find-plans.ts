/**
 * The plan files of a workspace folder, for plans that nobody has opened yet. Names only. Stops at
 * limits, skips links and dependency folders, and gives way to other work between folders.
 */
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import type { FileId } from '../core/base/span.ts';
import { fileIdOf } from './file-id.ts';
import { SKIPPED_FOLDERS } from './written-path.ts';

const MOST_PLANS = 2000;
const DEEPEST = 12;
const LONGEST_MS = 10_000;

/** Sorted. A folder too big to walk in time gives nothing: its plans are found as they are opened. */
export async function findPlans(folder: string, signal?: AbortSignal): Promise<readonly FileId[]> {
  const timeout = AbortSignal.timeout(LONGEST_MS);
  try {
    const found = await glob('**/*.plan.{yaml,yml}', {
      cwd: folder,
      deep: DEEPEST,
      followSymbolicLinks: false,
      caseSensitiveMatch: false,
      ignore: SKIPPED_FOLDERS,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return found
      .sort()
      .slice(0, MOST_PLANS)
      .map((path) => fileIdOf(join(folder, path)));
  } catch {
    return [];
  }
}
