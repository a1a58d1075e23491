/** What the readers of a plan's parts share: its units, the ids that exist, and where findings go. */
import type { DayLengths } from '../base/duration.ts';
import type { Problem } from '../base/problem.ts';

/** Ids that exist, or some of them. */
export interface Ids {
  readonly has: (id: string) => boolean;
}

/** What a mention may name. Some mentions want less than their whole namespace. */
export interface KnownIds {
  readonly items: Ids;
  /** Whoever can be assigned: resources and teams. */
  readonly assignable: Ids;
  /** Resources that do no work: material and cost. */
  readonly workless: Ids;
  readonly teams: Ids;
  /** Resources, teams and stakeholders. */
  readonly parties: Ids;
  readonly calendars: Ids;
  readonly deliverables: Ids;
  readonly uncertainties: Ids;
  /** Whether another plan has a task of that id. */
  readonly inOtherPlan: (alias: string, id: string) => boolean;
}

export interface Reading {
  readonly lengths: DayLengths;
  /** Notes in `asked` what it is asked. */
  readonly ids: KnownIds;
  /** What the entry that is being read found so far. */
  readonly problems: Problem[];
  /** Ids of which that entry wanted to know whether they exist. */
  readonly asked: string[];
}

/** The id if it names something, else null. */
export function known(ids: Ids, id: string | null): string | null {
  return id !== null && ids.has(id) ? id : null;
}

/** Adds findings however many there are: a call has only so many arguments. */
export function report(problems: Problem[], found: readonly Problem[]): void {
  if (found.length > 0) for (const each of found) problems.push(each);
}

/** Empties a list into one that has no room to grow, or into `none`, which all share. */
export function takeAll<T>(list: T[], none: readonly T[]): readonly T[] {
  if (list.length === 0) return none;
  const taken = list.slice();
  list.length = 0;
  return taken;
}
