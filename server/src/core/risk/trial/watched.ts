/**
 * What is counted beside finish and cost, with its names: milestones, gates and whatever has a deadline, by
 * trial; and where chains meet, how often each is in time.
 */
import type { Steps } from '../../base/steps.ts';
import type { Minute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { AT_ONCE } from '../../schedule/at-once.ts';
import type { Forward } from '../../schedule/forward-run.ts';
import { FAR, finishInstant, NONE } from '../../schedule/instants.ts';
import { FS, SS } from '../../schedule/link-types.ts';
import { beforeLag } from '../../schedule/links.ts';
import { LAG_PERCENT, LEAF, MEMBER } from '../../schedule/network.ts';
import type { Packed } from '../../schedule/packed.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { calendarOf } from '../../schedule/task-calendar.ts';
import type { WorkingTime } from '../../schedule/working-time.ts';
import type { Counted } from './problem.ts';

export interface Watched {
  readonly counted: Counted;
  readonly items: readonly WatchedItem[];
  readonly merges: readonly WatchedMerge[];
}

export interface WatchedItem {
  readonly id: string;
  readonly planned: number;
  readonly deadline: number | null;
}

export interface WatchedMerge {
  readonly id: string;
  /** Its planned start. */
  readonly at: number;
  /** The ids of what comes before. */
  readonly paths: readonly string[];
}

/** Columns of so many milestones, in 10,000 trials 20 MB; of more those without a deadline are left out. */
const MOST_WATCHED = 500;
/** In all of them, 100 MB: a plan may ask for a million trials. */
const MOST_INSTANTS = 25_000_000;
const MOST_MERGES = 500;

/** In steps. */
export function* watching(plan: Plan, schedule: Schedule, packed: Packed, forward: Forward): Steps<Watched> {
  const { outline } = packed.network;
  const candidates = outline.items.filter(
    ({ kind, deadline }) => deadline !== null || kind === 'milestone' || kind === 'gate',
  );
  const most = Math.min(MOST_WATCHED, Math.floor(MOST_INSTANTS / plan.simulation.iterations));
  const dated = candidates.filter(({ deadline }) => deadline !== null).slice(0, most);
  const others = candidates.filter(({ deadline }) => deadline === null).slice(0, most - dated.length);
  const chosen = new Set([...dated, ...others]);
  const watched = candidates.filter((item) => chosen.has(item));
  const numbers = watched.map(({ id }) => outline.numberOf.get(id) as number);
  yield;
  const items = watched.map((item) => ({
    id: item.id,
    planned: schedule.items.get(item.id)?.finish ?? schedule.finish,
    deadline: deadlineOf(plan, schedule, item),
  }));
  yield;
  const merges = yield* findingMerges(packed, forward);
  yield;
  const paths = pathArrays(merges);
  yield;
  return {
    counted: {
      groupFirst: outline.groups.map((number) => outline.first[number] as number),
      groupEnd: outline.groups.map((number) => outline.end[number] as number),
      watchedFirst: Int32Array.from(numbers, (number) => outline.first[number] as number),
      watchedEnd: Int32Array.from(numbers, (number) => outline.end[number] as number),
      ...paths,
    },
    items,
    merges: merges.map(({ node, paths }) => ({
      id: packed.network.ids[node] as string,
      at: forward.start[node] as number,
      paths: paths.map(({ before }) => packed.network.ids[before] as string),
    })),
  };
}

function deadlineOf(plan: Plan, { timeOf }: Schedule, item: WorkItem): number | null {
  return item.deadline && finishInstant(item.deadline, timeOf(calendarOf(plan, item)));
}

interface Path {
  readonly before: number;
  readonly byStart: boolean;
  readonly until: number;
}

interface Merge {
  readonly node: number;
  readonly paths: readonly Path[];
}

/** Leaves still to come that wait for several others; milestones and gates go before tasks. */
function* findingMerges(packed: Packed, forward: Forward): Steps<readonly Merge[]> {
  const { network, facts } = packed;
  const marks: Merge[] = [];
  const tasks: Merge[] = [];
  for (let node = 0; node < network.leaves.length && marks.length < MOST_MERGES; node++) {
    if (node % AT_ONCE === AT_ONCE - 1) yield;
    const found = facts.milestone[node] === 1 ? marks : tasks;
    if (found.length === MOST_MERGES) continue;
    if (facts.actualFinish[node] !== NONE || facts.remaining[node] !== NONE || facts.cancelled[node]) continue;
    const paths = pathsInto(packed, forward, node);
    if (paths.length > 1) found.push({ node, paths });
  }
  return [...marks, ...tasks].slice(0, MOST_MERGES);
}

/** Unfinished predecessors from finish or start to start, but for those that another of them waits for. */
function pathsInto(packed: Packed, forward: Forward, node: number): readonly Path[] {
  const { network, order, facts } = packed;
  const { starts, edges } = order.incoming;
  const from = starts[node] as number;
  const to = starts[node + 1] as number;
  if (to - from < 2) return NO_PATHS;
  const paths: Path[] = [];
  for (let k = from; k < to; k++) {
    const edge = edges[k] as number;
    const type = network.type[edge] as number;
    const before = network.from[edge] as number;
    if ((type !== FS && type !== SS) || packed.lagKind[edge] === LAG_PERCENT) continue;
    if (network.kind[before] === LEAF && (facts.actualFinish[before] !== NONE || facts.cancelled[before] === 1))
      continue;
    const time = facts.lagTime[node] as WorkingTime;
    const at = forward.start[node] as Minute;
    const until = beforeLag(at, packed.lagKind[edge] as number, packed.lag[edge] as number, time);
    paths.push({ before, byStart: type === SS, until: Math.min(until, FAR) });
  }
  if (paths.length < 2) return NO_PATHS;
  const among = new Set(paths.map(({ before }) => before));
  return paths.filter(({ before }) => !leadsTo(packed, before, among));
}

const NO_PATHS: readonly Path[] = [];

function leadsTo({ network, order }: Packed, node: number, others: ReadonlySet<number>): boolean {
  const { starts, edges } = order.outgoing;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    if (network.type[edge] !== MEMBER && others.has(network.to[edge] as number)) return true;
  }
  return false;
}

function pathArrays(merges: readonly Merge[]): Pick<Counted, 'pathStarts' | 'pathNode' | 'pathByStart' | 'pathUntil'> {
  const paths = merges.flatMap((merge) => merge.paths);
  const pathStarts = new Int32Array(merges.length + 1);
  merges.forEach((merge, m) => {
    pathStarts[m + 1] = (pathStarts[m] as number) + merge.paths.length;
  });
  return {
    pathStarts,
    pathNode: Int32Array.from(paths, ({ before }) => before),
    pathByStart: Uint8Array.from(paths, ({ byStart }) => (byStart ? 1 : 0)),
    pathUntil: Int32Array.from(paths, ({ until }) => until),
  };
}
