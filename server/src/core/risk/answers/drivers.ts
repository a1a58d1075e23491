/**
 * What moves the finish and the cost: for each draw the P80 over the trials in which it was low and in which
 * it was high, and its rank correlation with the finish. P80 is here the mean of P75 to P85: where a risk of
 * 20 percent is, P80 alone jumps by all that it does. Columns of draws are made again one by one, never kept.
 * What sampling alone would show is left out.
 */
import type { Memory } from '../../base/memory.ts';
import type { Steps } from '../../base/steps.ts';
import { type Column, countBelow, momentsOf } from './columns.ts';
import type { DrawnOutcome } from './outcomes.ts';
import { extremes, type Ranks, rankCorrelation, rankRoom, ranksOf } from './ranks.ts';
import type { DriverRow } from './result.ts';

const FROM = 0.75;
const TO = 0.85;
const FIFTH = 0.2;
/** Trials on either side; fewer have no P80. */
const LEAST_TRIALS = 20;
/** Standard errors of a rank correlation that does not differ from 0: 1/√(n − 1). */
const SIGNIFICANT = 3.5;

/** What is known of drivers, in columns by their number, so that several may find out about some of them each. */
export interface DriverColumns {
  /** 1 where a row tells it. */
  readonly isTold: Uint8Array;
  /** Rank correlation with the finish, also of those that no row tells. */
  readonly cruciality: Float64Array;
  /** At 4 × number: low and high in days, then in money. */
  readonly sides: Float64Array;
  /** At 2 × number: by how many days the mean of the low side, and of the high one, differs from that of all. */
  readonly means: Float64Array;
}

/** Nothing has been found yet. */
export function driverColumns(count: number, memory: Memory): DriverColumns {
  return {
    isTold: new Uint8Array(memory(count)),
    cruciality: new Float64Array(memory(8 * count)),
    sides: new Float64Array(memory(32 * count)),
    means: new Float64Array(memory(16 * count)),
  };
}

/**
 * Finds out about some of the drivers, whose first has the number `first`. In steps of a part of a driver each;
 * `days` are working days to the finish.
 */
export function* findingDrivers(
  drivers: readonly DrawnOutcome[],
  { days, cost }: { readonly days: Column; readonly cost: Column | null },
  into: DriverColumns,
  first: number,
): Steps<void> {
  const { trials } = days;
  const ofDays = sideTable(days);
  yield;
  const ofCost = cost && sideTable(cost);
  yield;
  const finishRanks = ranksOf(Float64Array.from(days.values));
  yield;
  const costRanks = cost && ranksOf(Float64Array.from(cost.values));
  const { mean: usual } = momentsOf(days);
  const draws = new Float64Array(trials);
  const room = rankRoom(trials);
  const sideRoom = { low: new Int32Array(trials), high: new Int32Array(trials) };
  for (const [k, driver] of drivers.entries()) {
    // What was never critical never moved the finish.
    if (driver.kind === 'task' && driver.count === 0 && !cost) continue;
    yield;
    driver.draws(draws);
    yield;
    const ranks = ranksOf(draws, room);
    if (!ranks) continue;
    yield;
    const withFinish = rankCorrelation(ranks, finishRanks);
    into.cruciality[first + k] = withFinish;
    const noise = SIGNIFICANT / Math.sqrt(trials - 1);
    const movesFinish = Math.abs(withFinish) > noise;
    const withCost = rankCorrelation(ranks, costRanks);
    const movesCost = Math.abs(withCost) > noise;
    const sides = movesFinish || movesCost ? sidesOf(driver, ranks, sideRoom) : null;
    if (!sides) continue;
    yield;
    into.isTold[first + k] = 1;
    if (movesFinish) {
      into.sides.set(shiftsOf(ofDays, sides, withFinish), 4 * (first + k));
      into.means.set([meanOf(days, sides.low) - usual, meanOf(days, sides.high) - usual], 2 * (first + k));
    }
    yield;
    if (ofCost && movesCost) into.sides.set(shiftsOf(ofCost, sides, withCost), 4 * (first + k) + 2);
  }
}

