import assert from 'node:assert/strict';
import { runToEnd, type Steps } from '../../server/src/core/base/steps.ts';
import type { LevelledSchedule, LevellingProblem } from '../../server/src/core/schedule/levelling/problem.ts';
import { solver } from '../../server/src/core/schedule/levelling/solve.ts';
import { Levelling } from '../../server/src/lsp/levelling.ts';
import { LevellingCache } from '../../server/src/lsp/levelling-cache.ts';
import { LevellingWorker, type StartWorker } from '../../server/src/lsp/levelling-worker.ts';
import { levellingJobs } from '../../server/src/worker/levelling-jobs.ts';
import type { FromWorker, ToWorker } from '../../server/src/worker/messages.ts';
import { type Asked, askedBy } from '../support/asked-levelling.ts';
import { busyPlan } from '../support/busy-plan.ts';
import { sketched } from '../support/levelling.ts';

const SOME = { best: solver()(askedBy(busyPlan({ tasks: 3, seed: 1 })).problem, 1, 0), settled: true };

describe('the cache of levelled problems', () => {
  const ask = (seed: number): Asked => askedBy(busyPlan({ tasks: 8, seed }));
  const fails = (): never => assert.fail('it should be known');

  it('knows a problem by its content, whoever asks', () => {
    const cache = new LevellingCache();
    const entry = cache.find(ask(1), () => SOME);
    assert.equal(cache.find(ask(1), fails), entry);
  });

  it('tells problems, seeds and numbers of schedules apart', () => {
    const cache = new LevellingCache();
    const entries = [ask(1), ask(2), { ...ask(1), seed: 9 }, { ...ask(1), schedules: 9 }].map((asked) =>
      cache.find(asked, () => SOME),
    );
    assert.equal(new Set(entries).size, 4);
  });

  it('forgets what was not asked for longest', () => {
    const cache = new LevellingCache();
    const first = cache.find(ask(1), () => SOME);
    const second = cache.find(ask(2), () => SOME);
    for (let seed = 3; seed <= 24; seed++) cache.find(ask(seed), () => SOME);
    assert.equal(cache.find(ask(1), fails), first);
    cache.find(ask(25), () => SOME);
    assert.equal(cache.find(ask(1), fails), first);
    assert.notEqual(
      cache.find(ask(2), () => SOME),
      second,
    );
  });
});

/** A worker without a thread: the same jobs, in turns of this one. */
class NearWorker {
  readonly heard: ToWorker[] = [];
  readonly said: FromWorker[] = [];
  starts = 0;
  stops = 0;
  /** Does not answer when a job is cancelled, as if it were busy for long. */
  deaf = false;

  readonly start: StartWorker = (take) => {
    this.starts++;
    let open = true;
    const later = (run: () => void): void => void setImmediate(() => open && run());
    const jobs: { take?: (message: ToWorker) => void } = {};
    const post = (message: FromWorker): void => {
      if (this.deaf && message.kind === 'cancelled') return;
      const copy = structuredClone(message);
      this.said.push(copy);
      later(() => take(copy));
    };
    later(() => {
      jobs.take = levellingJobs({ post, now: () => performance.now(), later });
      post({ kind: 'ready' });
    });
    return {
      post: (message) => {
        const copy = structuredClone(message);
        this.heard.push(copy);
        later(() => jobs.take?.(copy));
      },
      stop: async () => {
        open = false;
        this.stops++;
      },
    };
  };
}

interface Service {
  readonly levelling: Levelling;
  readonly worker: NearWorker;
  readonly log: string[];
  readonly improved: string[];
  readonly cancels: (() => void)[];
}

function service(start?: StartWorker): Service {
  const worker = new NearWorker();
  const log: string[] = [];
  const improved: string[] = [];
  const cancels: (() => void)[] = [];
  const levelling = new Levelling(new LevellingWorker(start ?? worker.start, (text) => log.push(text)), {
    improved: (roots) => improved.push(...roots),
    takesLong: (_, cancel) => {
      cancels.push(cancel);
      return { report: () => {}, end: () => {} };
    },
  });
  return { levelling, worker, log, improved, cancels };
}

// biome-ignore lint/correctness/useYield: work of one step.
function* steps<T>(work: () => T): Steps<T> {
  return work();
}

/** What an analysis of that plan would be given. */
function answer({ levelling }: Service, root: string, { problem, seed, schedules }: Asked): LevelledSchedule {
  return runToEnd(levelling.during(root, (solve) => steps(() => solve(problem, seed, schedules))));
}

