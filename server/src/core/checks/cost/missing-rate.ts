/**
 * `missing-rate`: somebody works in a plan that counts money but has no rate, so their work costs
 * nothing. Where nobody has one, the budget that cannot be checked is told instead.
 */
import type { Problem } from '../../base/problem.ts';
import { isWorker } from '../../cost/task-cost.ts';
import type { Resource } from '../../model/plan.ts';
import { type CheckInput, fieldPlace, finding, NO_FINDINGS } from '../check.ts';
import { keyOf } from '../written.ts';

export function missingRate({ plan, schedule }: CheckInput): readonly Problem[] {
  const { budget } = plan.project;
  const free: Resource[] = [];
  let paid = 0;
  for (const resource of plan.resources.values()) {
    if (!isWorker(resource)) continue;
    if (costsNothing(resource)) free.push(resource);
    else paid++;
  }
  if (free.length === 0 || (paid === 0 && budget.total === null)) return NO_FINDINGS;
  const left = new Set(free.map(({ id }) => id));
  for (const { assignments } of schedule.items.values()) {
    for (const { resource } of assignments) if (resource !== null) left.delete(resource);
    if (left.size === 0) break;
  }
  const working = free.filter(({ id }) => !left.has(id));
  if (working.length === 0) return NO_FINDINGS;
  if (paid === 0) {
    const message = `There is a budget, but nobody has a \`rate\`, so what the work costs cannot be told. Write rates of those who work, such as \`rate: 95/h\`.`;
    return [finding('missing-rate', fieldPlace(plan.project, 'budget'), message)];
  }
  return working.map((resource) => {
    const { id, origin, rates } = resource;
    const perPiece = rates.length > 0;
    const message = perPiece
      ? `The rate of \`${id}\` is a price a piece, so their work costs nothing. Write it by time, such as \`95/h\` or \`400/d\`.`
      : `\`${id}\` works on tasks but has no \`rate\`, so their work costs nothing. Write one, \`0/h\` if it is free.`;
    return finding('missing-rate', perPiece ? fieldPlace({ origin }, 'rate') : keyOf(origin), message);
  });
}

/** Neither by time nor by use. */
function costsNothing({ rates, costPerUse }: Resource): boolean {
  return costPerUse === null && rates.every(({ per }) => per === null);
}
