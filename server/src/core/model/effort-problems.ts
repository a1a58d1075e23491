/**
 * Duration, work and units that do not multiply: all three are written and contradict each other, for
 * a task or for one assignment. The schedule then keeps the duration, or else each assignment's work.
 */
import { formatDuration } from '../base/duration.ts';
import { type Problem, problem } from '../base/problem.ts';
import { entryIn, type Fields, fileOf, valueSpan } from './fields.ts';
import type { Assignment, WorkItem } from './plan.ts';
import type { Reading } from './reading.ts';

const NO_PROBLEMS: readonly Problem[] = [];

export function effortProblems(item: WorkItem, fields: Fields, reading: Reading): readonly Problem[] {
  if (item.assignments.length === 0 || item.duration?.elapsed) return NO_PROBLEMS;
  const { duration, work } = item;
  if (!work && !item.assignments.some((own) => own.work)) return NO_PROBLEMS;
  const workers = item.assignments.filter(({ party, units }) => !reading.ids.workless.has(party) && units > 0);
  const problems = workers.flatMap((worker) => ownProblem(worker, item, reading));
  const written = entryIn(fields, 'work');
  if (problems.length > 0 || !work || !written || workers.length === 0) return problems;
  const known = workers.map((worker) => knownWork(worker, duration?.minutes ?? null));
  const open = workers.filter((_, k) => known[k] === null);
  const taken = Math.round(known.reduce<number>((sum, own) => sum + (own ?? 0), 0));
  if (open.length === 0 ? Math.abs(taken - work.minutes) <= 1 : taken < work.minutes) return NO_PROBLEMS;
  const words = wordsFor(reading);
  const units = workers.reduce((sum, worker) => sum + worker.units, 0);
  const all = words(work.minutes);
  const message =
    open.length > 0
      ? `The others have ${words(taken)} of work already, so nothing of the ${all} is left for ${named(open)}. Write more work, or less for the others.`
      : duration && workers.every((worker) => worker.work === null)
        ? `${words(duration.minutes)} at ${percent(units)} is ${words(taken)} of work, not ${all}. Write two of duration, work and units; the third follows.`
        : `The assignments have ${words(taken)} of work together, not ${all}. Correct one of them, or leave out the work of the task.`;
  return [problem('effort-conflict', 'warning', { file: fileOf(fields, 'work'), span: valueSpan(written) }, message)];
}

/** An assignment whose own work is not what its units make of the duration. */
function ownProblem(worker: Assignment, { duration }: WorkItem, reading: Reading): readonly Problem[] {
  const { work, units, unitsWritten, place } = worker;
  if (!duration || !work || !unitsWritten) return NO_PROBLEMS;
  const minutes = Math.round(duration.minutes * units);
  if (Math.abs(minutes - work.minutes) <= 1) return NO_PROBLEMS;
  const words = wordsFor(reading);
  const message = `${words(duration.minutes)} at ${percent(units)} is ${words(minutes)} of work, not ${words(work.minutes)}. Leave out the units or the work; it follows from the duration.`;
  return [problem('effort-conflict', 'warning', place, message)];
}

/** Its own work, else what its units make of the duration; null where it takes what is left. */
function knownWork({ work, units, unitsWritten }: Assignment, duration: number | null): number | null {
  if (work) return work.minutes;
  return duration !== null && unitsWritten ? duration * units : null;
}

function wordsFor({ lengths }: Reading): (minutes: number) => string {
  return (minutes) => formatDuration({ minutes, elapsed: false }, lengths);
}

function named(workers: readonly Assignment[]): string {
  return workers.map(({ party }) => `\`${party}\``).join(' and ');
}

function percent(units: number): string {
  return `${Math.round(units * 100)}%`;
}
