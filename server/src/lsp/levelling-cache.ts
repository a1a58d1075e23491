/**
 * Levelling problems that were solved or are being solved, by content: the problem, its seed and how
 * many schedules are tried. An edit that leaves the problem as it was, and one that is taken back,
 * find their answer here. The longest unused are forgotten.
 */
import { type PortableProblem, portable } from '../core/schedule/levelling/portable.ts';
import type { LevelledSchedule, LevellingProblem } from '../core/schedule/levelling/problem.ts';
import { hashOfProblem, isSameProblem } from '../core/schedule/levelling/same-problem.ts';

export interface Question {
  readonly problem: LevellingProblem;
  readonly seed: number;
  readonly schedules: number;
}

export interface Entry extends Omit<Question, 'problem'> {
  portable: PortableProblem;
  hash: number;
  /** Days around the plan that its calendars have, as `portable` counts them. */
  reach: number;
  best: LevelledSchedule;
  /** Nothing better is to come. */
  settled: boolean;
}

const MOST_ENTRIES = 24;

export class LevellingCache {
  /** The last used last. */
  readonly #entries = new Set<Entry>();

  /** The entry of the same problem; else a new one that begins with what `construct` gives. */
  find(question: Question, construct: () => Pick<Entry, 'best' | 'settled'>): Entry {
    const known = this.#known(question);
    const { problem, seed, schedules } = question;
    const entry = known ?? { seed, schedules, ...cutTo(problem, 1), ...construct() };
    this.#entries.delete(entry);
    this.#entries.add(entry);
    const [oldest] = this.#entries;
    if (this.#entries.size > MOST_ENTRIES && oldest) this.#entries.delete(oldest);
    return entry;
  }

  #known({ problem, seed, schedules }: Question): Entry | undefined {
    const cuts = new Map<number, ReturnType<typeof cutTo>>();
    for (const entry of this.#entries) {
      if (entry.seed !== seed || entry.schedules !== schedules) continue;
      const cut = cuts.get(entry.reach) ?? cutTo(problem, entry.reach);
      cuts.set(entry.reach, cut);
      if (cut.hash === entry.hash && isSameProblem(cut.portable, entry.portable)) return entry;
    }
    return undefined;
  }
}

/** Gives the calendars of an entry more days, from its problem as it was asked. */
export function widen(entry: Entry, problem: LevellingProblem): void {
  Object.assign(entry, cutTo(problem, entry.reach * 2));
}

function cutTo(problem: LevellingProblem, reach: number): Pick<Entry, 'portable' | 'hash' | 'reach'> {
  const cut = portable(problem, reach);
  return { portable: cut, hash: hashOfProblem(cut), reach };
}
