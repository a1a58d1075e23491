/**
 * From a plan and its schedule to the problem that trials are run on. The schedule's own network, facts
 * and options are taken, those of levelling and of members chosen for teams among them, so that a trial
 * in which everything comes as planned gives the schedule's dates.
 */
import { clockPerWork } from '../../base/duration.ts';
import type { Steps } from '../../base/steps.ts';
import { type Day, day, dayOf } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { AT_ONCE } from '../../schedule/at-once.ts';
import { LAG_PERCENT } from '../../schedule/network.ts';
import { type Packed, packNetwork } from '../../schedule/packed.ts';
import type { PassTime } from '../../schedule/pass-input.ts';
import { firstStart } from '../../schedule/place-all.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { calendarOf } from '../../schedule/task-calendar.ts';
import type { WorkingTime } from '../../schedule/working-time.ts';
import { VariableWriter } from '../sampling/variable-columns.ts';
import { calendarsOfTables } from './calendars-of-tables.ts';
import { cutTables } from './cut-tables.ts';
import { lostDays, type TablesByCalendar } from './lost-days.ts';
import type { PortableCrew, PortableNetwork, PortableOptions, TrialProblem } from './problem.ts';
import { NumberedTimes } from './times.ts';
import { costingTrials } from './trial-cost.ts';
import type { Variables } from './variables.ts';
import { looseLeaves, varyingOf } from './varying.ts';
import { type Watched, watching } from './watched.ts';

export interface Prepared {
  readonly problem: TrialProblem;
  readonly watched: Watched;
}

/**
 * In steps; null where nothing varies.
 * @param reach how often the usual margin of days around the plan's dates is taken.
 */
export function* preparing(plan: Plan, schedule: Schedule, reach: number): Steps<Prepared | null> {
  const { basis } = schedule;
  const { packed: dated, forward } = basis.dated;
  const { network, order, facts } = dated;
  const { calendars, placing } = basis;
  const list = new VariableWriter();
  const varying = yield* varyingOf({ plan, network, order, facts }, list);
  const days = windowOf(schedule, reach);
  yield;
  const loose = looseLeaves(varying, facts);
  const percentEdges = countedEdges(dated);
  const packed =
    loose.includes(1) || percentEdges.length > 0
      ? yield* packNetwork(network, order, facts, placing.outside, { leaves: loose, percents: true })
      : dated;
  yield;
  const numbered = new NumberedTimes(packed.tables);
  const times = yield* numberingTimes(plan, schedule, packed, numbered);
  const tablesOf = hasUncertainDays(plan) ? yield* calendarsOfTables(plan, packed, calendars, numbered) : NO_TABLES;
  const lost = yield* lostDays(plan, calendars, tablesOf, loseWithin(schedule, reach), list);
  yield;
  const variables: Variables = { ...varying, list: list.columns(), lostDays: lost };
  if (variables.list.names.length === 0) return null;
  yield;
  yield* findingHolidays(
    [null, ...plan.calendars.keys()].map((id) => calendars.timeOf(id)),
    days,
  );
  const tables = yield* cutTables(numbered.tables, calendars.timeOf(null).table, days);
  const watched = yield* watching(plan, schedule, packed, forward);
  const cost = yield* costingTrials(plan, schedule);
  yield;
  const { network: _, order: __, facts: ___, tables: ____, cuts: _____, ...arrays } = packed;
  const portable = portableNetwork(packed);
  yield;
  const problem: TrialProblem = {
    leafCount: network.leaves.length,
    network: portable,
    order: { sequence: order.sequence, incoming: order.incoming, outgoing: order.outgoing },
    packed: arrays,
    facts: numbersOfFacts(facts),
    tables,
    times: numbered.times.map((time) => ({ table: numbered.tableOf(time), cuts: time.cuts })),
    ...times,
    options: optionsOf(schedule, numbered.numberOf(placing.projectTime)),
    variables,
    delays: plan.simulation.delays,
    clockPerWork: clockPerWork(plan.project.lengths),
    percentEdges,
    criticalSlack: plan.project.criticalSlack,
    cost,
    counted: watched.counted,
  };
  return { problem, watched };
}

function hasUncertainDays({ calendars }: Plan): boolean {
  return [...calendars.values()].some(({ uncertainDays }) => uncertainDays.length > 0);
}

const NO_TABLES: TablesByCalendar = new Map();

