/** The shapes of `schedule --format json` and `csv`. Fields are only ever added: other tools read them. */
import type { Analysis } from '../core/analyse.ts';
import { formatMinute } from '../core/base/time.ts';
import type { WorkItem } from '../core/model/plan.ts';
import type { AssignedWork, Driver, ItemSchedule } from '../core/schedule/schedule.ts';
import type { WhyStep } from '../core/schedule/why/step.ts';
import { whyChain } from '../core/schedule/why.ts';
import { csvCell } from './csv-cell.ts';
import { fileTexts, problemJson } from './problem-json.ts';

interface DriverJson {
  readonly kind: string;
  readonly id?: string;
  readonly resource?: string;
}

interface AssignmentJson {
  /** Null of a team from which nobody can be taken. */
  readonly resource: string | null;
  readonly team?: string;
  /** 1 = 100 %. */
  readonly units: number;
  readonly workMinutes: number;
  readonly start: string;
  readonly finish: string;
}

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
  readonly driver: DriverJson;
  readonly slackBand: string;
  readonly levellingDelayMinutes: number;
  readonly assignments: readonly AssignmentJson[];
  /** Of a task that levelling split. */
  readonly segments?: readonly { readonly start: string; readonly finish: string }[];
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
      criticalPaths: schedule.criticalPaths,
      nearCritical: nearCriticalLeaves(analysis),
    },
    tasks: tasksJson(analysis),
    problems: problems.map((found) => ({ path: texts.pathOf(found.file), ...problemJson(found, texts) })),
  };
}

/** Ids of near-critical tasks, milestones and gates in display order. */
export function nearCriticalLeaves({ plan, schedule }: Analysis): string[] {
  return [...schedule.items.values()]
    .filter(({ id, slackBand }) => slackBand === 'near-critical' && plan.items.get(id)?.children.length === 0)
    .map(({ id }) => id);
}

/** The chain of `--why`; its last step, of the project itself, has no id. */
export function whyJson(analysis: Analysis, id: string): unknown {
  return { version: 1, task: id, steps: whyChain(analysis, id).map(stepJson) };
}

function stepJson({ item, decides, at, kind, id, resource, link, lag, sentence, finish }: WhyStep): unknown {
  return {
    id: item,
    decides,
    at: formatMinute(at),
    driver: { kind, ...(id === null ? {} : { id }), ...(resource === null ? {} : { resource }) },
    ...(link === null ? {} : { link: { task: link.task, project: link.project, type: link.type } }),
    ...(lag === null ? {} : { lag }),
    sentence,
    ...(finish === null ? {} : { finish }),
  };
}

/** The paths of `--paths-to`. */
export function pathsJson({ schedule }: Analysis, id: string, count: number): unknown {
  const paths = schedule.floatPaths(id, count).map(({ ids, slack }) => ({ slackMinutes: slack, tasks: ids }));
  return { version: 1, task: id, paths };
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
  const tasks = tasksJson(analysis).map(
    ({ driver, slackBand, levellingDelayMinutes, assignments, segments, ...task }) => ({
      ...task,
      driver: [driver.kind, driver.resource, driver.id].filter((word) => word !== undefined).join(' '),
      slackBand,
      levellingDelayMinutes,
      assignments: assignments
        .map(({ resource, team, units }) => `${resource ?? team ?? ''} ${Math.round(units * 100)}%`)
        .join('; '),
    }),
  );
  const header = Object.keys(tasks[0] ?? { id: '' });
  return [header, ...tasks.map((task) => Object.values(task))]
    .map((row) => `${row.map((cell) => csvCell(typeof cell === 'string' ? shown(cell) : cell)).join(',')}\r\n`)
    .join('');
}

function taskJson(item: WorkItem, dates: ItemSchedule): TaskJson {
  const { segments } = dates;
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
    slackBand: dates.slackBand,
    levellingDelayMinutes: dates.levellingDelay,
    assignments: dates.assignments.map(assignmentJson),
    ...(segments && {
      segments: segments.map(({ from, to }) => ({ start: formatMinute(from), finish: formatMinute(to) })),
    }),
  };
}

function assignmentJson({ assignment, resource, units, work, from, to }: AssignedWork): AssignmentJson {
  return {
    resource,
    ...(assignment.party === resource ? {} : { team: assignment.party }),
    units,
    workMinutes: work,
    start: formatMinute(from),
    finish: formatMinute(to),
  };
}

function driverJson(driver: Driver): DriverJson {
  const id = driverId(driver);
  return {
    kind: driver.kind,
    ...(id === undefined ? {} : { id }),
    ...(driver.resource === undefined ? {} : { resource: driver.resource }),
  };
}

/** What drives, as the plan would write it: a task of another plan has that plan's alias in front. */
export function driverId({ id, link }: Driver): string | undefined {
  return link?.project ? `${link.project}:${link.task}` : id;
}
