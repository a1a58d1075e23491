/**
 * Why an item lies where it does, in a sentence: what decides its date, the lag, and the days
 * without work in between. Following the driver from item to item explains any date.
 */
import type { Analysis } from '../analyse.ts';
import { day, dayOf, type Minute, startOfDay } from '../base/time.ts';
import type { ConstraintKind, WorkItem } from '../model/plan.ts';
import type { ItemSchedule } from './schedule.ts';
import { calendarOf } from './task-calendar.ts';
import { dateInWords, dayInWords, dayRange, lagText } from './words.ts';
import type { WorkingTime } from './working-time.ts';

/** `Starts Mon 9 Mar 2026 08:00 because Survey the links finishes Fri 6 Mar 2026 17:00, and 7–8 Mar is a weekend.` Plain text; empty for an unknown id. */
export function whySentence(analysis: Pick<Analysis, 'plan' | 'schedule' | 'sources'>, id: string): string {
  const item = analysis.plan.items.get(id);
  const dates = analysis.schedule.items.get(id);
  if (!item || !dates) return '';
  const verb = item.kind === 'milestone' || item.kind === 'gate' ? 'Is on' : 'Starts';
  const head = `${verb} ${dateInWords(dates.start)}`;
  return `${head} ${reason(analysis, item, dates)}.`;
}

function reason(
  analysis: Pick<Analysis, 'plan' | 'schedule' | 'sources'>,
  item: WorkItem,
  dates: ItemSchedule,
): string {
  const { plan, schedule } = analysis;
  const { driver } = dates;
  switch (driver.kind) {
    case 'project-start':
      return `because the project starts then${gap(analysis, item, schedule.start, dates.start)}`;
    case 'status-date':
      return schedule.statusAt === null
        ? 'because work that has not begun cannot lie in the past'
        : `because it has not begun, and the plan stands at ${dayInWords(schedule.statusAt)}`;
    case 'actual':
      return item.kind === 'gate' ? 'because that is when it was decided' : 'because that is when work really began';
    case 'fixed':
      return 'because its dates are set by hand';
    case 'constraint':
      return `because ${constraintWords(plan.items, item, driver.from)}`;
    case 'resource':
      return `because ${driver.id ?? 'a resource'} is not free before`;
    case 'calendar':
      return 'because its calendar has no work before';
    case 'link':
      return linkReason(analysis, item, dates);
  }
}

const CONSTRAINT_WORDS: Readonly<Record<ConstraintKind, string>> = {
  'as-late-as-possible': 'is to be done as late as possible',
  'must-start-on': 'must start then',
  'must-finish-on': 'must finish on its date',
  'start-no-earlier-than': 'may not start earlier',
  'start-no-later-than': 'may not start later',
  'finish-no-earlier-than': 'may not finish earlier than its date',
  'finish-no-later-than': 'may not finish later than its date',
};

function constraintWords(items: ReadonlyMap<string, WorkItem>, item: WorkItem, from: string | undefined): string {
  for (
    let owner: WorkItem | undefined = item;
    owner;
    owner = owner.parent === null ? undefined : items.get(owner.parent)
  ) {
    if (!owner.constraint) continue;
    const where = owner === item ? 'it' : owner.name;
    return `${where} ${CONSTRAINT_WORDS[owner.constraint.kind]} (${owner.constraint.kind})`;
  }
  return from ? `of a constraint of ${from}` : 'of a constraint';
}

function linkReason(
  analysis: Pick<Analysis, 'plan' | 'schedule' | 'sources'>,
  item: WorkItem,
  dates: ItemSchedule,
): string {
  const { plan, schedule, sources } = analysis;
  const { link, id, from } = dates.driver;
  const other = link?.project ? sources.otherPlans.get(link.project)?.items.get(link.task) : undefined;
  const before = id === undefined ? undefined : schedule.items.get(id);
  const name = other ? `${other.name} (${link?.project})` : (plan.items.get(id ?? '')?.name ?? id ?? 'another task');
  const bySide = link?.type === 'SS' || link?.type === 'SF' ? 'start' : 'finish';
  const at = (other ?? before)?.[bySide];
  const owner = from ? plan.items.get(from) : undefined;
  const inherited = owner ? ` (a link of ${owner.name})` : '';
  const lag = lagText(link?.lag ?? null, plan.project.lengths);
  const target = link?.type === 'FF' || link?.type === 'SF' ? ', which sets its finish' : '';
  if (at === undefined) return `because it waits for ${name}${inherited}`;
  const gapWords = lag === '' && target === '' ? gap(analysis, item, at as Minute, dates.start) : '';
  return `because ${name} ${bySide}es ${dateInWords(at as Minute)}`
    .replace('startes', 'starts')
    .concat(lag && `, ${lag}`, target, inherited, gapWords);
}

/** The days without work between two instants, where there are any: `, and 7–8 Mar is a weekend`. */
function gap(analysis: Pick<Analysis, 'plan' | 'schedule'>, item: WorkItem, from: Minute, to: Minute): string {
  const time = analysis.schedule.timeOf(calendarOf(analysis.plan, item));
  const first = dayOf(from) + 1;
  const last = dayOf(to) - 1;
  if (last < first || last - first > 60) return '';
  const names = offDayNames(time, first, last);
  if (names.length === 0) return '';
  const days = dayRange(startOfDay(day(first)), startOfDay(day(last)));
  return names.every((name) => name === WEEKEND)
    ? `, and ${days} is a weekend`
    : `, and ${days} is off (${names.join(', ')})`;
}

const WEEKEND = 'weekend';

function offDayNames(time: WorkingTime, first: number, last: number): string[] {
  const names = new Set<string>();
  for (let of = first; of <= last; of++) {
    const info = time.dayOf(day(of));
    if (info.working) return [];
    names.add(info.name ?? WEEKEND);
  }
  return [...names];
}
