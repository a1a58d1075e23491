/**
 * Runs the trials of a problem and what is found from them: on all processors where the built worker is there and
 * it is worth a thread, else here. The questions are the same either way, and so are the answers.
 */
import { availableParallelism } from 'node:os';
import { runToEnd } from '../core/base/steps.ts';
import { type Comparisons, NOT_COMPARED } from '../core/risk/answers/answers.ts';
import { type Drivers, joinedDrivers } from '../core/risk/answers/drivers.ts';
import { blocksCompared } from '../core/risk/compare.ts';
import { blocksOf, drawnOf, type SimulationProblem, trialsIn } from '../core/risk/simulate.ts';
import type { BlockResult } from '../core/risk/trial/runner.ts';
import { AS_IT_IS } from '../core/risk/what-if.ts';
import { OutOfReach } from '../core/schedule/portable-table.ts';
import { Pool } from '../worker/pool.ts';
import { simulationAnswers } from '../worker/simulation-answers.ts';
import type { SimulationAnswer, SimulationQuestion, SimulationSetup } from '../worker/simulation-messages.ts';
import { threadOf } from '../worker/thread.ts';

export interface RunOptions {
  readonly workerFile: string | null;
  /** What is being done, and how far it has come: 0–1. */
  readonly progress: (what: string, share: number) => void;
  readonly signal: AbortSignal;
}

export interface Trials {
  /** In their order. */
  readonly blocks: readonly BlockResult[];
  readonly drivers: Drivers;
  readonly comparisons: Comparisons;
}

/** The user wants no answer any more. */
export class Interrupted extends Error {}

/** Answers in the order of the questions; `told` says how many are there. */
type Ask = (questions: readonly SimulationQuestion[], told: (count: number) => void) => Promise<SimulationAnswer[]>;

/** Leaves times trials below which a thread would not be ready in time. */
const WORTH_A_THREAD = 500_000;

/** Throws `OutOfReach` where the problem's calendars are too short, `Interrupted` where the user has had enough. */
export async function runTrials(problem: SimulationProblem, options: RunOptions): Promise<Trials> {
  const isLarge = problem.iterations * problem.trials.leafCount >= WORTH_A_THREAD;
  const { workerFile, signal } = options;
  const setup = { problem, whatIf: AS_IT_IS };
  if (!isLarge || workerFile === null) return asking(problem, askHere(setup, signal), 1, options);
  const threads = availableParallelism();
  const { ask, stop } = askThreads(setup, workerFile, threads, signal);
  try {
    return await asking(problem, ask, threads, options);
  } finally {
    await stop();
  }
}

async function asking(
  problem: SimulationProblem,
  ask: Ask,
  threads: number,
  { progress }: RunOptions,
): Promise<Trials> {
  const { iterations } = problem;
  const all = async (what: string, questions: readonly SimulationQuestion[]): Promise<SimulationAnswer[]> =>
    ask(questions, (count) => progress(what, count / questions.length));
  const numbers = Array.from({ length: blocksOf(iterations) }, (_, block) => block);
  const ran = await all(
    'Simulating',
    numbers.map((block) => ({ kind: 'block', block, trials: trialsIn(block, iterations) })),
  );
  const blocks = ran.flatMap((answer) => (answer.kind === 'block' ? [answer.result] : []));
  const count = drawnOf(problem, AS_IT_IS, blocks).length;
  const part = Math.max(1, Math.ceil(count / threads));
  const parts = Array.from({ length: Math.ceil(count / part) }, (_, k) => k * part);
  const found = await all(
    'Finding what drives it',
    parts.map((from) => ({ kind: 'drivers', blocks, from, to: Math.min(count, from + part) })),
  );
  const drivers = joinedDrivers(found.flatMap((answer) => (answer.kind === 'drivers' ? [answer.drivers] : [])));
  const compared = blocks.slice(0, blocksCompared(problem, blocks));
  if (compared.length === 0) return { blocks, drivers, comparisons: NOT_COMPARED };
  const imagined = await all(
    'Comparing risks',
    compared.map(({ block, trials, finish, cost }) => ({ kind: 'effects', known: { block, trials, finish, cost } })),
  );
  const effects = imagined.flatMap((answer) => (answer.kind === 'effects' ? [answer.effects] : []));
  const [last] = await ask([{ kind: 'comparisons', blocks: compared, effects }], () => {});
  return { blocks, drivers, comparisons: last?.kind === 'comparisons' ? last.comparisons : NOT_COMPARED };
}

function askHere(setup: SimulationSetup, signal: AbortSignal): Ask {
  const answer = simulationAnswers(setup);
  return async (questions, told) => {
    const answers: SimulationAnswer[] = [];
    for (const question of questions) {
      answers.push(inReach(runToEnd(answer(question)).answer));
      told(answers.length);
      // A turn, in which the user's interrupt comes in.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) throw new Interrupted();
    }
    return answers;
  };
}

function askThreads(
  setup: SimulationSetup,
  file: string,
  size: number,
  signal: AbortSignal,
): { readonly ask: Ask; readonly stop: () => Promise<void> } {
  const pool = new Pool<SimulationSetup, SimulationQuestion, SimulationAnswer>(threadOf(file, 'normal'), {
    size,
    idle: 1000,
  });
  // Threads do not keep the process alive.
  const alive = setInterval(() => {}, 1000);
  const ask: Ask = async (questions, told) =>
    new Promise((resolve, reject) => {
      const answers: (SimulationAnswer | undefined)[] = questions.map(() => undefined);
      let next = 0;
      let count = 0;
      const fail = (error: unknown): void => {
        pool.remove(job);
        reject(error);
      };
      const job = {
        setup,
        threads: size,
        next: () => {
          const question = questions[next++];
          return question ? { question, transfer: [], urgent: false } : null;
        },
        answered: (question: SimulationQuestion, answer: SimulationAnswer) => {
          try {
            answers[questions.indexOf(question)] = inReach(answer);
          } catch (error) {
            fail(error);
          }
          told(++count);
          if (count < questions.length) return;
          pool.remove(job);
          resolve(answers.filter((each) => each !== undefined));
        },
        failed: (reason: string) => reject(new Error(reason)),
      };
      signal.addEventListener('abort', () => fail(new Interrupted()));
      pool.add(job, false);
    });
  return {
    ask,
    stop: async () => {
      clearInterval(alive);
      await pool.stop();
    },
  };
}

function inReach(answer: SimulationAnswer): SimulationAnswer {
  if (answer.kind === 'out-of-reach') throw new OutOfReach('a trial needs later days');
  return answer;
}
