/** The steps of the core one by one, without a server around them. Bundled before it runs. */
import { analyse } from '../../server/src/core/analyse.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { resolvePlan } from '../../server/src/core/model/resolve.ts';
import { computeSchedule } from '../../server/src/core/schedule/compute.ts';
import { checkingSchema } from '../../server/src/core/schema/check.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';

const NONE = new Map();
const OPTIONS = { holidays: () => NONE };

/** Milliseconds of each step, a list of `rounds` each. */
export function measurePasses(text, rounds) {
  const times = { read: [], schema: [], resolve: [], schedule: [], analyse: [] };
  for (let round = 0; round < rounds; round++) {
    const tree = timed(times.read, () => readTree(text));
    const files = new Map([['a', { file: 'a', text, tree }]]);
    const sources = { root: 'a', files, includes: NONE, projects: NONE, otherPlans: NONE, displayName: String };
    timed(times.schema, () => runToEnd(checkingSchema({ file: 'a', text, tree })));
    const { plan } = timed(times.resolve, () => resolvePlan(sources));
    timed(times.schedule, () => computeSchedule(plan, { ...OPTIONS, otherPlans: NONE }));
    timed(times.analyse, () => analyse(sources, OPTIONS));
  }
  return times;
}

function timed(times, work) {
  const before = performance.now();
  const result = work();
  times.push(performance.now() - before);
  return result;
}
