/**
 * Runs the trials of a problem and what is found from them: on all processors where the built worker is there and
 * it is worth a thread, else here. The questions are the same either way, and so are the answers.
 */
import { availableParallelism } from 'node:os';
import { type Memory, OWN_MEMORY, SHARED_MEMORY } from '../core/base/memory.ts';
import { runToEnd } from '../core/base/steps.ts';
import { type Comparisons, NOT_COMPARED } from '../core/risk/answers/answers.ts';
import { type DriverColumns, driverColumns } from '../core/risk/answers/drivers.ts';
import { comparedOf } from '../core/risk/compare.ts';
import { drawnCount } from '../core/risk/drawn.ts';
import { type SimulationProblem, trialsIn } from '../core/risk/simulate.ts';
import { roomForEffects } from '../core/risk/trial/effects.ts';
import { blocksOf, roomFor, type TrialResults } from '../core/risk/trial/results.ts';
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
  readonly results: TrialResults;
  readonly drivers: DriverColumns;
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
  const setupWith = (memory: Memory): SimulationSetup => {
    const results = roomFor(problem.trials, problem.iterations, memory);
    return { problem, whatIf: AS_IT_IS, results };
  };
  if (!isLarge || workerFile === null) {
    const setup = setupWith(OWN_MEMORY);
    return asking(setup, OWN_MEMORY, askHere(setup, signal), options);
  }
  const setup = setupWith(SHARED_MEMORY);
  const { ask, stop } = askThreads(setup, workerFile, availableParallelism(), signal);
  try {
    return await asking(setup, SHARED_MEMORY, ask, options);
  } finally {
    await stop();
  }
}

/** Parts of the drivers: some for each thread, however long one takes. */
const MOST_PARTS = 16;

async function asking(
  { problem, results }: SimulationSetup,
  memory: Memory,
  ask: Ask,
  { progress }: RunOptions,
): Promise<Trials> {
  const { iterations: trials } = problem;
  const all = async (what: string, questions: readonly SimulationQuestion[]): Promise<SimulationAnswer[]> =>
    ask(questions, (count) => progress(what, count / questions.length));
  const blocks = Array.from({ length: blocksOf(trials) }, (_, block) => block);
  await all(
    'Simulating',
    blocks.map((block) => ({ kind: 'block', block, trials: trialsIn(block, trials) })),
  );
  const count = drawnCount(problem);
  const drivers = driverColumns(count, memory);
  const part = Math.max(1, Math.ceil(count / MOST_PARTS));
  const parts = Array.from({ length: Math.ceil(count / part) }, (_, k) => k * part);
  await all(
    'Finding what drives it',
    parts.map((from) => ({ kind: 'drivers', trials, into: drivers, from, to: Math.min(count, from + part) })),
  );
  const compared = comparedOf(problem, results, trials);
  if (compared.trials === 0) return { results, drivers, comparisons: NOT_COMPARED };
  const effects = roomForEffects(problem.trials, compared, memory);
  await all(
    'Comparing risks',
    blocks.slice(0, blocksOf(compared.trials)).map((block) => ({ kind: 'effects', into: effects, block })),
  );
  const [last] = await ask([{ kind: 'comparisons', effects }], () => {});
  return { results, drivers, comparisons: last?.kind === 'comparisons' ? last.comparisons : NOT_COMPARED };
}

function askHere(setup: SimulationSetup, signal: AbortSignal): Ask {
  const answer = runToEnd(simulationAnswers(setup));
  return async (questions, told) => {
    const answers: SimulationAnswer[] = [];
    for (const question of questions) {
      answers.push(inReach(runToEnd(answer(question))));
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
          return question ? { question, urgent: false } : null;
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
