/** The levelling problem of a plan's text, as an analysis asks it of whoever solves. */
import { type Analysis, analyse, analysing } from '../../server/src/core/analyse.ts';
import type { LevellingProblem } from '../../server/src/core/schedule/levelling/problem.ts';
import { type Solver, solver } from '../../server/src/core/schedule/levelling/solve.ts';
import { gatherPlan } from '../../server/src/host/gather.ts';
import { holidaySource } from '../../server/src/host/holidays.ts';
import { FOLDER } from './fixture.ts';
import { memoryFiles } from './memory-files.ts';

export interface Asked {
  readonly problem: LevellingProblem;
  readonly seed: number;
  readonly schedules: number;
}

/** Anew each time, calendars too. */
function analysedWith(text: string, solveLevelling: Solver): Analysis {
  const root = `${FOLDER}asked.plan.yaml`;
  const options = { holidays: holidaySource, solveLevelling };
  return analyse(
    gatherPlan(root, memoryFiles(FOLDER, new Map([[root, text]])), (sources) => analysing(sources, options)),
    options,
  );
}

export function askedBy(text: string): Asked {
  const asked: Asked[] = [];
  analysedWith(text, (problem, seed, schedules) => {
    asked.push({ problem, seed, schedules });
    return solver()(problem, seed, 0);
  });
  const [first] = asked;
  if (!first) throw new Error('the plan asks for no levelling');
  return first;
}
