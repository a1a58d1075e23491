import assert from 'node:assert/strict';
import type { Steps } from '../../server/src/core/base/steps.ts';
import { type Asking, Pool, type PoolJob } from '../../server/src/worker/pool.ts';
import { type Answerer, pooled } from '../../server/src/worker/pooled.ts';
import { NearThreads, until } from '../support/near-threads.ts';

/** A job of the test: each number is answered by the setup plus the number, a step for each unit. */
type Job = PoolJob<number, number, number>;

/** Steps that any thread has taken. */
let steps = 0;

function* counting(setup: number, question: number): Steps<number> {
  for (let at = 0; at < question; at++) {
    steps++;
    yield;
  }
  return setup + question;
}

function* begin(setup: number): Steps<Answerer<number, number>> {
  yield;
  if (setup < 0) throw new Error('a setup below zero');
  return (question) => counting(setup, question);
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
    return question === undefined ? null : { question, urgent: question < 0 };
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
  let threads: NearThreads<number, number, number>;
  let pool: Pool<number, number, number>;
  beforeEach(() => {
    threads = new NearThreads(begin);
    steps = 0;
    pool = new Pool(threads.open, { size: 3, idle: 20 });
  });
  afterEach(() => pool.stop());

  it('has all questions of a job answered, by as many threads as it can use', async () => {
    const many = jobOf(100, [1, 2, 3, 4, 5, 6, 7, 8, 9], 2);
    pool.add(many.job, false);
    await until('answers', () => many.answers.size === 9);
    assert.deepEqual([...many.answers].sort(), [1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => [each, 100 + each]).sort());
    assert.equal(threads.all.length, 2);
    assert.equal(threads.heard('setup'), 2);
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
    await until('work', () => steps > 0);
    assert.equal(pool.isAtWork, true);
    pool.remove(gone.job);
    assert.equal(pool.isAtWork, false);
    const next = jobOf(0, [5], 1);
    pool.add(next.job, false);
    await until('the answer of the next job', () => next.answers.size === 1);
    const before = steps;
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(steps, before);
    assert.deepEqual([gone.answers.size, gone.failures], [0, []]);
    assert.equal(threads.all.length, 1);
  });

  it('fails the jobs of a thread that dies, takes another for the rest, and takes them again', async () => {
    const doomed = jobOf(7, [ENDLESS], 1);
    pool.add(doomed.job, false);
    await until('work', () => steps > 0);
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

  it('tells of an answer that cannot be posted by its own question, not by one that it interrupts', () => {
    const posted: unknown[] = [];
    const turns: (() => void)[] = [];
    const thread = pooled<null, string, string>(
      {
        post: (message) => {
          if (message.kind === 'answer' && message.answer === 'urgent') throw new Error('too large');
          posted.push(message.kind === 'broken' ? [message.kind, message.id] : message);
        },
        now: () => turns.length,
        later: (run) => void turns.push(run),
        giveWay: () => {},
      },
      function* () {
        yield;
        return function* (answer) {
          if (answer === 'long') {
            thread({ kind: 'ask', job: 1, id: 2, question: 'urgent', urgent: true });
            yield;
          }
          return answer;
        };
      },
    );
    thread({ kind: 'setup', job: 1, setup: null });
    thread({ kind: 'ask', job: 1, id: 1, question: 'long', urgent: false });
    for (let run = turns.shift(); run; run = turns.shift()) run();
    assert.deepEqual(posted, [['broken', 2], { kind: 'answer', id: 1, answer: 'long' }]);
  });

  it('hears where it gives way that nobody wants the answer any more', () => {
    const turns: (() => void)[] = [];
    let steps = 0;
    let clock = 0;
    const thread = pooled<null, string, string>(
      {
        post: () => assert.fail('an answer'),
        now: () => clock,
        later: (run) => void turns.push(run),
        giveWay: () => thread({ kind: 'forget', job: 1 }),
      },
      function* () {
        yield;
        return function* () {
          for (;;) {
            steps++;
            clock++;
            yield;
          }
        };
      },
    );
    thread({ kind: 'setup', job: 1, setup: null });
    thread({ kind: 'ask', job: 1, id: 1, question: 'endless', urgent: false });
    for (let run = turns.shift(); run; run = turns.shift()) run();
    assert.equal(steps, 1);
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
    await until('the end of the thread', () => threads.all[0]?.isOpen === false);
    assert.equal(one.answers.size, 1);
    pool.remove(one.job);
    const two = jobOf(0, [2], 1);
    pool.add(two.job, false);
    await until('an answer', () => two.answers.size === 1);
    assert.equal(threads.all.length, 2);
  });

  it('waits for a thread that takes longer to begin than one may be without work, unless nobody wants it', async () => {
    threads.beginMs = 60;
    const one = jobOf(0, [1], 1);
    pool.add(one.job, false);
    await until('an answer', () => one.answers.size === 1);
    assert.equal(threads.all.length, 1);
    pool.remove(one.job);
    const many = jobOf(0, [ENDLESS, ENDLESS, ENDLESS], 2);
    pool.add(many.job, false);
    await until('another', () => threads.all.length === 2);
    pool.remove(many.job);
    assert.deepEqual(
      threads.all.map(({ isOpen }) => isOpen),
      [true, false],
    );
  });
});
