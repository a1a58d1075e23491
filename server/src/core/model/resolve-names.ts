/** Which ids the files of a plan define and mention, and what comes of the mentions. */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { findUnknown, type Known, type Unknown, unknownProblems } from './check-references.ts';
import { type Changes, collectFile, type FileIds, loseFile } from './collect-ids.ts';
import { type IdSets, idSets, idsByTarget } from './known-ids.ts';
import type { Elsewhere } from './plan-files.ts';
import { report } from './reading.ts';
import type { Sections } from './sections.ts';
import type { OutlineSketch } from './sketch-outline.ts';
import type { OtherPlan, SourceFile } from './sources.ts';

export interface Names {
  readonly files: readonly FileIds[];
  readonly sets: IdSets;
  readonly known: Known;
  readonly unknown: readonly Unknown[];
  readonly problems: readonly Problem[];
}

interface Input {
  readonly files: readonly SourceFile[];
  readonly elsewhere: Elsewhere;
  readonly sections: Sections;
  readonly sketch: OutlineSketch;
  readonly otherPlans: ReadonlyMap<string, OtherPlan>;
}

export function* resolveNames(input: Input, before: Names | undefined): Steps<Names> {
  const changes: Changes = { fresh: [], gone: new Set(), definitions: before === undefined, done: 0 };
  const files = yield* collectFiles(input.files, before?.files ?? [], changes);
  const { otherPlans } = input;
  const sets = idSets(input.sections, input.sketch.ids, otherPlans, before?.sets);
  const ids =
    before && !changes.definitions && sets.own === before.sets.own
      ? before.known.ids
      : idsByTarget(files, sets, before?.known.ids);
  const knownBefore = before && knowTheSame(before.known, { ids, otherPlans }) ? before.known : undefined;
  const known = knownBefore ?? { ids, otherPlans };
  const unknown = yield* findUnknown(files, known, knownBefore && before?.unknown, changes);
  const problems = [...(yield* unknownProblems(unknown, known, input.elsewhere, files))];
  for (const file of files) report(problems, file.problems);
  return { files, sets, known, unknown, problems };
}

function* collectFiles(
  sources: readonly SourceFile[],
  before: readonly FileIds[],
  changes: Changes,
): Steps<readonly FileIds[]> {
  const olds = new Map(before.map((file) => [file.source.file, file]));
  const files: FileIds[] = [];
  for (const [index, source] of sources.entries()) {
    if (before[index]?.source.file !== source.file) changes.definitions = true;
    files.push(yield* collectFile(source, olds.get(source.file), changes));
    olds.delete(source.file);
  }
  for (const old of olds.values()) loseFile(old, changes);
  return files;
}

function knowTheSame(one: Known, other: Known): boolean {
  return (
    one.ids.size === other.ids.size &&
    [...one.ids].every(([target, ids]) => other.ids.get(target) === ids) &&
    one.otherPlans.size === other.otherPlans.size &&
    [...one.otherPlans].every(([alias, plan]) => other.otherPlans.get(alias) === plan)
  );
}
