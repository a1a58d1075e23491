/**
 * From what the user typed (files, folders, patterns) to plan files. Folders and patterns give the
 * `*.plan.yaml` among what they name; a file is taken whatever its name.
 */
import { resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { pathOf } from './file-id.ts';
import { findPlans } from './find-plans.ts';
import { kindOf } from './kind-of.ts';
import { PLAN_FILE } from './plan-file.ts';
import { SKIPPED_FOLDERS } from './written-path.ts';

export interface Inputs {
  /** Absolute, each once, in the order found. */
  readonly paths: readonly string[];
  /** What named nothing, with the reason, for stderr. */
  readonly failures: readonly string[];
}

export async function findInputs(cwd: string, written: readonly string[]): Promise<Inputs> {
  const paths = new Set<string>();
  const failures: string[] = [];
  for (const word of written) {
    const found = await findOne(cwd, word);
    if (typeof found === 'string') failures.push(found);
    else for (const path of found) paths.add(path);
  }
  return { paths: [...paths], failures };
}

async function findOne(cwd: string, word: string): Promise<readonly string[] | string> {
  // Such as a variable of a script that was never set; the current folder is not what was meant.
  if (word === '') return 'an empty path names no file; write . for the current folder';
  const path = resolve(cwd, word);
  const kind = kindOf(path);
  if (kind === 'file') return [path];
  if (kind === 'folder') {
    const plans = await findPlans(path);
    return plans.length > 0 ? plans.flatMap((file) => pathOf(file) ?? []) : `no *.plan.yaml in ${word}`;
  }
  if (kind === 'link-loop') return `${word} is a link that leads round to itself`;
  if (kind === 'other') return `${word} is neither a file nor a folder`;
  const pattern = sep === '\\' ? word.replaceAll('\\', '/') : word;
  if (!isDynamicPattern(pattern)) return `${word} does not exist`;
  const matches = await glob(pattern, {
    cwd,
    absolute: true,
    followSymbolicLinks: false,
    ignore: SKIPPED_FOLDERS,
  });
  const plans = matches.filter((match) => PLAN_FILE.test(match));
  return plans.length > 0 ? plans.sort() : `no *.plan.yaml matches ${word}`;
}
