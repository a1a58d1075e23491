/**
 * How the search makes a new order of tasks from two schedules (Debels and Vanhoucke 2007, with the
 * weights of Goncharov and Leonov 2017): the stretch of the father in which scarce resources are
 * used most stays as it is; what lies before and after it is put in the order of the mother.
 */
import type { Random } from '../../base/rng.ts';
import type { Model } from './model.ts';
import { NOBODY, NONE, taskCount } from './problem.ts';

/** Dates of one schedule. */
export interface Dates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
}

/** The stretch kept is this part of the schedule's length, at random. */
const SHORTEST_STRETCH = 0.1;
const LONGEST_STRETCH = 0.5;
/** Of each task: how likely its key is moved, and how far at most, in lengths of the schedule. */
const MUTATION = 0.05;
const MUTATION_REACH = 0.2;
/** How finely a schedule is looked at for its busiest stretch. */
const BINS = 64;
/** More than any two instants are apart. */
const FAR = 1e9;

/** Writes a key for each task into `keys`, whole numbers on the scale of finishes: later finishes are higher. */
export type Crossover = (father: Dates, mother: Dates, keys: Float64Array) => void;

export function crossoverFor(model: Model, random: Random): Crossover {
  const count = taskCount(model.problem);
  const load = scarcityOfTasks(model);
  const movable = (task: number): boolean => model.fixedStart[task] === NONE;
  const bins = new Float64Array(BINS);

  /** First start and length of what can be moved. */
  function extentOf({ start, finish }: Dates): [number, number] {
    let from = Number.POSITIVE_INFINITY;
    let to = Number.NEGATIVE_INFINITY;
    for (let task = 0; task < count; task++) {
      if (!movable(task)) continue;
      from = Math.min(from, start[task] as number);
      to = Math.max(to, finish[task] as number);
    }
    return to > from ? [from, to - from] : [0, 1];
  }

  function fillBins({ start, finish }: Dates, from: number, width: number): void {
    bins.fill(0);
    for (let task = 0; task < count; task++) {
      if (load[task] === 0 || !movable(task)) continue;
      const first = ((start[task] as number) - from) / width;
      const end = Math.min(BINS, ((finish[task] as number) - from) / width);
      for (let bin = Math.floor(first); bin < end; bin++) {
        const share = Math.min(end, bin + 1) - Math.max(first, bin);
        bins[bin] = (bins[bin] as number) + share * (load[task] as number);
      }
    }
  }

  /** The stretch of so many bins with the most in it. */
  function busiest(bins: Float64Array, length: number): number {
    let sum = 0;
    for (let bin = 0; bin < length; bin++) sum += bins[bin] as number;
    let most = sum;
    let at = 0;
    for (let bin = length; bin < BINS; bin++) {
      sum += (bins[bin] as number) - (bins[bin - length] as number);
      if (sum <= most) continue;
      most = sum;
      at = bin - length + 1;
    }
    return at;
  }

  return (father, mother, keys) => {
    const [from, extent] = extentOf(father);
    const width = extent / BINS;
    fillBins(father, from, width);
    const part = SHORTEST_STRETCH + (LONGEST_STRETCH - SHORTEST_STRETCH) * random.unit();
    const length = Math.max(1, Math.floor(BINS * part));
    const first = from + busiest(bins, length) * width;
    const last = first + length * width;
    for (let task = 0; task < count; task++) {
      const own = father.finish[task] as number;
      const other = mother.finish[task] as number;
      keys[task] = own < first ? other - FAR : own > last ? other + FAR : own;
      if (random.unit() >= MUTATION) continue;
      const shift = Math.round((random.unit() * 2 - 1) * MUTATION_REACH * extent);
      keys[task] = (keys[task] as number) + shift;
    }
  };
}

/** By task: its share of each resource it needs, weighted by how much that resource is asked for. */
function scarcityOfTasks({ problem }: Model): Float64Array {
  const { partStarts, partLength, partUnits, candidateStarts, candidateResource, capacity } = problem;
  const share = (part: number, resource: number): number =>
    Math.min(1, (partUnits[part] as number) / Math.max(1, capacity[resource] as number));
  const resourceOf = (part: number): number => candidateResource[candidateStarts[part] as number] as number;
  const asked = new Float64Array(capacity.length);
  for (let part = 0; part < partLength.length; part++) {
    const resource = resourceOf(part);
    if (resource === NOBODY) continue;
    asked[resource] = (asked[resource] as number) + share(part, resource) * (partLength[part] as number);
  }
  const most = asked.reduce((a, b) => Math.max(a, b), 1);
  const load = new Float64Array(taskCount(problem));
  for (let task = 0; task < load.length; task++) {
    for (let part = partStarts[task] as number; part < (partStarts[task + 1] as number); part++) {
      const resource = resourceOf(part);
      if (resource === NOBODY) continue;
      load[task] = (load[task] as number) + (share(part, resource) * (asked[resource] as number)) / most;
    }
  }
  return load;
}
