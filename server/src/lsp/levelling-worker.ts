/**
 * The one worker that levels: started when it is first needed, stopped when nothing was to do for a
 * while, and stopped too where it does not hear that a job is cancelled; the other jobs then begin
 * again in a new one. Knows jobs by their messages, and nothing of plans.
 */
import { assertNever } from '../core/base/assert-never.ts';
import { type LevelledSchedule, taskCount } from '../core/schedule/levelling/problem.ts';
import type { FromWorker, SolveJob, ToWorker } from '../worker/messages.ts';

interface WorkerLine {
  readonly post: (message: ToWorker) => void;
  readonly stop: () => Promise<void>;
}

/** Throws, or calls `failed`, where there can be none; `failed` also where it ends by itself. */
export type StartWorker = (take: (message: FromWorker) => void, failed: (error: unknown) => void) => WorkerLine;

export interface JobEvents {
  readonly progress: (tried: number, better: LevelledSchedule | null) => void;
  readonly solved: (schedule: LevelledSchedule) => void;
  readonly outOfReach: () => void;
  /** It will not be solved; the reason is logged. */
  readonly givenUp: () => void;
}

interface Job {
  readonly asked: SolveJob;
  readonly events: JobEvents;
}

const IDLE_MS = 30_000;
/** Of plans with more tasks one schedule takes so long that the worker is not asked, but stopped. */
const LARGE = 2000;
/** Else it reads messages every 10 ms, unless its first schedules take longer. */
const HEARS_WITHIN_MS = 40;

export class LevellingWorker {
  readonly #start: StartWorker;
  readonly #log: (text: string) => void;
  readonly #jobs = new Map<number, Job>();
  readonly #cancelled = new Map<number, NodeJS.Timeout>();
  #line: WorkerLine | null = null;
  #ready = false;
  /** Counts the workers there were. */
  #turn = 0;
  /** It could not be started, or the server shuts down. */
  #closed = false;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(start: StartWorker, log: (text: string) => void) {
    this.#start = start;
    this.#log = log;
  }

  /** The number by which the job can be cancelled. */
  solve(job: Omit<SolveJob, 'kind' | 'id'>, events: JobEvents): number {
    const id = ++this.#lastId;
    if (this.#closed) {
      queueMicrotask(events.givenUp);
      return id;
    }
    clearTimeout(this.#idle);
    const asked: SolveJob = { kind: 'solve', id, ...job };
    this.#jobs.set(id, { asked, events });
    if (this.#ready) this.#line?.post(asked);
    else if (!this.#line) this.#open();
    return id;
  }

  /** No event of the job comes after this. */
  cancel(id: number): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    this.#jobs.delete(id);
    if (this.#ready && taskCount(job.asked.problem) > LARGE) this.#reopen();
    else if (this.#ready) {
      this.#line?.post({ kind: 'cancel', id });
      // Where an analysis kept this thread busy for as long, the answer may be there and not yet be read.
      const timer = setTimeout(() => setImmediate(() => this.#cancelled.has(id) && this.#reopen()), HEARS_WITHIN_MS);
      this.#cancelled.set(id, timer.unref());
    }
    this.#restIfIdle();
  }

  async stop(): Promise<void> {
    this.#closed = true;
    this.#jobs.clear();
    await this.#close();
  }

  #open(): void {
    const turn = this.#turn;
    // A worker that was stopped may still have something to say; nobody listens.
    const listens = (): boolean => this.#turn === turn;
    try {
      this.#line = this.#start(
        (message) => listens() && this.#take(message),
        (error) => listens() && this.#failed(error),
      );
    } catch (error) {
      this.#failed(error);
    }
  }

  async #close(): Promise<void> {
    const line = this.#line;
    this.#line = null;
    this.#ready = false;
    this.#turn++;
    clearTimeout(this.#idle);
    for (const timer of this.#cancelled.values()) clearTimeout(timer);
    this.#cancelled.clear();
    await line?.stop();
  }

  #reopen(): void {
    this.#close().catch((error) => this.#log(String(error)));
    if (this.#jobs.size > 0) this.#open();
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        for (const { asked } of this.#jobs.values()) this.#line?.post(asked);
        this.#restIfIdle();
        break;
      case 'cancelled':
        clearTimeout(this.#cancelled.get(message.id));
        this.#cancelled.delete(message.id);
        break;
      case 'progress':
        this.#jobs.get(message.id)?.events.progress(message.tried, message.better);
        break;
      case 'solved':
        this.#finished(message.id)?.solved(message.schedule);
        break;
      case 'out-of-reach':
        this.#finished(message.id)?.outOfReach();
        break;
      case 'failed':
        this.#log(`Levelling broke off: ${message.reason}`);
        this.#finished(message.id)?.givenUp();
        break;
      default:
        assertNever(message);
    }
  }

  #finished(id: number): JobEvents | undefined {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    this.#restIfIdle();
    return job?.events;
  }

  #restIfIdle(): void {
    if (this.#jobs.size > 0) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#close().catch((error) => this.#log(String(error))), IDLE_MS).unref();
  }

  #failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    // One that worked may do so again, for another problem; one that never did is not tried again.
    if (!this.#ready) this.#closed = true;
    this.#log(
      this.#closed
        ? `Plans are levelled by their first schedule only, because no worker can be started: ${reason}`
        : `Levelling broke off: ${reason}`,
    );
    this.#close().catch(() => {});
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    // Later, since this may be the answer to `solve`.
    for (const { events } of jobs) queueMicrotask(events.givenUp);
  }
}
