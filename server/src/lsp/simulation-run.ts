/**
 * One run of trials: of one problem and one what-if. Hands its blocks out to threads, asks now and then for the
 * curves of what has come in, then for what drives the plan and all other figures, and of the plan as it is written
 * for what each risk and response does. The blocks in their order are all that figures are made of, whoever ran them and when.
 */
import { assertNever } from '../core/base/assert-never.ts';
import type { Comparisons } from '../core/risk/answers/answers.ts';
import { type Drivers, joinedDrivers } from '../core/risk/answers/drivers.ts';
import { blocksCompared } from '../core/risk/compare.ts';
import { blocksOf, trialsIn } from '../core/risk/simulate.ts';
import type { BlockEffects, KnownBlock } from '../core/risk/trial/effects.ts';
import type { BlockResult } from '../core/risk/trial/runner.ts';
import { TRIALS_IN_BLOCK } from '../core/risk/trial/variables.ts';
import type { Asking, Pool, PoolJob } from '../worker/pool.ts';
import type {
  DriverBlock,
  KnownResult,
  SimulationAnswer,
  SimulationQuestion,
  SimulationSetup,
} from '../worker/simulation-messages.ts';
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
/** Tasks and risks that one question is about. */
const LEAST_DRIVERS = 100;
const MOST_PARTS = 16;
/** Between two curves, in milliseconds. */
const CURVE_MS = 100;

export class SimulationRun implements PoolJob<SimulationSetup, SimulationQuestion, SimulationAnswer> {
  readonly setup: SimulationSetup;
  readonly threads: number;
  /** Trials that are asked for. */
  readonly of: number;
  readonly #pool: SimulationPool;
  readonly #events: RunEvents;
  readonly #blocks: Numbered<BlockResult>;
  /** Parts of the drivers, once all trials are there that there will be. */
  #drivers: Numbered<Drivers> | null = null;
  /** Of the first blocks, once all figures are known; null where risks are not compared. */
  #effects: Numbered<BlockEffects> | null = null;
  readonly #out = new Set<SimulationQuestion>();
  #curveAt = Number.NEGATIVE_INFINITY;
  #curveOf = 0;
  #state: RunState = { kind: 'running' };
  #result: KnownResult | null = null;
  /** Trials that the result is of. */
  #trials = 0;
  /** Nothing is left to be asked. */
  #isOver = false;

