/**
 * The critical path method from a plan to its schedule: network, order, forward pass, backward
 * pass, slack, roll-up. Each step is a function of the ones before; the plan is never changed.
 */
import type { AnalyseOptions } from '../analyse.ts';
import type { Problem } from '../base/problem.ts';
import { type Day, day, dayOf, type Minute, minute, parseDate, type WrittenDate } from '../base/time.ts';
import type { Plan } from '../model/plan.ts';
import type { OtherPlan } from '../model/sources.ts';
import { backwardPass } from './backward.ts';
import { type Calendars, compileCalendars } from './calendars.ts';
import { engineProblems, groupProblems } from './conflicts.ts';
import { type Facts, leafFacts, withMembers } from './facts.ts';
import { forwardPass } from './forward.ts';
import type { Forward, ForwardOptions } from './forward-run.ts';
import { finishInstant, NONE, startInstant } from './instants.ts';
import type { Unlevelled } from './levelling/from-plan.ts';
import { type Levelling, levelPlan, withLevelledDates } from './levelling/level-plan.ts';
import { solver, usualSchedules } from './levelling/solve.ts';
import { startsById, withLevelling } from './levelling/tell.ts';
import { buildNetwork, type Network } from './network.ts';
import { type Order, orderNetwork } from './order.ts';
import { otherPlanBounds } from './other-plans.ts';
import { type Packed, packNetwork } from './packed.ts';
import { type SchedulePaths, withPaths } from './paths.ts';
import { type ChosenMembers, NONE_CHOSEN, timeOfWork } from './people/leaf-people.ts';
import { spentProblem, spentTime, withoutSpent } from './people/spent-time.ts';
import { chooseMembers, hasTeams } from './people/staffing.ts';
import { driverOf, itemSchedules } from './roll-up.ts';
import type { Schedule } from './schedule.ts';
import { slackOf } from './slack.ts';

export interface ScheduleOptions extends AnalyseOptions {
  readonly otherPlans: ReadonlyMap<string, OtherPlan>;
}

export function computeSchedule(plan: Plan, options: ScheduleOptions): Schedule {
  const anchor = anchorDay(plan);
  const calendars = compileCalendars(plan, options.holidays, anchor);
  const projectTime = calendars.project;
  const projectStart = plan.project.start
    ? startInstant(plan.project.start, projectTime)
    : projectTime.nextStart(minute(anchor * 1440));
  const statusDate: WrittenDate | null =
    options.statusDate === undefined ? plan.project.statusDate : { day: options.statusDate, minuteOfDay: null };
  const statusAt = statusDate ? finishInstant(statusDate, projectTime) : null;

  const free = buildNetwork(plan);
  const freeOrder = orderNetwork(free);
  const unstaffed = leafFacts(plan, free.leaves, calendars, statusAt);
  const forwardOptions: ForwardOptions = {
    projectStart,
    statusAt,
    projectTime,
    progressOverride: plan.project.progressOverride,
    outside: otherPlanBounds(free, unstaffed, options.otherPlans),
    imposed: null,
  };
  const staffed = withTeams(plan, free, freeOrder, unstaffed, forwardOptions, calendars);
  const unlevelled = placeAll(plan, free, freeOrder, staffed.facts, forwardOptions, calendars);
  const levelling = levelled(plan, options, {
    plan,
    network: free,
    order: freeOrder,
    facts: unlevelled.packed.facts,
    unstaffed,
    forward: unlevelled.forward,
    options: forwardOptions,
    calendars,
  });
  const network = levelling ? buildNetwork(plan, levelling.links) : free;
  const order = levelling ? orderNetwork(network) : freeOrder;
  const written = levelling
    ? levelledFacts(plan, network, unstaffed, staffed.chosen, levelling, calendars, statusAt)
    : staffed.facts;
  const {
    packed,
    forward,
    problems: exhausted,
  } = levelling ? placeAll(plan, network, order, written, forwardOptions, calendars) : unlevelled;
  const { facts } = packed;
  const finish = projectFinish(network, forward, projectStart);
  const backward = backwardPass(packed, forward, finish);
  const slack = slackOf(packed, forward, backward, {
    projectFinish: finish,
    criticalSlack: plan.project.criticalSlack,
  });
  const dated = itemSchedules(
    plan,
    network,
    facts,
    forward,
    backward,
    slack,
    projectTime,
    forwardOptions.outside,
    statusAt,
  );
  const items = levelling
    ? withLevelling({
        items: dated,
        network,
        facts,
        levelling,
        projectTime,
        startsBefore: startsById(plan, free, unlevelled.forward),
        driverBefore: (node) => driverOf(free, unlevelled.forward, forwardOptions.outside.get(node), node),
      })
    : dated;
  const start =
    network.leaves.length === 0
      ? projectStart
      : minute(forward.start.subarray(0, network.leaves.length).reduce((a, b) => Math.min(a, b)));
  const problems: Problem[] = [
    ...calendars.problems,
    ...network.problems,
    ...order.problems,
    ...written.problems,
    ...exhausted,
    ...engineProblems(plan, network, order, facts, forward, statusAt),
    ...groupProblems(plan, items, calendars),
  ];
  const { progressOverride, criticalSlack } = plan.project;
  const searched = { network, order, facts, forward, slack, projectTime, progressOverride, criticalSlack };
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
  };
  return withPaths(dates, plan, searched);
}

