/**
 * Threads that answer questions of several jobs: opened as jobs can use them, closed when nothing was to do
 * for a while. A job is asked for its next question whenever a thread is free, so that a slow one holds up
 * nobody; what the job makes of the answers must not depend on their order. Knows jobs by their messages,
 * and nothing of plans or of how a thread is made.
 */
import { assertNever } from '../core/base/assert-never.ts';
import type { FromPooled, ToPooled } from './pool-messages.ts';

interface PooledLine<Setup, Question> {
  readonly post: (message: ToPooled<Setup, Question>) => void;
  readonly stop: () => Promise<void>;
}

/** Throws, or calls `failed`, where there can be none; `failed` also where it ends by itself. */
export type OpenThread<Setup, Question, Answer> = (
  take: (message: FromPooled<Answer>) => void,
  failed: (error: unknown) => void,
) => PooledLine<Setup, Question>;

export interface Asking<Question> {
  readonly question: Question;
  /** A short one that somebody waits for: it is answered before what the thread works on. */
  readonly urgent: boolean;
}

export interface PoolJob<Setup, Question, Answer> {
  /** Copied to each thread before its first question. */
  readonly setup: Setup;
  /** Threads that it can make use of. */
  readonly threads: number;
  /** Null while there is nothing to ask. */
  readonly next: () => Asking<Question> | null;
  readonly answered: (question: Question, answer: Answer) => void;
  /** A thread has died or a question cannot be answered. The job has left the pool, and may be added again. */
  readonly failed: (reason: string) => void;
}

interface Thread<Setup, Question, Answer> {
  readonly line: PooledLine<Setup, Question>;
  ready: boolean;
  /** Numbers of the jobs it was set up for. */
  readonly knows: Set<number>;
  readonly asked: Map<number, { readonly job: PoolJob<Setup, Question, Answer>; readonly question: Question }>;
}

export interface PoolOptions {
  readonly size: number;
  /** Milliseconds without work after which the threads are closed. */
  readonly idle: number;
}

/** Questions that a thread has at once: one that it works on, and the next, so that it never waits for us. */
const AHEAD = 2;

