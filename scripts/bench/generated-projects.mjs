/**
 * Random projects with the parameters of PSPLIB's generator ProGen (Kolisch, Sprecher and Drexl
 * 1995): network complexity (links a job), resource factor (share of the resources a job needs) and
 * resource strength (0: as much of each as its greediest job needs; 1: what the early dates need).
 */
import { randomFrom } from '../../server/src/core/base/rng.ts';

const RESOURCES = 4;
const LONGEST = 10;
const MOST_UNITS = 10;
/** Jobs wait for others up to this far before them, so that a project is longer, not only wider, with more jobs. */
const REACH = 30;

/** An instance as `test/support/psplib.ts` reads them. */
export function generateProject(jobs, seed, { complexity = 1.8, factor = 0.5, strength = 0.2 } = {}) {
  const random = randomFrom(seed);
  const between = (from, to) => from + random.below(to - from + 1);
  const durations = Array.from({ length: jobs }, () => between(1, LONGEST));
  const needs = durations.map(() => Array.from({ length: RESOURCES }, () => 0));
  for (const row of needs) {
    while (row.filter(Boolean).length < Math.max(1, Math.round(factor * RESOURCES))) {
      row[random.below(RESOURCES)] = between(1, MOST_UNITS);
    }
  }
  const successors = durations.map(() => []);
  for (let link = 0; link < complexity * jobs; link++) {
    // Every job waits for one; further links come at random.
    const to = link < jobs ? link : between(1, jobs - 1);
    const from = to - between(1, Math.min(to, REACH));
    if (to > 0 && !successors[from].includes(to)) successors[from].push(to);
  }
  const start = durations.map(() => 0);
  successors.forEach((list, from) => {
    for (const to of list) start[to] = Math.max(start[to], start[from] + durations[from]);
  });
  const capacities = Array.from({ length: RESOURCES }, (_, r) => {
    const least = Math.max(...needs.map((row) => row[r]));
    return least + Math.round(strength * (peakOf(start, durations, needs, r) - least));
  });
  return { durations, successors, needs, capacities };
}

function peakOf(start, durations, needs, resource) {
  const changes = start.flatMap((at, job) => [
    [at, needs[job][resource]],
    [at + durations[job], -needs[job][resource]],
  ]);
  changes.sort(([a, up], [b, down]) => a - b || up - down);
  let [used, peak] = [0, 0];
  for (const [, by] of changes) {
    used += by;
    peak = Math.max(peak, used);
  }
  return peak;
}
