/**
 * How much of a task is done. Where the person says so the dates that belong to it are written too:
 * when it began, and of a task that is done when it ended. What the new percentage contradicts goes.
 */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import { dayOf, type Minute, minute, startOfDay } from '../base/time.ts';
import type { WorkItem } from '../model/plan.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { valueAt } from '../syntax/tree.ts';
import { draft, planned } from './draft.ts';
import { removing, writing } from './fields.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import type { TextChange } from './item-text.ts';
import { finishText, startText } from './values.ts';
import { unknown } from './words.ts';

export function* progressing(
  analysis: Analysis,
  { id, percent, begun }: IntentOf<'progress'>,
): Steps<Planned | Refused> {
  const item = analysis.plan.items.get(id);
  if (!item) return unknown(id);
  const why = withoutProgress(item);
  if (why !== null) return refused(`Not changed: ${item.name} ${why}`, [id]);
  if (!(percent >= 0 && percent <= 100))
    return refused(`Not changed: ${percent} is no percentage. Give one from 0 to 100.`, [id]);
  const done = Math.round(percent);
  const made = draft(analysis, item, 'percent-complete', [...changesTo(analysis, item, done, begun)]);
  if (made.kind === 'refused') return made;
  if (made.edit === null) return refused(`Not changed: ${item.name} is ${done} percent complete already.`, [id]);
  const reopened = item.actualFinish !== null && done < 100 ? ' and no longer finished' : '';
  return yield* planned(analysis, [made], { said: `${item.name} is now ${done} percent complete${reopened}` });
}

/** Null where it has progress of its own. */
export function withoutProgress({ kind, status }: WorkItem): string | null {
  if (kind === 'phase' || kind === 'summary') return 'is as far as the tasks in it. Set the progress of those.';
  if (kind === 'gate') return 'is decided, not worked on. Write its decision in the text.';
  if (kind === 'milestone') return 'is a milestone: it is reached or not. Write its actual finish when it is.';
  return status === 'cancelled' ? 'is cancelled. Take its status out first.' : null;
}

function* changesTo(
  { plan, schedule }: Analysis,
  item: WorkItem,
  percent: number,
  begun: boolean,
): Iterable<TextChange> {
  const time = schedule.timeOf(calendarOf(plan, item));
  const dates = schedule.items.get(item.id);
  const { statusAt } = schedule;
  yield writingPercent(item.kind, percent);
  if (percent === 100 && item.remainingDuration) yield removing('remaining-duration');
  if (percent < 100 && item.actualFinish) yield removing('actual-finish');
  if (!begun || !dates) return;
  const latest = (at: Minute): Minute => minute(Math.min(at, statusAt ?? at));
  if (item.actualStart === null && percent > 0) {
    const start =
      statusAt !== null && dates.start >= statusAt
        ? time.nextStart(startOfDay(dayOf(minute(statusAt - 1))))
        : dates.start;
    yield writing(item.kind, 'actual-start', startText(start, time));
  }
  if (item.actualFinish === null && percent === 100) {
    yield writing(item.kind, 'actual-finish', finishText(latest(dates.finish), time));
  }
}

/** With a percent sign where one stands. */
function writingPercent(kind: string, percent: number): TextChange {
  return (spot) => {
    const old = valueAt(spot.entry.value, 'percent-complete');
    const sign = old?.kind === 'scalar' ? (/\s?%$/.exec(old.text.trim())?.[0] ?? '') : '';
    return writing(kind, 'percent-complete', `${percent}${sign}`)(spot);
  };
}
