/**
 * Instances of PSPLIB (Kolisch and Sprecher 1996) as levelling problems: one period is one minute of
 * the axis, capacities are units. And a checker of schedules that shares nothing with the solver.
 */
import {
  EVERY_MINUTE,
  FS,
  type LevellingProblem,
  NEVER,
  NONE,
} from '../../server/src/core/schedule/levelling/problem.ts';

export interface Instance {
  readonly durations: readonly number[];
  readonly successors: readonly (readonly number[])[];
  /** By job, units of each resource. */
  readonly needs: readonly (readonly number[])[];
  readonly capacities: readonly number[];
}

/** Reads a single-mode `.sm` file. Jobs are numbered from 0; the first and last take no time. */
export function readInstance(text: string): Instance {
  const section = (title: string): number[][] => {
    const from = text.indexOf('\n', text.indexOf(title));
    const rows = text.slice(from, text.indexOf('***', from)).split('\n');
    return rows.filter((row) => /^\s*\d/.test(row)).map((row) => row.trim().split(/\s+/).map(Number));
  };
  const requests = section('REQUESTS/DURATIONS:');
  return {
    successors: section('PRECEDENCE RELATIONS:').map((row) => row.slice(3).map((job) => job - 1)),
    durations: requests.map((row) => row[2] ?? 0),
    needs: requests.map((row) => row.slice(3)),
    capacities: section('RESOURCEAVAILABILITIES:')[0] ?? [],
  };
}

export function problemOf(instance: Instance): LevellingProblem {
  const count = instance.durations.length;
  const predecessors: number[][] = instance.durations.map(() => []);
  instance.successors.forEach((jobs, from) => {
    for (const to of jobs) predecessors[to]?.push(from);
  });
  const parts = instance.needs.map((needs) =>
    needs.flatMap((units, resource) => (units > 0 ? [{ units, resource }] : [])),
  );
  const times = (at: number): Int32Array => new Int32Array(count).fill(at);
  const links = predecessors.flat();
  const flat = parts.flatMap((own, job) =>
    own.length > 0 ? own.map((part) => ({ ...part, job })) : [{ units: 0, resource: -1, job }],
  );
  return {
    firstStart: new Uint8Array(count),
    linkStarts: startsOf(predecessors.map((own) => own.length)),
    linkFrom: Int32Array.from(links),
    linkType: new Uint8Array(links.length).fill(FS),
    linkLag: new Int32Array(links.length),
    linkCalendar: new Int32Array(links.length).fill(EVERY_MINUTE),
    release: times(0),
    finishRelease: times(NONE),
    fixedStart: times(NONE),
    fixedFinish: times(NONE),
    partStarts: startsOf(parts.map((own) => Math.max(1, own.length))),
    partLength: Int32Array.from(flat, ({ job }) => instance.durations[job] ?? 0),
    partUnits: Int32Array.from(flat, ({ units }) => units),
    candidateStarts: startsOf(flat.map(() => 1)),
    candidateResource: Int32Array.from(flat, ({ resource }) => resource),
    candidateCalendar: new Int32Array(flat.length).fill(EVERY_MINUTE),
    capacity: Int32Array.from(instance.capacities),
    priority: times(500),
    deadline: times(NEVER),
    noFinishAfter: times(NEVER),
    calendars: [],
    splittable: new Uint8Array(count),
    shortestSegment: 1,
  };
}

function startsOf(counts: readonly number[]): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, i) => {
    starts[i + 1] = (starts[i] ?? 0) + count;
  });
  return starts;
}

/** What a schedule breaks, in words; empty where it is feasible. */
export function violations(instance: Instance, start: ArrayLike<number>): string[] {
  const found: string[] = [];
  const { durations, successors, needs, capacities } = instance;
  const startOf = (job: number): number => start[job] ?? Number.NaN;
  const finishOf = (job: number): number => startOf(job) + (durations[job] ?? 0);
  durations.forEach((_, job) => {
    if (!(startOf(job) >= 0)) found.push(`job ${job} starts at ${startOf(job)}`);
    for (const after of successors[job] ?? []) {
      if (!(startOf(after) >= finishOf(job))) found.push(`job ${after} starts before ${job} ends`);
    }
  });
  const horizon = Math.max(...durations.map((_, job) => finishOf(job)));
  capacities.forEach((capacity, resource) => {
    const used: number[] = new Array(horizon).fill(0);
    durations.forEach((_, job) => {
      for (let t = startOf(job); t < finishOf(job); t++) used[t] = (used[t] ?? 0) + (needs[job]?.[resource] ?? 0);
    });
    used.forEach((units, t) => {
      if (units > capacity) found.push(`${units} of ${capacity} units of resource ${resource} at ${t}`);
    });
  });
  return found;
}
