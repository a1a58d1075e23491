/** The scheduler on one plan: its passes beside bare ones, all of it, from text, its memory. Bundled before it runs. */
import { analyse } from '../../server/src/core/analyse.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { formatMinute } from '../../server/src/core/base/time.ts';
import { resolvePlan } from '../../server/src/core/model/resolve.ts';
import { compileCalendars } from '../../server/src/core/schedule/calendars.ts';
import { computeSchedule } from '../../server/src/core/schedule/compute.ts';
import { leafFacts } from '../../server/src/core/schedule/facts.ts';
import { forwardPass } from '../../server/src/core/schedule/forward.ts';
import { startInstant } from '../../server/src/core/schedule/instants.ts';
import { buildNetwork } from '../../server/src/core/schedule/network.ts';
import { orderNetwork } from '../../server/src/core/schedule/order.ts';
import { outlineOf } from '../../server/src/core/schedule/outline.ts';
import { packNetwork } from '../../server/src/core/schedule/packed.ts';
import { atTheEnd } from '../../server/src/core/schedule/place-all.ts';
import { reschedule, withSlack } from '../../server/src/core/schedule/reschedule.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { bareNetwork, barePasses } from './bare-network.mjs';
import { inTurn } from './timing.mjs';

const NONE = new Map();
const OPTIONS = { holidays: () => NONE, otherPlans: NONE };

export function readPlan(text) {
  return resolvePlan(sourcesOf(text)).plan;
}

export const schedule = (plan) => computeSchedule(plan, OPTIONS);

/** Medians in milliseconds: both passes of the bare network, ours, ours again after a change of one duration, what they need built, and all that `computeSchedule` does. */
export function measureSchedule(text, rounds) {
  const plan = readPlan(text);
  const bare = bareNetwork(plan);
  const prepared = prepare(plan);
  const passes = inTurn({ bare: () => barePasses(bare), ours: () => runPasses(prepared) }, rounds);
  const { again } = inTurn({ again: changing(prepared) }, rounds);
  const around = inTurn({ prepare: () => prepare(plan), whole: () => schedule(plan) }, Math.ceil(rounds / 3));
  return { leaves: prepared.packed.network.leaves.length, links: bare.edges, ...passes, again, ...around };
}

/** Medians in milliseconds: text to plan, plan to schedule, text to schedule and all findings, the passes alone. */
export function measureFromText(text, rounds) {
  const plan = readPlan(text);
  const prepared = prepare(plan);
  return inTurn(
    {
      read: () => readPlan(text),
      schedule: () => schedule(plan),
      analyse: () => analyse(sourcesOf(text), OPTIONS),
      passes: () => runPasses(prepared),
    },
    rounds,
  );
}

/** The day on which each leaf finishes, as `YYYY-MM-DD` by id. */
export function finishDays(text) {
  const { items } = schedule(readPlan(text));
  return Object.fromEntries([...items].map(([id, item]) => [id, formatMinute(item.finish).slice(0, 10)]));
}

/** Megabytes that a plan and then its schedule keep; `collect` is the garbage collector. */
export function measureMemory(text, collect) {
  const used = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1024 / 1024;
  };
  const before = used();
  const plan = readPlan(text);
  const between = used();
  const result = schedule(plan);
  const after = used();
  // Both are still wanted here, so neither is collected before.
  return { plan: between - before, schedule: after - between, finish: result.finish };
}

function sourcesOf(text) {
  const files = new Map([['a', { file: 'a', text, tree: readTree(text) }]]);
  return { root: 'a', files, includes: NONE, projects: NONE, otherPlans: NONE, displayName: String };
}

/** All that the passes read: network, order and facts as packed arrays. */
function prepare(plan) {
  const calendars = compileCalendars(plan, OPTIONS.holidays, plan.project.start.day);
  const network = runToEnd(buildNetwork(runToEnd(outlineOf(plan))));
  const order = runToEnd(orderNetwork(network));
  const facts = runToEnd(leafFacts(plan, network.leaves, calendars, null));
  const options = {
    projectStart: startInstant(plan.project.start, calendars.project),
    statusAt: null,
    projectTime: calendars.project,
    progressOverride: false,
    outside: NONE,
    imposed: null,
    late: null,
    begunEndsAtStatus: false,
  };
  return { packed: runToEnd(packNetwork(network, order, facts, options.outside)), options };
}

/** Forward and backward pass, slack and drivers. */
function runPasses({ packed, options }) {
  const dates = runToEnd(atTheEnd(packed, runToEnd(forwardPass(packed, options)), options));
  return runToEnd(withSlack({ packed, problems: [], ...dates }, 0));
}

/** Each call makes another task an hour longer, or one that was longer shorter again, and reschedules. */
function changing(prepared) {
  let dated = runPasses(prepared);
  let call = 0;
  const { facts, network } = prepared.packed;
  const { options } = prepared;
  const tasks = network.leaves.map((_, node) => node).filter((node) => facts.duration[node] > 0 && !facts.crew[node]);
  return () => {
    const leaf = tasks[((call >> 1) * 7919) % tasks.length];
    const duration = dated.packed.facts.duration.slice();
    duration[leaf] += call++ % 2 === 0 ? 60 : -60;
    const changed = { network, facts: { ...dated.packed.facts, duration }, changed: [leaf], options, criticalSlack: 0 };
    dated = runToEnd(reschedule(dated, changed)) ?? dated;
  };
}
