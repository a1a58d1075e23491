/** What the readers of a plan's parts share: its units, the ids that exist, and where findings go. */
import type { DayLengths } from '../base/duration.ts';
import type { Problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';

/** What a mention may name. Some mentions want less than their whole namespace. */
export interface KnownIds {
  readonly items: ReadonlySet<string>;
  /** Whoever can be assigned: resources and teams. */
  readonly assignable: ReadonlySet<string>;
  /** Resources that do no work: material and cost. */
  readonly workless: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  /** Resources, teams and stakeholders. */
  readonly parties: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
  readonly deliverables: ReadonlySet<string>;
  /** Whether another plan has a task of that id. */
  readonly inOtherPlan: (alias: string, id: string) => boolean;
}

export interface Reading {
  readonly lengths: DayLengths;
  readonly ids: KnownIds;
  /** The text of a file of the plan. */
  readonly textOf: (file: FileId) => string;
  readonly problems: Problem[];
}

/** The id if it names something, else null. */
export function known(ids: ReadonlySet<string>, id: string | null): string | null {
  return id !== null && ids.has(id) ? id : null;
}

/** Adds findings however many there are: a call has only so many arguments. */
export function report(problems: Problem[], found: readonly Problem[]): void {
  for (const each of found) problems.push(each);
}
