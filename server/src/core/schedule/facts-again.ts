/** The facts of a later plan of the same leaves: those of before, but for the leaves that are read again. */
import type { Steps } from '../base/steps.ts';
import type { Minute } from '../base/time.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { Calendars } from './calendars.ts';
import type { Shift } from './changes.ts';
import { type Facts, leafFacts } from './facts.ts';
import { replacedProblems } from './leaf-problems.ts';
import type { Crew, CrewMember } from './people/crew.ts';
import { shapedFacts } from './shapes.ts';

/** In steps. The very same where those leaves say what they said. `nodes` in order. */
export function* factsAgain(
  before: Facts,
  plan: Plan,
  leaves: readonly WorkItem[],
  nodes: readonly number[],
  calendars: Calendars,
  statusAt: Minute | null,
): Steps<Facts> {
  if (nodes.length === 0) return before;
  const read = yield* leafFacts(
    plan,
    nodes.map((node) => leaves[node] as WorkItem),
    calendars,
    statusAt,
  );
  const numbers = <A extends Int32Array | Uint8Array>(of: A, other: A): A => {
    let array = of;
    for (let k = 0; k < nodes.length; k++) {
      const node = nodes[k] as number;
      if (array[node] === other[k]) continue;
      if (array === of) array = of.slice() as A;
      array[node] = other[k] as number;
    }
    return array;
  };
  const facts = shapedFacts({
    time: listed(before.time, read.time, nodes, Object.is),
    crew: listed(before.crew, read.crew, nodes, sameCrew),
    people: listed(before.people, read.people, nodes, sameCrew),
    lagTime: listed(before.lagTime, read.lagTime, nodes, Object.is),
    duration: numbers(before.duration, read.duration),
    elapsed: numbers(before.elapsed, read.elapsed),
    milestone: numbers(before.milestone, read.milestone),
    assumed: numbers(before.assumed, read.assumed),
    cancelled: numbers(before.cancelled, read.cancelled),
    checked: numbers(before.checked, read.checked),
    asLate: numbers(before.asLate, read.asLate),
    noStartBefore: numbers(before.noStartBefore, read.noStartBefore),
    noFinishBefore: numbers(before.noFinishBefore, read.noFinishBefore),
    noStartAfter: numbers(before.noStartAfter, read.noStartAfter),
    noFinishAfter: numbers(before.noFinishAfter, read.noFinishAfter),
    mustStart: numbers(before.mustStart, read.mustStart),
    mustFinish: numbers(before.mustFinish, read.mustFinish),
    deadline: numbers(before.deadline, read.deadline),
    fixedStart: numbers(before.fixedStart, read.fixedStart),
    fixedFinish: numbers(before.fixedFinish, read.fixedFinish),
    actualStart: numbers(before.actualStart, read.actualStart),
    actualFinish: numbers(before.actualFinish, read.actualFinish),
    remaining: numbers(before.remaining, read.remaining),
    problems: replacedProblems(
      before.problems,
      read.problems.map(({ leaf, problem }) => ({ leaf: nodes[leaf] as number, problem })),
      nodes,
    ),
  });
  const keys = Object.keys(facts) as (keyof Facts)[];
  return keys.every((key) => facts[key] === before[key]) ? before : facts;
}

/**
 * Facts of leaves that were `front` first and `back` last, where there are `count` now. What lies between is to
 * be read.
 */
export function shiftedFacts(
  before: Facts,
  { front, back }: Pick<Shift, 'front' | 'back'>,
  count: number,
  { project }: Calendars,
): Facts {
  const old = before.duration.length;
  const put = <A extends Int32Array | Uint8Array>(of: A, into: A): A => {
    into.set(of.subarray(0, front));
    into.set(of.subarray(old - back), count - back);
    return into;
  };
  const flags = (of: Uint8Array): Uint8Array => put(of, new Uint8Array(count));
  const times = (of: Int32Array): Int32Array => put(of, new Int32Array(count));
  const list = <One>(of: readonly One[], other: One): readonly One[] => [
    ...of.slice(0, front),
    ...new Array<One>(count - front - back).fill(other),
    ...of.slice(old - back),
  ];
  return shapedFacts({
    time: list(before.time, project),
    crew: list<Crew>(before.crew, null),
    people: list(before.people, NOBODY),
    lagTime: list(before.lagTime, project),
    duration: times(before.duration),
    elapsed: flags(before.elapsed),
    milestone: flags(before.milestone),
    assumed: flags(before.assumed),
    cancelled: flags(before.cancelled),
    checked: flags(before.checked),
    asLate: flags(before.asLate),
    noStartBefore: times(before.noStartBefore),
    noFinishBefore: times(before.noFinishBefore),
    noStartAfter: times(before.noStartAfter),
    noFinishAfter: times(before.noFinishAfter),
    mustStart: times(before.mustStart),
    mustFinish: times(before.mustFinish),
    deadline: times(before.deadline),
    fixedStart: times(before.fixedStart),
    fixedFinish: times(before.fixedFinish),
    actualStart: times(before.actualStart),
    actualFinish: times(before.actualFinish),
    remaining: times(before.remaining),
    problems: before.problems.flatMap(({ leaf, problem }) => {
      if (leaf < front) return [{ leaf, problem }];
      return leaf < old - back ? [] : [{ leaf: leaf + count - old, problem }];
    }),
  });
}

const NOBODY: readonly CrewMember[] = [];

function listed<One>(
  of: readonly One[],
  other: readonly One[],
  nodes: readonly number[],
  same: (a: One, b: One) => boolean,
): readonly One[] {
  let list: One[] | null = null;
  nodes.forEach((node, k) => {
    if (same(of[node] as One, other[k] as One)) return;
    list ??= of.slice();
    list[node] = other[k] as One;
  });
  return list ?? of;
}

type People = readonly CrewMember[] | null;

/** Also that they stand on the same lines: findings about them do. */
function sameCrew(a: People, b: People): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((one, k) => sameMember(one, b[k] as CrewMember));
}

function sameMember(a: CrewMember, b: CrewMember): boolean {
  return (
    a.assignment === b.assignment &&
    a.resource === b.resource &&
    a.units === b.units &&
    a.length === b.length &&
    a.time === b.time
  );
}

/** Whether the passes would find nothing new: people may only be written elsewhere, or share their work otherwise. */
export function sameTimes(a: Facts, b: Facts): boolean {
  const keys = Object.keys(a) as (keyof Facts)[];
  return keys.every((key) => a[key] === b[key] || OF_NO_CONSEQUENCE.has(key));
}

const OF_NO_CONSEQUENCE: ReadonlySet<keyof Facts> = new Set(['people', 'assumed', 'checked', 'problems'] as const);
