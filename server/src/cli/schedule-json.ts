/** The shapes of `schedule --format json` and `csv`. */
import type { Analysis } from '../core/analyse.ts';
import { formatMinute } from '../core/base/time.ts';
import type { WorkItem } from '../core/model/plan.ts';
import type { Driver, ItemSchedule } from '../core/schedule/schedule.ts';
import { fileTexts, problemJson } from './problem-json.ts';

interface TaskJson {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly start: string;
  readonly finish: string;
  readonly durationMinutes: number;
  readonly earlyStart: string;
  readonly earlyFinish: string;
  readonly lateStart: string;
  readonly lateFinish: string;
  readonly totalSlackMinutes: number;
  readonly freeSlackMinutes: number;
  readonly critical: boolean;
  readonly driver: { readonly kind: string; readonly id?: string };
}

export function scheduleJson(analysis: Analysis): unknown {
  const { plan, schedule, problems } = analysis;
  const texts = fileTexts(analysis);
  return {
    version: 1,
    project: {
      name: plan.project.name,
      start: formatMinute(schedule.start),
      finish: formatMinute(schedule.finish),
      durationMinutes: schedule.duration,
      criticalPath: schedule.criticalPath,
    },
    tasks: tasksJson(analysis),
    problems: problems.map((found) => ({ path: texts.pathOf(found.file), ...problemJson(found, texts) })),
  };
}

function tasksJson({ plan, schedule }: Analysis): TaskJson[] {
  return [...schedule.items.values()].flatMap((dates) => {
    const item = plan.items.get(dates.id);
    return item ? [taskJson(item, dates)] : [];
  });
}

/**
 * One line a task with a header; cells that a spreadsheet would run as a formula are quoted as text.
 * `shown` is what the reader gets of a text: a file every character, a terminal no control ones.
 */
export function scheduleCsv(analysis: Analysis, shown: (text: string) => string): string {
  const tasks = tasksJson(analysis).map(({ driver, ...task }) => ({
    ...task,
    driver: driver.id === undefined ? driver.kind : `${driver.kind} ${driver.id}`,
  }));
  const header = Object.keys(tasks[0] ?? { id: '' });
  return [header, ...tasks.map((task) => Object.values(task))]
    .map((row) => `${row.map((cell) => csvCell(typeof cell === 'string' ? shown(cell) : cell)).join(',')}\r\n`)
    .join('');
}

function csvCell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function taskJson(item: WorkItem, dates: ItemSchedule): TaskJson {
  return {
    id: item.id,
    name: item.name,
    kind: item.kind,
    parent: item.parent,
    start: formatMinute(dates.start),
    finish: formatMinute(dates.finish),
    durationMinutes: dates.duration,
    earlyStart: formatMinute(dates.earlyStart),
    earlyFinish: formatMinute(dates.earlyFinish),
    lateStart: formatMinute(dates.lateStart),
    lateFinish: formatMinute(dates.lateFinish),
    totalSlackMinutes: dates.totalSlack,
    freeSlackMinutes: dates.freeSlack,
    critical: dates.critical,
    driver: driverJson(dates.driver),
  };
}

function driverJson(driver: Driver): { kind: string; id?: string } {
  const id = driverId(driver);
  return id === undefined ? { kind: driver.kind } : { kind: driver.kind, id };
}

/** What drives, as the plan would write it: a task of another plan has that plan's alias in front. */
export function driverId({ id, link }: Driver): string | undefined {
  return link?.project ? `${link.project}:${link.task}` : id;
}
