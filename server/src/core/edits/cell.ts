/**
 * What is typed into a cell of the table, in the words of the language: a date moves or resizes as a drag
 * would, everything else is written as typed. Nothing typed takes the field out.
 */

import type { Analysis } from '../analyse.ts';
import { assertNever } from '../base/assert-never.ts';
import { minutesPer, parseDuration } from '../base/duration.ts';
import type { Steps } from '../base/steps.ts';
import { dayOf, type Minute, minute, parseDate } from '../base/time.ts';
import type { WorkItem } from '../model/plan.ts';
import { parsePercent } from '../model/read-values.ts';
import { finishInstant, startInstant } from '../schedule/instants.ts';
import { endOf, lengthBetween } from '../schedule/leaf-time.ts';
import { leafOf } from '../schedule/outline.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { finishDay } from '../schedule/words.ts';
import { assigning } from './cell-who.ts';
import { draft, planned } from './draft.ts';
import { removing, removingWithin, writing } from './fields.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import type { TextChange } from './item-text.ts';
import { moving } from './move.ts';
import { progressing, withoutProgress } from './progress.ts';
import { isBegun, resizing, withoutLength } from './resize.ts';
import { unknown } from './words.ts';

type Outcome = Steps<Planned | Refused>;

export function* typing(analysis: Analysis, { id, field, value }: IntentOf<'cell'>): Outcome {
  const item = analysis.plan.items.get(id);
  if (!item) return unknown(id);
  const typed = value.trim();
  switch (field) {
    case 'start':
      return yield* startTyped(analysis, item, typed);
    case 'finish':
      return yield* finishTyped(analysis, item, typed);
    case 'duration':
      return yield* durationTyped(analysis, item, typed);
    case 'percent':
      return yield* percentTyped(analysis, item, typed);
    case 'who':
      return yield* assigning(analysis, item, typed);
    case 'deadline':
      return yield* deadlineTyped(analysis, item, typed);
    default:
      return assertNever(field);
  }
}

function noDate({ id }: WorkItem, typed: string): Refused {
  return refused(`Not changed: “${typed}” is no date. Write one as 2026-03-09, or with its time as 2026-03-09T13:30.`, [
    id,
  ]);
}

function* startTyped(analysis: Analysis, item: WorkItem, typed: string): Outcome {
  const { plan, schedule } = analysis;
  if (typed === '') {
    const kind = item.constraint?.kind;
    if (kind !== 'start-no-earlier-than' && kind !== 'must-start-on')
      return refused(
        `Not changed: the start of ${item.name} follows from its links and calendar. Type a date to move it.`,
        [item.id],
      );
    return yield* written(
      analysis,
      item,
      'constraint',
      removingWithin('constraint', kind),
      `${item.name} starts where its links put it`,
    );
  }
  const date = parseDate(typed);
  if (!date) return noDate(item, typed);
  if (item.actualStart)
    return yield* written(
      analysis,
      item,
      'actual-start',
      writing(item.kind, 'actual-start', typed),
      `${item.name} really started ${typed}`,
    );
  const now = schedule.items.get(item.id)?.start;
  // The day that it starts on, whatever the hour.
  const same = now !== undefined && date.minuteOfDay === null && dayOf(now) === date.day;
  const start = same ? now : startInstant(date, schedule.timeOf(calendarOf(plan, item)));
  return yield* moving(analysis, { kind: 'move', by: 'no-earlier', moves: [{ id: item.id, start }] });
}

function* finishTyped(analysis: Analysis, item: WorkItem, typed: string): Outcome {
  if (typed === '')
    return refused(
      `Not changed: the finish of ${item.name} follows from its start and length. Type a date to resize it.`,
      [item.id],
    );
  const date = parseDate(typed);
  if (!date) return noDate(item, typed);
  if (item.actualFinish)
    return yield* written(
      analysis,
      item,
      'actual-finish',
      writing(item.kind, 'actual-finish', typed),
      `${item.name} really ended ${typed}`,
    );
  const last = finishInstant(date, analysis.schedule.timeOf(calendarOf(analysis.plan, item)));
  const finish = date.minuteOfDay === null ? onDayOf(analysis, item, last) : last;
  return yield* resizing(analysis, { kind: 'resize', id: item.id, finish });
}

