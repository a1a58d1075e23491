/**
 * The trees of a root file and its parts as one plan, with the problems only their contents can
 * show. Total: any trees give a plan. Shapes and patterns are the schema check's business; a value
 * of the wrong shape is silently absent here. After an edit only what it changed is read again; the
 * result is that of reading everything, with the same objects where nothing changed.
 */
import type { Problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import { referencesIn } from './check-references.ts';
import { definitionsOf } from './collect-ids.ts';
import type { Definition, Plan, Reference } from './plan.ts';
import { otherPlanProblems, planFiles } from './plan-files.ts';
import { type Body, type Contents, readContents } from './read-contents.ts';
import { report } from './reading.ts';
import { type Names, resolveNames } from './resolve-names.ts';
import { readSections, type Sections } from './sections.ts';
import { type OutlineSketch, sketchOutline } from './sketch-outline.ts';
import type { PlanSources } from './sources.ts';

export interface Resolved {
  readonly plan: Plan;
  /** In no particular order. */
  readonly problems: readonly Problem[];
}

/** What a plan was made of, and the next one begins with. It never changes, so that work may be abandoned. */
interface Memo {
  readonly sections: Sections;
  readonly sketch: OutlineSketch;
  readonly names: Names;
  readonly contents: Contents;
}

const memos = new WeakMap<Plan, Memo>();

export function resolvePlan(sources: PlanSources, before?: Resolved): Resolved {
  return runToEnd(resolvingPlan(sources, before));
}

/** `before` is what an earlier state of the plan gave; with it the result is the same, and sooner there. */
export function* resolvingPlan(sources: PlanSources, before?: Resolved): Steps<Resolved> {
  const last = before && memos.get(before.plan);
  const problems: Problem[] = [];
  const { root, otherPlans } = sources;
  const { files, elsewhere } = planFiles(sources, problems);
  report(problems, otherPlanProblems(sources, files));

  const sections = readSections(files, last?.sections);
  for (const section of Object.values(sections)) report(problems, section.problems);
  yield;
  const sketch = yield* sketchOutline(files, last?.sketch);
  report(problems, sketch.phases.problems);
  report(problems, sketch.tasks.problems);
  const names = yield* resolveNames({ files, elsewhere, sections, sketch, otherPlans }, last?.names);
  report(problems, names.problems);
  yield;
  const contents = yield* readContents({ root, files, sections, sketch, sets: names.sets }, last?.contents);
  report(problems, contents.problems);

  const ids = files.map(({ file }) => file);
  const plan =
    before && last && before.plan.root === root && isSame(last, contents, names)
      ? before.plan
      : planOf(root, ids, contents.body, names);
  memos.set(plan, { sections, sketch, names, contents });
  return { plan, problems };
}

/** Those of `plan.references` that name an id, without the making of all the others. */
export function referencesTo(plan: Plan, id: string): readonly Reference[] {
  const names = memos.get(plan)?.names;
  return names ? referencesIn(names.files, names.known, id) : plan.references.filter((each) => each.id === id);
}

/** Those of `plan.definitions` of one id. */
export function definitionsNamed(plan: Plan, id: string): readonly Definition[] {
  const names = memos.get(plan)?.names;
  return names ? definitionsOf(names.files, id) : plan.definitions.filter((each) => each.id === id);
}

function isSame(last: Memo, { body }: Contents, { files, known }: Names): boolean {
  return (
    last.contents.body === body &&
    last.names.known === known &&
    last.names.files.length === files.length &&
    last.names.files.every((file, i) => file === files[i])
  );
}

/** Definitions and references are asked for by few, and then made. */
function planOf(root: FileId, files: readonly FileId[], body: Body, { files: ids, known }: Names): Plan {
  let definitions: readonly Definition[] | null = null;
  let references: readonly Reference[] | null = null;
  return {
    root,
    files,
    ...body,
    get definitions() {
      definitions ??= definitionsOf(ids);
      return definitions;
    },
    get references() {
      references ??= referencesIn(ids, known);
      return references;
    },
  };
}
