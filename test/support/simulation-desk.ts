/** An editor with one plan that is simulated; the threads are turns of this one. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/core/analyse.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { Simulations } from '../../server/src/lsp/simulations.ts';
import { Watchdog } from '../../server/src/lsp/watchdog.ts';
import type { SimulatedParams } from '../../server/src/protocol/requests.ts';
import type { SimulationView } from '../../server/src/protocol/simulation.ts';
import { Pool } from '../../server/src/worker/pool.ts';
import type { Answerer } from '../../server/src/worker/pooled.ts';
import { simulationAnswers } from '../../server/src/worker/simulation-answers.ts';
import type {
  SimulationAnswer,
  SimulationQuestion,
  SimulationSetup,
} from '../../server/src/worker/simulation-messages.ts';
import { EditedWorkspace } from './edited-workspace.ts';
import { FOLDER } from './fixture.ts';
import { NearThreads, until } from './near-threads.ts';

export const FILE = `${FOLDER}plan.plan.yaml`;

/** Does something between two pieces of work. */
class Beside extends Watchdog {
  readonly #after: () => void;

  constructor(after: () => void) {
    super(() => {});
    this.#after = after;
  }

  override piece<T>(name: string, work: () => T): T {
    const result = super.piece(name, work);
    this.#after();
    return result;
  }
}

/** An editor with one plan open. */
export class Desk {
  readonly threads: NearThreads<SimulationSetup, SimulationQuestion, SimulationAnswer>;
  readonly news: SimulatedParams['plans'][number][] = [];
  readonly failures: unknown[] = [];
  readonly workspace = new EditedWorkspace(new Map());
  readonly simulations: Simulations;
  automatic = true;
  /** Done once, after a piece of the preparation. */
  afterPiece = (): void => {};
  #analysis: Analysis | null = null;

  /** @param answer of threads that answer something else than they should. */
  constructor(size: number, answer: Answerer<SimulationQuestion, SimulationAnswer> | null = null) {
    this.threads = new NearThreads(function* (setup) {
      return answer ?? (yield* simulationAnswers(setup));
    });
    this.simulations = new Simulations({
      pool: new Pool(this.threads.open, { size, idle: 1000 }),
      watchdog: new Beside(() => {
        const { afterPiece } = this;
        this.afterPiece = () => {};
        afterPiece();
      }),
      isAutomatic: () => this.automatic,
      progress: () => ({ report: () => {}, end: () => {} }),
      told: ({ plans }) => this.news.push(...plans),
      failed: (error) => this.failures.push(error),
    });
  }

  /** Of the newest text. */
  get analysis(): Analysis {
    assert.ok(this.#analysis);
    return this.#analysis;
  }

  /** As a key does. */
  write(text: string): void {
    this.typing();
    this.become(text);
  }

  /** A key was pressed, and its text is not analysed yet. */
  typing(): void {
    this.simulations.changing(FILE);
  }

  /** As a file beside the text does. */
  become(text: string): void {
    this.workspace.write(FILE, text);
    this.#analysis = this.workspace.analysed(FILE);
    this.simulations.analysed(new Map([[FILE, this.analysis]]), new Set([FILE]));
  }

  look(whatIf = { off: [], answered: [] } as SimulationView['whatIf']): SimulationView {
    return runToEnd(this.simulations.view(this.analysis, whatIf));
  }

  do(action: 'start' | 'stop', whatIf: SimulationView['whatIf'] | null = null): SimulationView {
    return runToEnd(this.simulations.do(this.analysis, { whatIf, action }));
  }

  async done(): Promise<SimulationView> {
    await until('result', () => isCompared(this.look()));
    return this.look();
  }
}

/** All there is to know is known; what each risk does comes last. */
export function isCompared({ state, result }: SimulationView): boolean {
  return state.kind === 'done' && result?.risks.every(({ p80Days }) => p80Days !== null) === true;
}
