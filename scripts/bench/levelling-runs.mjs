/** Levelling over all PSPLIB instances, and over generated projects of other sizes. Bundled by `psplib.mjs`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSearch } from '../../server/src/core/schedule/levelling/search.ts';
import { problemOf, readBestKnown, readInstance, violations } from '../../test/support/psplib.ts';
import { generateProject } from './generated-projects.mjs';

const SEED = 1;

/** One row a set: mean excess at once and after so many schedules, in % of what the set is measured by. */
export function psplibRow(folder, set, schedules) {
  const known = readBestKnown(readFileSync(join(folder, 'best_known.csv'), 'utf8'));
  const files = readdirSync(join(folder, set)).filter((file) => file.endsWith('.sm'));
  const sums = {
    atOnce: 0,
    searched: 0,
    first: 0,
    best: 0,
    infeasible: 0,
    belowBound: 0,
    msAtOnce: 0,
    ms: 0,
    tried: 0,
  };
  for (const file of files) {
    const instance = readInstance(readFileSync(join(folder, set, file), 'utf8'));
    const { lower, best, scale } = known.get(file.replace('.sm', ''));
    const problem = problemOf(instance);
    let before = performance.now();
    const search = startSearch(problem, SEED);
    sums.msAtOnce += performance.now() - before;
    sums.first = Math.max(sums.first, search.generated());
    const atOnce = search.best();
    before = performance.now();
    search.step(schedules - search.generated());
    sums.ms += performance.now() - before;
    sums.tried += search.generated();
    const searched = search.best();
    for (const { schedule, cost } of [atOnce, searched]) {
      if (violations(instance, schedule.start).length > 0) sums.infeasible++;
      if (cost.finish < lower) sums.belowBound++;
    }
    sums.atOnce += (100 * (atOnce.cost.finish - best)) / scale;
    sums.searched += (100 * (searched.cost.finish - best)) / scale;
    if (searched.cost.finish <= best) sums.best++;
  }
  const mean = (sum) => sum / files.length;
  return {
    set,
    instances: files.length,
    'at once %': mean(sums.atOnce).toFixed(3),
    schedules: sums.first,
    ms: mean(sums.msAtOnce).toFixed(2),
    'searched %': mean(sums.searched).toFixed(3),
    'schedules at most': schedules,
    'ms each 1000': ((1000 * sums.ms) / sums.tried).toFixed(1),
    'at best known': sums.best,
    infeasible: sums.infeasible,
    'below bound': sums.belowBound,
  };
}

/** How long a schedule of a generated project takes, and how far the search gets from the first. */
export function generatedRow(jobs, schedules, strength) {
  const instance = generateProject(jobs, SEED, { strength });
  const problem = problemOf(instance);
  let before = performance.now();
  const search = startSearch(problem, SEED);
  const msAtOnce = performance.now() - before;
  const first = search.generated();
  const atOnce = search.best().cost.finish;
  before = performance.now();
  search.step(schedules);
  const ms = performance.now() - before;
  const tried = search.generated() - first;
  return {
    jobs,
    strength,
    'ms at once': msAtOnce.toFixed(1),
    schedules: first,
    'then tried': tried,
    'ms a schedule': tried > 0 ? (ms / tried).toFixed(3) : '–',
    'finish at once': atOnce,
    'finish then': search.best().cost.finish,
    infeasible: violations(instance, search.best().schedule.start).length,
  };
}
