/**
 * The thread's side of a pool: works out one answer after the other in slices, between which messages are
 * taken, and where it gives way, so that a job is forgotten within milliseconds. Knows neither threads nor clocks: both are
 * passed in.
 */
import { assertNever } from '../core/base/assert-never.ts';
import type { Steps } from '../core/base/steps.ts';
import type { FromPooled, ToPooled } from './pool-messages.ts';

const SLICE_MS = 8;
/** Work at one go before others may have the core. */
const STRETCH_MS = 1;

export interface PooledSurroundings<Answer> {
  readonly post: (message: FromPooled<Answer>) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Runs a function after the messages that have arrived. */
  readonly later: (run: () => void) => void;
  /** Lets whoever waits for the core have it; messages may be taken meanwhile. */
  readonly giveWay: () => void;
}

/** Given once for each job; its answers are worked out in short steps. */
export type Answerer<Question, Answer> = (question: Question) => Steps<Answer>;

type Ask<Question> = Extract<ToPooled<unknown, Question>, { readonly kind: 'ask' }>;

/** Takes messages from now on. */
export function pooled<Setup, Question, Answer>(
  { post, now, later, giveWay }: PooledSurroundings<Answer>,
  begin: (setup: Setup) => Steps<Answerer<Question, Answer>>,
): (message: ToPooled<Setup, Question>) => void {
  const setups = new Map<number, Setup>();
  const jobs = new Map<number, Answerer<Question, Answer>>();
  let asked: Ask<Question>[] = [];
  /** The last is worked on; those before it were interrupted by an urgent one. */
  let working: { readonly job: number; readonly id: number; readonly steps: Steps<Answer> }[] = [];
  let running = false;

  function run(): void {
    running = working.length > 0 || asked.length > 0;
    if (!running) return;
    try {
      slice();
    } catch (error) {
      const id = working.pop()?.id;
      if (id === undefined) throw error;
      post({ kind: 'broken', id, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    later(run);
  }

  function slice(): void {
    const end = now() + SLICE_MS;
    let stretched = now() + STRETCH_MS;
    for (;;) {
      const next = asked[0];
      if (next && (next.urgent || working.length === 0)) {
        asked.shift();
        working.push({ job: next.job, id: next.id, steps: stepsOf(next) });
      }
      const current = working.at(-1);
      if (!current) return;
      const step = current.steps.next();
      if (step.done) {
        // An answer that cannot be posted is broken too.
        post({ kind: 'answer', id: current.id, answer: step.value });
        working.pop();
      }
      const time = now();
      if (time >= end) return;
      if (time < stretched) continue;
      giveWay();
      stretched = now() + STRETCH_MS;
    }
  }

  /** What fails in the beginning fails in its first step. */
  function* stepsOf({ job, question }: Ask<Question>): Steps<Answer> {
    const answerer = yield* answererOf(job);
    return yield* answerer(question);
  }

  function* answererOf(job: number): Steps<Answerer<Question, Answer>> {
    const known = jobs.get(job);
    if (known) return known;
    const setup = setups.get(job);
    if (setup === undefined) throw new Error('asked of a job that was never set up');
    const answerer = yield* begin(setup);
    setups.delete(job);
    jobs.set(job, answerer);
    return answerer;
  }

  return (message) => {
    switch (message.kind) {
      case 'setup':
        setups.set(message.job, message.setup);
        return;
      case 'ask':
        if (message.urgent) asked.unshift(message);
        else asked.push(message);
        if (!running) later(run);
        running = true;
        return;
      case 'forget':
        setups.delete(message.job);
        jobs.delete(message.job);
        asked = asked.filter(({ job }) => job !== message.job);
        working = working.filter(({ job }) => job !== message.job);
        return;
      default:
        assertNever(message);
    }
  };
}
