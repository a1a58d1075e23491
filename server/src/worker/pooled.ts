/**
 * The thread's side of a pool: works out one answer after the other in slices, between which messages are
 * taken, so that a job is forgotten within milliseconds. Knows neither threads nor clocks: both are
 * passed in.
 */
import { assertNever } from '../core/base/assert-never.ts';
import type { Steps } from '../core/base/steps.ts';
import type { FromPooled, ToPooled } from './pool-messages.ts';

const SLICE_MS = 8;

export interface PooledSurroundings<Answer> {
  readonly post: (message: FromPooled<Answer>, transfer: readonly ArrayBuffer[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Runs a function after the messages that have arrived. */
  readonly later: (run: () => void) => void;
}

export interface Answered<Answer> {
  readonly answer: Answer;
  /** Buffers of the answer that move to whoever asked. */
  readonly transfer: readonly ArrayBuffer[];
}

/** Given once for each job; its answers are worked out in short steps. */
export type Answerer<Question, Answer> = (question: Question) => Steps<Answered<Answer>>;

/** Takes messages from now on; posts that it is ready. */
export function pooled<Setup, Question, Answer>(
  { post, now, later }: PooledSurroundings<Answer>,
  begin: (setup: Setup) => Answerer<Question, Answer>,
): (message: ToPooled<Setup, Question>) => void {
  const setups = new Map<number, Setup>();
  const jobs = new Map<number, Answerer<Question, Answer>>();
  let asked: { readonly job: number; readonly id: number; readonly question: Question }[] = [];
  let working: { readonly job: number; readonly id: number; readonly steps: Steps<Answered<Answer>> } | null = null;
  let running = false;

  function run(): void {
    const id = working?.id ?? asked[0]?.id;
    running = id !== undefined;
    if (id === undefined) return;
    try {
      slice();
    } catch (error) {
      working = null;
      post({ kind: 'broken', id, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
    }
    later(run);
  }

  function slice(): void {
    const end = now() + SLICE_MS;
    do {
      if (!working) {
        const next = asked.shift();
        if (!next) return;
        working = { job: next.job, id: next.id, steps: answererOf(next.job)(next.question) };
      }
      const step = working.steps.next();
      if (!step.done) continue;
      const { id } = working;
      working = null;
      post({ kind: 'answer', id, answer: step.value.answer }, step.value.transfer);
    } while (now() < end);
  }

  function answererOf(job: number): Answerer<Question, Answer> {
    const known = jobs.get(job);
    if (known) return known;
    const setup = setups.get(job);
    if (setup === undefined) throw new Error('asked of a job that was never set up');
    setups.delete(job);
    const answerer = begin(setup);
    jobs.set(job, answerer);
    return answerer;
  }

  post({ kind: 'ready' }, []);
  return (message) => {
    switch (message.kind) {
      case 'setup':
        setups.set(message.job, message.setup);
        return;
      case 'ask':
        asked.push(message);
        if (!running) later(run);
        running = true;
        return;
      case 'forget':
        setups.delete(message.job);
        jobs.delete(message.job);
        asked = asked.filter(({ job }) => job !== message.job);
        if (working?.job === message.job) working = null;
        return;
      default:
        assertNever(message);
    }
  };
}
