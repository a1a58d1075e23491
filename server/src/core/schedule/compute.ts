/**
 * The critical path method from a plan to its schedule: network, order, teams, passes, levelling and
 * its passes, slack, roll-up. Each step is a function of the ones before; the plan is never changed.
 * With the schedule of an earlier plan each is taken from there as far as it would come out the same.
 */
import type { Problem } from '../base/problem.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import type { Minute } from '../base/time.ts';
import type { Plan } from '../model/plan.ts';
import type { Basis, ScheduleOptions } from './basis.ts';
import { calendarProblems } from './calendars.ts';
import { type Engine, engineProblems, groupProblems } from './conflicts.ts';
import { type Facts, withMembers } from './facts.ts';
import { sameTimes } from './facts-again.ts';
import type { Forward } from './forward-run.ts';
import { finishProblems } from './from-finish.ts';
import type { ItemDates } from './item-dates.ts';
import { type LeafProblem, replacedProblems } from './leaf-problems.ts';
import { type Levelling, levelPlan, withLevelledDates } from './levelling/level-plan.ts';
import { isLevellingNeeded } from './levelling/needed.ts';
import { solver, usualSchedules } from './levelling/solve.ts';
import { type Levelled, startsById, withLevelling } from './levelling/tell.ts';
import { buildNetwork } from './network.ts';
import { orderNetwork } from './order.ts';
import type { Packed } from './packed.ts';
import { pathsOf, type SchedulePaths, withPaths } from './paths.ts';
import { type ChosenMembers, NONE_CHOSEN, timeOfWork } from './people/leaf-people.ts';
import { chooseMembers, hasTeams } from './people/staffing.ts';
import { firstStart, lastFinish, type Placed, type Placing, placeAll } from './place-all.ts';
import { preparing, type Since } from './prepare.ts';
import { type Dated, reschedule, withSlack } from './reschedule.ts';
import { driverOf, keptItems, rollingUp } from './roll-up.ts';
import { movedLeaves } from './same-dates.ts';
import type { Schedule } from './schedule.ts';
import { shapedDated, shapedPacked } from './shapes.ts';

export function computeSchedule(plan: Plan, options: ScheduleOptions, before?: Schedule): Schedule {
  return runToEnd(computingSchedule(plan, options, before));
}

/** In steps. Equal to what it is without `before`; items whose dates are equal have the objects of then. */
export function* computingSchedule(plan: Plan, options: ScheduleOptions, before?: Schedule): Steps<Schedule> {
  const last = before?.basis ?? null;
  const prepared = yield* preparing(plan, options, last);
  const { placing, facts: unstaffed, since } = prepared;
  const { calendars, required } = placing;
  const { projectTime, statusAt, outside } = placing.options;
  const staffed = yield* withTeams(placing, unstaffed, since);
  yield;
  const unlevelled = yield* dating(placing, staffed.facts, since);
  const levelling = levelled(placing, options, unlevelled, unstaffed);
  yield;
  const network = levelling
    ? yield* buildNetwork(placing.network.outline, levelling.links, placing.network)
    : placing.network;
  const final = levelling ? { ...placing, network, order: yield* orderNetwork(network) } : placing;
  const written = levelling ? levelledFacts(final, unstaffed, staffed.chosen, levelling) : staffed.facts;
  const dated = levelling ? yield* dating(final, written, null) : unlevelled;

  const direct = staffed.chosen === NONE_CHOSEN && !levelling && dated.problems.length === 0;
  const { packed, forward, projectStart } = dated;
  const { facts } = packed;
  const { order } = final;
  const input = { plan, dated, projectTime, outside, statusAt };
  const earlier = last && {
    items: last.items,
    leaves: direct && since ? yield* movedLeaves(since, dated, outside) : null,
    read: since?.changes.leaves ?? [],
    dated: last.dated,
  };
  const items = levelling
    ? keptItems(
        earlier,
        toldOfLevelling(placing, unlevelled.forward, {
          items: yield* rollingUp(input, null),
          network,
          facts,
          levelling,
          projectTime,
        }),
      )
    : yield* rollingUp(input, earlier);
  yield;
  const { start, finish } =
    since?.basis.dated.forward === forward ? since.basis : extentOf(packed, forward, projectStart);
  const conflicts = conflictsOf({ plan, network, order, facts, forward, statusAt }, direct ? since : null);
  const ofCalendars =
    since && since.basis.plan.calendars === plan.calendars
      ? since.basis.calendarProblems
      : calendarProblems(plan, calendars, options.holidays);
  const problems: Problem[] = [
    ...ofCalendars,
    ...network.problems,
    ...order.problems,
    ...written.problems.map(({ problem }) => problem),
    ...dated.problems,
    ...conflicts.map(({ problem }) => problem),
    ...groupProblems(plan, network.outline, items, calendars),
    ...finishProblems(plan, { start, finish }, required, projectTime),
  ];
  const basis: Basis = {
    plan,
    options,
    anchor: prepared.anchor,
    calendars,
    network: placing.network,
    order: placing.order,
    facts: unstaffed,
    placing: placing.options,
    dated,
    items,
    start,
    finish,
    direct,
    calendarProblems: ofCalendars,
    conflicts,
    paths: pathsIn(since, dated, final),
  };
  const dates: Omit<Schedule, keyof SchedulePaths> = {
    projectStart,
    start,
    finish,
    duration: projectTime.between(start, finish),
    items,
    projectTime,
    statusAt,
    timeOf: calendars.timeOf,
    timeOfWork: (item, work) => timeOfWork(plan, calendars, item, work),
    problems,
    basis,
  };
  return withPaths(dates, basis.paths);
}

