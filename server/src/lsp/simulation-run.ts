/**
 * One run of trials: of one problem and one what-if. Hands its blocks out to threads, asks now and then for
 * the curves of what has come in, and in the end for all figures. The blocks in their order are all that the
 * figures are made of, whoever ran them and when.
 */
import { assertNever } from '../core/base/assert-never.ts';
import { blocksOf, trialsIn } from '../core/risk/simulate.ts';
import type { BlockResult } from '../core/risk/trial/runner.ts';
import { TRIALS_IN_BLOCK } from '../core/risk/trial/variables.ts';
import type { Asking, Pool, PoolJob } from '../worker/pool.ts';
import type {
  CurveBlock,
  KnownResult,
  SimulationAnswer,
  SimulationQuestion,
  SimulationSetup,
} from '../worker/simulation-messages.ts';

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
  readonly setup: SimulationSetup;
  readonly threads: number;
  /** Trials that are asked for. */
  readonly of: number;
  readonly #pool: SimulationPool;
  readonly #events: RunEvents;
  readonly #blocks: (BlockResult | undefined)[] = [];
  /** Blocks that were given away and did not come back, for the threads were told to forget. */
  #again: number[] = [];
  #next = 0;
  /** Blocks from the first without a gap. */
  #known = 0;
  readonly #out = new Set<SimulationQuestion>();
  #curveAt = Number.NEGATIVE_INFINITY;
  #curveOf = 0;
  #state: RunState = { kind: 'running' };
  #result: KnownResult | null = null;
  /** Trials that the result is of. */
  #trials = 0;

  constructor(pool: SimulationPool, setup: SimulationSetup, events: RunEvents) {
    this.#pool = pool;
    this.#events = events;
    this.setup = setup;
    this.of = setup.problem.iterations;
    this.threads = Math.ceil((this.of * setup.problem.trials.leafCount) / WORTH_A_THREAD);
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

  /** That have been run. */
  get progress(): number {
    return Math.min(this.of, this.#known * TRIALS_IN_BLOCK);
  }

  /** Takes what is left to do up, also after it was stopped or has failed. */
  start(urgent: boolean): void {
    if (this.#state.kind === 'done' || this.#pool.has(this)) return;
    this.#stand({ kind: 'running' });
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
    if (this.#known > 0) this.#pool.add(this, true);
  }

  readonly next = (): Asking<SimulationQuestion> | null => {
    const asking = this.#question();
    if (asking) this.#out.add(asking.question);
    return asking;
  };

  readonly answered = (question: SimulationQuestion, answer: SimulationAnswer): void => {
    this.#out.delete(question);
    switch (answer.kind) {
      case 'block':
        this.#blocks[answer.result.block] = answer.result;
        while (this.#blocks[this.#known]) this.#known++;
        return;
      case 'curves':
        // Later curves may have come before, from a faster thread.
        if (question.kind === 'curves') this.#tell(answer.result, question.blocks);
        return;
      case 'figures':
        if (question.kind !== 'figures') return;
        this.#pool.remove(this);
        if (this.#state.kind === 'running') this.#state = { kind: 'done' };
        this.#tell(answer.result, question.blocks);
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
    this.#stand({ kind: 'failed', reason });
  };

  #question(): Asking<SimulationQuestion> | null {
    const isAsked = (kind: SimulationQuestion['kind']): boolean => [...this.#out].some((each) => each.kind === kind);
    const blocks = blocksOf(this.of);
    const isComplete = this.#known === blocks;
    if (isComplete || this.#state.kind === 'stopped') {
      return isAsked('figures') ? null : asking({ kind: 'figures', blocks: this.#prefix() }, true);
    }
    const now = performance.now();
    if (this.#known > this.#curveOf && now >= this.#curveAt + CURVE_MS && !isAsked('curves')) {
      this.#curveAt = now;
      this.#curveOf = this.#known;
      return asking({ kind: 'curves', blocks: this.#prefix().map(curveBlock) }, true);
    }
    const again = this.#again.shift();
    const block = again ?? (this.#next < blocks ? this.#next++ : null);
    return block === null ? null : asking({ kind: 'block', block, trials: trialsIn(block, this.of) }, false);
  }

  #prefix(): BlockResult[] {
    return this.#blocks.slice(0, this.#known).filter((block) => block !== undefined);
  }

  #takeBack(): void {
    for (const question of this.#out) if (question.kind === 'block') this.#again.push(question.block);
    this.#again.sort((a, b) => a - b);
    this.#out.clear();
  }

  #tell(result: KnownResult, blocks: readonly CurveBlock[]): void {
    this.#result = result;
    this.#trials = blocks.reduce((sum, { trials }) => sum + trials, 0);
    this.#events.changed();
  }

  #stand(state: RunState): void {
    this.#state = state;
    this.#events.changed();
  }
}

function curveBlock({ trials, finish, cost }: BlockResult): CurveBlock {
  return { trials, finish, cost };
}

function asking(question: SimulationQuestion, urgent: boolean): Asking<SimulationQuestion> {
  return { question, transfer: [], urgent };
}
