/**
 * Searches several levelling problems in turns, a slice of time each, so that no plan waits for
 * another and a message is read between any two slices. Knows neither threads nor clocks: both are
 * passed in. The answer of a job depends on its message alone, however the work is sliced.
 */
import { fromPortable } from '../core/schedule/levelling/portable.ts';
import type { LevelledSchedule } from '../core/schedule/levelling/problem.ts';
import { type Search, startSearch } from '../core/schedule/levelling/search.ts';
import { OutOfReach } from '../core/schedule/portable-table.ts';
import type { FromWorker, SolveJob, ToWorker } from './messages.ts';

const SLICE_MS = 10;
const PROGRESS_MS = 200;
/** Schedules between two looks at the clock. */
const STEP = 2;

export interface Surroundings {
  readonly post: (message: FromWorker) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Runs a function after the messages that have arrived. */
  readonly later: (run: () => void) => void;
}

interface Job {
  readonly asked: SolveJob;
  search: Search | null;
  /** Schedules not yet handed to the search. */
  left: number;
  told: LevelledSchedule | null;
  toldAt: number;
}

/** Takes messages from now on. */
export function levellingJobs({ post, now, later }: Surroundings): (message: ToWorker) => void {
  /** In the order of their turns. */
  const jobs = new Map<number, Job>();
  let running = false;

  function run(): void {
    const [job] = jobs.values();
    running = job !== undefined;
    if (!job) return;
    const { id } = job.asked;
    jobs.delete(id);
    try {
      if (slice(job)) post({ kind: 'solved', id, schedule: bestOf(job) });
      else jobs.set(id, job);
    } catch (error) {
      if (error instanceof OutOfReach) post({ kind: 'out-of-reach', id });
      else
        post({ kind: 'failed', id, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    later(run);
  }

  /** True when nothing is left to do. */
  function slice(job: Job): boolean {
    const end = now() + SLICE_MS;
    const search = job.search ?? begin(job);
    while (job.left > 0 && !search.isDone() && now() < end) {
      const step = Math.min(STEP, job.left);
      job.left -= step;
      search.step(step);
    }
    if (job.left <= 0 || search.isDone()) return true;
    if (now() - job.toldAt >= PROGRESS_MS) tell(job, search);
    return false;
  }

  function begin(job: Job): Search {
    const search = startSearch(fromPortable(job.asked.problem), job.asked.seed);
    job.search = search;
    job.left = job.asked.schedules - search.generated();
    job.told = search.best().schedule;
    job.toldAt = now();
    return search;
  }

  function tell(job: Job, search: Search): void {
    const best = search.best().schedule;
    post({ kind: 'progress', id: job.asked.id, tried: search.generated(), better: best === job.told ? null : best });
    job.told = best;
    job.toldAt = now();
  }

  return (message) => {
    switch (message.kind) {
      case 'solve':
        jobs.set(message.id, { asked: message, search: null, left: 0, told: null, toldAt: 0 });
        if (!running) later(run);
        running = true;
        return;
      case 'cancel':
        jobs.delete(message.id);
        post({ kind: 'cancelled', id: message.id });
    }
  };
}

function bestOf({ search }: Job): LevelledSchedule {
  if (!search) throw new Error('a job that never began is over');
  return search.best().schedule;
}
