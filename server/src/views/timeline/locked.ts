/** Why nobody can drag an item's bar. What has begun is not locked: its finish may still be moved. */
import type { WorkItem } from '../../core/model/plan.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import type { RowFinding } from '../../protocol/timeline.ts';

/** A sentence; null where its dates can be changed by hand. */
export function lockedBecause(item: WorkItem, dates: ItemSchedule, findings: readonly RowFinding[]): string | null {
  if (item.gate?.decided) return 'It lies where it was decided.';
  if (item.kind === 'gate') return 'A gate lies where the work of its phase ends.';
  if (item.children.length > 0) return 'Its dates follow from the work in it.';
  if (item.status === 'cancelled') return 'It is cancelled.';
  if (dates.finished) return 'It is finished, so its dates are facts. Change them in the text if they are wrong.';
  const error = findings.find(({ severity }) => severity === 'error');
  return error ? `Its text has an error: ${error.message}` : null;
}
