/**
 * `missing-predecessor`: a task that waits for nothing in a plan whose tasks are mostly linked, so
 * that it is planned from the first day. What begins the plan needs no reason; nor does what has
 * begun or has a date of its own.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import type { Steps } from '../../base/steps.ts';
import type { WorkItem } from '../../model/plan.ts';
import { writing } from '../changes.ts';
import { type CheckInput, finding, NO_FINDINGS } from '../check.ts';
import type { Changes } from '../item-changes.ts';
import { keyOf } from '../written.ts';
import { isLeaf, standOut } from './ends.ts';
import { followingLinks, type LinkIndex } from './link-index.ts';
import { openStarts } from './open-starts.ts';

/** In steps, since of all checks it is the first to ask for the links. */
export function* missingPredecessor(
  { plan, schedule }: CheckInput,
  changes: Changes | null,
): Steps<readonly Problem[]> {
  const index = yield* followingLinks(plan, changes);
  const { open, led } = openStarts(index, schedule);
  return standOut(open.length, led) ? open.flatMap((number) => told(index, number)) : NO_FINDINGS;
}

function told(index: LinkIndex, number: number): readonly Problem[] {
  const item = index.items[number];
  if (!item) return NO_FINDINGS;
  const place = keyOf(item.origin);
  const message = `\`${item.id}\` waits for nothing, so it is planned from the first day. Write \`after:\` with what has to be done before it, or a \`start-no-earlier-than\`.`;
  return [finding('missing-predecessor', place, message, { fixes: afterFixes(index, number, item) })];
}

/** After the task before it in the text, unless something may wait for it that this one leads to. */
function afterFixes(index: LinkIndex, number: number, item: WorkItem): readonly Fix[] {
  const { fromFinish, fromStart, items, order, parent } = index;
  if ((fromFinish[number] ?? 0) > 0 || (fromStart[number] ?? 0) > 0) return [];
  const place = order.indexOf(number);
  const before = order.findLast((other, at) => at < place && parent[other] === parent[number]);
  const previous = before === undefined ? undefined : items[before];
  return previous && isLeaf(previous) ? [writing(item, { after: previous.id })] : [];
}
