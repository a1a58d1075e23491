/**
 * Dates as a planner picks them: the working days from a neighbouring date on, or before the status date of
 * what has happened, with their weekdays, and the dates the plan itself turns on. Days that are not worked are left out.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { DatedPlan } from '../../core/analyse.ts';
import { type Day, day, dayOf, formatDay, minute } from '../../core/base/time.ts';
import type { WorkingTime } from '../../core/schedule/working-time.ts';
import { weekdayName } from '../words.ts';
import type { Suggestion } from './suggestion.ts';

const WORKING_DAYS = 20;
/** A calendar that never works again ends the search. */
const FURTHEST = 400;

export interface DateWish {
  /** The phase or task whose date it is. */
  readonly item: string | null;
  /** The first day of the stretch that it ends, where it ends one. */
  readonly since: Day | null;
  /** The date stands for an end rather than a start. */
  readonly finish: boolean;
  /** It is said to have happened: nothing after the status date can be meant. */
  readonly fact: boolean;
  /** Today, where the caller has a clock. */
  readonly today: Day | null;
}

export function suggestDates(analysis: DatedPlan, wish: DateWish): Suggestion[] {
  const notes = knownDates(analysis, wish);
  const anchor = anchorOf(analysis, wish);
  const item = wish.item === null ? undefined : analysis.plan.items.get(wish.item);
  const time = analysis.schedule.timeOf(item?.calendar ?? analysis.plan.project.calendar);
  const now = wish.fact ? (analysis.plan.project.statusDate?.day ?? wish.today) : null;
  const days =
    now === null
      ? [anchor, ...workingDays(time, anchor, 1), ...notes.keys()]
      : [anchor, ...workingDays(time, now, -1), ...notes.keys()].filter((of) => of <= now);
  return [...new Set(days)].map((of) => ({
    label: formatDay(of),
    kind: CompletionItemKind.Constant,
    note: [weekdayName(of), offNote(time, of), notes.get(of)].filter(Boolean).join(' · '),
    finds: weekdayName(of),
  }));
}

function* workingDays(time: WorkingTime, from: Day, step: 1 | -1): Generator<Day> {
  let found = 0;
  for (let ahead = 0; ahead < FURTHEST && found < WORKING_DAYS; ahead++) {
    const of = day(from + ahead * step);
    if (!time.dayOf(of).working) continue;
    found++;
    yield of;
  }
}

function offNote(time: WorkingTime, of: Day): string {
  const { working, name } = time.dayOf(of);
  if (working) return name ?? '';
  return name ? `not working: ${name}` : 'not working';
}

/** Where a planner would start to look: the item's own date, else now, else the start. */
function anchorOf({ plan, schedule }: DatedPlan, { item, since, finish, today }: DateWish): Day {
  if (since !== null) return since;
  const dates = item === null ? undefined : schedule.items.get(item);
  if (dates) return dayOf(finish ? minute(Math.max(dates.start, dates.finish - 1)) : dates.start);
  return plan.project.statusDate?.day ?? today ?? dayOf(schedule.start);
}

function knownDates({ plan, schedule }: DatedPlan, { item, today }: DateWish): Map<Day, string> {
  const notes = new Map<Day, string>();
  const add = (of: Day | undefined, note: string) => {
    if (of !== undefined) notes.set(of, notes.has(of) ? `${notes.get(of)}, ${note}` : note);
  };
  const dates = item === null ? undefined : schedule.items.get(item);
  if (dates) {
    add(dayOf(dates.start), 'computed start');
    add(dayOf(minute(Math.max(dates.start, dates.finish - 1))), 'computed finish');
  }
  add(today ?? undefined, 'today');
  add(plan.project.start?.day, 'project start');
  add(plan.project.statusDate?.day, 'status date');
  add(plan.project.deadline?.day, 'project deadline');
  return notes;
}
