/**
 * A levelling problem made ready for placing tasks, in the direction of time or against it. Against
 * it every link runs the other way (what bounded a start bounds a finish), instants are negated, and
 * release dates and deadlines are left out: a schedule from the end only says in which order to try.
 */

import { FF, FS, SS } from '../link-types.ts';
import { type Clock, clockOf, mirroredClock } from './clock.ts';
import { EVERY_MINUTE, type LevellingProblem, NOBODY, NONE, taskCount } from './problem.ts';

/** In `inType`: keeps an order, but bounds nothing. Of a group's first start only one member is bound. */
const NO_LINK = 4;

export interface Model {
  readonly problem: LevellingProblem;
  readonly clock: Clock;
  /** Plain addition will do: no calendars. */
  readonly identity: boolean;
  /** Only finish-to-start links without lag, no bounds on finishes, no nodes of groups. */
  readonly simpleLinks: boolean;
  readonly inStarts: Int32Array;
  readonly inFrom: Int32Array;
  readonly inType: Uint8Array;
  readonly inLag: Int32Array;
  readonly inCalendar: Int32Array;
  readonly outStarts: Int32Array;
  readonly outTo: Int32Array;
  readonly release: Int32Array;
  readonly finishRelease: Int32Array;
  readonly fixedStart: Int32Array;
  readonly fixedFinish: Int32Array;
  /** Minutes the task takes where it has no calendars: its longest part. */
  readonly length: Int32Array;
  /** What it needs of each resource, where that is settled; nothing where a part has a choice. */
  readonly needStarts: Int32Array;
  readonly needResource: Int32Array;
  readonly needUnits: Int32Array;
  /** Its distinct calendars and lengths; of a part with a choice, those of the first candidate. */
  readonly spanStarts: Int32Array;
  readonly spanCalendar: Int32Array;
  readonly spanLength: Int32Array;
  /** 1 where some part has a choice of people. */
  readonly hasChoice: Uint8Array;
}

export function forwardModel(problem: LevellingProblem): Model {
  const { linkStarts, linkFrom, linkType, linkLag, linkCalendar, release, finishRelease } = problem;
  const { fixedStart, fixedFinish } = problem;
  const { outStarts, outTo } = successorsOf(problem);
  const settled = settledParts(problem);
  return {
    problem,
    clock: clockOf(problem.calendars),
    identity: problem.candidateCalendar.every((calendar) => calendar === EVERY_MINUTE),
    simpleLinks: hasSimpleLinks(problem),
    inStarts: linkStarts,
    inFrom: linkFrom,
    inType: linkType,
    inLag: linkLag,
    inCalendar: linkCalendar,
    outStarts,
    outTo,
    release,
    finishRelease,
    fixedStart,
    fixedFinish,
    ...settled,
  };
}

/** The same problem from its end to its start. */
export function backwardModel(forward: Model): Model {
  const { problem } = forward;
  const count = taskCount(problem);
  const { linkStarts, linkFrom, linkType, linkLag, linkCalendar } = problem;
  const links = linkFrom.length;
  const inStarts = forward.outStarts;
  const inFrom = new Int32Array(links);
  const inType = new Uint8Array(links);
  const inLag = new Int32Array(links);
  const inCalendar = new Int32Array(links);
  const next = inStarts.slice(0, count);
  for (let to = 0; to < count; to++) {
    for (let k = linkStarts[to] as number; k < (linkStarts[to + 1] as number); k++) {
      const from = linkFrom[k] as number;
      const slot = next[from] as number;
      next[from] = slot + 1;
      inFrom[slot] = to;
      inType[slot] = problem.firstStart[to] ? NO_LINK : mirroredType(linkType[k] as number);
      inLag[slot] = linkLag[k] as number;
      inCalendar[slot] = linkCalendar[k] as number;
    }
  }
  const none = new Int32Array(count).fill(NONE);
  return {
    ...forward,
    clock: mirroredClock(forward.clock),
    inStarts,
    inFrom,
    inType,
    inLag,
    inCalendar,
    outStarts: linkStarts,
    outTo: linkFrom,
    release: none,
    finishRelease: none,
    fixedStart: problem.fixedFinish.map((at) => (at === NONE ? NONE : -at)),
    fixedFinish: problem.fixedStart.map((at) => (at === NONE ? NONE : -at)),
  };
}

