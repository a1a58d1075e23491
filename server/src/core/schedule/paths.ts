/**
 * Paths through a finished schedule: which links decide a date, the critical paths, the path to any
 * item. Nothing is worked out before somebody asks, and then once.
 */
import type { Link } from '../model/plan.ts';
import type { Packed } from './packed.ts';
import { type CriticalInput, criticalPathsOf } from './paths/critical-paths.ts';
import { type FloatPath, floatPathsTo } from './paths/float-paths.ts';
import { linkRoom, NEVER } from './paths/link-room.ts';
import { LINK_DRIVES, type LinkStates, linkStatesOf } from './paths/link-states.ts';

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

/** Paths through the dates of one schedule. */
export function pathsOf(input: CriticalInput, packed: Packed): SchedulePaths {
  const { order } = input;
  const critical = once(() => criticalPathsOf(input));
  const states = once(() => linkStatesOf(input, packed));
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