/** In steps. */
function* numberingTimes(
  plan: Plan,
  { basis: { calendars, placing } }: Schedule,
  { facts, network }: Packed,
  numbered: NumberedTimes,
): Steps<Pick<TrialProblem, 'timeOf' | 'lagTimeOf' | 'ownTimeOf' | 'crews'>> {
  const count = network.leaves.length;
  const timeOf = new Int32Array(count);
  const lagTimeOf = new Int32Array(count);
  const ownTimeOf = new Int32Array(count);
  const crews: PortableCrew[] = [];
  numbered.numberOf(placing.projectTime);
  for (let leaf = 0; leaf < count; leaf++) {
    if (leaf % AT_ONCE === AT_ONCE - 1) yield;
    timeOf[leaf] = numbered.numberOf(facts.time[leaf] as PassTime);
    lagTimeOf[leaf] = numbered.numberOf(facts.lagTime[leaf] as PassTime);
    ownTimeOf[leaf] = numbered.numberOf(calendars.timeOf(calendarOf(plan, network.leaves[leaf] as WorkItem)));
    const crew = facts.crew[leaf];
    if (!crew) continue;
    const members = crew.map(({ time, length }) => ({ time: numbered.numberOf(time), length }));
    crews.push({ leaf, members });
  }
  return { timeOf, lagTimeOf, ownTimeOf, crews };
}

/** Asks each calendar for a day of each year, since the holidays of a year take a while when first looked for. */
function* findingHolidays(times: readonly WorkingTime[], [first, last]: readonly [Day, Day]): Steps<void> {
  for (const time of times) {
    for (let at: number = first; at < last; at += DAYS_IN_YEAR) {
      time.dayOf(day(at));
      yield;
    }
  }
}

const DAYS_IN_YEAR = 365;
/** Of its length, and at least so many days: what lies before a plan's first date, where late dates may be, and after its last. */
const PART_BESIDE = 0.5;
const DAYS_BESIDE = 366;

/** Of years with which any calendar has ended; looking on would find nothing, day by day. */
const DAYS_OF_CALENDARS = 100 * 366;

/** To the day after calendars end at the most, so that they are seen to end. */
function windowOf({ start, finish, projectStart, projectTime }: Schedule, reach: number): readonly [Day, Day] {
  const first = dayOf(start < projectStart ? start : projectStart);
  const last = dayOf(finish);
  const beside = Math.min(DAYS_OF_CALENDARS, reach * besideOf(last - first));
  return [day(first - beside), day(Math.min(last + beside, dayOf(projectTime.end) + 1))];
}

function besideOf(length: number): number {
  return Math.max(DAYS_BESIDE, Math.ceil(PART_BESIDE * length));
}

/** Days that may be lost: from where anything is still to be done to where calendars end here. */
function loseWithin({ start, finish, statusAt, projectTime }: Schedule, reach: number): readonly [Day, Day] {
  const first = dayOf(statusAt !== null && statusAt > start ? statusAt : start);
  const last = dayOf(finish);
  return [first, day(Math.min(last + reach * besideOf(last - first), dayOf(projectTime.end)))];
}

/** Links in percent of a leaf, which a trial counts anew. */
function countedEdges({ network, lagKind }: Packed): Int32Array {
  const found: number[] = [];
  for (let edge = 0; edge < lagKind.length; edge++) {
    if (network.lagKind[edge] === LAG_PERCENT && lagKind[edge] !== LAG_PERCENT) found.push(edge);
  }
  return Int32Array.from(found);
}

function portableNetwork({ network }: Packed): PortableNetwork {
  const { nodeCount, kind, from, to, type, lag, links, resourceOf } = network;
  const leadsIn = new Uint8Array(links.length);
  for (let edge = 0; edge < links.length; edge++) leadsIn[edge] = links[edge] ? 1 : 0;
  for (const edge of resourceOf.keys()) leadsIn[edge] = 1;
  return { nodeCount, kind, from, to, type, lag, leadsIn };
}

function numbersOfFacts(facts: Packed['facts']): TrialProblem['facts'] {
  const {
    time: _,
    crew: __,
    lagTime: ___,
    people: ____,
    assumed: _____,
    checked: ______,
    problems: _______,
    ...arrays
  } = facts;
  return arrays;
}

function optionsOf({ basis }: Schedule, projectTime: number): PortableOptions {
  const { placing, dated } = basis;
  const fromFinish = basis.plan.project.scheduleFrom === 'finish' && dated.forward !== dated.early;
  const { start, worked } = dated.late;
  return {
    projectStart: fromFinish ? firstStart(dated.packed, start, dated.projectFinish) - 1 : placing.projectStart,
    earliestStart: fromFinish ? dated.projectStart : placing.projectStart,
    statusAt: placing.statusAt,
    projectTime,
    progressOverride: placing.progressOverride,
    outside: [...placing.outside].map(([leaf, { start, finish }]) => ({ leaf, start, finish })),
    late: fromFinish ? { start, worked } : null,
  };
}
