/**
 * Puts what a trial has drawn on the leaves: which are needed, how long each takes, what risks add. Says what
 * the trial costs: what the plan does, as far as its work takes longer or shorter, and what risks cost.
 */

import { NONE } from '../../schedule/instants.ts';
import type { BlockDraws } from './block-draws.ts';
import type { TrialEngine } from './engine.ts';
import type { TrialProblem } from './problem.ts';
import { type RiskVariables, TRIALS_IN_BLOCK } from './variables.ts';

const SIZE = TRIALS_IN_BLOCK;

/** By the number of the trial in its block; the result is in minor units. */
export function settling(
  problem: TrialProblem,
  draws: BlockDraws,
  { leaves, facts }: Pick<TrialEngine, 'leaves' | 'facts'>,
): (t: number) => number {
  const { variables, facts: planned, leafCount, cost, clockPerWork, delays } = problem;
  const { tasks, branches, risks } = variables;
  const inSeries = delays === 'in-series';
  /** By leaf: as drawn, and what threats add and opportunities take, of which many may be more than 32 bits hold. */
  const minutes = planned.duration.slice();
  const added = new Float64Array(leafCount);
  const saved = new Float64Array(leafCount);
  /** Branches that a leaf is on and that are not taken. */
  const missing = new Uint8Array(leafCount);
  const branched = numbersOf(branches.map((branch) => branch.leaves));
  const delayed = numbersOf(risks.map((risk) => risk.leaves));
  const moved = numbersOf([tasks, delayed, branched]);
  const plannedCost = cost ? cost.fixed + sum(cost.planned) : 0;
  /** Numbers of the risks that strike, the first `strikeCount` of them. */
  const striking = new Int32Array(risks.length);
  let strikeCount = 0;

  /** Most risks do not strike in most trials. */
  function findStrikes(t: number): void {
    strikeCount = 0;
    for (let k = 0; k < risks.length; k++) if (draws.strikes[SIZE * k + t] === 1) striking[strikeCount++] = k;
  }

  function strike(k: number, t: number): void {
    const { delay, leaves: struck } = risks[k] as RiskVariables;
    if (delay < 0) return;
    const work = draws.delay[SIZE * k + t] as number;
    const into = work < 0 ? saved : added;
    for (const leaf of struck) {
      const length = facts.elapsed[leaf] === 1 ? Math.round(work * clockPerWork) : work;
      if (inSeries) into[leaf] = (into[leaf] as number) + length;
      else into[leaf] = length < 0 ? Math.min(into[leaf] as number, length) : Math.max(into[leaf] as number, length);
    }
  }

  function need(t: number): void {
    for (const leaf of branched) missing[leaf] = 0;
    branches.forEach(({ leaves: own }, k) => {
      if (draws.taken[SIZE * k + t] === 1) return;
      for (const leaf of own) missing[leaf] = 1;
    });
    for (const leaf of branched) leaves.setNeeded(leaf, missing[leaf] === 0);
  }

  /** What is not needed costs nothing; of what has begun, only what is left varies. */
  function costOf(t: number): number {
    if (!cost) return 0;
    let total = plannedCost;
    for (const leaf of tasks) {
      const left = planned.remaining[leaf] as number;
      const whole = planned.duration[leaf] as number;
      const share = left === NONE ? 1 : left / whole;
      total += (cost.perMinute[leaf] as number) * share * ((minutes[leaf] as number) - whole);
    }
    for (const leaf of branched) {
      if (missing[leaf] === 0) continue;
      const more = (minutes[leaf] as number) - (planned.duration[leaf] as number);
      total -= (cost.planned[leaf] as number) + (cost.perMinute[leaf] as number) * more;
    }
    for (let i = 0; i < strikeCount; i++) total += draws.cost[SIZE * (striking[i] as number) + t] as number;
    return total;
  }

  return (t) => {
    for (let k = 0; k < tasks.length; k++) minutes[tasks[k] as number] = draws.minutes[SIZE * k + t] as number;
    for (const leaf of delayed) {
      added[leaf] = 0;
      saved[leaf] = 0;
    }
    if (branched.length > 0) need(t);
    findStrikes(t);
    for (let i = 0; i < strikeCount; i++) strike(striking[i] as number, t);
    for (const leaf of moved) {
      if (missing[leaf] === 0)
        leaves.setLength(leaf, minutes[leaf] as number, (added[leaf] as number) + (saved[leaf] as number));
    }
    return costOf(t);
  };
}

/** Each once. */
function numbersOf(lists: readonly Iterable<number>[]): Int32Array {
  return Int32Array.from(new Set(lists.flatMap((list) => [...list])));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
