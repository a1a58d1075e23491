/**
 * A levelled schedule as links: who gets the units of a resource from whom (a resource-flow network,
 * Artigues, Michelon and Reusser 2003). With these finish-to-start links beside the plan's own, the
 * ordinary passes find the levelled dates, and no dates that keep the links use more than there is.
 * What a split task lends out while it pauses cannot be a link, nor what would go round with links
 * of the plan (leads, fixed tasks); those are bounds at a given instant.
 */

import { FS } from '../link-types.ts';
import type { Model } from './model.ts';
import { type LevelledSchedule, NOBODY, NONE, taskCount } from './problem.ts';

/** `to` gets units of `resource` when `from` is done with them. Task and resource numbers. */
interface FlowLink {
  readonly from: number;
  readonly to: number;
  readonly resource: number;
}

/** `to` gets units of `resource` at a given instant: when `from` pauses or ends. */
interface FlowBound extends FlowLink {
  readonly at: number;
}

export interface ResourceFlow {
  readonly links: readonly FlowLink[];
  readonly bounds: readonly FlowBound[];
}

/** A stretch in which a task holds units of one resource; a split task has several. */
interface Hold {
  readonly task: number;
  readonly from: number;
  readonly to: number;
  readonly wanted: number;
  /** Begins with its task, or ends with it. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** Not passed on yet. */
  units: number;
}

/** Links by resource, then by start. Fixed tasks pass units on, but wait for nobody. */
export function resourceFlow(model: Model, schedule: LevelledSchedule): ResourceFlow {
  const count = taskCount(model.problem);
  const behind = waitingPairs(model, count);
  const links: FlowLink[] = [];
  const bounds: FlowBound[] = [];
  holdsByResource(model, schedule).forEach((holds, resource) => {
    holds.sort((a, b) => a.from - b.from || a.to - b.to || a.task - b.task);
    let idle = model.problem.capacity[resource] as number;
    let open: Hold[] = [];
    for (const hold of holds) {
      const free = open.filter((before) => before.to <= hold.from);
      // First from those it waits for anyhow, then what nobody has used yet, then who was done first.
      const isBehind = (before: Hold): boolean =>
        before.task === hold.task || behind.has(before.task * count + hold.task);
      let wanted = hold.wanted;
      for (const before of free) if (isBehind(before)) wanted -= pass(before, wanted);
      const unused = Math.min(idle, wanted);
      idle -= unused;
      wanted -= unused;
      free.sort((a, b) => a.to - b.to || a.task - b.task);
      for (const before of free) {
        const passed = pass(before, wanted);
        wanted -= passed;
        if (passed === 0 || !hold.opens || model.fixedStart[hold.task] !== NONE) continue;
        const link = { from: before.task, to: hold.task, resource };
        if (before.closes) links.push(link);
        else bounds.push({ ...link, at: before.to });
        if (before.closes) behind.add(before.task * count + hold.task);
      }
      open = open.filter((before) => before.units > 0);
      open.push(hold);
    }
  });
  const rounds = onRounds(model, links);
  const isRound = ({ from, to }: FlowLink): boolean => rounds[from] === 1 && rounds[to] === 1;
  for (const link of links) if (isRound(link)) bounds.push({ ...link, at: schedule.finish[link.from] as number });
  return { links: links.filter((link) => !isRound(link)), bounds };
}

/**
 * Tasks that lie on, or between, rings of the plan's links and these: what is left when tasks without
 * predecessors, and without successors, are taken away one after the other.
 */
function onRounds(model: Model, links: readonly FlowLink[]): Uint8Array {
  const count = taskCount(model.problem);
  const after: number[][] = Array.from({ length: count }, () => []);
  const before: number[][] = Array.from({ length: count }, () => []);
  const join = (from: number, to: number): void => {
    after[from]?.push(to);
    before[to]?.push(from);
  };
  for (let task = 0; task < count; task++) {
    for (let k = model.inStarts[task] as number; k < (model.inStarts[task + 1] as number); k++) {
      join(model.inFrom[k] as number, task);
    }
  }
  for (const { from, to } of links) join(from, to);
  const left = new Uint8Array(count).fill(1);
  for (const [back, ahead] of [
    [before, after],
    [after, before],
  ] as const) {
    const waiting = back.map((tasks) => tasks.reduce((sum, task) => sum + (left[task] as number), 0));
    const free = [...left.keys()].filter((task) => left[task] === 1 && waiting[task] === 0);
    for (let task = free.pop(); task !== undefined; task = free.pop()) {
      left[task] = 0;
      for (const next of ahead[task] ?? []) {
        waiting[next] = (waiting[next] as number) - 1;
        if (waiting[next] === 0 && left[next] === 1) free.push(next);
      }
    }
  }
  return left;
}

/** Moves up to `wanted` units out of a hold; answers how many. */
function pass(hold: Hold, wanted: number): number {
  const passed = Math.min(hold.units, wanted);
  hold.units -= passed;
  return passed;
}

function holdsByResource(model: Model, { start, finish, chosen, segments }: LevelledSchedule): Hold[][] {
  const { partStarts, partUnits, candidateResource, capacity } = model.problem;
  const holds: Hold[][] = Array.from(capacity, () => []);
  for (let task = 0; task < start.length; task++) {
    const pieces = segments.get(task) ?? [{ from: start[task] as number, to: finish[task] as number }];
    for (let part = partStarts[task] as number; part < (partStarts[task + 1] as number); part++) {
      const resource = candidateResource[chosen[part] as number] as number;
      if (resource === NOBODY || partUnits[part] === 0) continue;
      const units = Math.min(partUnits[part] as number, capacity[resource] as number);
      pieces.forEach(({ from, to }, i) => {
        if (to <= from) return;
        const edges = { opens: i === 0, closes: i === pieces.length - 1 };
        holds[resource]?.push({ task, from, to, wanted: units, units, ...edges });
      });
    }
  }
  return holds;
}

/** Pairs `from * count + to` of which the plan's links already put one behind the other, directly or over one between. */
function waitingPairs(model: Model, count: number): Set<number> {
  const { inStarts, inFrom, inType, inLag } = model;
  const pairs = new Set<number>();
  const before = (task: number): number[] => {
    const found: number[] = [];
    for (let k = inStarts[task] as number; k < (inStarts[task + 1] as number); k++) {
      if (inType[k] === FS && (inLag[k] as number) >= 0) found.push(inFrom[k] as number);
    }
    return found;
  };
  for (let task = 0; task < count; task++) {
    for (const one of before(task)) pairs.add(one * count + task);
  }
  return pairs;
}
