/**
 * When plans are simulated. Small ones as soon as the hands rest for a moment after an analysis, so that P80 is
 * always fresh; large ones after a real rest where it is shown, the largest where their simulation itself is; any
 * when a person says so. The
 * problem is prepared in pieces, the trials are run by threads, and those of a text that is being changed stop at once.
 */
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import { movedTo, SHARED_MEMORY } from '../core/base/memory.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { MOST_REACH, OUT_OF_TIME, preparingSimulation, type SimulationProblem } from '../core/risk/simulate.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import { NotSimulable } from '../core/risk/trial/not-simulable.ts';
import type { SimulatedParams, SimulateParams } from '../protocol/requests.ts';
import type { SimulationView, WhatIf } from '../protocol/simulation.ts';
import { LongAnswers, OUTDATED } from './long-answers.ts';
import { AS_WRITTEN, PlanSimulation } from './plan-simulation.ts';
import { type ProgressLine, patientProgress, type ShowProgress } from './progress.ts';
import { comparingData } from './same-data.ts';
import type { SimulationPool } from './simulation-run.ts';
import type { Watchdog } from './watchdog.ts';

/** Tasks times trials up to which a plan is simulated without being asked for, which takes half a second. */
const SMALL = 330 * 10_000;
/** And up to which it is where P80 stands beside something else, in some seconds of all processors. */
const LARGE = 2000 * 10_000;
/** Of preparing, for which nobody waits: room for a collection of garbage and for a wait for a core. */
const PIECE_MS = 1;
/** Milliseconds without a change. */
const SMALL_REST_MS = 100;
const LARGE_REST_MS = 1000;
/** Between two pieces of news. */
const NEWS_MS = 100;
/** Plans that are looked at without their text being open. */
const MOST_CLOSED = 4;

export interface SimulationsOptions {
  readonly pool: SimulationPool;
  readonly watchdog: Watchdog;
  readonly isAutomatic: () => boolean;
  readonly progress: ShowProgress;
  readonly told: (params: SimulatedParams) => void;
  readonly failed: (error: unknown) => void;
}

interface Entry {
  readonly simulation: PlanSimulation;
  /** What somebody looked at since the last analysis; null: nobody did. */
  looked: WhatIf | null;
  /** P80 was shown since the last analysis, or would have been. */
  glanced: boolean;
  /** A person said that it shall be run. */
  asked: boolean;
  /** How often the usual margin its calendars have. */
  reach: number;
  /** Of what is being prepared; another, or none, and it is given up. */
  preparing: symbol | null;
  timer: NodeJS.Timeout | undefined;
  line: ProgressLine | null;
}

export class Simulations {
  readonly #options: SimulationsOptions;
  readonly #long: LongAnswers;
  readonly #entries = new Map<FileId, Entry>();
  /** Counts up from the start of the process, so that a server started again tells nothing older. */
  #serial = Date.now();
  readonly #news = new Map<FileId, boolean>();
  #newsTimer: NodeJS.Timeout | undefined;
  #newsAt = Number.NEGATIVE_INFINITY;

  constructor(options: SimulationsOptions) {
    this.#options = options;
    this.#long = new LongAnswers(options.watchdog, PIECE_MS);
  }

  /** Threads run trials, or find out what they come to. */
  get isAtWork(): boolean {
    return this.#options.pool.isAtWork;
  }

  /** A file is being changed: what is run for its plans stops until they are analysed. */
  changing(file: FileId): void {
    for (const entry of this.#entries.values()) {
      if (!entry.simulation.analysis.sources.files.has(file)) continue;
      this.#calm(entry);
      entry.simulation.pause();
    }
  }

  /** Plans as they are now. @param open every plan with an open file; of others only what is looked at is kept. */
  analysed(plans: ReadonlyMap<FileId, Analysis>, open: ReadonlySet<FileId>): void {
    const closed = [...this.#entries].filter(([root]) => !open.has(root));
    const kept = closed.filter(([, { looked }]) => looked !== null).slice(-MOST_CLOSED);
    for (const each of closed) if (!kept.includes(each)) this.#drop(...each);
    for (const [root, analysis] of plans) this.#goOn(this.#following(root, analysis));
  }

  /** What is known; whoever asks looks at it. */
  view(analysis: Analysis, whatIf: WhatIf | null): Steps<SimulationView> {
    const entry = this.#following(analysis.plan.root, analysis);
    entry.looked = whatIf ?? AS_WRITTEN;
    this.#goOn(entry);
    return entry.simulation.view(entry.looked, ++this.#serial, this.#isWanted(entry));
  }

  do(analysis: Analysis, { whatIf, action }: Pick<SimulateParams, 'whatIf' | 'action'>): Steps<SimulationView> {
    const entry = this.#following(analysis.plan.root, analysis);
    entry.looked = whatIf ?? AS_WRITTEN;
    entry.asked = action === 'start';
    if (action === 'stop') entry.simulation.stop(entry.looked);
    else if (entry.simulation.isCurrent && !entry.simulation.hasFailed) entry.simulation.want(entry.looked, true);
    else this.#prepareAfter(entry, 0);
    return entry.simulation.view(entry.looked, ++this.#serial, this.#isWanted(entry));
  }

  /** For those who show something of it beside what else they show. */
  simulatedOf({ plan }: DatedPlan): Simulated | null {
    const entry = this.#entries.get(plan.root);
    if (!entry) return null;
    entry.glanced = true;
    this.#goOn(entry);
    return entry.simulation.simulated();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#newsTimer);
    for (const [root, entry] of this.#entries) this.#drop(root, entry);
    await this.#options.pool.stop();
  }

  /** The plan as it is now, also where it was paused for a text that has come to say the same again. */
  #following(root: FileId, analysis: Analysis): Entry {
    const entry = this.#entryOf(root, analysis);
    const isNew = entry.simulation.analysis !== analysis;
    entry.simulation.follow(analysis);
    if (isNew) {
      // What is being prepared is of the plan before, also where a file beside its text has changed.
      this.#calm(entry);
      entry.looked = null;
      entry.glanced = false;
      if (!entry.simulation.isCurrent) entry.asked = false;
    }
    return entry;
  }

  #entryOf(root: FileId, analysis: Analysis): Entry {
    const known = this.#entries.get(root);
    if (known) return known;
    const entry: Entry = {
      simulation: new PlanSimulation(this.#options.pool, analysis, {
        changed: (done) => this.#changed(root, entry, done),
        outOfReach: () => {
          entry.reach *= 2;
          if (entry.reach <= MOST_REACH) {
            this.#prepareAfter(entry, 0);
            return;
          }
          // The next text may need no more than the usual.
          entry.reach = 1;
          entry.simulation.fail(OUT_OF_TIME);
        },
      }),
      looked: null,
      glanced: false,
      asked: false,
      reach: 1,
      preparing: null,
      timer: undefined,
      line: null,
    };
    this.#entries.set(root, entry);
    return entry;
  }

  #drop(root: FileId, entry: Entry): void {
    this.#calm(entry);
    entry.simulation.pause();
    entry.line?.end();
    this.#entries.delete(root);
    this.#news.delete(root);
  }