  constructor(pool: SimulationPool, setup: SimulationSetup, events: RunEvents) {
    this.#pool = pool;
    this.#events = events;
    this.setup = setup;
    this.of = setup.problem.iterations;
    this.threads = Math.ceil((this.of * setup.problem.trials.leafCount) / WORTH_A_THREAD);
    this.#blocks = new Numbered(blocksOf(this.of));
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
    if (this.#isOver || this.#pool.has(this)) return;
    if (this.#state.kind === 'stopped') this.#drivers = null;
    if (this.#state.kind !== 'done') this.#stand({ kind: 'running' });
    this.#pool.add(this, urgent);
  }

  /** No thread works for it until it is started again; it stands as it did. */
  pause(): void {
    this.#pool.remove(this);
    this.#takeBack();
  }

  /** Ends it with the figures of what has come in. */
  stop(): void {
    if (this.#state.kind !== 'running') return;
    this.pause();
    this.#stand({ kind: 'stopped' });
    if (this.#blocks.known > 0) this.#pool.add(this, true);
  }

  readonly next = (): Asking<SimulationQuestion> | null => {
    const question = this.#question();
    if (!question) return null;
    this.#out.add(question);
    const isLong = question.kind !== 'curves' && question.kind !== 'figures';
    return { question, transfer: [], urgent: !isLong };
  };

  readonly answered = (question: SimulationQuestion, answer: SimulationAnswer): void => {
    this.#out.delete(question);
    switch (answer.kind) {
      case 'block':
        this.#blocks.put(answer.result.block, answer.result);
        return;
      case 'curves':
        if (question.kind === 'curves') this.#tell(answer.result, question.blocks);
        return;
      case 'drivers':
        if (question.kind === 'drivers') this.#drivers?.put(question.from / this.#driversInPart, answer.drivers);
        return;
      case 'figures':
        if (question.kind === 'figures') this.#finish(answer.result, question.blocks);
        return;
      case 'effects':
        this.#effects?.put(answer.effects.block, answer.effects);
        return;
      case 'comparisons':
        this.#compare(answer.comparisons);
        return;
      case 'out-of-reach':
        this.pause();
        this.#events.outOfReach();
        return;
      default:
        assertNever(answer);
    }
  };

  readonly failed = (reason: string): void => {
    this.#takeBack();
    // Figures that are there are not made worse by what cannot be added to them.
    if (this.#state.kind === 'done') this.#isOver = true;
    else this.#stand({ kind: 'failed', reason });
  };

  #question(): SimulationQuestion | null {
    if (this.#effects) return this.#questionOfEffects(this.#effects);
    const isComplete = this.#blocks.isComplete || this.#state.kind === 'stopped';
    const now = performance.now();
    const isDue = isComplete || now >= this.#curveAt + CURVE_MS;
    if (this.#blocks.known > this.#curveOf && isDue && !this.#isAsked('curves')) {
      this.#curveAt = now;
      this.#curveOf = this.#blocks.known;
      return { kind: 'curves', blocks: this.#blocks.first().map(knownOf) };
    }
    if (isComplete) return this.#questionOfFigures();
    const block = this.#blocks.take();
    return block === null ? null : { kind: 'block', block, trials: trialsIn(block, this.of) };
  }

  #questionOfFigures(): SimulationQuestion | null {
    const { tasks, risks } = this.setup.problem.trials.variables;
    const count = tasks.length + risks.length;
    this.#drivers ??= new Numbered(Math.ceil(count / this.#driversInPart));
    if (this.#drivers.isComplete) {
      const drivers = joinedDrivers(this.#drivers.first());
      return this.#isAsked('figures') ? null : { kind: 'figures', blocks: this.#blocks.first(), drivers };
    }
    const part = this.#drivers.take();
    if (part === null) return null;
    const from = part * this.#driversInPart;
    const blocks = this.#blocks.first().map(driverBlock);
    return { kind: 'drivers', blocks, from, to: Math.min(count, from + this.#driversInPart) };
  }

  /** So many that all threads have some, and none has the sorting of columns to do for a few. */
  get #driversInPart(): number {
    const { tasks, risks } = this.setup.problem.trials.variables;
    return Math.max(LEAST_DRIVERS, Math.ceil((tasks.length + risks.length) / MOST_PARTS));
  }

  #questionOfEffects(effects: Numbered<BlockEffects>): SimulationQuestion | null {
    if (effects.isComplete) {
      if (this.#isAsked('comparisons')) return null;
      const all = effects.first();
      return { kind: 'comparisons', blocks: this.#blocks.first().slice(0, all.length).map(knownOf), effects: all };
    }
    const block = effects.take();
    const known = block === null ? undefined : this.#blocks.first()[block];
    return known ? { kind: 'effects', known: knownOf(known) } : null;
  }

  #isAsked(kind: SimulationQuestion['kind']): boolean {
    for (const question of this.#out) if (question.kind === kind) return true;
    return false;
  }

  /** What was asked and is not answered has to be asked again. */
  #takeBack(): void {
    for (const question of this.#out) {
      if (question.kind === 'block') this.#blocks.giveBack(question.block);
      if (question.kind === 'drivers') this.#drivers?.giveBack(question.from / this.#driversInPart);
      if (question.kind === 'effects') this.#effects?.giveBack(question.known.block);
    }
    this.#out.clear();
  }

  #finish(result: KnownResult, blocks: readonly KnownBlock[]): void {
    if (this.#state.kind === 'stopped') {
      this.#pool.remove(this);
      this.#tell(result, blocks);
      return;
    }
    this.#state = { kind: 'done' };
    const { off, answered } = this.setup.whatIf;
    const isWritten = off.length === 0 && answered.length === 0;
    const compared = isWritten ? blocksCompared(this.setup.problem, this.#blocks.first()) : 0;
    if (compared > 0) this.#effects = new Numbered(compared);
    else this.#end();
    this.#tell(result, blocks);
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

  /** Blocks are not needed any more. */
  #end(): void {
    this.#isOver = true;
    this.#effects = null;
    this.#drivers = null;
    this.#blocks.clear();
    this.#pool.remove(this);
  }

  #tell(result: KnownResult, blocks: readonly KnownBlock[]): void {
    this.#result = result;
    this.#trials = blocks.reduce((sum, { trials }) => sum + trials, 0);
    this.#events.changed();
  }

  #stand(state: RunState): void {
    this.#state = state;
    this.#events.changed();
  }
}

function driverBlock({ block, trials, finish, cost, critical, struck }: BlockResult): DriverBlock {
  return { block, trials, finish, cost, critical, struck };
}

function knownOf({ block, trials, finish, cost }: BlockResult): KnownBlock {
  return { block, trials, finish, cost };
}
