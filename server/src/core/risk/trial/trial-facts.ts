/**
 * Facts of leaves that a trial writes over: how long each takes or has left, whether it is needed at all.
 * Made from a problem wherever the trials run, with working times and crews of its own.
 */
import { timeOn } from '../../schedule/compile-time.ts';
import { NONE } from '../../schedule/instants.ts';
import { timeLess } from '../../schedule/leave-time.ts';
import type { PassCrew, PassFacts, PassTime } from '../../schedule/pass-input.ts';
import type { TimeTable } from '../../schedule/time-table.ts';
import type { TrialProblem } from './problem.ts';
import { MOST_MINUTES } from './variables.ts';

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

interface Member extends Writable<NonNullable<PassCrew>[number]> {}

export interface TrialFacts extends PassFacts {
  readonly time: PassTime[];
  readonly lagTime: PassTime[];
  readonly crew: (readonly Member[] | null)[];
}

/** Numbered as in the problem; with cuts that may be written over. */
export function timesOf({ times }: TrialProblem, tables: readonly TimeTable[]): readonly PassTime[] {
  return times.map(({ table, cuts }) => {
    const own = tables[table] as TimeTable;
    return cuts ? timeLess(own, { from: cuts.from.slice(), to: cuts.to.slice() }) : timeOn(own);
  });
}

export function trialFacts(
  { facts, timeOf, lagTimeOf, crews, leafCount }: TrialProblem,
  times: readonly PassTime[],
): TrialFacts {
  const own = {} as Record<keyof typeof facts, Int32Array | Uint8Array>;
  for (const [key, array] of Object.entries(facts)) own[key as keyof typeof facts] = array.slice();
  const crew = new Array<readonly Member[] | null>(leafCount).fill(null);
  for (const { leaf, members } of crews) {
    crew[leaf] = members.map(({ time, length }) => ({ time: times[time] as PassTime, length }));
  }
  return {
    // A copy has the keys and kinds of what it copies, which the loop over its entries cannot say.
    ...(own as unknown as TrialProblem['facts']),
    time: Array.from(timeOf, (number) => times[number] as PassTime),
    lagTime: Array.from(lagTimeOf, (number) => times[number] as PassTime),
    crew,
  };
}

/** Writes what leaves take, each from what it is planned to. */
export interface LeafWriter {
  /** `minutes` as drawn, and what risks add to or take from it. Work that is there takes a minute at least. */
  readonly setLength: (leaf: number, minutes: number, delay: number) => void;
  readonly setNeeded: (leaf: number, needed: boolean) => void;
}

export function leafWriter(problem: TrialProblem, facts: TrialFacts, times: readonly PassTime[]): LeafWriter {
  const { facts: planned, options, ownTimeOf } = problem;
  const { duration, remaining, milestone, crew } = facts;
  const goesOn = options.statusAt !== null;
  const crews = new Map(problem.crews.map((one) => [one.leaf, one.members]));
  const dates = DATES.map((key) => [facts[key], planned[key]] as const);

  function setDuration(leaf: number, minutes: number): void {
    duration[leaf] = minutes;
    milestone[leaf] = minutes === 0 ? 1 : 0;
    const members = crew[leaf];
    if (!members) return;
    const before = crews.get(leaf) ?? [];
    const whole = planned.duration[leaf] as number;
    members.forEach((member, k) => {
      const length = before[k]?.length ?? 0;
      member.length = minutes === whole ? length : Math.round((length * minutes) / whole);
    });
  }

  return {
    setLength: (leaf, minutes, delay) => {
      const whole = planned.duration[leaf] as number;
      const left = planned.remaining[leaf] as number;
      if (left === NONE) {
        const total = Math.min(MOST_MINUTES, minutes + delay);
        setDuration(leaf, planned.milestone[leaf] === 1 ? Math.max(0, total) : Math.max(1, total));
      } else if (goesOn) {
        const drawn = minutes === whole ? left : Math.round((left * minutes) / whole);
        remaining[leaf] = Math.max(1, Math.min(MOST_MINUTES, drawn + delay));
      } else {
        setDuration(leaf, Math.max(1, Math.min(MOST_MINUTES, minutes + delay)));
        remaining[leaf] = duration[leaf] as number;
      }
    },
    setNeeded: (leaf, needed) => {
      facts.cancelled[leaf] = needed ? 0 : 1;
      for (const [now, then] of dates) now[leaf] = needed ? (then[leaf] as number) : NONE;
      facts.asLate[leaf] = needed ? (planned.asLate[leaf] as number) : 0;
      facts.elapsed[leaf] = needed ? (planned.elapsed[leaf] as number) : 0;
      facts.time[leaf] = times[(needed ? problem.timeOf : ownTimeOf)[leaf] as number] as PassTime;
      facts.lagTime[leaf] = times[(needed ? problem.lagTimeOf : ownTimeOf)[leaf] as number] as PassTime;
      const members = crews.get(leaf);
      if (members) {
        crew[leaf] = needed ? members.map(({ time, length }) => ({ time: times[time] as PassTime, length })) : null;
      }
      if (!needed) setDuration(leaf, 0);
    },
  };
}

/** What a task that is not needed is not held to. */
const DATES = [
  'noStartBefore',
  'noFinishBefore',
  'noStartAfter',
  'noFinishAfter',
  'mustStart',
  'mustFinish',
  'deadline',
  'fixedStart',
  'fixedFinish',
] as const;
