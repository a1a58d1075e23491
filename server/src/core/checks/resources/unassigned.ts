/**
 * `unassigned`: work with nobody on it in a plan that says of most tasks who does them. Waiting
 * (elapsed time), what a contract delivers and what has an owner or somebody responsible is not asked.
 */
import type { Problem } from '../../base/problem.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { type CheckInput, finding, NO_FINDINGS } from '../check.ts';
import { isWritten, keyOf } from '../written.ts';

/** Share of the tasks that have somebody from which on the others stand out. */
const MOST = 0.75;

export function unassigned({ plan, schedule }: CheckInput): readonly Problem[] {
  let tasks = 0;
  const alone: WorkItem[] = [];
  for (const item of plan.items.values()) {
    if (item.kind !== 'task') continue;
    tasks++;
    if (item.assignments.length === 0 && item.status !== 'cancelled') alone.push(item);
  }
  if (alone.length === 0 || alone.length > tasks * (1 - MOST)) return NO_FINDINGS;
  const delivered = contracted(plan);
  return alone.flatMap((item) => {
    const dates = schedule.items.get(item.id);
    if (!dates || dates.finished || dates.elapsed || delivered.has(item.id)) return NO_FINDINGS;
    // An assignment of nobody who is known has a finding of its own.
    if (isWritten(item.origin, 'assign') || item.owner || item.responsible.length > 0 || item.accountable)
      return NO_FINDINGS;
    const place = keyOf(item.origin);
    const message = `Nobody is on \`${item.id}\`. Write \`assign:\` with who does it; where others do it, an \`owner\` who looks after it or a contract that delivers it.`;
    return [finding('unassigned', place, message)];
  });
}

/** Tasks that somebody outside has signed to deliver. */
function contracted({ registers }: Plan): ReadonlySet<string> {
  const tasks = new Set<string>();
  for (const { fields } of registers.contracts.values()) {
    const task = fields.get('task');
    if (task !== undefined) tasks.add(task);
  }
  return tasks;
}