/** The facts with members chosen for teams, by where the tasks would lie if teams had no limit. */
function withTeams(
  plan: Plan,
  network: Network,
  order: Order,
  facts: Facts,
  options: ForwardOptions,
  calendars: Calendars,
): { readonly facts: Facts; readonly chosen: ChosenMembers } {
  if (!hasTeams(facts)) return { facts, chosen: NONE_CHOSEN };
  const { forward } = placeAll(plan, network, order, facts, options, calendars);
  const chosen = chooseMembers(plan, network.leaves, facts, forward, calendars, options.statusAt);
  return { facts: withMembers(facts, plan, network.leaves, calendars, chosen, options.statusAt), chosen };
}

/** What levelling decides, where the plan or the caller wants it. */
function levelled(plan: Plan, options: ScheduleOptions, unlevelled: Unlevelled): Levelling | null {
  const { level } = options;
  if (!level && !plan.project.levelResources) return null;
  const usual = usualSchedules(unlevelled.network.leaves.length);
  const schedules = level?.schedules ?? plan.project.levelSchedules ?? usual;
  return levelPlan(unlevelled, schedules, level?.solve ?? solver(options.onLevelling));
}

/** The facts with those members of teams that levelling chose for what it may move. */
function levelledFacts(
  plan: Plan,
  network: Network,
  unstaffed: Facts,
  chosen: ChosenMembers,
  levelling: Levelling,
  calendars: Calendars,
  statusAt: Minute | null,
): Facts {
  const members = new Map([...chosen, ...levelling.chosen]);
  const facts =
    members.size > 0 ? withMembers(unstaffed, plan, network.leaves, calendars, members, statusAt) : unstaffed;
  return withLevelledDates(facts, levelling);
}

/**
 * The forward pass, with something else in place of working time that ends before the work does: for
 * the task that needs it and those after it.
 */
function placeAll(
  plan: Plan,
  network: Network,
  order: Order,
  written: Facts,
  options: ForwardOptions,
  calendars: Calendars,
): { readonly packed: Packed; readonly forward: Forward; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const standard = calendars.timeOf(null);
  let facts = written;
  for (;;) {
    const packed = packNetwork(network, order, facts, options.outside);
    const forward = withLateTasks(packed, options);
    const node = forward.exhausted;
    const leaf = network.leaves[node];
    const spent = leaf ? spentTime(facts, node, forward.start[node] as Minute, standard) : null;
    if (!leaf || !spent) return { packed, forward, problems };
    problems.push(spentProblem(plan, leaf, spent));
    const later = new Set(order.sequence.subarray(order.sequence.indexOf(node)));
    facts = withoutSpent(facts, spent, (of) => later.has(of), standard);
  }
}

/** As-late-as-possible tasks take their late dates, then their successors follow from them. */
function withLateTasks(packed: Packed, options: ForwardOptions): Forward {
  const { network, facts } = packed;
  const early = forwardPass(packed, options);
  if (early.exhausted >= 0 || !facts.asLate.includes(1)) return early;
  const finish = projectFinish(network, early, options.projectStart);
  const late = backwardPass(packed, early, finish);
  const imposed = new Int32Array(network.leaves.length).fill(NONE);
  for (let node = 0; node < imposed.length; node++) {
    const lateStart = late.start[node] as number;
    if (facts.asLate[node]) imposed[node] = Math.max(lateStart, early.start[node] as number);
  }
  return forwardPass(packed, { ...options, imposed });
}

function projectFinish(network: Network, forward: Forward, start: Minute): Minute {
  let finish: number = start;
  for (let node = 0; node < network.leaves.length; node++) finish = Math.max(finish, forward.finish[node] as number);
  return minute(finish);
}

/**
 * A day near which the plan lies: its start, else the earliest date written on a task, else a fixed
 * Monday, since the core has no clock.
 */
function anchorDay(plan: Plan): Day {
  if (plan.project.start) return plan.project.start.day;
  let earliest: Day | null = plan.project.statusDate?.day ?? null;
  for (const item of plan.items.values()) {
    for (const date of [item.actualStart, item.actualFinish, item.constraint?.date, item.fixed?.start]) {
      if (date && (earliest === null || date.day < earliest)) earliest = date.day;
    }
  }
  return earliest ?? parseDate('2026-01-05')?.day ?? dayOf(minute(0)) ?? day(0);
}
