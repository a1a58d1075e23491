/**
 * The plans of `test/plans`: one file a plan, or a folder whose `plan.plan.yaml` (or only plan) is
 * the root. Named after what they show.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type FixtureFile, FOLDER, fileOf } from './fixture.ts';
import { repositoryRoot } from './root.ts';

export interface TestPlan {
  /** `unknown-task` of `unknown-task.plan.yaml` or of the folder `unknown-task/`. */
  readonly name: string;
  /** The root plan first. */
  readonly files: readonly [FixtureFile, ...FixtureFile[]];
}

export function testPlans(kind: 'errors' | 'correct'): readonly TestPlan[] {
  const folder = join(repositoryRoot, 'test', 'plans', kind);
  return readdirSync(folder)
    .sort()
    .map((entry) => planAt(join(folder, entry), entry.replace(/\.plan\.ya?ml$/, '')));
}

function planAt(path: string, name: string): TestPlan {
  const folder = statSync(path).isDirectory();
  const paths = folder ? filesUnder(path).sort(rootFirst) : [path];
  const [root, ...rest] = paths.map((file) => marked(file, folder ? path : join(path, '..')));
  if (!root) throw new Error(`${path} holds no plan`);
  return { name, files: [root, ...rest] };
}

function marked(path: string, folder: string): FixtureFile {
  const file = FOLDER + relative(folder, path).split(sep).join('/');
  return fileOf(file, readFileSync(path, 'utf8')).marked;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function rootFirst(a: string, b: string): number {
  const depth = a.split(sep).length - b.split(sep).length;
  if (depth !== 0) return depth;
  return Number(b.endsWith(`${sep}plan.plan.yaml`)) - Number(a.endsWith(`${sep}plan.plan.yaml`)) || (a < b ? -1 : 1);
}
