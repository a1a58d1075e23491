/** Dates set by hand, moved together: the finish as far behind the start as before, counted in work. */
import type { Analysis } from '../analyse.ts';
import type { Minute } from '../base/time.ts';
import type { WorkItem } from '../model/plan.ts';
import { NONE } from '../schedule/instants.ts';
import { endOf } from '../schedule/leaf-time.ts';
import { leafOf } from '../schedule/outline.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { type Draft, draft } from './draft.ts';
import { writingWithin } from './fields.ts';
import type { Refused } from './intent.ts';
import type { TextChange } from './item-text.ts';
import { finishText, startText } from './values.ts';

export function fixedMoved(analysis: Analysis, item: WorkItem, start: Minute): Draft | Refused {
  const { plan, schedule } = analysis;
  const { network, dated } = schedule.basis;
  const { facts } = dated.packed;
  const node = leafOf(network.outline, item.id);
  const time = schedule.timeOf(calendarOf(plan, item));
  const changes: TextChange[] = [];
  if (item.fixed?.start) changes.push(writingWithin(item.kind, 'fixed', 'start', startText(start, time)));
  if (item.fixed?.finish && facts.fixedFinish[node] !== NONE) {
    const finish = endOf(facts, node, start, facts.duration[node] as number) as Minute;
    changes.push(writingWithin(item.kind, 'fixed', 'finish', finishText(finish, time)));
  }
  return draft(analysis, item, 'fixed', changes);
}