export class Pool<Setup, Question, Answer> {
  readonly #open: OpenThread<Setup, Question, Answer>;
  readonly #options: PoolOptions;
  readonly #threads = new Set<Thread<Setup, Question, Answer>>();
  /** With their numbers, the most urgent first. */
  #jobs: readonly { readonly number: number; readonly job: PoolJob<Setup, Question, Answer> }[] = [];
  #lastNumber = 0;
  #lastQuestion = 0;
  #filling: NodeJS.Immediate | null = null;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(open: OpenThread<Setup, Question, Answer>, options: PoolOptions) {
    this.#open = open;
    this.#options = options;
  }

  /** Behind those of before where it is not urgent. */
  add(job: PoolJob<Setup, Question, Answer>, urgent: boolean): void {
    const entry = { number: ++this.#lastNumber, job };
    this.#jobs = urgent ? [entry, ...this.#jobs] : [...this.#jobs, entry];
    this.wake();
  }

  has(job: PoolJob<Setup, Question, Answer>): boolean {
    return this.#jobs.some((entry) => entry.job === job);
  }

  get isAtWork(): boolean {
    return [...this.#threads].some(({ asked }) => asked.size > 0);
  }

  /** No event of the job comes after this, and within milliseconds no thread works for it, or is begun for it, any more. */
  remove(job: PoolJob<Setup, Question, Answer>): void {
    const entry = this.#jobs.find((each) => each.job === job);
    if (!entry) return;
    this.#jobs = this.#jobs.filter((each) => each !== entry);
    for (const thread of this.#threads) {
      for (const [id, asked] of thread.asked) if (asked.job === job) thread.asked.delete(id);
      if (thread.knows.delete(entry.number)) thread.line.post({ kind: 'forget', job: entry.number });
    }
    if (this.#jobs.length === 0) void this.#closeThose(({ ready }) => !ready);
    this.wake();
  }

  /** A job may have something to ask again. */
  wake(): void {
    if (this.#closed) return;
    clearTimeout(this.#idle);
    this.#filling ??= setImmediate(() => {
      this.#filling = null;
      if (this.#fill()) this.wake();
      else this.#restIfIdle();
    });
  }

  async stop(): Promise<void> {
    this.#closed = true;
    this.#jobs = [];
    if (this.#filling) clearImmediate(this.#filling);
    clearTimeout(this.#idle);
    await this.#closeThose(() => true);
  }

  /** True where there may be more to do: in a turn one question is handed out or one thread opened, for each takes a while. */
  #fill(): boolean {
    for (const { number, job } of this.#jobs) {
      for (const thread of this.#threads) {
        if (!thread.ready || thread.asked.size >= AHEAD) continue;
        if (!thread.knows.has(number) && this.#workingFor(number) >= job.threads) continue;
        const asking = job.next();
        if (!asking) continue;
        this.#ask(thread, number, job, asking);
        return true;
      }
    }
    return this.#openMore();
  }

  #ask(
    thread: Thread<Setup, Question, Answer>,
    number: number,
    job: PoolJob<Setup, Question, Answer>,
    { question, urgent }: Asking<Question>,
  ): void {
    if (!thread.knows.has(number)) thread.line.post({ kind: 'setup', job: number, setup: job.setup });
    thread.knows.add(number);
    const id = ++this.#lastQuestion;
    thread.asked.set(id, { job, question });
    thread.line.post({ kind: 'ask', job: number, id, question, urgent });
  }

  #workingFor(number: number): number {
    let count = 0;
    for (const { knows } of this.#threads) if (knows.has(number)) count++;
    return count;
  }

  /** One at a time; true where one was opened. */
  #openMore(): boolean {
    const wanted = Math.min(this.#options.size, Math.max(0, ...this.#jobs.map(({ job }) => job.threads)));
    return this.#threads.size < wanted && this.#openOne();
  }

  #openOne(): boolean {
    const take = (message: FromPooled<Answer>): void => {
      if (this.#threads.has(thread)) this.#take(thread, message);
    };
    const failed = (error: unknown): void => {
      if (this.#threads.has(thread)) this.#died(thread, error);
    };
    let thread: Thread<Setup, Question, Answer>;
    try {
      thread = { line: this.#open(take, failed), ready: false, knows: new Set(), asked: new Map() };
    } catch (error) {
      const jobs = this.#jobs;
      this.#jobs = [];
      for (const { job } of jobs) job.failed(reasonOf(error));
      return false;
    }
    this.#threads.add(thread);
    return true;
  }

  #take(thread: Thread<Setup, Question, Answer>, message: FromPooled<Answer>): void {
    switch (message.kind) {
      case 'ready':
        thread.ready = true;
        break;
      case 'answer': {
        const asked = thread.asked.get(message.id);
        thread.asked.delete(message.id);
        asked?.job.answered(asked.question, message.answer);
        break;
      }
      case 'broken': {
        const asked = thread.asked.get(message.id);
        if (asked) this.#give(asked.job, message.reason);
        break;
      }
      default:
        assertNever(message);
    }
    this.wake();
  }

  /** What it worked for fails; a thread that never ran ends all there is, since the next would not run either. */
  #died(thread: Thread<Setup, Question, Answer>, error: unknown): void {
    this.#threads.delete(thread);
    const jobs = this.#jobs.filter(({ number }) => !thread.ready || thread.knows.has(number));
    for (const { job } of jobs) this.#give(job, reasonOf(error));
    thread.line.stop().catch(() => {});
    this.wake();
  }

  #give(job: PoolJob<Setup, Question, Answer>, reason: string): void {
    this.remove(job);
    job.failed(reason);
  }

  /** What a thread that is being opened has to do is seen when it is ready. */
  #restIfIdle(): void {
    if (this.isAtWork || [...this.#threads].some(({ ready }) => !ready)) return;
    this.#idle = setTimeout(() => void this.#closeThose(() => true), this.#options.idle).unref();
  }

  async #closeThose(which: (thread: Thread<Setup, Question, Answer>) => boolean): Promise<void> {
    const threads = [...this.#threads].filter(which);
    for (const thread of threads) this.#threads.delete(thread);
    await Promise.allSettled(threads.map(({ line }) => line.stop()));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