function extentOf(packed: Packed, forward: Forward, projectStart: Minute): Pick<Basis, 'start' | 'finish'> {
  const start = firstStart(packed, forward.start, projectStart);
  return { start, finish: lastFinish(packed, forward, start) };
}

/** Where no date has moved only what is read again can have come to contradict them, or stand elsewhere. */
function conflictsOf(engine: Engine, since: Since | null): readonly LeafProblem[] {
  const { basis, changes, sameNetwork } = since ?? { basis: null, changes: null, sameNetwork: false };
  if (!sameNetwork || !basis?.direct || basis.dated.forward !== engine.forward) return engineProblems(engine, null);
  return replacedProblems(basis.conflicts, engineProblems(engine, changes.leaves), changes.leaves);
}

/** All dates and slack of leaves; over what has changed alone where nothing else can have moved. */
function* dating(placing: Placing, facts: Facts, since: Since | null): Steps<Dated> {
  const { plan, network, options, required } = placing;
  const { criticalSlack } = plan.project;
  if (since?.sameNetwork && since.basis.direct) {
    const { basis, changes } = since;
    if (basis.placing.projectStart === options.projectStart && sameTimes(facts, basis.facts)) {
      return shapedDated({ ...basis.dated, packed: shapedPacked<Packed>({ ...basis.dated.packed, network, facts }) });
    }
    const again = { network, facts, changed: changes.leaves, options, criticalSlack };
    const found = required === null && !facts.asLate.includes(1) ? yield* reschedule(basis.dated, again) : null;
    if (found) return found;
  }
  const placed = yield* placeAll(placing, facts);
  return yield* withSlack(placed, criticalSlack);
}

/** Those of before where nothing has moved. */
function pathsIn(since: Since | null, dated: Dated, { network, order, plan, options }: Placing): SchedulePaths {
  const was = since?.basis;
  const { facts } = dated.packed;
  if (was?.direct && was.dated.slack === dated.slack && was.network.links === network.links && was.facts === facts) {
    return was.paths;
  }
  const { criticalSlack, progressOverride } = plan.project;
  const { forward, slack } = dated;
  const { projectTime } = options;
  const input = { network, order, facts, forward, slack, projectTime, progressOverride, criticalSlack };
  return pathsOf(input, dated.packed);
}

/** Here, so that what it is told of the dates before levelling is not kept by the functions of a schedule. */
function toldOfLevelling(
  { plan, network, options }: Placing,
  before: Forward,
  levelled: Omit<Levelled, 'startsBefore' | 'driverBefore'>,
): ItemDates {
  return withLevelling({
    ...levelled,
    startsBefore: startsById(plan, network, before),
    driverBefore: (node) => driverOf(network, before, options.outside.get(node), node),
  });
}

/** The facts with members chosen for teams, by where the tasks would lie if teams had no limit. */
function* withTeams(
  placing: Placing,
  facts: Facts,
  since: Since | null,
): Steps<{ readonly facts: Facts; readonly chosen: ChosenMembers }> {
  // Of what had no team only what is read again can have one now.
  const suspects = since?.basis.direct ? since.changes.leaves.map((leaf) => facts.people[leaf] ?? []) : facts.people;
  if (!hasTeams(suspects)) return { facts, chosen: NONE_CHOSEN };
  const { plan, network, calendars, options } = placing;
  const { forward } = yield* placeAll(placing, facts);
  const chosen = chooseMembers(plan, network.leaves, facts, forward, calendars, options.statusAt);
  return { facts: withMembers(facts, plan, network.leaves, calendars, chosen, options.statusAt), chosen };
}

/** What levelling decides, where the plan or the caller wants it. */
function levelled(
  { plan, network, order, options: written, calendars }: Placing,
  options: ScheduleOptions,
  { packed, early, projectStart }: Placed,
  unstaffed: Facts,
): Levelling | null {
  const { level } = options;
  if (!level && !plan.project.levelResources) return null;
  const usual = usualSchedules(network.leaves.length);
  const schedules = level?.schedules ?? plan.project.levelSchedules ?? usual;
  const { facts } = packed;
  const { statusAt } = written;
  if (!isLevellingNeeded({ plan, facts, forward: early, statusAt })) return null;
  const forwardOptions = { ...written, projectStart };
  const unlevelled = { plan, network, order, facts, unstaffed, forward: early, options: forwardOptions, calendars };
  return levelPlan(unlevelled, schedules, options.solveLevelling ?? solver(options.onLevelling));
}

/** The facts with those members of teams that levelling chose for what it may move. */
function levelledFacts(
  { plan, network, calendars, options }: Placing,
  unstaffed: Facts,
  chosen: ChosenMembers,
  levelling: Levelling,
): Facts {
  const members = new Map([...chosen, ...levelling.chosen]);
  const facts =
    members.size > 0 ? withMembers(unstaffed, plan, network.leaves, calendars, members, options.statusAt) : unstaffed;
  return withLevelledDates(facts, levelling);
}
