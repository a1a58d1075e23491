/** What a block of trials draws, by trial, in whole minutes and money. */
import type { Steps } from '../../base/steps.ts';
import { type Draw, MOST_MINUTES, type RiskVariables, TRIALS_IN_BLOCK, type Variables } from './variables.ts';

const SIZE = TRIALS_IN_BLOCK;
/** Variables between two steps. */
const AT_ONCE = 8;

/** Arrays of a block: what belongs to number `n` in trial `t` is at `n × TRIALS_IN_BLOCK + t`. */
export class BlockDraws {
  /** By `Variables.tasks`: minutes. */
  readonly minutes: Int32Array;
  /** By `Variables.branches`, risks and lost days: 1 where it is so. */
  readonly taken: Uint8Array;
  readonly strikes: Uint8Array;
  readonly lost: Uint8Array;
  /** By risk: minutes of work, less than 0 where it is an opportunity; money likewise. */
  readonly delay: Int32Array;
  readonly cost: Float64Array;
  private readonly values = new Float64Array(SIZE);
  private readonly variables: Variables;
  private readonly draw: Draw;
  /** By lost day: the first with the same variable. */
  private readonly sameDay: Int32Array;

  constructor(variables: Variables, draw: Draw) {
    const { tasks, branches, risks, lostDays } = variables;
    this.variables = variables;
    this.draw = draw;
    this.minutes = new Int32Array(SIZE * tasks.length);
    this.taken = new Uint8Array(SIZE * branches.length);
    this.strikes = new Uint8Array(SIZE * risks.length);
    this.lost = new Uint8Array(SIZE * lostDays.length);
    this.delay = new Int32Array(SIZE * risks.length);
    this.cost = new Float64Array(SIZE * risks.length);
    const first = new Map<number, number>();
    this.sameDay = Int32Array.from(lostDays, ({ variable }, k) => {
      const known = first.get(variable) ?? k;
      first.set(variable, known);
      return known;
    });
  }

  /** In steps. */
  *filling(block: number): Steps<void> {
    const { tasks, branches, risks, lostDays } = this.variables;
    for (let k = 0; k < tasks.length; k++) {
      if (k % AT_ONCE === AT_ONCE - 1) yield;
      this.fillMinutes(k, block, this.minutes, k, 1);
    }
    for (let k = 0; k < branches.length; k++) {
      if (k % AT_ONCE === AT_ONCE - 1) yield;
      const { variable } = branches[k] as Variables['branches'][number];
      this.fillFlags(variable, block, this.taken, k);
    }
    for (let k = 0; k < risks.length; k++) {
      if (k % AT_ONCE === AT_ONCE - 1) yield;
      const { strikes, delay, cost, opportunity } = risks[k] as RiskVariables;
      this.fillFlags(strikes, block, this.strikes, k);
      if (delay >= 0) this.fillMinutes(delay, block, this.delay, k, opportunity ? -1 : 1);
      if (cost >= 0) this.fillMoney(cost, block, this.cost, k, opportunity ? -1 : 1);
    }
    for (let k = 0; k < lostDays.length; k++) {
      if (k % AT_ONCE === AT_ONCE - 1) yield;
      const same = this.sameDay[k] as number;
      if (same < k) this.lost.copyWithin(SIZE * k, SIZE * same, SIZE * (same + 1));
      else this.fillFlags((lostDays[k] as Variables['lostDays'][number]).variable, block, this.lost, k);
    }
  }

  // One for each type of array, so that the engine knows what each writes to.
  private fillMinutes(variable: number, block: number, into: Int32Array, number: number, sign: number): void {
    const { values } = this;
    this.draw(variable, block, values);
    const from = SIZE * number;
    // None is less than 0, so that cutting off rounds.
    for (let t = 0; t < SIZE; t++) into[from + t] = sign * ((Math.min(values[t] as number, MOST_MINUTES) + 0.5) | 0);
  }

  private fillMoney(variable: number, block: number, into: Float64Array, number: number, sign: number): void {
    const { values } = this;
    this.draw(variable, block, values);
    const from = SIZE * number;
    for (let t = 0; t < SIZE; t++) into[from + t] = sign * Math.round(values[t] as number);
  }

  private fillFlags(variable: number, block: number, into: Uint8Array, number: number): void {
    const { values } = this;
    this.draw(variable, block, values);
    const from = SIZE * number;
    for (let t = 0; t < SIZE; t++) into[from + t] = (values[t] as number) > 0.5 ? 1 : 0;
  }
}
