/** The folder that a plan on the command line may read from. Looks for git's folder; runs no git. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The git top level above an absolute path of a plan, else the plan's folder. */
export function rootFolderOf(planPath: string): string {
  const folder = dirname(planPath);
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