/** Most important first: by the days between low and high, then by money. @param drivers all of them. */
export function driverRows(
  drivers: readonly Omit<DrawnOutcome, 'draws'>[],
  { isTold, cruciality, sides, means }: DriverColumns,
  { trials, hasCost }: { readonly trials: number; readonly hasCost: boolean },
): DriverRow[] {
  const side = (k: number, at: number): DriverRow['days'] => ({
    low: sides[4 * k + at] as number,
    high: sides[4 * k + at + 1] as number,
  });
  return drivers
    .flatMap(({ kind, id, count }, k): DriverRow[] => {
      if (isTold[k] === 0) return [];
      const share = { criticality: count / trials, cruciality: cruciality[k] as number };
      const mean = { low: means[2 * k] as number, high: means[2 * k + 1] as number };
      return [{ kind, id, days: side(k, 0), mean, cost: hasCost ? side(k, 2) : null, ...share }];
    })
    .sort((a, b) => swing(b.days) - swing(a.days) || swing(b.cost) - swing(a.cost));
}

function swing(sides: DriverRow['cost']): number {
  return sides ? Math.abs(sides.high - sides.low) : 0;
}

/** Trials by number. */
interface Sides {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Lowest and highest fifth; of a risk without and with it. Null where a side has too few trials. They stand in the room given. */
function sidesOf({ kind }: DrawnOutcome, { of }: Ranks, { low, high }: Sides): Sides | null {
  const trials = of.length;
  const { low: least, high: most } = extremes(of);
  let lows = 0;
  let highs = 0;
  const share = kind === 'risk' ? 0.5 : FIFTH;
  // Where more of them are equal at an end than a fifth, it is those.
  const lowEnd = Math.max(share * trials - 0.5, least);
  const highEnd = Math.min((1 - share) * trials - 0.5, most);
  for (let i = 0; i < trials; i++) {
    const rank = of[i] as number;
    if (rank <= lowEnd) low[lows++] = i;
    else if (rank >= highEnd) high[highs++] = i;
  }
  if (lows < LEAST_TRIALS || highs < LEAST_TRIALS) return null;
  return { low: low.subarray(0, lows), high: high.subarray(0, highs) };
}

function meanOf({ values }: Column, trials: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < trials.length; i++) sum += values[trials[i] as number] as number;
  return sum / trials.length;
}

/**
 * Of the low side, and of the high one. What goes against the correlation is sampling: of the few trials in which a rare
 * risk strikes, some other grave one may strike in fewer than usual, and P80 lies before the plateau that this makes.
 */
function shiftsOf({ of, usual }: SideTable, { low, high }: Sides, correlation: number): readonly [number, number] {
  const [before, behind] = [of(low) - usual, of(high) - usual];
  return correlation > 0 ? [Math.min(0, before), Math.max(0, behind)] : [Math.max(0, before), Math.min(0, behind)];
}

interface SideTable {
  /** Over all trials. */
  readonly usual: number;
  /** Over some of them. */
  readonly of: (trials: Int32Array) => number;
}

/** P80 of any trials without sorting them again: by their places among all. */
function sideTable(column: Column): SideTable {
  const { trials, sorted } = column;
  const place = placesOf(column);
  const chosen = new Uint8Array(trials);
  const among = (count: number): number => {
    const first = Math.floor(FROM * count);
    const last = Math.max(first, Math.ceil(TO * count) - 1);
    let seen = 0;
    let sum = 0;
    for (let at = 0; seen <= last; at++) {
      if (chosen[at] === 0) continue;
      if (seen >= first) sum += sorted[at] as number;
      seen++;
    }
    return sum / (last - first + 1);
  };
  return {
    usual: among(chosen.fill(1).length),
    of: (some) => {
      chosen.fill(0);
      for (let i = 0; i < some.length; i++) chosen[place[some[i] as number] as number] = 1;
      return among(some.length);
    },
  };
}

/** The place of each trial in the sorted column; equal ones in the order of trials. */
function placesOf({ values, sorted, trials }: Column): Int32Array {
  const place = new Int32Array(trials);
  const taken = new Int32Array(trials);
  for (let i = 0; i < trials; i++) {
    const first = countBelow(sorted, values[i] as number);
    place[i] = first + (taken[first] as number);
    taken[first] = (taken[first] as number) + 1;
  }
  return place;
}
