/** The finish that a plan is scheduled back from, and what is wrong with it. */
import { type Problem, problem } from '../base/problem.ts';
import { formatMinute, type Minute } from '../base/time.ts';
import type { Plan } from '../model/plan.ts';
import { finishInstant, startInstant } from './instants.ts';
import { lengthInWords } from './words.ts';
import type { WorkingTime } from './working-time.ts';

/** Null where the plan is scheduled from its start, or names no finish. */
export function requiredFinish({ project }: Plan, projectTime: WorkingTime): Minute | null {
  if (project.scheduleFrom !== 'finish' || !project.finish) return null;
  return finishInstant(project.finish, projectTime);
}

/** No finish to count back from; work that would have had to begin before the start; what cannot be done by the finish. */
export function finishProblems(
  plan: Plan,
  { start, finish }: { readonly start: Minute; readonly finish: Minute },
  required: Minute | null,
  projectTime: WorkingTime,
): readonly Problem[] {
  const { project } = plan;
  if (project.scheduleFrom !== 'finish') return NO_PROBLEMS;
  const place = (key: string) => {
    const field = project.origin.fields.get(key);
    return { file: field?.file ?? project.origin.file, span: field?.value ?? project.origin.key };
  };
  if (required === null) {
    const message =
      'Scheduling from the finish needs `finish: DATE` under `project`; until then the plan is scheduled from its start.';
    return [problem('finish-missing', 'error', place('schedule-from'), message)];
  }
  const problems: Problem[] = [];
  const words = (from: Minute, to: Minute): string => lengthInWords(projectTime.between(from, to), project.lengths);
  const written = project.start ? startInstant(project.start, projectTime) : null;
  if (written !== null && projectTime.between(start, written) > 0) {
    const message = `To finish on ${shown(required)} the work has to begin on ${shown(start)}, ${words(start, written)} before the project's start; finish later, do less, or start earlier.`;
    problems.push(problem('finish-unreachable', 'warning', place('finish'), message));
  }
  if (finish > required) {
    const message = `The plan ends on ${shown(finish)}, ${words(required, finish)} after its required finish: dates that may not be earlier push work beyond it. Move them, or the finish.`;
    problems.push(problem('finish-unreachable', 'warning', place('finish'), message));
  }
  return problems;
}

const NO_PROBLEMS: readonly Problem[] = [];

function shown(at: Minute): string {
  return formatMinute(at).replace('T', ' ');
}
