/**
 * The dates of all items side by side, by item number, and an `ItemSchedule` that reads its own from there. So a plan
 * that moves makes little for each of its items, and what each of them is worked is found out when somebody asks.
 * Assumes a schedule that nothing has levelled: that adds what is in no array here.
 */
import { type Minute, minute } from '../base/time.ts';
import type { WorkItem } from '../model/plan.ts';
import type { Facts } from './facts.ts';
import { NONE } from './instants.ts';
import type { Outline } from './outline.ts';
import type { CrewMember } from './people/crew.ts';
import type { AssignedWork, Driver, ItemSchedule, SlackBand } from './schedule.ts';
import { shapedColumns } from './shapes.ts';

export const CRITICAL = 1;
export const NEAR_CRITICAL = 2;
export const ELAPSED = 4;
export const FINISHED = 8;
export const ASSUMED = 16;

const NUMBERS = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalSlack',
  'freeSlack',
  'duration',
] as const;

type NumberColumns = { readonly [Name in (typeof NUMBERS)[number]]: Int32Array };

export interface DateColumns extends NumberColumns {
  readonly outline: Outline;
  /** CRITICAL and the like. */
  readonly flags: Uint8Array;
  readonly driver: Driver[];
  readonly facts: Facts;
  /** How a leaf is worked on between its start and its finish. */
  readonly workOn: WorkOn;
}

export type WorkOn = (leaf: number, start: Minute, finish: Minute) => readonly AssignedWork[];

export function emptyColumns(outline: Outline, facts: Facts, workOn: WorkOn): DateColumns {
  const count = outline.items.length;
  const numbers = NUMBERS.map((name) => [name, new Int32Array(count)] as const);
  return shapedColumns({
    ...(Object.fromEntries(numbers) as NumberColumns),
    outline,
    facts,
    workOn,
    flags: new Uint8Array(count),
    driver: new Array<Driver>(count),
  });
}

/** Those of a plan with the same items by number, to be written to. */
export function copiedColumns(of: DateColumns, outline: Outline, facts: Facts, workOn: WorkOn): DateColumns {
  const numbers = NUMBERS.map((name) => [name, of[name].slice()] as const);
  const [flags, driver] = [of.flags.slice(), of.driver.slice()];
  return shapedColumns({ ...(Object.fromEntries(numbers) as NumberColumns), outline, facts, workOn, flags, driver });
}

const NOBODY: readonly AssignedWork[] = [];
const NO_CREW: readonly CrewMember[] = [];

export class DatedItem implements ItemSchedule {
  // Fields that can be seen: to whoever compares objects field by field, two that read from other arrays are others.
  private columns: DateColumns;
  private number: number;
  private work: readonly AssignedWork[] | null = null;

  constructor(columns: DateColumns, number: number) {
    this.columns = columns;
    this.number = number;
  }

  /** Reads from other arrays, in which it has the same dates: those of before are let go. */
  moveTo(columns: DateColumns, number: number): void {
    this.columns = columns;
    this.number = number;
  }

  /** Takes over what is known of an equal amount of work at the same time. */
  knowWork({ work }: DatedItem): void {
    this.work = work;
  }

  get id(): string {
    return (this.columns.outline.items[this.number] as WorkItem).id;
  }
  get start(): Minute {
    return minute(this.columns.start[this.number] as number);
  }
  get finish(): Minute {
    return minute(this.columns.finish[this.number] as number);
  }
  get earlyStart(): Minute {
    return minute(this.columns.earlyStart[this.number] as number);
  }
  get earlyFinish(): Minute {
    return minute(this.columns.earlyFinish[this.number] as number);
  }
  get lateStart(): Minute {
    return minute(this.columns.lateStart[this.number] as number);
  }
  get lateFinish(): Minute {
    return minute(this.columns.lateFinish[this.number] as number);
  }
  get totalSlack(): number {
    return this.columns.totalSlack[this.number] as number;
  }
  get freeSlack(): number {
    return this.columns.freeSlack[this.number] as number;
  }
  get critical(): boolean {
    return this.#is(CRITICAL);
  }
  get slackBand(): SlackBand {
    if (this.critical) return 'critical';
    return this.#is(NEAR_CRITICAL) ? 'near-critical' : 'free';
  }
  get duration(): number {
    return this.columns.duration[this.number] as number;
  }
  get driver(): Driver {
    return this.columns.driver[this.number] as Driver;
  }
  get elapsed(): boolean {
    return this.#is(ELAPSED);
  }
  get finished(): boolean {
    return this.#is(FINISHED);
  }
  get durationAssumed(): boolean {
    return this.#is(ASSUMED);
  }
  get assignments(): readonly AssignedWork[] {
    const leaf = leafIn(this.columns, this.number);
    this.work ??= leaf < 0 ? NOBODY : this.columns.workOn(leaf, this.start, this.finish);
    return this.work;
  }
  get segments(): null {
    return null;
  }
  get levellingDelay(): number {
    return 0;
  }

  /** Who works on it, and how much: the same object as long as neither is another. */
  get crew(): readonly CrewMember[] {
    return crewIn(this.columns, this.number);
  }

  /** Whether the same people work as much on both, which of two schedules of the same items is seen at a glance. */
  hasCrewOf(other: DatedItem): boolean {
    const isSame = this.number === other.number && this.columns.facts.people === other.columns.facts.people;
    return isSame || this.crew === other.crew;
  }

  /** Of what has begun the rest may be done at other times though it starts and ends as before. */
  get begun(): boolean {
    const leaf = leafIn(this.columns, this.number);
    return leaf >= 0 && this.columns.facts.remaining[leaf] !== NONE;
  }

  #is(flag: number): boolean {
    return ((this.columns.flags[this.number] as number) & flag) !== 0;
  }
}

/** -1 of a group. */
function leafIn({ outline: { first, next } }: DateColumns, number: number): number {
  return next[number] === number + 1 ? (first[number] as number) : -1;
}

/** Who works on an item of that number, and how much. */
export function crewIn(columns: DateColumns, number: number): readonly CrewMember[] {
  return columns.facts.people[leafIn(columns, number)] ?? NO_CREW;
}

/** An object of its own, for what is to be told differently. */
export function plainDates(dates: ItemSchedule): ItemSchedule {
  const { id, start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack } = dates;
  const { critical, slackBand, duration, driver, elapsed, finished, durationAssumed } = dates;
  const { assignments, segments, levellingDelay } = dates;
  const when = { id, start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack };
  const what = { critical, slackBand, duration, driver, elapsed, finished, durationAssumed };
  return { ...when, ...what, assignments, segments, levellingDelay };
}
