/**
 * Time arithmetic of one leaf: on its working time, on the clock where it is elapsed, or on the
 * times of several people. A task starts when the first of them can work and ends with the last;
 * backwards everybody must still be done by then. Milestones stay where they are put.
 */
import type { Minute } from '../base/time.ts';
import type { PassFacts, PassMember, PassTime } from './pass-input.ts';

/** What its arithmetic needs to know of a leaf. */
type LeafTimes = Pick<PassFacts, 'time' | 'crew' | 'duration' | 'elapsed' | 'milestone'>;

/** Where a leaf that may start from `at` does start. */
export function asStart(facts: LeafTimes, node: number, at: number): number {
  if (facts.milestone[node] || facts.elapsed[node]) return at;
  const crew = facts.crew[node];
  if (!crew) return timeOf(facts, node).nextStart(at as Minute);
  return crew.reduce((first, { time }) => Math.min(first, time.nextStart(at as Minute)), Number.POSITIVE_INFINITY);
}

/** The last instant at or before `at` at which the leaf's work can end. */
export function asFinish(facts: LeafTimes, node: number, at: number): number {
  if (facts.milestone[node] || facts.elapsed[node]) return at;
  const crew = facts.crew[node];
  if (!crew) return timeOf(facts, node).previousFinish(at as Minute);
  return crew.reduce((last, { time }) => Math.max(last, time.previousFinish(at as Minute)), Number.NEGATIVE_INFINITY);
}

/** Where `length` minutes of the leaf's work begun at `from` end. */
export function endOf(facts: LeafTimes, node: number, from: number, length: number): number {
  if (facts.elapsed[node]) return from + length;
  const crew = facts.crew[node];
  if (!crew) return timeOf(facts, node).add(from as Minute, length);
  return crew.reduce((last, member) => {
    return Math.max(last, member.time.add(from as Minute, shareOf(facts, node, member, length)));
  }, from);
}

/** Where the leaf must begin for `length` minutes of its work to end at `to`. */
export function takeBack(facts: LeafTimes, node: number, to: number, length: number): number {
  if (facts.elapsed[node]) return to - length;
  const crew = facts.crew[node];
  if (!crew) return timeOf(facts, node).subtract(to as Minute, length);
  return crew.reduce((first, member) => {
    return Math.min(first, member.time.subtract(to as Minute, shareOf(facts, node, member, length)));
  }, to);
}

/**
 * Where `length` minutes of the leaf's work begin that must not be done before `last`, where somebody
 * can end: of several people, those who can do so just then. Walked back with everybody they might all
 * be done before.
 */
export function startToEndAt(facts: LeafTimes, node: number, last: number, length: number): number {
  const crew = facts.crew[node];
  if (!crew || facts.elapsed[node]) return takeBack(facts, node, last, length);
  return crew.reduce((first, member) => {
    if (member.time.previousFinish(last as Minute) !== last) return first;
    return Math.min(first, member.time.subtract(last as Minute, shareOf(facts, node, member, length)));
  }, last);
}

/** Minutes the leaf's people (the busiest of them) can work between two instants; of the clock where it is elapsed. */
export function lengthBetween(facts: LeafTimes, node: number, from: number, to: number): number {
  if (facts.elapsed[node]) return to - from;
  const crew = facts.crew[node];
  if (!crew) return timeOf(facts, node).between(from as Minute, to as Minute);
  return Math.max(...crew.map(({ time }) => time.between(from as Minute, to as Minute)));
}

/** Of work that is partly done everybody has the same part left. */
function shareOf(facts: LeafTimes, node: number, member: PassMember, length: number): number {
  const whole = facts.duration[node] as number;
  return length === whole ? member.length : Math.round((member.length * length) / whole);
}

function timeOf(facts: LeafTimes, node: number): PassTime {
  return facts.time[node] as PassTime;
}
