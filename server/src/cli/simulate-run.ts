/**
 * Runs the trials of a problem: on all processors where the built worker is there and it is worth a thread,
 * else here, block after block. The blocks are the same either way.
 */
import { availableParallelism } from 'node:os';
import { runToEnd } from '../core/base/steps.ts';
import { blocksOf, type SimulationProblem, trialRunnerOf, trialsIn } from '../core/risk/simulate.ts';
import type { BlockResult } from '../core/risk/trial/runner.ts';
import { TRIALS_IN_BLOCK } from '../core/risk/trial/variables.ts';
import { AS_IT_IS } from '../core/risk/what-if.ts';
import { OutOfReach } from '../core/schedule/portable-table.ts';
import { Pool, type PoolJob } from '../worker/pool.ts';
import type { SimulationAnswer, SimulationQuestion, SimulationSetup } from '../worker/simulation-messages.ts';
import { threadOf } from '../worker/thread.ts';

export interface RunOptions {
  readonly workerFile: string | null;
  /** Trials so far, of how many. */
  readonly progress: (trials: number, of: number) => void;
  readonly signal: AbortSignal;
}

/** The user wants no answer any more. */
export class Interrupted extends Error {}

/** Leaves times trials, a quarter of a second, below which a thread would not be ready in time. */
const WORTH_A_THREAD = 500_000;

/** Throws `OutOfReach` where the problem's calendars are too short, `Interrupted` where the user has had enough. */
export async function runBlocks(problem: SimulationProblem, options: RunOptions): Promise<readonly BlockResult[]> {
  const isLarge = problem.iterations * problem.trials.leafCount >= WORTH_A_THREAD;
  const { workerFile } = options;
  return isLarge && workerFile !== null ? inThreads(problem, workerFile, options) : here(problem, options);
}

async function here(problem: SimulationProblem, { progress, signal }: RunOptions): Promise<BlockResult[]> {
  const { iterations } = problem;
  const run = trialRunnerOf(problem);
  const blocks: BlockResult[] = [];
  for (let block = 0; block < blocksOf(iterations); block++) {
    blocks.push(runToEnd(run(block, trialsIn(block, iterations))));
    progress(Math.min(iterations, blocks.length * TRIALS_IN_BLOCK), iterations);
    // A turn, in which the user's interrupt comes in.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new Interrupted();
  }
  return blocks;
}

type Job = PoolJob<SimulationSetup, SimulationQuestion, SimulationAnswer>;

async function inThreads(problem: SimulationProblem, file: string, options: RunOptions): Promise<BlockResult[]> {
  const size = availableParallelism();
  const pool = new Pool<SimulationSetup, SimulationQuestion, SimulationAnswer>(threadOf(file), { size, idle: 1000 });
  // Threads do not keep the process alive.
  const alive = setInterval(() => {}, 1000);
  try {
    return await new Promise((resolve, reject) => {
      options.signal.addEventListener('abort', () => reject(new Interrupted()));
      pool.add(jobFor(problem, size, options, resolve, reject), false);
    });
  } finally {
    clearInterval(alive);
    await pool.stop();
  }
}

function jobFor(
  problem: SimulationProblem,
  threads: number,
  { progress }: RunOptions,
  resolve: (blocks: BlockResult[]) => void,
  reject: (error: Error) => void,
): Job {
  const { iterations } = problem;
  const count = blocksOf(iterations);
  const blocks: BlockResult[] = [];
  let next = 0;
  let trials = 0;
  return {
    setup: { problem, whatIf: AS_IT_IS },
    threads,
    next: () => {
      if (next === count) return null;
      const block = next++;
      return { question: { kind: 'block', block, trials: trialsIn(block, iterations) }, transfer: [], urgent: false };
    },
    answered: (_, answer) => {
      if (answer.kind === 'out-of-reach') reject(new OutOfReach('a trial needs later days'));
      if (answer.kind !== 'block') return;
      blocks.push(answer.result);
      trials += answer.result.trials;
      progress(trials, iterations);
      if (blocks.length === count) resolve(blocks.sort((a, b) => a.block - b.block));
    },
    failed: (reason) => reject(new Error(reason)),
  };
}
