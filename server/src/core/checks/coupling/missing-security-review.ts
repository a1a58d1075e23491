/**
 * `missing-security-review`: an infrastructure change is made after the last work that touches
 * security, so nobody looks at what it opened. One finding a plan, at the change that ends last.
 * A gate decided by somebody from security counts as a review.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { changeFix, keyOf } from '../written.ts';
import { linkFinder } from './link-paths.ts';
import { touchingTasks } from './touching.ts';

const INFRASTRUCTURE: readonly string[] = ['hardware', 'network', 'data'];
const MOST_LOOKED_AT = 2000;

export function missingSecurityReview({ plan, schedule }: CheckInput): Problem[] {
  const tasks = touchingTasks(plan);
  if (tasks.length === 0) return [];
  const finishOf = ({ id }: WorkItem): number => schedule.items.get(id)?.finish ?? schedule.start;
  let reviewed: number = schedule.start;
  for (const gate of securityGates(plan)) reviewed = Math.max(reviewed, finishOf(gate));
  for (const task of tasks) if (touchesSecurity(task)) reviewed = Math.max(reviewed, finishOf(task));
  const unseen = tasks
    .filter((task) => isChange(task) && finishOf(task) > reviewed)
    .sort((a, b) => finishOf(b) - finishOf(a));
  const [last] = unseen;
  if (!last) return [];
  const more = unseen.length > 1 ? ` and ${unseen.length - 1} more` : '';
  return [
    finding(
      'missing-security-review',
      fieldPlace(last, 'touches'),
      `\`${last.id}\`${more} ${more ? 'change' : 'changes'} the infrastructure, and no task after it touches \`security\`. Add a review of what the change has opened, or let one that is planned wait for it.`,
      {
        related: unseen
          .slice(1, 6)
          .map((change) => ({ ...keyOf(change.origin), message: `\`${change.id}\` is not reviewed either` })),
        fixes: reviewFixes(plan, schedule, last, tasks.filter(touchesSecurity)),
      },
    ),
  ];
}

/** Work on the real thing: what is planned or taken away opens nothing. */
function isChange({ stage, touches }: WorkItem): boolean {
  if (stage === 'initiation' || stage === 'planning' || stage === 'closing') return false;
  return touches.some((area) => INFRASTRUCTURE.includes(area));
}

function touchesSecurity({ touches }: WorkItem): boolean {
  return touches.includes('security');
}

function securityGates({ outline, resources, teams, stakeholders }: Plan): readonly WorkItem[] {
  const functionOf = (id: string): string | null | undefined =>
    stakeholders.get(id)?.fields.get('function') ??
    resources.get(id)?.function ??
    teams.get(resources.get(id)?.team ?? id)?.function;
  return outline
    .flatMap((phase) => phase.children.at(-1) ?? [])
    .filter(({ gate }) => gate?.approvers.some((id) => functionOf(id) === 'security'));
}

/** Lets the last review that is still to come wait for the change, unless the change waits for it. */
function reviewFixes(plan: Plan, schedule: Schedule, change: WorkItem, reviews: readonly WorkItem[]): readonly Fix[] {
  const isAfter = linkFinder(plan, schedule, MOST_LOOKED_AT);
  const review = reviews.findLast(
    (item) => item.actualStart === null && !schedule.items.get(item.id)?.finished && !isAfter(item, change),
  );
  if (!review) return [];
  const entry = keyOf(review.origin);
  return [
    changeFix(`Let '${review.id}' wait for '${change.id}'`, { kind: 'add', entry, field: 'after', value: change.id }),
  ];
}
