/**
 * One run of trials: of one problem and one what-if. Hands its blocks out to threads, asks now and then for the
 * curves of what has come in, then for what drives the plan and all other figures, and of the plan as it is written
 * for what each risk and response does. The blocks in their order are all that figures are made of, whoever ran them and when.
 */
import { assertNever } from '../core/base/assert-never.ts';
import { OWN_MEMORY, SHARED_MEMORY } from '../core/base/memory.ts';
import type { Comparisons } from '../core/risk/answers/answers.ts';
import { comparedOf } from '../core/risk/compare.ts';
import { trialsIn } from '../core/risk/simulate.ts';
import { type EffectResults, roomForEffects } from '../core/risk/trial/effects.ts';
import { blocksOf, roomFor } from '../core/risk/trial/results.ts';
import { TRIALS_IN_BLOCK } from '../core/risk/trial/variables.ts';
import type { Asking, Pool, PoolJob } from '../worker/pool.ts';
import type {
  KnownResult,
  SimulationAnswer,
  SimulationQuestion,
  SimulationSetup,
} from '../worker/simulation-messages.ts';
import { FigureQuestions } from './figure-questions.ts';
import { Numbered } from './numbered.ts';

export type SimulationPool = Pool<SimulationSetup, SimulationQuestion, SimulationAnswer>;

export type RunState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  /** By the person; what has come in counts. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface RunEvents {
  /** There is more to see, or it stands otherwise. */
  readonly changed: () => void;
  /** The calendars of the problem end too early; it is over, and has to come again with more days. */
  readonly outOfReach: () => void;
}

/** Leaves times trials that are not over before another thread would have begun. */
const WORTH_A_THREAD = 500_000;
/** Between two curves, in milliseconds. */
const CURVE_MS = 100;

export class SimulationRun implements PoolJob<SimulationSetup, SimulationQuestion, SimulationAnswer> {
  readonly threads: number;
  /** Trials that are asked for. */
  readonly of: number;
  readonly #pool: SimulationPool;
  readonly #events: RunEvents;
  #setup: SimulationSetup;
  readonly #blocks: Numbered<true>;
  /** Once all trials are there that there will be. */
  #figures: FigureQuestions | null = null;
  /** Of the first blocks, once all figures are known; null where risks are not compared. */
  #effects: { readonly blocks: Numbered<true>; readonly into: EffectResults } | null = null;
  readonly #out = new Set<SimulationQuestion>();
  #curveAt = Number.NEGATIVE_INFINITY;
  /** Trials of the last curves that were asked for. */
  #curveOf = 0;
  #state: RunState = { kind: 'running' };
  #result: KnownResult | null = null;
  /** Trials that the result is of. */
  #trials = 0;
  /** Nothing is left to be asked. */
  #isOver = false;

  constructor(pool: SimulationPool, { problem, whatIf }: Omit<SimulationSetup, 'results'>, events: RunEvents) {
    this.#pool = pool;
    this.#events = events;
    this.#setup = { problem, whatIf, results: roomFor(problem.trials, problem.iterations, SHARED_MEMORY) };
    this.of = problem.iterations;
    this.threads = Math.ceil((this.of * problem.trials.leafCount) / WORTH_A_THREAD);
    this.#blocks = new Numbered(blocksOf(this.of));
  }

  get setup(): SimulationSetup {
    return this.#setup;
  }

  get state(): RunState {
    return this.#state;
  }

  get result(): KnownResult | null {
    return this.#result;
  }

  /** That the result is of. */
  get trials(): number {
    return this.#trials;
  }

