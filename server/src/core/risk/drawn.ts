/** What tasks and risks drew in the trials of a run, which whoever asks draws again. */
import type { DrawnOutcome } from './answers/outcomes.ts';
import { samplerOf } from './sampling/sampler.ts';
import type { SimulationProblem } from './simulate.ts';
import { type TrialResults, totalsOf } from './trial/results.ts';
import { TRIALS_IN_BLOCK, type Variables } from './trial/variables.ts';
import { shapesIf, type WhatIf } from './what-if.ts';

/** How many there are: tasks, then risks. */
export function drawnCount({ trials: { variables } }: SimulationProblem): number {
  return variables.tasks.length + variables.risks.length;
}

/** Those from number `from` up to but not `to`. */
export function drawnOf(
  problem: SimulationProblem,
  whatIf: WhatIf,
  results: TrialResults,
  trials: number,
  from = 0,
  to = drawnCount(problem),
): DrawnOutcome[] {
  const { trials: trialProblem, told, seed } = problem;
  const { variables, leafCount } = trialProblem;
  const { tasks, risks } = variables;
  const leaves = tasks.subarray(from, to);
  // Rising, as tasks are numbered.
  const firstLeaf = leaves[0] ?? 0;
  const critical = totalsOf(results.critical, leafCount, trials, firstLeaf, (leaves.at(-1) ?? firstLeaf - 1) + 1);
  const struck = totalsOf(results.struck, risks.length, trials);
  const draw = samplerOf(variables.list, seed, TRIALS_IN_BLOCK, shapesIf(variables, whatIf));
  const values = new Float64Array(TRIALS_IN_BLOCK);
  const each = (variable: number, put: (trial: number, value: number) => void): void => {
    for (let first = 0; first < trials; first += TRIALS_IN_BLOCK) {
      draw(variable, first / TRIALS_IN_BLOCK, values);
      const end = Math.min(TRIALS_IN_BLOCK, trials - first);
      for (let t = 0; t < end; t++) put(first + t, Math.round(values[t] as number));
    }
  };
  const branches = branchesByLeaf(variables);
  const drawnTasks = Array.from(
    leaves,
    (leaf, k): DrawnOutcome => ({
      kind: 'task',
      id: told.leaves[leaf] as string,
      count: critical[leaf - firstLeaf] as number,
      draws: (out) => {
        each(from + k, (trial, minutes) => {
          out[trial] = minutes;
        });
        for (const branch of branches.get(leaf) ?? []) {
          each(branch, (trial, taken) => {
            if (taken === 0) out[trial] = 0;
          });
        }
      },
    }),
  );
  const firstRisk = Math.max(0, from - tasks.length);
  const drawnRisks = risks.slice(firstRisk, Math.max(0, to - tasks.length)).map(
    ({ strikes, id }, k): DrawnOutcome => ({
      kind: 'risk',
      id,
      count: struck[firstRisk + k] as number,
      draws: (out) =>
        each(strikes, (trial, value) => {
          out[trial] = value;
        }),
    }),
  );
  return [...drawnTasks, ...drawnRisks];
}

function branchesByLeaf({ branches }: Variables): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { variable, leaves } of branches) {
    for (const leaf of leaves) {
      const known = found.get(leaf);
      if (known) known.push(variable);
      else found.set(leaf, [variable]);
    }
  }
  return found;
}
