/** What every view of a plan shares: the header, and places as LSP ranges. */
import type { Analysis } from '../core/analyse.ts';
import { NO_LINES, type Position, positionAt } from '../core/base/lines.ts';
import type { Problem } from '../core/base/problem.ts';
import type { FileId, Place, Span } from '../core/base/span.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import { finishInstant } from '../core/schedule/instants.ts';
import type { FindingCounts, Target, ViewFinding, ViewHeader } from '../protocol/view.ts';

export function viewHeader(analysis: Analysis, version: number): ViewHeader {
  const { plan, schedule, problems } = analysis;
  const firstError = problems.find((problem) => problem.severity === 'error');
  return {
    uri: plan.root,
    version,
    projectName: plan.project.name,
    start: schedule.start,
    finish: schedule.finish,
    deadline: plan.project.deadline && finishInstant(plan.project.deadline, schedule.projectTime),
    statusDate: plan.project.statusDate && finishInstant(plan.project.statusDate, schedule.projectTime),
    findings: countFindings(problems),
    firstError: firstError ? viewFinding(analysis, firstError) : null,
  };
}

/** Where a place begins in its file. */
export function startOf(analysis: Analysis, file: FileId, { start }: Span): Position {
  const source = analysis.sources.files.get(file);
  return positionAt(source && 'text' in source ? linesOfSource(source) : NO_LINES, start);
}

/** A place as a range in its file; the file's beginning where its text could not be read. */
export function targetOf(analysis: Analysis, place: Place): Target {
  const source = analysis.sources.files.get(place.file);
  const lines = source && 'text' in source ? linesOfSource(source) : NO_LINES;
  return {
    uri: place.file,
    range: { start: positionAt(lines, place.span.start), end: positionAt(lines, place.span.end) },
  };
}

export function viewFinding(analysis: Analysis, problem: Problem): ViewFinding {
  const { rule, severity, message } = problem;
  return { rule, severity, message, target: targetOf(analysis, problem) };
}

function countFindings(problems: readonly Problem[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const problem of problems) counts[problem.severity]++;
  return counts;
}
