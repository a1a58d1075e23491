/**
 * One trial: the passes of the schedule over facts and working times that have been written anew. As
 * `placeAll` goes: from the project start, with what is late on purpose placed twice; of a plan scheduled from
 * its finish work begins when planned at the soonest, and what is critical follows from its earliest start.
 */
import type { Steps } from '../../base/steps.ts';
import { type Minute, minute } from '../../base/time.ts';
import { type BackwardRun, beginBackward, placingBackward } from '../../schedule/backward.ts';
import { placingForward } from '../../schedule/forward.ts';
import { beginRun, type Forward, type ForwardOptions, type ForwardRun } from '../../schedule/forward-run.ts';
import { FAR, NONE } from '../../schedule/instants.ts';
import { boundInWork, type PassPacked } from '../../schedule/packed.ts';
import type { PassTime } from '../../schedule/pass-input.ts';
import { firstStart, lastFinish } from '../../schedule/place-all.ts';
import { fromPortableTable, OutOfReach } from '../../schedule/portable-table.ts';
import { shapedPacked } from '../../schedule/shapes.ts';
import { markingCritical } from '../../schedule/slack.ts';
import { type TimeTable, workedAt } from '../../schedule/time-table.ts';
import type { TrialProblem } from './problem.ts';
import { thinning } from './thin-tables.ts';
import { type LeafWriter, leafWriter, type TrialFacts, timesOf, trialFacts } from './trial-facts.ts';
import { MOST_MINUTES } from './variables.ts';

export interface TrialEngine {
  readonly facts: TrialFacts;
  readonly leaves: LeafWriter;
  /** Loses days; to be called before `placing`. */
  readonly lose: (isLost: (lostDay: number) => boolean) => void;
  /** Places everything, and gives the finish of the project; in steps. */
  readonly placing: () => Steps<Minute>;
  /** Finds what of the dates last placed is critical; in steps. */
  readonly judging: () => Steps<void>;
  /** Dates last placed. */
  readonly dates: Pick<Forward, 'start' | 'finish'>;
  /** By leaf, as last judged. */
  readonly critical: Uint8Array;
}

export function trialEngine(problem: TrialProblem): TrialEngine {
  const tables = problem.tables.map(fromPortableTable);
  const times = timesOf(problem, tables);
  const facts = trialFacts(problem, times);
  const packed = packedOf(problem, facts, tables);
  const options = optionsOf(problem, times);
  const { late, projectStart } = options;
  const forward = beginRun(packed, options, null);
  const start = minute(problem.options.earliestStart);
  const early = late ? beginRun(packed, { ...options, projectStart: start, late: null }, null) : forward;
  const backward = beginBackward(packed, early, null);
  const runs = early === forward ? [forward] : [forward, early];
  const critical = new Uint8Array(problem.leafCount);
  const thin = thinning(problem.variables.lostDays, tables, times);
  const dated = datedLeaves(packed);

  return {
    facts,
    leaves: leafWriter(problem, facts, times),
    lose: (isLost) => {
      if (!thin.lose(isLost)) return;
      for (const leaf of dated) boundInWork(packed, facts, tables[packed.tableOf[leaf] as number] as TimeTable, leaf);
      if (late) countAgain(packed, late);
    },
    placing: function* () {
      for (const { lag } of runs) countPercents(problem, facts, lag);
      if (options.imposed) yield* imposingLate(forward, backward, options.imposed);
      yield* placing(forward);
      // Where *must* has all of it before the project start, also its finish lies there.
      return lastFinish(packed, forward, firstStart(packed, forward.start, projectStart));
    },
    judging: function* () {
      if (early !== forward) yield* placing(early);
      yield* placingBackward(backward, lastFinish(packed, early, start));
      yield* markingCritical(packed, early, backward.dates, problem.criticalSlack, critical);
    },
    dates: forward,
    critical,
  };
}

function packedOf(
  { packed, network, order }: TrialProblem,
  facts: TrialFacts,
  tables: readonly TimeTable[],
): PassPacked {
  const { leadsIn, ...arrays } = network;
  return shapedPacked({
    ...packed,
    network: { ...arrays, leaves: facts.time, links: leadsIn, resourceOf: NO_RESOURCES },
    order,
    facts,
    tables,
    cuts: facts.time.map((time) => time.cuts),
    lag: packed.lag.slice(),
    notBefore: packed.notBefore.slice(),
    notDoneBefore: packed.notDoneBefore.slice(),
    notAfter: packed.notAfter.slice(),
  });
}

/** They are among the links that lead in. */
const NO_RESOURCES: ReadonlySet<number> = new Set();

/** What is late on purpose is imposed, of which there is nothing before the first pass. */
interface TrialOptions extends ForwardOptions {
  readonly imposed: Int32Array | null;
}

function optionsOf({ options, facts, leafCount }: TrialProblem, times: readonly PassTime[]): TrialOptions {
  const { projectStart, statusAt, projectTime, progressOverride, outside, late } = options;
  return {
    projectStart: minute(projectStart),
    statusAt: statusAt === null ? null : minute(statusAt),
    projectTime: times[projectTime] as PassTime,
    progressOverride,
    outside: new Map(outside.map((bounds) => [bounds.leaf, bounds])),
    imposed: late === null && facts.asLate.includes(1) ? new Int32Array(leafCount) : null,
    late: late && { start: late.start, worked: late.worked.slice() },
    begunEndsAtStatus: late !== null,
    endless: false,
  };
}

/** Calendars go on for a century; a trial that needs more than what is here needs them longer. */
function* placing(run: ForwardRun): Steps<void> {
  yield* placingForward(run);
  if (run.exhausted >= 0) throw new OutOfReach('the work goes on when the calendars have ended');
}

/** As late as possible is known after a pass without. */
function* imposingLate(forward: ForwardRun, backward: BackwardRun, imposed: Int32Array): Steps<void> {
  const { packed, options } = forward;
  const { asLate } = packed.facts;
  imposed.fill(NONE);
  yield* placing(forward);
  yield* placingBackward(backward, lastFinish(packed, forward, options.projectStart));
  for (let leaf = 0; leaf < imposed.length; leaf++) {
    if (asLate[leaf] === 0) continue;
    imposed[leaf] = Math.max(backward.dates.start[leaf] as number, forward.start[leaf] as number);
  }
}

function countPercents({ percentEdges, network }: TrialProblem, { duration }: TrialFacts, lag: Int32Array): void {
  for (const edge of percentEdges) {
    const length = duration[network.from[edge] as number] as number;
    const minutes = Math.round((length * (network.lag[edge] as number)) / 10_000);
    lag[edge] = Math.max(-MOST_MINUTES, Math.min(MOST_MINUTES, minutes));
  }
}

/** Leaves with dates in worked minutes, which are others where days are lost. */
function datedLeaves({ plain, notBefore, notDoneBefore, notAfter }: PassPacked): readonly number[] {
  const found: number[] = [];
  for (let leaf = 0; leaf < notBefore.length; leaf++) {
    if (plain[leaf] === 0) continue;
    if (notBefore[leaf] !== NONE || notDoneBefore[leaf] !== NONE || notAfter[leaf] !== FAR) found.push(leaf);
  }
  return found;
}

function countAgain({ tables, tableOf }: PassPacked, { start, worked }: NonNullable<ForwardOptions['late']>): void {
  for (let node = 0; node < start.length; node++) {
    worked[2 * node] = workedAt(tables[tableOf[node] as number] as TimeTable, start[node] as number);
  }
}
