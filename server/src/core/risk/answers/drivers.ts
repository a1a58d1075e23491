/**
 * What moves the finish and the cost: for each draw the P80 over the trials in which it was low and in which
 * it was high, and its rank correlation with the finish. Columns of draws are made again one by one, never
 * kept. What sampling alone would show is left out.
 */
import type { Steps } from '../../base/steps.ts';
import { minute } from '../../base/time.ts';
import { type Column, countBelow, quantile } from './columns.ts';
import type { DrawnOutcome, TrialOutcomes } from './outcomes.ts';
import { type Ranks, rankCorrelation, ranksOf } from './ranks.ts';
import type { DriverRow } from './result.ts';

const SHARE = 0.8;
const FIFTH = 0.2;
/** Trials on either side; fewer have no P80. */
const LEAST_TRIALS = 20;
/** Standard errors of a rank correlation that does not differ from 0: 1/√(n − 1). */
const SIGNIFICANT = 3.5;

export interface Drivers {
  readonly rows: readonly DriverRow[];
  /** Rank correlation of tasks by id, also of those that no row tells. */
  readonly cruciality: ReadonlyMap<string, number>;
}

/** Most important first: by the days between low and high, then by money. */
export function* findingDrivers(outcomes: TrialOutcomes, finish: Column, cost: Column | null): Steps<Drivers> {
  const { trials } = outcomes;
  const ofFinish = sideTable(finish);
  const ofCost = cost && sideTable(cost);
  const finishRanks = ranksOf(Float64Array.from(finish.values));
  const costRanks = cost && ranksOf(Float64Array.from(cost.values));
  const daysTo = (at: number): number =>
    outcomes.time.between(minute(outcomes.planned.start), minute(at)) / outcomes.minutesPerDay;
  const usualDays = daysTo(ofFinish.usual);
  const draws = new Float64Array(trials);
  const rows: DriverRow[] = [];
  const cruciality = new Map<string, number>();
  for (const driver of outcomes.drivers) {
    // What was never critical never moved the finish.
    if (driver.kind === 'task' && driver.count === 0 && !cost) continue;
    yield;
    driver.draws(draws);
    const ranks = ranksOf(draws);
    if (!ranks) continue;
    const withFinish = rankCorrelation(ranks, finishRanks);
    if (driver.kind === 'task') cruciality.set(driver.id, withFinish);
    const noise = SIGNIFICANT / Math.sqrt(trials - 1);
    const matters = Math.abs(withFinish) > noise || Math.abs(rankCorrelation(ranks, costRanks)) > noise;
    const sides = matters ? sidesOf(driver, ranks) : null;
    if (!sides) continue;
    rows.push({
      kind: driver.kind,
      id: driver.id,
      days: { low: daysTo(ofFinish.of(sides.low)) - usualDays, high: daysTo(ofFinish.of(sides.high)) - usualDays },
      cost: ofCost && {
        low: ofCost.of(sides.low) - ofCost.usual,
        high: ofCost.of(sides.high) - ofCost.usual,
      },
      criticality: driver.count / trials,
      cruciality: withFinish,
    });
  }
  return { rows: rows.sort((a, b) => swing(b.days) - swing(a.days) || swing(b.cost) - swing(a.cost)), cruciality };
}

function swing(sides: DriverRow['cost']): number {
  return sides ? Math.abs(sides.high - sides.low) : 0;
}

/** Trials by number. */
interface Sides {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Lowest and highest fifth; of a risk without and with it. Null where a side has too few trials. */
function sidesOf({ kind }: DrawnOutcome, { of }: Ranks): Sides | null {
  const trials = of.length;
  const low = new Int32Array(trials);
  const high = new Int32Array(trials);
  let lows = 0;
  let highs = 0;
  const share = kind === 'risk' ? 0.5 : FIFTH;
  // Where more of them are equal at an end than a fifth, it is those.
  const lowEnd = Math.max(share * trials - 0.5, least(of));
  const highEnd = Math.min((1 - share) * trials - 0.5, -least(of.map((rank) => -rank)));
  for (let i = 0; i < trials; i++) {
    const rank = of[i] as number;
    if (rank <= lowEnd) low[lows++] = i;
    else if (rank >= highEnd) high[highs++] = i;
  }
  if (lows < LEAST_TRIALS || highs < LEAST_TRIALS) return null;
  return { low: low.subarray(0, lows), high: high.subarray(0, highs) };
}

function least(ranks: Float64Array): number {
  return ranks.reduce((found, rank) => Math.min(rank, found), Number.POSITIVE_INFINITY);
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
  return {
    usual: quantile(column, SHARE),
    of: (some) => {
      chosen.fill(0);
      for (let i = 0; i < some.length; i++) chosen[place[some[i] as number] as number] = 1;
      let left = Math.ceil(SHARE * some.length * (1 - 1e-12));
      let at = -1;
      while (left > 0) left -= chosen[++at] as number;
      return sorted[at] as number;
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
