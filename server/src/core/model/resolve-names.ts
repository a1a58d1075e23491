/** Which ids the files of a plan define and mention, and what comes of the mentions. */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { findUnknown, type Known, type Unknown, unknownProblems } from './check-references.ts';
import { type Changes, collectFile, type FileIds, loseFile } from './collect-ids.ts';
import { definedIds, type IdSets, idSets } from './known-ids.ts';
import type { Elsewhere } from './plan-files.ts';
import { report } from './reading.ts';
import { type Sections, sameMembers } from './sections.ts';
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
  const changes: Changes = { fresh: [], gone: new Set(), done: 0 };
  const files = yield* collectFiles(input.files, before?.files ?? [], changes);
  const { otherPlans } = input;
  const sets = idSets(input.sections, input.sketch.ids, otherPlans, before?.sets);
  const ids = definedIds(changes, sets, before?.known.ids);
  const same = before && ids === before.known.ids && sameMembers(before.known.otherPlans, otherPlans);
  const known = same ? before.known : { ids, otherPlans };
  yield;
  const unknown = yield* findUnknown(files, known, changes, before);
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
  for (const source of sources) {
    files.push(yield* collectFile(source, olds.get(source.file), changes));
    olds.delete(source.file);
  }
  for (const old of olds.values()) loseFile(old, changes);
  return files;
}
