/**
 * Placing tasks that leave something open: who of a team does a part (whoever can begin first, then
 * who finishes first, then the first in order), or, for splittable tasks, where they pause. A split
 * task works whenever everybody it needs is free, but never for less than the shortest segment.
 */
import type { Bounds } from './bounds.ts';
import type { Model } from './model.ts';
import { NEVER, NOBODY, NONE, type Segment } from './problem.ts';
import type { Profile } from './profile.ts';

export interface FlexiblePlacing {
  readonly concerns: (task: number) => boolean;
  /** Places a task at or after `bound`, and takes what it needs; `from` and `to` say where. */
  readonly place: (task: number, bound: number) => void;
  readonly reset: () => void;
  readonly from: number;
  readonly to: number;
  readonly chosen: Int32Array;
  readonly segments: ReadonlyMap<number, readonly Segment[]>;
}

export function flexiblePlacing(model: Model, bounds: Bounds, profiles: readonly Profile[]): FlexiblePlacing {
  const { problem, clock, hasChoice, needStarts, needResource, needUnits, spanStarts, spanCalendar, spanLength } =
    model;
  const { partStarts, partLength, partUnits, candidateStarts, candidateResource, candidateCalendar } = problem;
  const chosen = candidateStarts.slice(0, -1);
  const segments = new Map<number, Segment[]>();
  const placed = { from: 0, to: 0 };
  // Of the candidate looked at last.
  const trial = { from: 0, to: 0 };

  function unitsOf(part: number, resource: number): number {
    return Math.min(partUnits[part] as number, problem.capacity[resource] as number);
  }

  function conflict(candidate: number, part: number, from: number, to: number): number {
    const resource = candidateResource[candidate] as number;
    if (resource === NOBODY || from === to || partUnits[part] === 0) return NONE;
    return (profiles[resource] as Profile).conflictEnd(unitsOf(part, resource), from, to);
  }

  /** The first stretch from `bound` on in which one candidate can do a part, into `trial`. */
  function tryOne(candidate: number, part: number, bound: number): void {
    const calendar = candidateCalendar[candidate] as number;
    let at = bound;
    for (;;) {
      trial.from = clock.nextStart(calendar, at);
      trial.to = clock.add(calendar, trial.from, partLength[part] as number);
      const until = conflict(candidate, part, trial.from, trial.to);
      // At the end of time nobody is asked whether there is room.
      if (until === NONE || clock.nextStart(calendar, until) < until) return;
      at = until;
    }
  }

  /** Chooses for one part, and leaves in `trial` where the one chosen can do it. */
  function choose(task: number, part: number, bound: number): void {
    const first = candidateStarts[part] as number;
    let best = -1;
    let from = NEVER;
    let to = NEVER;
    for (let c = first; c < (candidateStarts[part + 1] as number); c++) {
      // Whoever does another part cannot do this one; the last is taken if all are.
      const isLast = best < 0 && c + 1 === (candidateStarts[part + 1] as number);
      if (!isLast && isTaken(task, part, candidateResource[c] as number)) continue;
      tryOne(c, part, bound);
      if (best < 0 || trial.from < from || (trial.from === from && trial.to < to)) {
        best = c;
        from = trial.from;
        to = trial.to;
      }
    }
    chosen[part] = best;
    trial.from = from;
    trial.to = to;
  }

  function isTaken(task: number, part: number, resource: number): boolean {
    if (resource === NOBODY) return false;
    for (let other = partStarts[task] as number; other < part; other++) {
      if (candidateResource[chosen[other] as number] === resource) return true;
    }
    return false;
  }

  function placeTeam(task: number, bound: number): void {
    const first = partStarts[task] as number;
    const end = partStarts[task + 1] as number;
    let at = bound;
    for (;;) {
      placed.from = NEVER;
      placed.to = NONE;
      let latest = at;
      for (let part = first; part < end; part++) {
        choose(task, part, at);
        const calendar = candidateCalendar[chosen[part] as number] as number;
        if (trial.from > clock.nextStart(calendar, at)) latest = Math.max(latest, trial.from);
        placed.from = Math.min(placed.from, trial.from);
        placed.to = Math.max(placed.to, trial.to);
      }
      // Everybody is held from start to finish, also who begins later or is done earlier.
      if (latest === at) latest = Math.max(at, heldUntil(first, end));
      if (latest === at) break;
      at = latest;
    }
    for (let part = first; part < end; part++) {
      const resource = candidateResource[chosen[part] as number] as number;
      if (resource === NOBODY || partUnits[part] === 0) continue;
      (profiles[resource] as Profile).add(placed.from, placed.to, unitsOf(part, resource));
    }
  }

  function heldUntil(first: number, end: number): number {
    for (let part = first; part < end; part++) {
      const until = conflict(chosen[part] as number, part, placed.from, placed.to);
      if (until !== NONE) return until;
    }
    return NONE;
  }

  function placeSplit(task: number, bound: number): void {
    const first = spanStarts[task] as number;
    const left = spanLength.slice(first, spanStarts[task + 1]);
    const pieces: Segment[] = [];
    let at = bound;
    while (left.some((minutes) => minutes > 0)) {
      const next = Math.min(...left.map((minutes, k) => (minutes > 0 ? startOfSpan(first + k, at) : NEVER)));
      // At the end of time nothing is left to work in.
      if (next < at) break;
      at = next;
      const wanted = Math.max(...left.map((minutes, k) => endOfSpan(first + k, at, minutes)));
      const least = Math.min(wanted, leastEnd(first, left, at));
      const until = splitConflict(task, at, least);
      if (until !== NONE) {
        at = until;
        continue;
      }
      const to = freeUntil(task, at, wanted);
      if (to <= at) break;
      for (let k = 0; k < left.length; k++) {
        const done = clock.between(spanCalendar[first + k] as number, at, to);
        left[k] = Math.max(0, (left[k] as number) - done);
      }
      take(task, at, to);
      addPiece(pieces, first, at, to);
      at = to;
    }
    placed.from = pieces[0]?.from ?? bound;
    placed.to = pieces.at(-1)?.to ?? bound;
    if (pieces.length > 1) segments.set(task, pieces);
  }

  /** What only a night or a weekend parts is one piece. */
  function addPiece(pieces: Segment[], span: number, from: number, to: number): void {
    const last = pieces.at(-1);
    const goesOn = last && clock.between(spanCalendar[span] as number, last.to, from) === 0;
    if (goesOn) pieces[pieces.length - 1] = { from: last.from, to };
    else pieces.push({ from, to });
  }

  function startOfSpan(span: number, at: number): number {
    return clock.nextStart(spanCalendar[span] as number, at);
  }

  function endOfSpan(span: number, at: number, minutes: number): number {
    return minutes > 0 ? clock.add(spanCalendar[span] as number, at, minutes) : at;
  }

  /** Where the shortest segment begun at `at` ends. */
  function leastEnd(first: number, left: Int32Array, at: number): number {
    let end = at;
    for (let k = 0; k < left.length; k++) {
      end = Math.max(end, endOfSpan(first + k, at, Math.min(left[k] as number, problem.shortestSegment)));
    }
    return end;
  }

  function splitConflict(task: number, from: number, to: number): number {
    for (let k = needStarts[task] as number; k < (needStarts[task + 1] as number); k++) {
      const until = (profiles[needResource[k] as number] as Profile).conflictEnd(needUnits[k] as number, from, to);
      if (until !== NONE) return until;
    }
    return NONE;
  }

  function freeUntil(task: number, from: number, to: number): number {
    let until = to;
    for (let k = needStarts[task] as number; k < (needStarts[task + 1] as number); k++) {
      until = (profiles[needResource[k] as number] as Profile).freeUntil(needUnits[k] as number, from, until);
    }
    return until;
  }

  function take(task: number, from: number, to: number): void {
    for (let k = needStarts[task] as number; k < (needStarts[task + 1] as number); k++) {
      (profiles[needResource[k] as number] as Profile).add(from, to, needUnits[k] as number);
    }
  }

  return {
    concerns: (task) => hasChoice[task] === 1 || problem.splittable[task] === 1,
    place: (task, bound) => {
      if (hasChoice[task]) placeTeam(task, bounds.asStart(task, bound));
      else placeSplit(task, bound);
    },
    reset: () => segments.clear(),
    get from() {
      return placed.from;
    },
    get to() {
      return placed.to;
    },
    chosen,
    segments,
  };
}
