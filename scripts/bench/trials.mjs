/**
 * Trials of a simulation beside the passes of the schedule that they repeat, in processor time. Bundled before it
 * runs; a thread of it runs blocks of trials.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { analyse } from '../../server/src/core/analyse.ts';
import { OWN_MEMORY, SHARED_MEMORY } from '../../server/src/core/base/memory.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { answering } from '../../server/src/core/risk/answers/answers.ts';
import { preparingSimulation, trialRunnerOf, trialsIn } from '../../server/src/core/risk/simulate.ts';
import { blocksOf, roomFor } from '../../server/src/core/risk/trial/results.ts';
import { TRIALS_IN_BLOCK } from '../../server/src/core/risk/trial/variables.ts';
import { outcomesOf } from '../../server/src/core/risk/trial-outcomes.ts';
import { AS_IT_IS } from '../../server/src/core/risk/what-if.ts';
import { forwardPass } from '../../server/src/core/schedule/forward.ts';
import { atTheEnd } from '../../server/src/core/schedule/place-all.ts';
import { withSlack } from '../../server/src/core/schedule/reschedule.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { median } from './median.mjs';

const NONE = new Map();

/** Milliseconds of processor time: preparing, one deterministic pass, one trial with all that is drawn and counted for it. */
export function measureTrials(text, rounds) {
  const { plan, schedule } = analyse(sourcesOf(text), { holidays: () => NONE });
  const { packed } = schedule.basis.dated;
  const options = schedule.basis.placing;
  const pass = () =>
    runToEnd(
      withSlack(
        { packed, problems: [], ...runToEnd(atTheEnd(packed, runToEnd(forwardPass(packed, options)), options)) },
        0,
      ),
    );
  const prepare = () => runToEnd(preparingSimulation(plan, schedule));
  const problem = prepare();
  const perBlock = TRIALS_IN_BLOCK;
  const blocks = 2 + rounds;
  const run = trialRunnerOf(problem, AS_IT_IS, roomFor(problem.trials, blocks * perBlock, OWN_MEMORY));
  let block = 0;
  const trials = () => runToEnd(run(block++));
  const passes = () => {
    for (let k = 0; k < perBlock; k++) pass();
  };
  for (const warm of [passes, trials, passes, trials]) warm();
  const times = { prepare: [], pass: [], trial: [] };
  for (let round = 0; round < rounds; round++) {
    times.prepare.push(processorTime(prepare));
    times.pass.push(processorTime(passes) / perBlock);
    times.trial.push(processorTime(trials) / perBlock);
  }
  return {
    leaves: packed.network.leaves.length,
    variables: problem.trials.variables.list.names.length,
    prepare: median(times.prepare),
    pass: median(times.pass),
    trial: median(times.trial),
  };
}

/** Milliseconds from plan and schedule to all answers, with the trials in threads; and what the threads' work was in processor time. */
export async function measureSimulation(text, iterations, threads, file) {
  const { plan, schedule } = analyse(sourcesOf(text), { holidays: () => NONE });
  const workers = Array.from({ length: threads }, () => new Worker(file, { workerData: 'trials' }));
  const before = performance.now();
  const cpu = process.cpuUsage();
  const problem = runToEnd(preparingSimulation(plan, schedule));
  const results = roomFor(problem.trials, iterations, SHARED_MEMORY);
  await runBlocks(workers, problem, results, iterations);
  const run = performance.now() - before;
  const result = runToEnd(answering(outcomesOf(problem, AS_IT_IS, results, iterations)));
  const whole = performance.now() - before;
  const { user, system } = process.cpuUsage(cpu);
  for (const worker of workers) await worker.terminate();
  return { run, whole, processor: (user + system) / 1000, p80: result.finish.p80.value };
}

async function runBlocks(workers, problem, results, iterations) {
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      worker.postMessage({ problem, results });
      while (next < blocksOf(iterations)) {
        const block = next++;
        worker.postMessage({ block, trials: trialsIn(block, iterations) });
        await new Promise((resolve) => worker.once('message', resolve));
      }
    }),
  );
}

if (workerData === 'trials') {
  let run = null;
  parentPort.on('message', ({ problem, results, block, trials }) => {
    if (problem) run = trialRunnerOf(problem, AS_IT_IS, results);
    else parentPort.postMessage(runToEnd(run(block, trials)));
  });
}

function processorTime(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function sourcesOf(text) {
  const files = new Map([['a', { file: 'a', text, tree: readTree(text) }]]);
  return { root: 'a', files, includes: NONE, projects: NONE, otherPlans: NONE, displayName: String };
}
