/** The variables of a plan: what of its durations, branches, risks and correlations its schedule leaves open. */
import type { Steps } from '../../base/steps.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import type { Risk, RiskAssessment } from '../../model/risk.ts';
import { AT_ONCE, LINKS_AT_ONCE } from '../../schedule/at-once.ts';
import type { Network } from '../../schedule/network.ts';
import type { PassFacts } from '../../schedule/pass-input.ts';
import type { Shape } from '../sampling/shape.ts';
import type { Variable } from '../sampling/variable.ts';
import type { VariableWriter } from '../sampling/variable-columns.ts';
import { currentAssessment } from '../score.ts';
import { type Delayable, delaying } from './delayed-leaves.ts';
import { isOpen, isUnbegun } from './open-leaves.ts';
import { chance, NOTHING, type RiskShapes, riskShapes } from './risk-shapes.ts';
import { taskShape } from './task-shapes.ts';
import type { BranchVariable, RiskVariables, Variables } from './variables.ts';

export interface Varying extends Delayable {
  readonly plan: Plan;
  readonly network: Network;
}

/** In steps. Writes the variables to `list`, which is empty. Without the days that calendars may lose. */
export function* varyingOf(input: Varying, list: VariableWriter): Steps<Omit<Variables, 'list' | 'lostDays'>> {
  const { plan, network, facts } = input;
  const add = (name: string, shape: Shape, factors: Variable['factors'] = NO_FACTORS): number =>
    list.add({ name, shape, factors });
  const factors = factorsOf(plan, network);
  const tasks: number[] = [];
  for (let leaf = 0; leaf < network.leaves.length; leaf++) {
    if (leaf % AT_ONCE === AT_ONCE - 1) yield;
    const item = network.leaves[leaf] as WorkItem;
    if (item.kind !== 'task' || facts.milestone[leaf] === 1 || !isOpen(facts, leaf)) continue;
    const shape = taskShape(plan, item, facts.duration[leaf] as number, facts.elapsed[leaf] === 1);
    if (!shape) continue;
    add(`task:${item.id}`, shape, factors.get(leaf));
    tasks.push(leaf);
  }
  const branches = yield* branchesOf(plan, network, facts, add);
  const risks: RiskVariables[] = [];
  const delayed = delaying(input);
  for (const risk of plan.risks.values()) {
    yield;
    const found = yield* riskOf(plan, risk, delayed, list);
    if (found) risks.push(found);
  }
  return { tasks: Int32Array.from(tasks), branches, risks };
}

type Add = (name: string, shape: Shape) => number;

const NO_FACTORS: Variable['factors'] = [];

/** By leaf; coefficients that add up to more than 1 are scaled where they are drawn. */
function factorsOf({ correlations }: Plan, { outline }: Network): ReadonlyMap<number, Variable['factors']> {
  const found = new Map<number, Variable['factors']>();
  for (const { id, tasks, coefficient } of correlations.values()) {
    const members = new Set<number>();
    for (const task of tasks) {
      const number = outline.numberOf.get(task);
      if (number === undefined) continue;
      for (let leaf = outline.first[number] as number; leaf < (outline.end[number] as number); leaf++)
        members.add(leaf);
    }
    for (const leaf of members) {
      found.set(leaf, [...(found.get(leaf) ?? NO_FACTORS), { name: `group:${id}`, coefficient }]);
    }
  }
  return found;
}

function* branchesOf({ items }: Plan, { outline }: Network, facts: PassFacts, add: Add): Steps<BranchVariable[]> {
  const branches: BranchVariable[] = [];
  let looked = 0;
  for (const { id, probability } of items.values()) {
    if (looked++ % LINKS_AT_ONCE === 0) yield;
    if (probability === null || probability >= 1) continue;
    const number = outline.numberOf.get(id);
    if (number === undefined) continue;
    const leaves: number[] = [];
    for (let leaf = outline.first[number] as number; leaf < (outline.end[number] as number); leaf++) {
      if (isUnbegun(facts, leaf)) leaves.push(leaf);
    }
    if (leaves.length === 0) continue;
    branches.push({ variable: add(`branch:${id}`, chance(probability)), leaves: Int32Array.from(leaves) });
  }
  return branches;
}

/** Null where it cannot strike, or does nothing that a trial sees. */
function* riskOf(
  { riskScales, project }: Plan,
  risk: Risk,
  delayed: ReturnType<typeof delaying>,
  list: VariableWriter,
): Steps<RiskVariables | null> {
  if (risk.status !== 'open' && risk.status !== 'watching') return null;
  const current = currentAssessment(risk);
  const now = riskShapes(current, riskScales, project.lengths);
  const later = risk.residual && risk.residual !== current ? risk.residual : null;
  const then = later && riskShapes(later, riskScales, project.lengths);
  if (!now || (current.probability === 0 && !then)) return null;
  const delays = now.delay !== null || (then !== null && then.delay !== null);
  const costs = now.cost !== null || (then !== null && then.cost !== null);
  const leaves = delays ? yield* delayed(risk) : new Int32Array(0);
  if (leaves.length === 0 && !costs) return null;
  const add = (what: string, shape: Shape, more: Pick<Variable, 'signed'> = {}): number =>
    list.add({ name: `risk:${risk.id} ${what}`, shape, factors: NO_FACTORS, ...more });
  return {
    id: risk.id,
    strikes: add('strikes', now.strikes),
    delay: leaves.length > 0 ? add('delay', now.delay ?? NOTHING) : -1,
    cost: costs ? add('cost', now.cost ?? NOTHING, [current, later].some(maySave) ? { signed: true } : {}) : -1,
    opportunity: risk.kind === 'opportunity',
    leaves,
    answered: then && answered(then),
  };
}

/** Where a minus is written; what only the tail of a distribution would save is no saving. */
function maySave(assessment: RiskAssessment | null): boolean {
  const { optimistic = null, mostLikely = null, pessimistic = null } = assessment?.cost ?? {};
  return [optimistic, mostLikely, pessimistic].some((amount) => amount !== null && amount < 0);
}

function answered({ strikes, delay, cost }: RiskShapes): RiskVariables['answered'] {
  return { strikes, delay: delay ?? NOTHING, cost: cost ?? NOTHING };
}

/** By leaf: 1 where a trial may find it with or without a length, which the plan does not. */
export function looseLeaves(
  { branches, risks }: Pick<Variables, 'branches' | 'risks'>,
  facts: Pick<PassFacts, 'milestone' | 'duration'>,
): Uint8Array {
  const loose = new Uint8Array(facts.duration.length);
  for (const { leaves } of branches) for (const leaf of leaves) loose[leaf] = 1;
  for (const { leaves } of risks) for (const leaf of leaves) if (facts.milestone[leaf] === 1) loose[leaf] = 1;
  return loose;
}
