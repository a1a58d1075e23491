/** A plan read again from edited texts, for changes of which items there are and where. */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import { resolvingPlan } from '../model/resolve.ts';
import type { PlanSources } from '../model/sources.ts';
import { computingSchedule } from '../schedule/compute.ts';
import { readingTree } from '../syntax/read.ts';
import { applyEdits } from '../syntax/span-edit.ts';
import { inOrder } from './draft.ts';
import { type Planned, type Refused, refused } from './intent.ts';
import { type Dated, optionsOf } from './replan.ts';

interface Words {
  /** Which items there will be; null where any may. */
  readonly items: ReadonlySet<string> | null;
  readonly said: string;
  readonly selects: string | null;
  readonly mentions?: number;
}

/** In steps. The readings of the analysis stay what they are. */
export function* replannedTexts(
  analysis: Analysis,
  edits: readonly TextEdit[],
  { items, said, selects, mentions = 0 }: Words,
): Steps<Planned | Refused> {
  const ordered = inOrder(edits);
  const after = yield* rereading(analysis, ordered);
  if (!after || (items && !isOf(after, items)))
    return refused('Not changed: the text has no place for it. Change it in the text.');
  const trouble = newTrouble(analysis, after);
  if (trouble !== null) return refused(`Not changed: ${trouble}`);
  return { kind: 'planned', edits: ordered, plan: after.plan, schedule: after.schedule, said, selects, mentions };
}

/**
 * Fields that were edited in a text with errors: read as a whole, since lines that cannot be read may belong to
 * other neighbours now.
 */
export function* reread(analysis: Analysis, planned: Planned): Steps<Planned | Refused> {
  const broken = planned.edits.some(({ file }) => {
    const source = analysis.sources.files.get(file);
    return source !== undefined && 'tree' in source && source.tree.problems.length > 0;
  });
  if (!broken) return planned;
  const after = yield* rereading(analysis, planned.edits);
  if (!after || !isOf(after, new Set(planned.plan.items.keys()))) {
    return refused('Not changed: the text has errors that this would make worse. Mend them first.');
  }
  return { ...planned, plan: after.plan, schedule: after.schedule };
}

/** Null where an edited text can be read less than before. */
function* rereading({ sources, schedule }: Analysis, edits: readonly TextEdit[]): Steps<Dated | null> {
  const files = new Map(sources.files);
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const source = files.get(file);
    if (!source || !('tree' in source)) return null;
    const text = applyEdits(
      source.text,
      edits.filter((edit) => edit.file === file),
    );
    const tree = yield* readingTree(text);
    if (tree.problems.length > source.tree.problems.length) return null;
    files.set(file, { file, text, tree });
  }
  const changed: PlanSources = { ...sources, files: files satisfies ReadonlyMap<FileId, unknown> };
  const { plan } = yield* resolvingPlan(changed);
  return { plan, schedule: yield* computingSchedule(plan, optionsOf(schedule), schedule) };
}

/** A link that would mean nothing any more, as what lies in what has changed. */
function newTrouble({ schedule }: Analysis, after: Dated): string | null {
  const troubles = ({ problems }: Dated['schedule']) =>
    problems
      .filter(({ rule }) => rule === 'dependency-cycle' || rule === 'summary-link-type')
      .map(({ message }) => message);
  const known = new Set(troubles(schedule));
  const found = troubles(after.schedule).find((message) => !known.has(message));
  // Messages name ids, as the text does; who moves bars knows names.
  return found?.replace(/`([^`]{1,400})`/g, (_, id: string) => after.plan.items.get(id)?.name ?? id) ?? null;
}

/** Where a text has errors, lines may be read as something else beside other neighbours. */
function isOf({ plan }: Dated, items: ReadonlySet<string>): boolean {
  return plan.items.size === items.size && [...plan.items.keys()].every((id) => items.has(id));
}
