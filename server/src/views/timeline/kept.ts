/**
 * What is kept of a row, and whether it still holds. Assumes that model and schedule keep objects that say the
 * same: then a row is made from the item, its dates, what only the whole view knows of it, and the `World`, in
 * which all items are told.
 */
import type { Analysis } from '../../core/analyse.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { WrittenDate } from '../../core/base/time.ts';
import type { Plan, WorkItem } from '../../core/model/plan.ts';
import { sameProject } from '../../core/schedule/basis.ts';
import type { ItemSchedule, Schedule } from '../../core/schedule/schedule.ts';
import type { TimelineRow } from '../../protocol/timeline.ts';
import type { Marks } from './marks.ts';

/** All that any row may speak of besides its item, its dates and its place. */
export interface World
  extends Pick<Plan, 'root' | 'project' | 'resources' | 'teams' | 'calendars'>,
    Pick<Schedule, 'projectTime'> {
  /** Index by id; the same object as long as there are the same items in the same order, where that is known. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Ids of the calendars that items run on, by place. */
  readonly shades: readonly (string | null)[];
}

export type WritableRow = { -readonly [Name in keyof TimelineRow]: TimelineRow[Name] };

export interface KeptRow {
  item: WorkItem;
  dates: ItemSchedule;
  findings: readonly Problem[];
  /** The item as another version of the plan has it. */
  baseline: ItemSchedule | null;
  /** What drives it is a task or nothing: the same row as long as its driver is the same. */
  isByLeaf: boolean;
  readonly row: WritableRow;
}

/** By field when each row last had another. */
export type RowMarks = Readonly<Record<keyof TimelineRow, Marks>>;

export function worldOf(
  { plan, schedule: { projectTime } }: Analysis,
  rowOf: ReadonlyMap<string, number>,
  shades: readonly (string | null)[],
): World {
  const { project, root, resources, teams, calendars } = plan;
  return { root, project, resources, teams, calendars, projectTime, rowOf, shades };
}

export function sameWorld(a: World, b: World): boolean {
  return (
    a.root === b.root &&
    sameProject(a.project, b.project) &&
    // Also another where the plan starts so much earlier that calendars are laid out anew.
    a.projectTime === b.projectTime &&
    a.resources === b.resources &&
    a.teams === b.teams &&
    a.calendars === b.calendars &&
    sameRows(a, b) &&
    sameList(a.shades, b.shades)
  );
}

/** The same items in the same order. */
export function sameRows(a: World, b: World): boolean {
  return a.rowOf === b.rowOf || sameList([...a.rowOf.keys()], [...b.rowOf.keys()]);
}

/** Whether the same is written of when an item really began and ended. */
export function sameActual(a: WorkItem, b: WorkItem | undefined): boolean {
  return a === b || (sameDate(a.actualStart, b?.actualStart) && sameDate(a.actualFinish, b?.actualFinish));
}

function sameDate(a: WrittenDate | null, b: WrittenDate | null | undefined): boolean {
  return a === b || (a?.day === b?.day && a?.minuteOfDay === b?.minuteOfDay);
}

export function sameFindings(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => sameFinding(one, b[at])));
}

function sameFinding(a: Problem, b: Problem | undefined): boolean {
  return a === b || (a.rule === b?.rule && a.severity === b.severity && a.message === b.message);
}

function sameList<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}
