/**
 * Small levelling problems from a sketch, every start they allow by brute force, and a checker of
 * levelled schedules minute by minute that shares nothing with the solver.
 */
import {
  EVERY_MINUTE,
  type LevelledSchedule,
  type LevellingProblem,
  NEVER,
  NOBODY,
  NONE,
  type WorkCalendar,
} from '../../server/src/core/schedule/levelling/problem.ts';

export type LinkTypeNumber = 0 | 1 | 2 | 3;

export interface TaskSketch {
  readonly length?: number;
  /** Units by resource number; a list of numbers: any one of these. */
  readonly needs?: readonly { readonly of: number | readonly number[]; readonly units?: number }[];
  readonly after?: readonly { readonly task: number; readonly type?: LinkTypeNumber; readonly lag?: number }[];
  readonly release?: number;
  readonly finishRelease?: number;
  readonly fixed?: readonly [number, number];
  readonly priority?: number;
  readonly deadline?: number;
  readonly splittable?: boolean;
  readonly firstStart?: boolean;
}

export interface ProblemSketch {
  readonly capacity: readonly number[];
  readonly tasks: readonly TaskSketch[];
  /** By resource: its working time; without one it works every minute. */
  readonly calendars?: readonly (WorkCalendar | null)[];
}

export function sketched({ capacity, tasks, calendars = [] }: ProblemSketch): LevellingProblem {
  const numbers = new Map<number, number>();
  const used: WorkCalendar[] = [];
  calendars.forEach((calendar, resource) => {
    if (calendar) numbers.set(resource, used.push(calendar) - 1);
  });
  const links = tasks.map(({ after = [] }) => after);
  const parts = tasks.map(({ needs = [], length = 0 }) =>
    needs.length > 0
      ? needs.map((need) => ({ ...need, length }))
      : length > 0
        ? [{ of: NOBODY, units: 0, length }]
        : [],
  );
  const flat = parts.flat();
  const candidates = flat.map(({ of }) => (typeof of === 'number' ? [of] : of));
  const times = (of: (task: TaskSketch) => number): Int32Array => Int32Array.from(tasks, of);
  return {
    firstStart: Uint8Array.from(tasks, ({ firstStart }) => (firstStart ? 1 : 0)),
    linkStarts: startsOf(links),
    linkFrom: Int32Array.from(links.flat(), ({ task }) => task),
    linkType: Uint8Array.from(links.flat(), ({ type = 0 }) => type),
    linkLag: Int32Array.from(links.flat(), ({ lag = 0 }) => lag),
    linkCalendar: new Int32Array(links.flat().length).fill(EVERY_MINUTE),
    release: times(({ release = 0 }) => release),
    finishRelease: times(({ finishRelease = NONE }) => finishRelease),
    fixedStart: times(({ fixed }) => fixed?.[0] ?? NONE),
    fixedFinish: times(({ fixed }) => fixed?.[1] ?? NONE),
    partStarts: startsOf(parts),
    partLength: Int32Array.from(flat, ({ length }) => length),
    partUnits: Int32Array.from(flat, ({ units = 1 }) => units),
    candidateStarts: startsOf(candidates),
    candidateResource: Int32Array.from(candidates.flat()),
    candidateCalendar: Int32Array.from(candidates.flat(), (resource) => numbers.get(resource) ?? EVERY_MINUTE),
    capacity: Int32Array.from(capacity),
    priority: times(({ priority = 500 }) => priority),
    deadline: times(({ deadline = NEVER }) => deadline),
    noFinishAfter: times(() => NEVER),
    calendars: used,
    splittable: Uint8Array.from(tasks, ({ splittable }) => (splittable ? 1 : 0)),
    shortestSegment: 1,
  };
}

export function startsOf(rows: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] ?? 0) + row.length;
  });
  return starts;
}

/** What a schedule of a sketch without calendars breaks, in words; empty where it is feasible. */
export function broken(sketch: ProblemSketch, { start, finish, chosen, segments }: LevelledSchedule): string[] {
  const found: string[] = [];
  const usage = sketch.capacity.map(() => new Map<number, number>());
  let part = 0;
  const candidates = sketch.tasks.flatMap(({ needs = [], length = 0 }) =>
    needs.length > 0 ? needs.flatMap(({ of }) => of) : length > 0 ? [NOBODY] : [],
  );
  sketch.tasks.forEach((task, i) => {
    const [from, to] = [start[i] ?? Number.NaN, finish[i] ?? Number.NaN];
    const pieces = segments.get(i) ?? [{ from, to }];
    if (pieces.length > 1 && !task.splittable) found.push(`task ${i} is split`);
    const worked = pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
    if (task.fixed && (from !== task.fixed[0] || to !== task.fixed[1])) found.push(`task ${i} is moved`);
    if (!task.fixed) {
      if (worked !== (task.length ?? 0)) found.push(`task ${i} works ${worked}`);
      if (!task.firstStart && from < (task.release ?? 0)) found.push(`task ${i} starts at ${from}`);
      if (to < (task.finishRelease ?? NONE)) found.push(`task ${i} ends at ${to}`);
      for (const link of task.firstStart ? [] : (task.after ?? [])) {
        const { type = 0, lag = 0 } = link;
        const before = (type === 0 || type === 2 ? finish : start)[link.task] ?? Number.NaN;
        const own = type < 2 ? from : to;
        if (!(own >= before + lag)) found.push(`task ${i} does not wait for ${link.task}`);
      }
    }
    const needs = task.needs ?? [];
    for (const need of needs.length > 0 ? needs : (task.length ?? 0) > 0 ? [null] : []) {
      const resource = candidates[chosen[part++] ?? -1] ?? NOBODY;
      if (!need) continue;
      if (typeof need.of === 'number' ? resource !== need.of : !need.of.includes(resource)) {
        found.push(`task ${i} is done by ${resource}`);
      }
      for (const piece of pieces) {
        for (let t = piece.from; t < piece.to; t++) {
          usage[resource]?.set(t, (usage[resource]?.get(t) ?? 0) + (need.units ?? 1));
        }
      }
    }
  });
  usage.forEach((units, resource) => {
    for (const [t, used] of units)
      if (used > (sketch.capacity[resource] ?? 0)) found.push(`${used} of ${resource} at ${t}`);
  });
  return found;
}

/** The earliest finish of all, by trying every start up to `horizon`. Fixed people and whole tasks only. */
export function bestFinish(sketch: ProblemSketch, horizon: number): number {
  const count = sketch.tasks.length;
  const start = new Int32Array(count);
  const finish = new Int32Array(count);
  const chosen = Int32Array.from({ length: sketch.tasks.length * 4 }, (_, i) => i);
  let best = horizon;
  const visit = (task: number): void => {
    if (task === count) {
      if (broken(sketch, { start, finish, chosen, segments: new Map() }).length === 0) {
        best = Math.max(0, ...finish);
      }
      return;
    }
    const { length = 0, fixed } = sketch.tasks[task] ?? {};
    const last = fixed ? fixed[0] : best - 1 - length;
    for (let at = fixed ? fixed[0] : 0; at <= last; at++) {
      start[task] = at;
      finish[task] = fixed ? fixed[1] : at + length;
      visit(task + 1);
    }
  };
  visit(0);
  return best;
}
