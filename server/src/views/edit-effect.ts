/**
 * The answer to a gesture: the edits as LSP has them, and what they would do to the dates. Rows are
 * counted as in the timeline of the same analysis.
 */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import { positionAt } from '../core/base/lines.ts';
import type { TextEdit } from '../core/base/problem.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { planningEdit } from '../core/edits/edits.ts';
import type { Planned } from '../core/edits/intent.ts';
import type { Plan, WorkItem } from '../core/model/plan.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import { finishInstant } from '../core/schedule/instants.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { calendarOf } from '../core/schedule/task-calendar.ts';
import type { EditAnswer, EditEffect, EditedFile, EditParams } from '../protocol/plan-edit.ts';

/** What lies around the plan that is edited. */
export interface EditSurroundings {
  /** The document of a file, as its editor calls it. */
  readonly openDocument: (file: FileId) => { readonly uri: string; readonly version: number } | undefined;
  /** Other plans that link to items of this one. */
  readonly linkingTo: (ids: readonly string[]) => Steps<EditEffect['elsewhere']>;
}

/** @param version of the text that the analysis is of. */
export function* answeringEdit(
  analysis: Analysis,
  version: number,
  params: EditParams,
  { openDocument, linkingTo }: EditSurroundings,
): Steps<EditAnswer> {
  if (params.version !== version) {
    return { kind: 'refused', version, reason: 'The plan has changed meanwhile. Try again.', because: [] };
  }
  const outcome = yield* planningEdit(analysis, params.intent);
  if (outcome.kind === 'refused') return { ...outcome, version };
  const gone = [...analysis.plan.items.keys()].filter((id) => !outcome.plan.items.has(id));
  const elsewhere = gone.length > 0 ? yield* linkingTo(gone) : [];
  const takes = params.intent.kind === 'resize' ? lengthIn(outcome, params.intent.id) : null;
  const effect = { ...effectOf(analysis, outcome), takes, elsewhere };
  const files = params.preview ? [] : filesOf(analysis, outcome.edits, openDocument);
  return { kind: 'fits', version, effect, files, said: outcome.said, selects: outcome.selects };
}

function effectOf(
  { plan, schedule }: Analysis,
  { mentions, ...after }: Planned,
): Omit<EditEffect, 'elsewhere' | 'takes'> {
  const rows: EditEffect['rows'][number][] = [];
  let row = -1;
  for (const id of plan.items.keys()) {
    const before = schedule.items.get(id);
    if (!before) continue;
    row++;
    const now = after.schedule.items.get(id);
    if (!now || now === before) continue;
    const { start, finish, critical } = now;
    if (start === before.start && finish === before.finish && critical === before.critical) continue;
    rows.push({ row, start, finish, critical });
  }
  return {
    rows,
    finish: { before: schedule.finish, after: after.schedule.finish },
    misses: missed({ plan, schedule }, after),
    mentions,
  };
}

function lengthIn({ plan, schedule }: Planned, id: string): string | null {
  const dates = schedule.items.get(id);
  return dates ? formatDuration({ minutes: dates.duration, elapsed: dates.elapsed }, plan.project.lengths) : null;
}

type Dated = Pick<Analysis, 'plan' | 'schedule'>;

/** Names of what would be late and is not now: items, and the project. */
function missed(before: Dated, after: Dated): string[] {
  const late: string[] = [];
  for (const [id, item] of after.plan.items) {
    if (!item.deadline || !isLate(after, item)) continue;
    const was = before.plan.items.get(id);
    if (!was || !isLate(before, was)) late.push(item.name);
  }
  if (projectLate(after) && !projectLate(before)) late.push(after.plan.project.name);
  return late;
}

function isLate({ plan, schedule }: Dated, item: WorkItem): boolean {
  const dates = schedule.items.get(item.id);
  return (
    item.deadline !== null &&
    dates !== undefined &&
    dates.finish > finishInstant(item.deadline, schedule.timeOf(calendarOf(plan, item)))
  );
}

function projectLate({ plan: { project }, schedule }: { plan: Plan; schedule: Schedule }): boolean {
  return project.deadline !== null && schedule.finish > finishInstant(project.deadline, schedule.projectTime);
}

function filesOf(
  { sources }: Analysis,
  edits: readonly TextEdit[],
  openDocument: EditSurroundings['openDocument'],
): EditedFile[] {
  const files = new Map<FileId, EditedFile['edits'][number][]>();
  for (const { file, span, newText } of edits) {
    const source = sources.files.get(file);
    if (!source || !('text' in source)) continue;
    const lines = linesOfSource(source);
    const range = { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
    files.set(file, [...(files.get(file) ?? []), { range, newText }]);
  }
  return [...files].map(([file, own]) => {
    const open = openDocument(file);
    return { uri: open?.uri ?? file, version: open?.version ?? null, edits: own };
  });
}
