/**
 * `correlation-over-one`: the groups of a task ask together for more than all of its uncertainty. The
 * simulation then scales their coefficients down.
 */
import type { Problem } from '../../base/problem.ts';
import type { Correlation } from '../../model/risk.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { tasksOf } from './correlated-tasks.ts';

/** Coefficients are written in decimals, which add up to 1.0000000000000002. */
const ROUNDING = 1e-9;

export function correlationOverOne({ plan }: CheckInput): Problem[] {
  const groupsOf = new Map<string, Correlation[]>();
  const problems: Problem[] = [];
  for (const group of plan.correlations.values()) {
    const over: string[] = [];
    for (const { id } of tasksOf(plan, group)) {
      const groups = [...(groupsOf.get(id) ?? []), group];
      groupsOf.set(id, groups);
      if (groups.length > 1 && sumOf(groups) > 1 + ROUNDING) over.push(id);
    }
    const [first] = over;
    if (first === undefined) continue;
    const groups = groupsOf.get(first) ?? [];
    const names = groups.map(({ id }) => `\`${id}\``).join(' and ');
    const others = over.length > 1 ? ` (and ${over.length - 1} more)` : '';
    const sum = Math.round(sumOf(groups) * 100) / 100;
    problems.push(
      finding(
        'correlation-over-one',
        fieldPlace(group, 'coefficient'),
        `The groups ${names} of \`${first}\`${others} ask together for ${sum} of its uncertainty, and there is but 1. Lower one coefficient.`,
      ),
    );
  }
  return problems;
}

function sumOf(groups: readonly Correlation[]): number {
  return groups.reduce((sum, { coefficient }) => sum + coefficient, 0);
}