async function until(what: string, test: () => boolean): Promise<void> {
  for (const end = performance.now() + 5000; performance.now() < end; ) {
    if (test()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  assert.fail(`no ${what}`);
}

describe('levelling behind the editor', () => {
  const asked = askedBy(busyPlan({ tasks: 40, seed: 1, schedules: 600 }));
  const endless = askedBy(busyPlan({ tasks: 40, seed: 2, schedules: 10_000_000 }));
  let at: Service;
  beforeEach(() => {
    at = service();
  });
  afterEach(() => at.levelling.stop());

  it('gives the first schedule at once and the best once it is known', async () => {
    assert.deepEqual(answer(at, 'a', asked), solver()(asked.problem, asked.seed, 0));
    await until('better schedule', () => at.improved.length > 0);
    assert.deepEqual(at.improved, ['a']);
    assert.deepEqual(answer(at, 'a', asked), solver()(asked.problem, asked.seed, asked.schedules));
    assert.equal(at.worker.heard.length, 1);
  });

  it('makes one quick schedule of a large plan, and leaves even the other rules to the worker', async () => {
    const large = askedBy(busyPlan({ tasks: 400, seed: 3, schedules: 0 }));
    const first = answer(at, 'a', large);
    assert.notDeepEqual(first, best(large));
    await until('better schedule', () => at.improved.length > 0);
    assert.deepEqual(answer(at, 'a', large), best(large));
  });

  it('asks no worker where the first schedule cannot be bettered, or no more are wanted', () => {
    const free = sketched({ capacity: [1], tasks: [{ length: 5, needs: [{ of: 0 }] }] });
    answer(at, 'a', { ...asked, problem: free });
    answer(at, 'b', { ...asked, schedules: 0 });
    assert.equal(at.worker.starts, 0);
  });

  it('cancels a search at once when its plan has another problem, or none, or is closed', async () => {
    const ends: ((root: string) => void)[] = [
      (root) => void answer(at, root, asked),
      (root) => runToEnd(at.levelling.during(root, () => steps(() => {}))),
      () => at.levelling.keepOnly(new Set()),
    ];
    for (const [turn, end] of ends.entries()) {
      answer(at, 'a', { ...endless, seed: turn });
      await until('search', () => at.worker.heard.filter(({ kind }) => kind === 'solve').length > turn);
      const { id } = at.worker.heard.at(-1) ?? { id: -1 };
      end('a');
      assert.ok(at.worker.heard.some((message) => message.kind === 'cancel' && message.id === id));
      at.levelling.keepOnly(new Set());
    }
  });

  it('searches once for two plans with the same problem, as long as one wants it', async () => {
    answer(at, 'a', endless);
    answer(at, 'b', endless);
    await until('search', () => at.worker.heard.length > 0);
    at.levelling.keepOnly(new Set(['b']));
    assert.deepEqual(
      at.worker.heard.map(({ kind }) => kind),
      ['solve'],
    );
    at.levelling.keepOnly(new Set());
    assert.equal(at.worker.heard.at(-1)?.kind, 'cancel');
  });

  it('starts another worker for the rest where one does not hear that a job is cancelled', async () => {
    at.worker.deaf = true;
    answer(at, 'endless', endless);
    answer(at, 'short', { ...asked, schedules: 100_000 });
    await until('search', () => at.worker.heard.length === 2);
    at.levelling.keepOnly(new Set(['short']));
    await until('another worker', () => at.worker.starts === 2);
    assert.equal(at.worker.stops, 1);
    await until('search', () => at.worker.heard.length === 4);
    assert.deepEqual(at.worker.heard[3], at.worker.heard[1]);
  });

  it('stops the worker at once where a large plan keeps it busy, and begins the others again', async () => {
    answer(at, 'large', askedBy(busyPlan({ tasks: 2100, seed: 1 })));
    answer(at, 'endless', endless);
    await until('search', () => at.worker.heard.length === 2);
    at.levelling.keepOnly(new Set(['endless']));
    assert.deepEqual([at.worker.stops, at.worker.starts], [1, 2]);
    await until('search', () => at.worker.heard.length === 3);
    assert.deepEqual(at.worker.heard[2], at.worker.heard[1]);
  });

  it('posts a problem again with more days where its calendars end too early', async () => {
    const long = askedBy(LONG);
    answer(at, 'a', long);
    await until('second try', () => at.worker.heard.length >= 2);
    await until('better schedule', () => at.worker.said.some(({ kind }) => kind === 'solved'));
    await until('end', () => answer(at, 'a', long) !== undefined);
    assert.ok(at.worker.said.some(({ kind }) => kind === 'out-of-reach'));
    await until('the best', () => finishOf(answer(at, 'a', long)) === finishOf(best(long)));
    assert.deepEqual(answer(at, 'a', long), best(long));
    const solves = at.worker.heard.length;
    // Asked anew, with calendars that nobody has looked at: the same problem still.
    answer(at, 'a', askedBy(LONG));
    assert.equal(at.worker.heard.length, solves);
  });

  it('keeps the first schedule and says so once where there can be no worker', async () => {
    at = service(() => {
      throw new Error('not here');
    });
    answer(at, 'a', asked);
    answer(at, 'b', endless);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(answer(at, 'a', asked), solver()(asked.problem, asked.seed, 0));
    assert.deepEqual(at.log, [
      'Plans are levelled by their first schedule only, because no worker can be started: not here',
    ]);
    assert.deepEqual(at.improved, []);
  });

  it('keeps what it has where the user ends a long search', async () => {
    answer(at, 'a', endless);
    await until('progress', () => at.cancels.length > 0);
    at.cancels[0]?.();
    assert.equal(at.worker.heard.at(-1)?.kind, 'cancel');
    answer(at, 'a', endless);
    assert.deepEqual(
      at.worker.heard.map(({ kind }) => kind),
      ['solve', 'cancel'],
    );
  });
});

const LONG = `project: {name: Long, start: 2026-01-05, level-resources: true, level-schedules: 300}
calendars:
  seldom: {working-days: [wed]}
  often: {working-days: [mon, tue]}
resources:
  ada: {calendar: seldom}
  ben: {calendar: often}
tasks:
  a: {duration: 130d, assign: ada}
  b: {duration: 130d, assign: ada}
  c: {duration: 9d, assign: [ada, ben]}
`;

function best({ problem, seed, schedules }: Asked): LevelledSchedule {
  return solver()(problem satisfies LevellingProblem, seed, schedules);
}

function finishOf({ finish }: LevelledSchedule): number {
  return Math.max(...finish);
}
