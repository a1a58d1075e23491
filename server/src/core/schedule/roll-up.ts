/**
 * Dates at the border: arrays become one `ItemSchedule` an item, and phases and summaries take the
 * first start and last finish of what lies in them. A group's slack is the least of its unfinished
 * leaves', and it is critical where one of them is.
 */
import { type Minute, minute } from '../base/time.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { NONE } from './instants.ts';
import { lengthBetween } from './leaf-time.ts';
import type { Network } from './network.ts';
import type { OutsideBounds } from './other-plans.ts';
import { assignedWork } from './people/assigned-work.ts';
import type { Placed } from './place-all.ts';
import { BY_PROJECT_START, DRIVERS, OUTSIDE_FINISH, OUTSIDE_START } from './place-leaf.ts';
import type { AssignedWork, Driver, ItemSchedule, SlackBand } from './schedule.ts';
import type { Slack } from './slack.ts';
import type { WorkingTime } from './working-time.ts';

const NOBODY: readonly AssignedWork[] = [];

export interface Dated {
  readonly plan: Plan;
  readonly placed: Placed;
  readonly slack: Slack;
  readonly projectTime: WorkingTime;
  readonly outside: ReadonlyMap<number, OutsideBounds>;
  readonly statusAt: Minute | null;
}

export function itemSchedules(dated: Dated): ReadonlyMap<string, ItemSchedule> {
  const { plan, placed, slack, projectTime, outside, statusAt } = dated;
  const { packed, forward, early, late } = placed;
  const { network, facts } = packed;
  const leaves = new Map<string, ItemSchedule>();
  network.leaves.forEach((leaf, node) => {
    const at = (array: Int32Array) => minute(array[node] as number);
    const start = at(forward.start);
    const finish = at(forward.finish);
    leaves.set(leaf.id, {
      id: leaf.id,
      start,
      finish,
      earlyStart: at(early.start),
      earlyFinish: at(early.finish),
      lateStart: at(late.start),
      lateFinish: at(late.finish),
      totalSlack: slack.total[node] as number,
      freeSlack: slack.free[node] as number,
      critical: slack.critical[node] === 1,
      slackBand: bandOf(facts, slack, node, plan.project.nearCriticalSlack),
      driver: driverOf(network, forward, outside.get(node), node),
      duration: lengthBetween(facts, node, start, finish),
      elapsed: facts.elapsed[node] === 1,
      finished: (facts.actualFinish[node] as number) !== NONE,
      durationAssumed: facts.assumed[node] === 1,
      assignments: assignedWork(facts, node, start, finish, statusAt),
      segments: null,
      levellingDelay: 0,
    });
  });
  const groups = new Map<string, ItemSchedule>();
  for (const item of plan.outline) rollUp(item, leaves, groups, projectTime);
  const all = new Map<string, ItemSchedule>();
  for (const id of plan.items.keys()) {
    const found = leaves.get(id) ?? groups.get(id);
    if (found) all.set(id, found);
  }
  return all;
}

/** What is finished or cancelled can delay nothing. */
function bandOf(facts: Facts, slack: Slack, node: number, nearCriticalSlack: number): SlackBand {
  if (slack.critical[node]) return 'critical';
  if (facts.actualFinish[node] !== NONE || facts.cancelled[node]) return 'free';
  return (slack.total[node] as number) <= nearCriticalSlack ? 'near-critical' : 'free';
}

/** A group is as critical as the most critical item in it that is still to be done. */
function tightest(children: readonly ItemSchedule[]): SlackBand {
  if (children.some((child) => child.slackBand === 'critical')) return 'critical';
  return children.some((child) => child.slackBand === 'near-critical') ? 'near-critical' : 'free';
}

/** What decided the start of a leaf, with the ids of the plan. */
export function driverOf(network: Network, forward: Forward, outside: OutsideBounds | undefined, node: number): Driver {
  const kind = DRIVERS[forward.driver[node] ?? BY_PROJECT_START] ?? 'project-start';
  const edge = forward.drivingEdge[node] as number;
  const written =
    edge === OUTSIDE_START ? outside?.startLink : edge === OUTSIDE_FINISH ? outside?.finishLink : network.links[edge];
  if (written) {
    const own = written.owner.id === network.leaves[node]?.id;
    const { link } = written;
    return own ? { kind, id: link.task, link } : { kind, id: link.task, link, from: written.owner.id };
  }
  const before = edge < 0 ? undefined : network.items[network.from[edge] as number];
  if (!before) return { kind };
  const resource = network.resourceOf.get(edge);
  return resource === undefined ? { kind, id: before.id } : { kind: 'resource', id: before.id, resource };
}

function rollUp(
  item: WorkItem,
  leaves: ReadonlyMap<string, ItemSchedule>,
  groups: Map<string, ItemSchedule>,
  projectTime: WorkingTime,
): ItemSchedule | undefined {
  if (item.children.length === 0) return leaves.get(item.id);
  const children = item.children
    .map((child) => rollUp(child, leaves, groups, projectTime))
    .filter((child) => child !== undefined);
  const first = children.reduce((a, b) => (b.start < a.start ? b : a));
  const open = children.filter((child) => !child.finished);
  const least = (field: 'totalSlack' | 'freeSlack'): number =>
    open.reduce((least, child) => Math.min(least, child[field]), open[0]?.[field] ?? 0);
  const lowest = (field: 'start' | 'earlyStart' | 'lateStart') =>
    minute(children.reduce<number>((least, child) => Math.min(least, child[field]), first[field]));
  const highest = (field: 'finish' | 'earlyFinish' | 'lateFinish') =>
    minute(children.reduce<number>((most, child) => Math.max(most, child[field]), first[field]));
  const start = lowest('start');
  const finish = highest('finish');
  const group: ItemSchedule = {
    id: item.id,
    start,
    finish,
    earlyStart: lowest('earlyStart'),
    earlyFinish: highest('earlyFinish'),
    lateStart: lowest('lateStart'),
    lateFinish: highest('lateFinish'),
    totalSlack: least('totalSlack'),
    freeSlack: least('freeSlack'),
    critical: children.some((child) => child.critical),
    slackBand: tightest(children),
    driver: first.driver,
    duration: projectTime.between(start, finish),
    elapsed: false,
    finished: open.length === 0,
    durationAssumed: false,
    assignments: NOBODY,
    segments: null,
    levellingDelay: 0,
  };
  groups.set(item.id, group);
  return group;
}
