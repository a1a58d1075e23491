/**
 * The simulation's rows: what a trial costs beside one deterministic pass of the same engine, and how long
 * 10,000 trials take on two threads. `trials` is the bundle of `trials.mjs`, `file` where it lies.
 */

import { largePlan } from './large-plan.mjs';
import { generatePlan } from './plan.mjs';
import { planText } from './plan-texts.mjs';

/** Of the largest plans fewer: they would take minutes. */
const iterationsFor = (tasks) => (tasks > 1000 ? 1000 : 10_000);
const THREADS = 2;

/** The plans of the other parts, with an estimate for every task: by a category, and risks that strike. */
export const PLANS = {
  'people, one calendar': (tasks) => uncertain(generatePlan(tasks), (i) => `t${i}`, tasks),
  'calendars, leave, all links': (tasks) => uncertain(planText(largePlan(tasks)), (i) => `t${i}`, tasks),
  'the same, days that may be lost': (tasks) =>
    uncertain(planText(largePlan(tasks)), (i) => `t${i}`, tasks).replace(
      /^ {2}office:$/m,
      '  office:\n    uncertain-days: [{months: [nov, dec, jan, feb, mar], probability: 10%}]',
    ),
};

export async function riskTables(trials, file, sizes, rounds) {
  const rows = [];
  const whole = [];
  for (const tasks of sizes) {
    for (const [plan, write] of Object.entries(PLANS)) {
      const text = write(tasks);
      const iterations = iterationsFor(tasks);
      const { leaves, variables, prepare, pass, trial } = trials.measureTrials(text, rounds);
      rows.push({ tasks, plan, leaves, variables, prepare, pass, trial, times: trial / pass });
      const { run, whole: all, processor } = await trials.measureSimulation(text, iterations, THREADS, file);
      whole.push({
        tasks,
        plan,
        trials: iterations,
        threads: THREADS,
        'run s': run / 1000,
        'answered s': all / 1000,
        'processor s': processor / 1000,
      });
    }
  }
  return { rows, whole };
}

const RISKS = 30;

function uncertain(text, idOf, tasks) {
  const lines = ['uncertainty: {default: {optimistic: 90%, most-likely: 100%, pessimistic: 140%}}', 'risks:'];
  for (let r = 0; r < RISKS; r++) {
    const impact = '{schedule: {optimistic: 2d, most-likely: 5d, pessimistic: 15d}, cost: 10k}';
    const task = idOf(Math.floor(((r + 0.5) * tasks) / RISKS));
    lines.push(`  r${r}: {name: Risk ${r}, probability: 20%, impact: ${impact}, affects: [${task}]}`);
  }
  return `${text}${lines.join('\n')}\n`;
}
