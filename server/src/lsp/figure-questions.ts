/**
 * The questions that are left once all trials are there: what drives the plan, then all other figures beside what is
 * said of each task. In parts, which any thread may answer and which are each short to read.
 */
import { SHARED_MEMORY } from '../core/base/memory.ts';
import { type DriverColumns, driverColumns } from '../core/risk/answers/drivers.ts';
import type { SimulationResult, TaskChance } from '../core/risk/answers/result.ts';
import { drawnCount } from '../core/risk/drawn.ts';
import type { SimulationProblem } from '../core/risk/simulate.ts';
import type { SimulationAnswer, SimulationQuestion } from '../worker/simulation-messages.ts';
import { Numbered } from './numbered.ts';

/** Tasks and risks that one question is about. */
const LEAST_DRIVERS = 100;
const MOST_PARTS = 16;
/** Tasks of an answer. */
const TASKS_AT_ONCE = 500;

export class FigureQuestions {
  /** That the figures are of. */
  readonly trials: number;
  readonly #count: number;
  readonly #leaves: number;
  /** So many that all threads have some, and none has the sorting of columns to do for a few. */
  readonly #driversInPart: number;
  readonly #columns: DriverColumns;
  readonly #drivers: Numbered<true>;
  readonly #tasks: Numbered<readonly TaskChance[]>;
  #isPlanAsked = false;
  #plan: Omit<SimulationResult, 'tasks'> | null = null;

  constructor(problem: SimulationProblem, trials: number) {
    this.trials = trials;
    this.#count = drawnCount(problem);
    this.#leaves = problem.trials.leafCount;
    this.#driversInPart = Math.max(LEAST_DRIVERS, Math.ceil(this.#count / MOST_PARTS));
    this.#columns = driverColumns(this.#count, SHARED_MEMORY);
    this.#drivers = new Numbered(Math.ceil(this.#count / this.#driversInPart));
    this.#tasks = new Numbered(Math.ceil(this.#leaves / TASKS_AT_ONCE));
  }

  /** Null once all are there. */
  get result(): SimulationResult | null {
    if (!this.#plan || !this.#tasks.isComplete) return null;
    // Ten times as fast as `flat` for tens of thousands.
    const tasks = ([] as readonly TaskChance[]).concat(...this.#tasks.first());
    return { ...this.#plan, tasks };
  }

  next(): SimulationQuestion | null {
    const { trials } = this;
    const drivers = this.#columns;
    if (!this.#drivers.isComplete) {
      const part = this.#drivers.take();
      if (part === null) return null;
      const from = part * this.#driversInPart;
      const to = Math.min(this.#count, from + this.#driversInPart);
      return { kind: 'drivers', trials, into: drivers, from, to };
    }
    if (!this.#isPlanAsked) {
      this.#isPlanAsked = true;
      return { kind: 'figures', trials, drivers };
    }
    const part = this.#tasks.take();
    if (part === null) return null;
    const from = part * TASKS_AT_ONCE;
    return { kind: 'tasks', trials, drivers, from, to: Math.min(this.#leaves, from + TASKS_AT_ONCE) };
  }

  answered(question: SimulationQuestion, answer: SimulationAnswer): void {
    if (question.kind === 'drivers') this.#drivers.put(question.from / this.#driversInPart, true);
    if (question.kind === 'tasks' && answer.kind === 'tasks') {
      this.#tasks.put(question.from / TASKS_AT_ONCE, answer.tasks);
    }
    if (answer.kind === 'figures') this.#plan = answer.result;
  }

  /** It was asked and will not be answered. */
  giveBack(question: SimulationQuestion): void {
    if (question.kind === 'drivers') this.#drivers.giveBack(question.from / this.#driversInPart);
    if (question.kind === 'tasks') this.#tasks.giveBack(question.from / TASKS_AT_ONCE);
    if (question.kind === 'figures') this.#isPlanAsked = false;
  }
}