function mirroredType(type: number): number {
  return type === SS ? FF : type === FF ? SS : type;
}

function successorsOf(problem: LevellingProblem): Pick<Model, 'outStarts' | 'outTo'> {
  const count = taskCount(problem);
  const { linkStarts, linkFrom } = problem;
  const outStarts = new Int32Array(count + 1);
  for (const from of linkFrom) outStarts[from + 1] = (outStarts[from + 1] as number) + 1;
  for (let n = 0; n < count; n++) outStarts[n + 1] = (outStarts[n + 1] as number) + (outStarts[n] as number);
  const outTo = new Int32Array(linkFrom.length);
  const next = outStarts.slice(0, count);
  for (let to = 0; to < count; to++) {
    for (let k = linkStarts[to] as number; k < (linkStarts[to + 1] as number); k++) {
      const from = linkFrom[k] as number;
      const slot = next[from] as number;
      next[from] = slot + 1;
      outTo[slot] = to;
    }
  }
  return { outStarts, outTo };
}

function hasSimpleLinks({ firstStart, linkType, linkLag, finishRelease }: LevellingProblem): boolean {
  return (
    linkType.every((type) => type === FS) &&
    linkLag.every((lag) => lag === 0) &&
    finishRelease.every((at) => at === NONE) &&
    !firstStart.includes(1)
  );
}

type Settled = Pick<
  Model,
  'length' | 'needStarts' | 'needResource' | 'needUnits' | 'spanStarts' | 'spanCalendar' | 'spanLength' | 'hasChoice'
>;

/** Adds up what each task needs of whom, and leaves out parts that say the same time twice. */
function settledParts(problem: LevellingProblem): Settled {
  const count = taskCount(problem);
  const { partStarts, partLength, partUnits, candidateStarts, candidateResource, candidateCalendar } = problem;
  const length = new Int32Array(count);
  const hasChoice = new Uint8Array(count);
  const needStarts = new Int32Array(count + 1);
  const spanStarts = new Int32Array(count + 1);
  const needResource: number[] = [];
  const needUnits: number[] = [];
  const spanCalendar: number[] = [];
  const spanLength: number[] = [];
  for (let task = 0; task < count; task++) {
    const needs = new Map<number, number>();
    const spans = new Map<number, number>();
    for (let part = partStarts[task] as number; part < (partStarts[task + 1] as number); part++) {
      const minutes = partLength[part] as number;
      length[task] = Math.max(length[task] as number, minutes);
      const first = candidateStarts[part] as number;
      if ((candidateStarts[part + 1] as number) - first > 1) hasChoice[task] = 1;
      const resource = candidateResource[first] as number;
      const units = partUnits[part] as number;
      if (resource !== NOBODY && units > 0) needs.set(resource, (needs.get(resource) ?? 0) + units);
      const calendar = candidateCalendar[first] as number;
      spans.set(calendar, Math.max(spans.get(calendar) ?? 0, minutes));
    }
    for (const [resource, units] of hasChoice[task] ? [] : needs) {
      needResource.push(resource);
      needUnits.push(Math.min(units, problem.capacity[resource] as number));
    }
    for (const [calendar, minutes] of spans) {
      spanCalendar.push(calendar);
      spanLength.push(minutes);
    }
    needStarts[task + 1] = needResource.length;
    spanStarts[task + 1] = spanCalendar.length;
  }
  return {
    length,
    hasChoice,
    needStarts,
    needResource: new Int32Array(needResource),
    needUnits: new Int32Array(needUnits),
    spanStarts,
    spanCalendar: new Int32Array(spanCalendar),
    spanLength: new Int32Array(spanLength),
  };
}
