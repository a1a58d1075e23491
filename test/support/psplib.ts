/**
 * Instances of PSPLIB (Kolisch and Sprecher 1996) as levelling problems: one period is one minute of
 * the axis, capacities are units. And a checker of schedules that shares nothing with the solver.
 */
import {
  EVERY_MINUTE,
  type LevellingProblem,
  NEVER,
  NOBODY,
  NONE,
} from '../../server/src/core/schedule/levelling/problem.ts';
import { FS } from '../../server/src/core/schedule/link-types.ts';
import { corpusFiles } from './corpora.ts';
import { startsOf } from './levelling.ts';

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
  const parts = instance.needs.map((needs) => {
    const own = needs.flatMap((units, resource) => (units > 0 ? [{ units, resource }] : []));
    return own.length > 0 ? own : [{ units: 0, resource: NOBODY }];
  });
  const times = (at: number): Int32Array => new Int32Array(count).fill(at);
  const links = predecessors.flat();
  const flat = parts.flatMap((own, job) => own.map((part) => ({ ...part, job })));
  return {
    firstStart: new Uint8Array(count),
    linkStarts: startsOf(predecessors),
    linkFrom: Int32Array.from(links),
    linkType: new Uint8Array(links.length).fill(FS),
    linkLag: new Int32Array(links.length),
    linkCalendar: new Int32Array(links.length).fill(EVERY_MINUTE),
    release: times(0),
    finishRelease: times(NONE),
    fixedStart: times(NONE),
    fixedFinish: times(NONE),
    partStarts: startsOf(parts),
    partLength: Int32Array.from(flat, ({ job }) => instance.durations[job] ?? 0),
    partUnits: Int32Array.from(flat, ({ units }) => units),
    candidateStarts: startsOf(flat.map((part) => [part])),
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

/** Of one instance: what its makespan is measured by. */
export interface BestKnown {
  readonly lower: number;
  readonly best: number;
  /** What an excess is a part of: the best makespan of J30, the critical path of the others. */
  readonly scale: number;
}

/** By instance; null where the corpus is absent. */
export function bestKnown(): ReadonlyMap<string, BestKnown> | null {
  const file = corpusFiles('psplib', '.csv')?.find(({ name }) => name === 'best_known.csv');
  return file ? readBestKnown(file.read()) : null;
}

/** Reads `best_known.csv`. */
export function readBestKnown(text: string): ReadonlyMap<string, BestKnown> {
  const rows = text.trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [name = '', set, , , path, lower, best] = row.split(',');
      return [name, { lower: Number(lower), best: Number(best), scale: Number(set === 'j30' ? best : path) }];
    }),
  );
}