/** Who names a day means no hour of it: where the task ends on it after whole days of work, rather than with its last minute. */
function onDayOf({ plan, schedule }: Analysis, item: WorkItem, last: Minute): Minute {
  const dates = schedule.items.get(item.id);
  if (!dates || item.kind !== 'task' || dates.elapsed || isBegun(item) || last <= dates.start) return last;
  const { network, dated } = schedule.basis;
  const { facts } = dated.packed;
  const node = leafOf(network.outline, item.id);
  const day = minutesPer('d', plan.project.lengths);
  const whole = Math.floor(lengthBetween(facts, node, dates.start, last) / day) * day;
  const end = minute(endOf(facts, node, dates.start, whole));
  return whole > 0 && dayOf(finishDay(end)) === dayOf(finishDay(last)) ? end : last;
}

/** As typed where the duration is what says it, or nothing does yet; else whatever a drag to that length would write. */
function* durationTyped(analysis: Analysis, item: WorkItem, typed: string): Outcome {
  const { plan, schedule } = analysis;
  const why = withoutLength(item);
  if (why !== null) return refused(`Not changed: ${item.name} ${why}`, [item.id]);
  const length = typed === '' ? null : parseDuration(typed, plan.project.lengths);
  if (typed !== '' && !length) {
    return refused(
      `Not changed: “${typed}” is no length. Write one such as 30m, 4h, 3d, 2w or 1mo, on the clock 2ed.`,
      [item.id],
    );
  }
  const plain =
    item.duration !== null || (!item.work && !item.estimate && item.assignments.every(({ work }) => work === null));
  if (!length) {
    if (!item.duration) return refused(`Not changed: no duration is written for ${item.name}.`, [item.id]);
    return yield* written(analysis, item, 'duration', removing('duration'), `${item.name} has no duration any more`);
  }
  if (plain && !(isBegun(item) && item.remainingDuration) && !item.fixed?.finish) {
    return yield* written(
      analysis,
      item,
      'duration',
      writing(item.kind, 'duration', typed),
      `${item.name} now takes ${typed}`,
    );
  }
  const { network, dated } = schedule.basis;
  const { facts } = dated.packed;
  const node = leafOf(network.outline, item.id);
  const start = schedule.items.get(item.id)?.start ?? schedule.projectStart;
  const finish = minute(endOf(facts, node, start, length.minutes));
  return yield* resizing(analysis, { kind: 'resize', id: item.id, finish });
}

function* percentTyped(analysis: Analysis, item: WorkItem, typed: string): Outcome {
  if (typed === '') {
    const why = withoutProgress(item);
    if (why !== null || item.percentComplete === null)
      return refused(`Not changed: ${item.name} ${why ?? 'has no percentage.'}`, [item.id]);
    return yield* written(
      analysis,
      item,
      'percent-complete',
      removing('percent-complete'),
      `${item.name} has no percentage any more`,
    );
  }
  const percent = parsePercent(typed) ?? (/^\d{1,3}(?:\.\d{1,2})?$/.test(typed) ? Number(typed) : null);
  if (percent === null)
    return refused(`Not changed: “${typed}” is no percentage. Write one such as 40 or 40%.`, [item.id]);
  return yield* progressing(analysis, { kind: 'progress', id: item.id, percent, begun: false });
}

function* deadlineTyped(analysis: Analysis, item: WorkItem, typed: string): Outcome {
  if (item.kind === 'gate')
    return refused(`Not changed: a gate has no deadline of its own. Give one to its phase.`, [item.id]);
  if (typed === '') {
    if (!item.deadline) return refused(`Not changed: ${item.name} has no deadline.`, [item.id]);
    return yield* written(analysis, item, 'deadline', removing('deadline'), `${item.name} has no deadline any more`);
  }
  if (!parseDate(typed)) return noDate(item, typed);
  return yield* written(
    analysis,
    item,
    'deadline',
    writing(item.kind, 'deadline', typed),
    `${item.name} now has the deadline ${typed}`,
  );
}

function* written(analysis: Analysis, item: WorkItem, field: string, change: TextChange, said: string): Outcome {
  const made = draft(analysis, item, field, [change]);
  if (made.kind === 'refused') return made;
  if (made.edit === null) return refused(`Not changed: ${item.name} says that already.`, [item.id]);
  return yield* planned(analysis, [made], { said });
}
