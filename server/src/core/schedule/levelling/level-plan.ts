/**
 * Levelling of a plan: its unlevelled schedule becomes a problem, the solution becomes links between
 * tasks that hand on a resource, members for teams, and for what links cannot say (split tasks and
 * who works while they pause, links that would go round) dates. The ordinary passes then find the levelled dates.
 */
import type { Assignment } from '../../model/plan.ts';
import type { Facts } from '../facts.ts';
import type { ResourceLink } from '../network.ts';
import type { Chosen } from '../people/leaf-people.ts';
import { shapedFacts } from '../shapes.ts';
import { type PlanProblem, planProblem, staysPut, type Unlevelled } from './from-plan.ts';
import { resourceFlow } from './links.ts';
import { forwardModel } from './model.ts';
import { type LevelledSchedule, NOBODY, type Segment } from './problem.ts';
import type { Solver } from './solve.ts';

export interface Levelling {
  readonly links: readonly ResourceLink[];
  /** Members of the teams on tasks that levelling may move. */
  readonly chosen: ReadonlyMap<Assignment, readonly Chosen[]>;
  /** By leaf: the pieces of a split task, in clock time. */
  readonly segments: ReadonlyMap<number, readonly Segment[]>;
  /** By leaf: from when on it has somebody, where a link cannot say so. */
  readonly bounds: ReadonlyMap<number, ResourceBound>;
}

interface ResourceBound {
  readonly at: number;
  /** Leaf number of the task that pauses or ends then. */
  readonly from: number;
  readonly resource: string;
}

export function levelPlan(input: Unlevelled, schedules: number, solve: Solver): Levelling {
  const found = planProblem(input);
  const { problem, axis, resources } = found;
  const schedule = solve(problem, input.plan.project.seed, schedules);
  const flow = resourceFlow(forwardModel(problem), schedule);
  const segments = new Map<number, readonly Segment[]>();
  for (const [node, pieces] of schedule.segments) {
    const inTime = pieces.map(({ from, to }) => ({ from: axis.startInstant(from), to: axis.finishInstant(to) }));
    segments.set(node, inTime);
  }
  const bounds = new Map<number, ResourceBound>();
  for (const { from, to, resource, at } of flow.bounds) {
    const known = bounds.get(to);
    const start = axis.startInstant(at);
    if (!known || known.at < start) bounds.set(to, { at: start, from, resource: resources[resource] ?? '' });
  }
  return {
    links: flow.links.map(({ from, to, resource }) => ({ from, to, resource: resources[resource] ?? '' })),
    chosen: chosenMembers(input, found, schedule),
    segments,
    bounds,
  };
}

/** Who of each team does what, in the order of its parts; what is more than its members stays with the team. */
function chosenMembers(
  { facts, options }: Unlevelled,
  { problem, resources, parts }: PlanProblem,
  { chosen }: LevelledSchedule,
): Map<Assignment, readonly Chosen[]> {
  const members = new Map<Assignment, Chosen[]>();
  const left = new Map<Assignment, number>();
  for (let node = 0; node < facts.people.length; node++) {
    if (staysPut(facts, node, options.statusAt)) continue;
    for (let part = problem.partStarts[node] as number; part < (problem.partStarts[node + 1] as number); part++) {
      const { member, units } = parts[part] ?? { member: null, units: 0 };
      if (!member || member.resource !== null) continue;
      const number = problem.candidateResource[chosen[part] as number] as number;
      const known = members.get(member.assignment) ?? [];
      members.set(member.assignment, [
        ...known,
        { resource: number === NOBODY ? null : (resources[number] ?? null), units },
      ]);
      left.set(member.assignment, (left.get(member.assignment) ?? member.units) - units);
    }
  }
  for (const [assignment, units] of left) {
    if (units > LEAST) members.get(assignment)?.push({ resource: null, units });
  }
  return members;
}

/** Less than any written percentage. */
const LEAST = 1e-6;

/** The facts with what of levelling is dates: split tasks stay where they are, others wait for an instant. */
export function withLevelledDates(facts: Facts, { segments, bounds }: Levelling): Facts {
  if (segments.size === 0 && bounds.size === 0) return facts;
  const fixedStart = facts.fixedStart.slice();
  const fixedFinish = facts.fixedFinish.slice();
  const noStartBefore = facts.noStartBefore.slice();
  for (const [node, pieces] of segments) {
    fixedStart[node] = pieces[0]?.from ?? (fixedStart[node] as number);
    fixedFinish[node] = pieces.at(-1)?.to ?? (fixedFinish[node] as number);
  }
  for (const [node, { at }] of bounds) noStartBefore[node] = Math.max(noStartBefore[node] as number, at);
  return shapedFacts({ ...facts, fixedStart, fixedFinish, noStartBefore });
}
