/**
 * The facade of the core: sources in, everything computed about a plan out. Pure; the caller owns
 * files, the clock and the data of public holidays.
 */
import { type Problem, problem } from './base/problem.ts';
import { runToEnd, type Steps } from './base/steps.ts';
import type { Day } from './base/time.ts';
import { type Checked, runningChecks } from './checks/checks.ts';
import { doubtsOf } from './checks/doubtful.ts';
import { inOrder } from './checks/in-order.ts';
import { lintMistakes, lintProblems } from './checks/lint.ts';
import type { Plan } from './model/plan.ts';
import { report } from './model/reading.ts';
import { resolvingPlan } from './model/resolve.ts';
import type { PlanSources, SourceFile } from './model/sources.ts';
import { computingSchedule } from './schedule/compute.ts';
import type { Solver } from './schedule/levelling/solve.ts';
import type { Schedule } from './schedule/schedule.ts';
import { checkingSchema, type SchemaFindings } from './schema/check.ts';

/** Public holidays of a region (`DE-BE`) by day with their names; null where the region is unknown. */
export type HolidaySource = (
  region: string,
  types: readonly string[],
  fromYear: number,
  toYear: number,
) => ReadonlyMap<Day, string> | null;

export interface AnalyseOptions {
  readonly holidays: HolidaySource;
  /** Makes `holidays` ready to tell those of a region in some years at once: the first time it takes a while. */
  readonly findingHolidays?: (region: string, types: readonly string[], years: readonly number[]) => Steps<void>;
  /** Overrides `project.status-date`. */
  readonly statusDate?: Day;
  /**
   * Levels resources although the plan does not say so. `schedules` is how many the search tries;
   * null takes the plan's `level-schedules`, else a number by the size of the plan.
   */
  readonly level?: { readonly schedules: number | null };
  /** Solves levelling elsewhere, or takes what a worker has found; without it, here and now. */
  readonly solveLevelling?: Solver;
  /** Told now and then how many schedules levelling has tried, of how many. */
  readonly onLevelling?: (tried: number, of: number) => void;
}

/** What is known of a plan once it has dates: all but what there is to find fault with. */
export interface DatedPlan {
  readonly sources: PlanSources;
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly holidays: HolidaySource;
}

/** On the way from dates to an analysis. */
export interface Dated extends DatedPlan {
  /** What text and schema say. */
  readonly found: readonly Problem[];
}

export interface Analysis extends DatedPlan {
  /** Of every file of the plan, ordered by file as in `plan.files`, then by position. */
  readonly problems: readonly Problem[];
  /** For the next analysis of the plan; says nothing to anybody else. Null of a part on its own. */
  readonly checked: Checked | null;
}

export function analyse(sources: PlanSources, options: AnalyseOptions, before?: Analysis): Analysis {
  return runToEnd(analysing(sources, options, before));
}

/**
 * In steps. `before` is an earlier analysis of the same plan, with any options: what has not changed
 * since is taken from it. The result is the same as without.
 */
export function* analysing(sources: PlanSources, options: AnalyseOptions, before?: Analysis): Steps<Analysis> {
  return yield* concluding(yield* dating(sources, options, before), before);
}

/** The first part of an analysis. */
export function* dating(sources: PlanSources, options: AnalyseOptions, before?: Analysis): Steps<Dated> {
  const found = yield* textProblems(sources, before?.sources);
  const { plan, problems } = yield* resolvingPlan(sources, before);
  report(found, problems);
  yield;
  const { otherPlans } = sources;
  const schedule = yield* computingSchedule(plan, { ...options, otherPlans }, before?.schedule);
  yield;
  return { sources, plan, schedule, holidays: options.holidays, found };
}

/** The rest of it, after `dating` with the same analysis before. */
export function* concluding(dated: Dated, before?: Analysis): Steps<Analysis> {
  const { sources, plan, schedule, holidays, found } = dated;
  // A part on its own has no project whose dates could be wrong.
  const sameHolidays = before?.holidays === holidays;
  const last = (sameHolidays && before?.checked) || undefined;
  const checked = isPlan(plan) ? yield* runningChecks({ sources, plan, schedule }, last) : null;
  const doubts = doubtsOf(plan, found, sources);
  const concluded = checked ? [...schedule.problems, ...checked.problems] : [];
  const ordered = inOrder(plan.files, [
    ...(doubts?.told(found) ?? found),
    ...(doubts?.concluded(concluded) ?? concluded),
  ]);
  yield;
  const shown = lintProblems(sources, ordered);
  return { sources, plan, schedule, problems: shown, holidays, checked };
}

/**
 * What the text and the schema say, as an analysis of the same sources will say it too: known long before
 * dates are. Of a file that cannot be read it is only told that it cannot. `before` are the sources of an
 * earlier call.
 */
export function* findingInText(sources: PlanSources, before?: PlanSources): Steps<readonly Problem[]> {
  const found = yield* textProblems(sources, before);
  const broken = new Set(found.filter(isFault).map(({ file }) => file));
  const certain = found.filter((each) => isFault(each) || !broken.has(each.file));
  return lintProblems(sources, inOrder([...sources.files.keys()], certain));
}

const isFault = ({ rule }: Problem): boolean => rule === 'yaml-syntax';

/** In no particular order; found once for each reading of a file. */
function* textProblems(sources: PlanSources, before?: PlanSources): Steps<Problem[]> {
  const found: Problem[] = [];
  for (const source of sources.files.values()) {
    if (!('text' in source)) continue;
    const was = before?.files.get(source.file);
    report(found, yield* fileProblems(source, was && 'text' in was ? was : undefined));
  }
  report(found, lintMistakes(sources, before));
  return found;
}

const foundInFiles = new WeakMap<SourceFile, SchemaFindings>();

/** Findings of one file that need no other, syntax and schema: found once for each reading of the file. */
function* fileProblems(source: SourceFile, before?: SourceFile): Steps<readonly Problem[]> {
  const found = foundInFiles.get(source) ?? (yield* checkingSchema(source, before && foundInFiles.get(before)));
  foundInFiles.set(source, found);
  const syntax = source.tree.problems.map(({ rule, severity, span, message }) =>
    problem(rule, severity, { file: source.file, span }, message),
  );
  return [...syntax, ...found.problems];
}

function isPlan(plan: Plan): boolean {
  return plan.project.origin.file !== '';
}
