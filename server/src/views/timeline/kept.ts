/**
 * What the timeline told of a task is told again as long as nothing it speaks of has changed: the task,
 * its dates and what it waits for. Assumes that model and schedule keep objects that
 * say the same. Of phases, gates and what waits for a phase nothing is kept: they speak of all within.
 */
import type { Analysis } from '../../core/analyse.ts';
import type { Plan, Project, WorkItem } from '../../core/model/plan.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import type { TimelineLink, TimelineRow } from '../../protocol/timeline.ts';

/** All that a row may speak of besides its task, and the order of rows; the same object as long as it is the same. */
export interface World extends Pick<Plan, 'root' | 'resources' | 'teams' | 'calendars'> {
  readonly ids: readonly string[];
  /** Ids of the calendars that items run on, by place. */
  readonly shades: readonly (string | null)[];
}

export interface Told {
  readonly row: TimelineRow;
  /** Those that lead to the row. */
  readonly links: readonly TimelineLink[];
}

interface Kept extends Told {
  readonly world: World;
  readonly basis: readonly unknown[];
}

const worlds = new WeakMap<Project, World>();
const told = new WeakMap<WorkItem, Kept>();

/** Null where rows may speak of anything: levelled plans, and those scheduled from their finish. */
export function worldOf({ plan }: Analysis, ids: readonly string[], shades: readonly (string | null)[]): World | null {
  const { project, root, resources, teams, calendars } = plan;
  if (project.levelResources || project.scheduleFrom === 'finish') return null;
  const before = worlds.get(project);
  const isSame =
    before?.root === root &&
    before.resources === resources &&
    before.teams === teams &&
    before.calendars === calendars &&
    sameList(before.ids, ids) &&
    sameList(before.shades, shades);
  if (isSame) return before;
  const world = { root, resources, teams, calendars, ids, shades };
  worlds.set(project, world);
  return world;
}

function sameList<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

/**
 * What a task's row and links are made from, besides the world and the task; null where that cannot be told.
 * `beside`: what else is told of it, as values or objects that stay the same.
 */
export function basisOf(
  { plan, schedule }: Analysis,
  item: WorkItem,
  dates: ItemSchedule,
  beside: readonly unknown[],
): readonly unknown[] | null {
  if (item.children.length > 0 || item.kind === 'gate' || item.constraint?.kind === 'as-late-as-possible') return null;
  const { id = '' } = dates.driver;
  const driver = plan.items.get(id);
  if (driver && driver.children.length > 0) return null;
  const basis: unknown[] = [dates, driver, schedule.items.get(id), ...beside];
  for (let at: WorkItem | undefined = item; at; at = at.parent === null ? undefined : plan.items.get(at.parent)) {
    if (at !== item) basis.push(at);
    for (const { task, project } of at.after) {
      const before = project === null ? plan.items.get(task) : undefined;
      if (!before || before.children.length > 0) return null;
      basis.push(before, schedule.items.get(task));
    }
  }
  return basis;
}

/** Undefined where it has to be told anew. */
export function toldBefore(item: WorkItem, world: World, basis: readonly unknown[]): Told | undefined {
  const kept = told.get(item);
  return kept?.world === world && sameList(kept.basis, basis) ? kept : undefined;
}

export function keep(item: WorkItem, world: World, basis: readonly unknown[], { row, links }: Told): void {
  told.set(item, { row, links, world, basis });
}
