/**
 * Paths through a finished schedule: which links decide a date, the critical paths, the path to any
 * item. Nothing is worked out before somebody asks, and then once.
 */
import type { Link, WorkItem } from '../model/plan.ts';
import { NONE } from './instants.ts';
import { type CriticalInput, criticalPathsOf } from './paths/critical-paths.ts';
import { type FloatPath, floatPathsTo } from './paths/float-paths.ts';
import { linkRoom, NEVER } from './paths/link-room.ts';
import { BY_LINK } from './place-leaf.ts';

export interface SchedulePaths {
  /** Critical items along one path from the start to the finish, in order of time: the first of `criticalPaths`. */
  readonly criticalPath: readonly string[];
  /** Chains of critical items until each lies on one, at most a hundred. */
  readonly criticalPaths: readonly (readonly string[])[];
  /** Whether a link of an item, by its place among them, decides a date of that item or of a leaf in it. */
  readonly isDriving: (successor: string, place: number) => boolean;
  /** The same of all links at once. */
  readonly linkStates: LinkStates;
  /**
   * Working minutes by which a written link of an item is from deciding a date, the least where it holds for
   * several leaves; null of one that can move nothing, and of links to other plans.
   */
  readonly linkSlack: (link: Link, successor: string) => number | null;
  /** What drives an item, itself last, of a phase or summary its last leaf; empty for an unknown id. */
  readonly pathTo: (id: string) => readonly string[];
  /** The paths that come closest to driving an item, by growing slack; the first is `pathTo`. */
  readonly floatPaths: (id: string, count: number) => readonly FloatPath[];
}

/** Decides a date of its item, or of a leaf in it. */
export const LINK_DRIVES = 1;
/** Asks for no more than the item has; said only where that follows from the dates of a leaf that its links decide. */
export const LINK_HOLDS = 2;

/** By link: those of item `n`, counted as `Plan.items` are, begin at `first[n]` in the order in which they are written. */
export interface LinkStates {
  readonly first: Int32Array;
  readonly state: Uint8Array;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Paths through the dates of one schedule. */
export function pathsOf(input: CriticalInput): SchedulePaths {
  const { order } = input;
  const critical = once(() => criticalPathsOf(input));
  const states = once(() => linkStatesOf(input));
  const slack = once(() => linkSlackOf(input));
  const floatPaths = (id: string, count: number): FloatPath[] => {
    const node = lastLeafOf(input, id);
    return node < 0 ? [] : floatPathsTo(input, order, node, count);
  };
  return {
    get criticalPath() {
      return critical()[0] ?? [];
    },
    get criticalPaths() {
      return critical();
    },
    isDriving: (successor, place) => {
      const { numberOf, first, state } = states();
      const number = numberOf.get(successor);
      return number !== undefined && ((state[(first[number] as number) + place] as number) & LINK_DRIVES) !== 0;
    },
    get linkStates() {
      return states();
    },
    linkSlack: (link, successor) => slack().get(typedKey(link, successor)) ?? null,
    pathTo: (id) => floatPaths(id, 1)[0]?.ids ?? [],
    floatPaths,
  };
}

/** The dates of a schedule with the paths through them. */
export function withPaths<Dates extends object>(dates: Dates, paths: SchedulePaths): Dates & SchedulePaths {
  return {
    ...dates,
    get criticalPath() {
      return paths.criticalPath;
    },
    get criticalPaths() {
      return paths.criticalPaths;
    },
    isDriving: paths.isDriving,
    get linkStates() {
      return paths.linkStates;
    },
    linkSlack: paths.linkSlack,
    pathTo: paths.pathTo,
    floatPaths: paths.floatPaths,
  };
}

/** Of a group the leaf that ends last, of several the last one; -1 of an unknown id. */
function lastLeafOf({ network, forward }: CriticalInput, id: string): number {
  const { numberOf, first, end } = network.outline;
  const number = numberOf.get(id);
  if (number === undefined) return -1;
  let last = first[number] as number;
  for (let leaf = last; leaf < (end[number] as number); leaf++) {
    if ((forward.finish[leaf] as number) >= (forward.finish[last] as number)) last = leaf;
  }
  return last;
}

/** Several drive where they tie. A set of them would be slow to fill. */
function linkStatesOf(input: CriticalInput): LinkStates {
  const { network, forward, facts } = input;
  const { outline, edgesOf, linksOf, links } = network;
  const state = new Uint8Array(network.befores.length);
  for (let number = 0; number < outline.items.length; number++) {
    const { after, children } = outline.items[number] as WorkItem;
    const first = linksOf[number] as number;
    const end = edgesOf[number + 1] as number;
    let place = 0;
    for (let edge = edgesOf[number] as number; edge < end; edge++) {
      const written = links[edge];
      const leaf = network.to[edge] as number;
      if (!written || forward.driver[leaf] !== BY_LINK) continue;
      // Links made their edges one after the other.
      while (place < after.length && after[place] !== written.link) place++;
      if (state[first + place] === LINK_DRIVES) continue;
      const room = forward.drivingEdge[leaf] === edge ? 0 : linkRoom(input, edge);
      if (room === 0) state[first + place] = LINK_DRIVES;
      // Of what has begun the rest waits, and its start lies where it did.
      else if (room !== NEVER && children.length === 0 && facts.remaining[leaf] === NONE) {
        state[first + place] = LINK_HOLDS;
      }
    }
  }
  return { first: linksOf, state, numberOf: outline.numberOf };
}

function linkSlackOf(input: CriticalInput): ReadonlyMap<string, number> {
  const { network } = input;
  const slack = new Map<string, number>();
  for (let edge = 0; edge < network.from.length; edge++) {
    const written = network.links[edge];
    const room = written ? linkRoom(input, edge) : NEVER;
    if (!written || room === NEVER) continue;
    const key = typedKey(written.link, written.owner);
    slack.set(key, Math.min(room, slack.get(key) ?? room));
  }
  return slack;
}

/** Two links of one pair differ in their type. */
function typedKey({ task, project, type }: Link, successor: string): string {
  return `${project ?? ''}:${task}>${successor} ${type}`;
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