  /** Trials that have been run. */
  get progress(): number {
    return Math.min(this.of, this.#blocks.known * TRIALS_IN_BLOCK);
  }

  /** Takes up what is left to do, also after it was stopped or has failed. */
  start(urgent: boolean): void {
    if (this.#state.kind === 'stopped') {
      // Nor does anybody want the figures of what had come in any more.
      this.pause();
      this.#figures = null;
    }
    if (this.#isOver || this.#pool.has(this)) return;
    if (this.#state.kind !== 'done') this.#stand({ kind: 'running' });
    this.#pool.add(this, urgent);
  }

  /** Goes on with what it was at when it was paused. */
  resume(): void {
    if (!this.#isLeft() || this.#pool.has(this)) return;
    this.#pool.add(this, this.#state.kind === 'stopped');
  }

  /** No thread works for it until it is started again or goes on; it stands as it did. */
  pause(): void {
    this.#pool.remove(this);
    this.#takeBack();
  }

  /** Ends it with the figures of what has come in. */
  stop(): void {
    if (this.#state.kind !== 'running') return;
    this.pause();
    this.#stand({ kind: 'stopped' });
    this.resume();
  }

  /** Whether threads have something to do for it as it stands. */
  #isLeft(): boolean {
    switch (this.#state.kind) {
      case 'running':
      case 'done':
        return !this.#isOver;
      case 'stopped':
        return this.#blocks.known > 0 && !this.#figures?.result;
      case 'failed':
        return false;
      default:
        return assertNever(this.#state);
    }
  }

  readonly next = (): Asking<SimulationQuestion> | null => {
    const question = this.#question();
    if (!question) return null;
    this.#out.add(question);
    return { question, urgent: question.kind === 'curves' || question.kind === 'figures' || question.kind === 'tasks' };
  };

  readonly answered = (question: SimulationQuestion, answer: SimulationAnswer): void => {
    this.#out.delete(question);
    if (answer.kind === 'out-of-reach') {
      this.pause();
      this.#events.outOfReach();
      return;
    }
    switch (question.kind) {
      case 'block':
        this.#blocks.put(question.block, true);
        return;
      case 'curves':
        if (answer.kind === 'curves') this.#tell(answer.result, question.trials);
        return;
      case 'drivers':
      case 'figures':
      case 'tasks':
        this.#figures?.answered(question, answer);
        this.#finish();
        return;
      case 'effects':
        this.#effects?.blocks.put(question.block, true);
        return;
      case 'comparisons':
        if (answer.kind === 'comparisons') this.#compare(answer.comparisons);
        return;
      default:
        assertNever(question);
    }
  };

  readonly failed = (reason: string): void => {
    this.#takeBack();
    // Figures that are there are not made worse by what cannot be added to them.
    if (this.#state.kind === 'done') this.#isOver = true;
    else this.#stand({ kind: 'failed', reason });
  };

  #question(): SimulationQuestion | null {
    if (this.#effects) return this.#questionOfEffects();
    const isComplete = this.#blocks.isComplete || this.#state.kind === 'stopped';
    const now = performance.now();
    const isDue = isComplete || now >= this.#curveAt + CURVE_MS;
    if (this.progress > this.#curveOf && isDue && !this.#isAsked('curves')) {
      this.#curveAt = now;
      this.#curveOf = this.progress;
      return { kind: 'curves', trials: this.progress };
    }
    if (isComplete) {
      this.#figures ??= new FigureQuestions(this.#setup.problem, this.progress);
      return this.#figures.next();
    }
    const block = this.#blocks.take();
    return block === null ? null : { kind: 'block', block, trials: trialsIn(block, this.of) };
  }

  #questionOfEffects(): SimulationQuestion | null {
    if (!this.#effects) return null;
    const { blocks, into } = this.#effects;
    if (blocks.isComplete) return this.#isAsked('comparisons') ? null : { kind: 'comparisons', effects: into };
    const block = blocks.take();
    return block === null ? null : { kind: 'effects', into, block };
  }

  #isAsked(kind: SimulationQuestion['kind']): boolean {
    for (const question of this.#out) if (question.kind === kind) return true;
    return false;
  }

  /** What was asked and is not answered has to be asked again. */
  #takeBack(): void {
    for (const question of this.#out) {
      if (question.kind === 'block') this.#blocks.giveBack(question.block);
      else if (question.kind === 'effects') this.#effects?.blocks.giveBack(question.block);
      else this.#figures?.giveBack(question);
    }
    this.#out.clear();
  }

  #finish(): void {
    const result = this.#figures?.result;
    if (!result) return;
    const { trials } = result;
    if (this.#state.kind === 'stopped') {
      this.#pool.remove(this);
      this.#tell(result, trials);
      return;
    }
    this.#state = { kind: 'done' };
    const { problem, whatIf, results } = this.#setup;
    const isWritten = whatIf.off.length === 0 && whatIf.answered.length === 0;
    const compared = isWritten ? comparedOf(problem, results, trials) : null;
    if (compared && compared.trials > 0) {
      const into = roomForEffects(problem.trials, compared, SHARED_MEMORY);
      this.#effects = { blocks: new Numbered(blocksOf(compared.trials)), into };
    } else this.#end();
    this.#tell(result, trials);
  }

  #compare({ risks, responses }: Comparisons): void {
    const result = this.#result;
    this.#end();
    if (!result) return;
    this.#result = {
      ...result,
      responses,
      ...(result.risks && { risks: result.risks.map((risk) => ({ ...risk, ...risks.get(risk.id) })) }),
    };
    this.#events.changed();
  }

  /** What trials gave is not needed any more. */
  #end(): void {
    this.#isOver = true;
    this.#setup = { ...this.#setup, results: roomFor(this.#setup.problem.trials, 0, OWN_MEMORY) };
    this.#effects = null;
    this.#figures = null;
    this.#pool.remove(this);
  }

  #tell(result: KnownResult, trials: number): void {
    this.#result = result;
    this.#trials = trials;
    this.#events.changed();
  }

  #stand(state: RunState): void {
    this.#state = state;
    this.#events.changed();
  }
}
