import assert from 'node:assert/strict';
import type { Steps } from '../../server/src/core/base/steps.ts';
import { type Asking, type OpenThread, Pool, type PoolJob } from '../../server/src/worker/pool.ts';
import type { ToPooled } from '../../server/src/worker/pool-messages.ts';
import { type Answered, pooled } from '../../server/src/worker/pooled.ts';

/** A job of the test: each number is answered by the setup plus the number, a step for each unit. */
type Job = PoolJob<number, number, number>;

interface Near {
  /** As a thread that ends by itself. */
  readonly die: () => void;
  readonly heard: ToPooled<number, number>['kind'][];
  isOpen: boolean;
  stops: number;
}

/** Threads without a thread: the same loop, in turns of this one. */
class NearThreads {
  readonly all: Near[] = [];
  steps = 0;
  /** None can be opened. */
  none = false;

  readonly open: OpenThread<number, number, number> = (take, failed) => {
    if (this.none) throw new Error('no threads here');
    const near: Near = {
      heard: [],
      isOpen: true,
      stops: 0,
      die: () => {
        near.isOpen = false;
        failed(new Error('out of memory'));
      },
    };
    this.all.push(near);
    const later = (run: () => void): void => void setImmediate(() => near.isOpen && run());
    const thread: { take?: (message: ToPooled<number, number>) => void } = {};
    const counting = (count: number): Steps<Answered<number>> => this.#counting(count);
    later(() => {
      const post = (message: Parameters<typeof take>[0]): void => later(() => take(structuredClone(message)));
      thread.take = pooled({ post, now: () => performance.now(), later }, (setup) => {
        if (setup < 0) throw new Error('a setup below zero');
        return function* (question) {
          const { answer } = yield* counting(question);
          return { answer: setup + answer, transfer: [] };
        };
      });
      post({ kind: 'ready' });
    });
    return {
      post: (message) => {
        near.heard.push(message.kind);
        later(() => thread.take?.(structuredClone(message)));
      },
      stop: async () => {
        near.isOpen = false;
        near.stops++;
      },
    };
  };

  *#counting(count: number): Steps<Answered<number>> {
    for (let at = 0; at < count; at++) {
      this.steps++;
      yield;
    }
    return { answer: count, transfer: [] };
  }
}

interface Watched {
  readonly job: Job;
  readonly answers: Map<number, number>;
  readonly failures: string[];
}

function jobOf(setup: number, questions: readonly number[], threads: number): Watched {
  const left = [...questions];
  const answers = new Map<number, number>();
  const failures: string[] = [];
  const next = (): Asking<number> | null => {
    const question = left.shift();
    return question === undefined ? null : { question, transfer: [], urgent: question < 0 };
  };
  const answered = (question: number, answer: number): void => void answers.set(question, answer);
  return {
    job: { setup, threads, next, answered, failed: (reason) => failures.push(reason) },
    answers,
    failures,
  };
}

const ENDLESS = 1e12;

describe('a pool of threads', () => {
  let threads: NearThreads;
  let pool: Pool<number, number, number>;
  beforeEach(() => {
    threads = new NearThreads();
    pool = new Pool(threads.open, { size: 3, idle: 20 });
  });
  afterEach(() => pool.stop());

  it('has all questions of a job answered, by as many threads as it can use', async () => {
    const many = jobOf(100, [1, 2, 3, 4, 5, 6, 7, 8, 9], 2);
    pool.add(many.job, false);
    await until('answers', () => many.answers.size === 9);
    assert.deepEqual([...many.answers].sort(), [1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => [each, 100 + each]).sort());
    assert.equal(threads.all.length, 2);
    for (const { heard } of threads.all) assert.equal(heard.filter((kind) => kind === 'setup').length, 1);
  });

  it('never has more threads than it may', async () => {
    const greedy = jobOf(0, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 99);
    pool.add(greedy.job, false);
    await until('answers', () => greedy.answers.size === 12);
    assert.equal(threads.all.length, 3);
  });

  it('answers urgent jobs first, the others from where they were', async () => {
    const slow = jobOf(
      0,
      [1, 2, 3, 4, 5, 6, 7, 8].map((each) => each * 10_000),
      1,
    );
    pool.add(slow.job, false);
    await until('a first answer', () => slow.answers.size > 0);
    const urgent = jobOf(0, [1, 2, 3], 1);
    pool.add(urgent.job, true);
    await until('the urgent ones', () => urgent.answers.size === 3);
    assert.ok(slow.answers.size < 8, 'the slow job did not wait');
    await until('the others', () => slow.answers.size === 8);
  });

  it('answers what is short and urgent in between', async () => {
    const job = jobOf(0, [500_000, -1, 3], 1);
    pool.add(job.job, false);
    await until('answers', () => job.answers.size === 3);
    assert.deepEqual([...job.answers.keys()], [-1, 500_000, 3]);
  });

  it('works no more for a job that was taken out', async () => {
    const gone = jobOf(0, [ENDLESS, ENDLESS], 1);
    pool.add(gone.job, false);
    await until('work', () => threads.steps > 0);
    pool.remove(gone.job);
    const next = jobOf(0, [5], 1);
    pool.add(next.job, false);
    await until('the answer of the next job', () => next.answers.size === 1);
    const { steps } = threads;
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(threads.steps, steps);
    assert.deepEqual([gone.answers.size, gone.failures], [0, []]);
    assert.equal(threads.all.length, 1);
  });

  it('fails the jobs of a thread that dies, takes another for the rest, and takes them again', async () => {
    const doomed = jobOf(7, [ENDLESS], 1);
    pool.add(doomed.job, false);
    await until('work', () => threads.steps > 0);
    threads.all[0]?.die();
    assert.deepEqual(doomed.failures, ['out of memory']);
    assert.equal(pool.has(doomed.job), false);
    const again = jobOf(7, [3], 1);
    pool.add(again.job, false);
    await until('an answer', () => again.answers.get(3) === 10);
    assert.equal(threads.all.length, 2);
  });

  it('fails a job whose question cannot be answered, and only that', async () => {
    const broken = jobOf(-1, [1], 1);
    const sound = jobOf(1, [1], 1);
    pool.add(broken.job, false);
    pool.add(sound.job, false);
    await until('the sound answer', () => sound.answers.size === 1);
    assert.match(broken.failures.join(), /a setup below zero/);
    assert.equal(threads.all.length, 1);
  });

  it('says why where there can be no thread', async () => {
    threads.none = true;
    const job = jobOf(0, [1], 1);
    pool.add(job.job, false);
    await until('the failure', () => job.failures.length > 0);
    assert.deepEqual(job.failures, ['no threads here']);
  });

  it('closes its threads after a while without work, and opens them again', async () => {
    const one = jobOf(0, [1], 1);
    pool.add(one.job, false);
    await until('the end of the thread', () => threads.all[0]?.stops === 1);
    assert.equal(one.answers.size, 1);
    pool.remove(one.job);
    const two = jobOf(0, [2], 1);
    pool.add(two.job, false);
    await until('an answer', () => two.answers.size === 1);
    assert.equal(threads.all.length, 2);
  });
});

async function until(what: string, test: () => boolean): Promise<void> {
  for (const end = performance.now() + 5000; performance.now() < end; ) {
    if (test()) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  assert.fail(`no ${what}`);
}