  #isWanted({ simulation, looked, glanced, asked }: Entry): boolean {
    if (asked || !this.#options.isAutomatic()) return asked;
    return looked !== null || workOf(simulation.analysis) <= (glanced ? LARGE : SMALL);
  }

  #goOn(entry: Entry): void {
    if (!this.#isWanted(entry) || entry.simulation.hasFailed) return;
    if (entry.simulation.isCurrent) entry.simulation.want(entry.looked ?? AS_WRITTEN, false);
    else if (entry.preparing === null) {
      this.#prepareAfter(entry, workOf(entry.simulation.analysis) <= SMALL ? SMALL_REST_MS : LARGE_REST_MS);
    }
  }

  /** Nothing is prepared any more. */
  #calm(entry: Entry): void {
    clearTimeout(entry.timer);
    entry.preparing = null;
  }

  #prepareAfter(entry: Entry, ms: number): void {
    this.#calm(entry);
    const token = Symbol('preparing');
    entry.preparing = token;
    entry.timer = setTimeout(() => {
      this.#prepare(entry, token).catch((error: unknown) => {
        if (!(error instanceof NotSimulable)) this.#options.failed(error);
        if (entry.preparing === token) entry.simulation.fail(error instanceof Error ? error.message : String(error));
      });
    }, ms).unref();
  }

  async #prepare(entry: Entry, token: symbol): Promise<void> {
    const { simulation } = entry;
    const steps = preparingProblem(simulation.analysis, entry.reach, simulation.problem);
    const prepared = await this.#long.take('simulation', steps, () => entry.preparing === token);
    if (prepared === OUTDATED || entry.preparing !== token) return;
    entry.preparing = null;
    simulation.accept(prepared.problem, prepared.isSame);
    simulation.want(entry.looked ?? AS_WRITTEN, entry.asked);
  }

  #changed(root: FileId, entry: Entry, done: boolean): void {
    this.#showProgress(entry);
    this.#news.set(root, done || (this.#news.get(root) ?? false));
    this.#newsTimer ??= setTimeout(() => this.#tell(), Math.max(0, this.#newsAt + NEWS_MS - performance.now())).unref();
  }

  #tell(): void {
    this.#newsTimer = undefined;
    this.#newsAt = performance.now();
    const plans = [...this.#news].map(([root, done]) => ({ root, serial: ++this.#serial, done }));
    this.#news.clear();
    this.#options.told({ plans });
  }

  #showProgress(entry: Entry): void {
    const { simulation } = entry;
    const run = simulation.running;
    if (run) {
      entry.line ??= patientProgress(() =>
        this.#options.progress(`Simulating ${simulation.analysis.plan.project.name}`.trimEnd(), 'trials', () =>
          simulation.running?.stop(),
        ),
      );
      entry.line.report(run.progress, run.of);
    } else {
      entry.line?.end();
      entry.line = null;
    }
  }
}

/** Tasks times trials; a trial of few costs as much as one of thirty. */
function workOf({ plan }: Analysis): number {
  return (plan.items.size + 30) * plan.simulation.iterations;
}

interface PreparedProblem {
  readonly problem: SimulationProblem | null;
  /** As the one before. */
  readonly isSame: boolean;
}

function* preparingProblem(
  analysis: Analysis,
  reach: number,
  before: SimulationProblem | null,
): Steps<PreparedProblem> {
  const problem = yield* preparingSimulation(analysis.plan, analysis.schedule, reach);
  if (problem !== null && before !== null && (yield* comparingData(before, problem))) {
    return { problem: before, isSame: true };
  }
  // Posted as it is, a large plan's would be copied for each thread in one go of six milliseconds.
  return { problem: yield* movedTo(problem, SHARED_MEMORY), isSame: false };
}
