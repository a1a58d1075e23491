/**
 * The critical path method from a plan to its schedule: network, order, teams, passes, levelling and
 * its passes, slack, roll-up. Each step is a function of the ones before; the plan is never changed.
 */
import type { AnalyseOptions } from '../analyse.ts';
import type { Problem } from '../base/problem.ts';
import { type Day, day, dayOf, minute, parseDate, type WrittenDate } from '../base/time.ts';
import type { Plan } from '../model/plan.ts';
import type { OtherPlan } from '../model/sources.ts';
import { type Calendars, compileCalendars } from './calendars.ts';
import { engineProblems, groupProblems } from './conflicts.ts';
import { type Facts, lastingFacts, leafFacts, withMembers } from './facts.ts';
import type { Forward, ForwardOptions } from './forward-run.ts';
import { finishProblems, requiredFinish } from './from-finish.ts';
import { finishInstant, startInstant } from './instants.ts';
import { type Levelling, levelPlan, withLevelledDates } from './levelling/level-plan.ts';
import { isLevellingNeeded } from './levelling/needed.ts';
import { solver, usualSchedules } from './levelling/solve.ts';
import { type Levelled, startsById, withLevelling } from './levelling/tell.ts';
import { buildNetwork } from './network.ts';
import { orderNetwork } from './order.ts';
import { otherPlanBounds } from './other-plans.ts';
import { type SchedulePaths, withPaths } from './paths.ts';
import { type ChosenMembers, NONE_CHOSEN, timeOfWork } from './people/leaf-people.ts';
import { chooseMembers, hasTeams } from './people/staffing.ts';
import { firstStart, lastFinish, type Placed, type Placing, placeAll } from './place-all.ts';
import { driverOf, itemSchedules } from './roll-up.ts';
import type { Schedule } from './schedule.ts';
import { slackOf } from './slack.ts';

export interface ScheduleOptions extends AnalyseOptions {
  readonly otherPlans: ReadonlyMap<string, OtherPlan>;
}

export function computeSchedule(plan: Plan, options: ScheduleOptions): Schedule {
  const calendars = compileCalendars(plan, options.holidays, anchorDay(plan));
  const { placing, unstaffed } = prepared(plan, options, calendars);
  const staffed = withTeams(placing, unstaffed);
  const unlevelled = placeAll(placing, staffed.facts);
  const levelling = levelled(placing, options, unlevelled, unstaffed);
  const network = levelling ? buildNetwork(plan, levelling.links) : placing.network;
  const final = levelling ? { ...placing, network, order: orderNetwork(network) } : placing;
  const written = levelling ? levelledFacts(final, unstaffed, staffed.chosen, levelling) : staffed.facts;
  const placed = levelling ? placeAll(final, written) : unlevelled;

  const { packed, forward, early, late, projectFinish } = placed;
  const { facts } = packed;
  const { order } = final;
  const { projectTime, statusAt, outside } = placing.options;
  const { progressOverride, criticalSlack } = plan.project;
  const slack = slackOf(packed, early, late, { projectFinish, criticalSlack });
  const dated = itemSchedules({ plan, placed, slack, projectTime, outside, statusAt });
  const items = levelling
    ? toldOfLevelling(placing, unlevelled.forward, { items: dated, network, facts, levelling, projectTime })
    : dated;
  const start = firstStart(packed, forward.start, placed.projectStart);
  const finish = lastFinish(packed, forward, start);
  const problems: Problem[] = [
    ...calendars.problems,
    ...network.problems,
    ...order.problems,
    ...written.problems,
    ...placed.problems,
    ...engineProblems(plan, network, order, facts, forward, statusAt),
    ...groupProblems(plan, items, calendars),
    ...finishProblems(plan, { start, finish }, placing.required, projectTime),
  ];
  const kept = datesOnly(early);
  const searched = {
    network,
    order,
    facts: lastingFacts(facts),
    forward: kept,
    slack,
    projectTime,
    progressOverride,
    criticalSlack,
  };
  const dates: Omit<Schedule, keyof SchedulePaths> = {
    projectStart: placed.projectStart,
    start,
    finish,
    duration: projectTime.between(start, finish),
    items,
    projectTime,
    statusAt,
    timeOf: calendars.timeOf,
    timeOfWork: (item, work) => timeOfWork(plan, calendars, item, work),
    problems,
  };
  return withPaths(dates, plan, searched);
}

/** Without the pass that found them and all that it read: a schedule lives longer than that should. */
function datesOnly({ start, finish, worked, driver, drivingEdge, lag, lagKind, exhausted }: Forward): Forward {
  return { start, finish, worked, driver, drivingEdge, lag, lagKind, exhausted };
}

/** Here, so that what it is told of the dates before levelling is not kept by the functions of a schedule. */
function toldOfLevelling(
  { plan, network, options }: Placing,
  before: Forward,
  levelled: Omit<Levelled, 'startsBefore' | 'driverBefore'>,
): Schedule['items'] {
  return withLevelling({
    ...levelled,
    startsBefore: startsById(plan, network, before),
    driverBefore: (node) => driverOf(network, before, options.outside.get(node), node),
  });
}

/** What is placed, before any member of a team is chosen. */
function prepared(
  plan: Plan,
  options: ScheduleOptions,
  calendars: Calendars,
): { readonly placing: Placing; readonly unstaffed: Facts } {
  const projectTime = calendars.project;
  const statusDate: WrittenDate | null =
    options.statusDate === undefined ? plan.project.statusDate : { day: options.statusDate, minuteOfDay: null };
  const statusAt = statusDate ? finishInstant(statusDate, projectTime) : null;
  const network = buildNetwork(plan);
  const unstaffed = leafFacts(plan, network.leaves, calendars, statusAt);
  const forwardOptions: ForwardOptions = {
    projectStart: plan.project.start
      ? startInstant(plan.project.start, projectTime)
      : projectTime.nextStart(minute(anchorDay(plan) * 1440)),
    statusAt,
    projectTime,
    progressOverride: plan.project.progressOverride,
    outside: otherPlanBounds(network, unstaffed, options.otherPlans),
    imposed: null,
    late: null,
    begunEndsAtStatus: false,
  };
  const required = requiredFinish(plan, projectTime);
  const order = orderNetwork(network);
  return { placing: { plan, network, order, options: forwardOptions, required, calendars }, unstaffed };
}

/** The facts with members chosen for teams, by where the tasks would lie if teams had no limit. */
function withTeams(placing: Placing, facts: Facts): { readonly facts: Facts; readonly chosen: ChosenMembers } {
  if (!hasTeams(facts)) return { facts, chosen: NONE_CHOSEN };
  const { plan, network, calendars, options } = placing;
  const { forward } = placeAll(placing, facts);
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

/**
 * A day near which the plan lies: its start or required finish, else the earliest date written on a task, else a fixed
 * Monday, since the core has no clock.
 */
function anchorDay(plan: Plan): Day {
  if (plan.project.start) return plan.project.start.day;
  if (plan.project.scheduleFrom === 'finish' && plan.project.finish) return plan.project.finish.day;
  let earliest: Day | null = plan.project.statusDate?.day ?? null;
  for (const item of plan.items.values()) {
    for (const date of [item.actualStart, item.actualFinish, item.constraint?.date, item.fixed?.start]) {
      if (date && (earliest === null || date.day < earliest)) earliest = date.day;
    }
  }
  return earliest ?? parseDate('2026-01-05')?.day ?? dayOf(minute(0)) ?? day(0);
}
