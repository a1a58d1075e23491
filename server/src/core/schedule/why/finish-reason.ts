/**
 * Why an item ends when it does: work that is left from the status date, links that the rest of begun
 * work waits for, people of different hours, and days off on the way. What is said of the start is
 * not repeated.
 */
import { day, dayOf, type Minute } from '../../base/time.ts';
import { writtenCalendarOf } from '../task-calendar.ts';
import { dateInWords, dateNear, dayNear, dayRange, lengthInWords, listed } from '../words.ts';
import { latest, linkBounds } from './bounds.ts';
import { gapPhrases, nameOf, offPhrase } from './gap.ts';
import { boundReason } from './link-reason.ts';
import { offDaysOf, offDaysOfWorkers } from './off-days.ts';
import { andWords, causeName, clockWords, doesOn, lagWords, lengthWords } from './phrases.ts';
import { type Dated, type GapReason, type OffDays, type WhyInput, type WhyStep, wholeLength } from './step.ts';
import { workersOf } from './workers.ts';

export type FinishReason = Pick<WhyStep, 'kind' | 'link' | 'lag' | 'next'> & { readonly sentence: string };

/** Where something else than start and length decides the finish: actual dates, dates set by hand, what is left. */
export function ownFinish(input: WhyInput, task: Dated): FinishReason | null {
  const { item, dates } = task;
  if (item.kind !== 'task' || item.status === 'cancelled') return null;
  const at = dateInWords(dates.finish);
  const none = { link: null, lag: null, next: null };
  if (item.actualFinish) {
    return { kind: 'actual', ...none, sentence: `Finished ${at}: that is when its work was really done.` };
  }
  if (dates.driver.kind === 'fixed' && item.fixed?.finish) {
    return { kind: 'fixed', ...none, sentence: `Finishes ${at} because its dates are set by hand (fixed).` };
  }
  const { statusAt } = input.schedule;
  const begun = item.actualStart !== null || (item.percentComplete ?? 0) > 0;
  if (!begun || statusAt === null) return null;
  return restReason(input, task, Math.max(statusAt, dates.start) as Minute);
}

/** Of begun work what is left goes on at the status date, and waits for links (retained logic). */
function restReason(input: WhyInput, task: Dated, again: Minute): FinishReason | null {
  const { plan, schedule } = input;
  const { item, dates } = task;
  const left = remainingOf(input, task);
  if (left === 0) return null;
  const head = `Finishes ${dateInWords(dates.finish)}`;
  const rest = dates.elapsed ? clockWords(left) : lengthInWords(left, plan.project.lengths);
  const bounds = plan.project.progressOverride ? [] : linkBounds(input, task);
  const byFinish = latest(bounds, 'finish');
  const time = workingTimeOf(input, task);
  if (byFinish && byFinish.bound >= dates.finish && time.between(again, dates.finish) > left) {
    const { clause, next, lag } = boundReason(input, task, byFinish);
    return { kind: 'link', link: byFinish.link, lag, next, sentence: `${head} ${clause}.` };
  }
  const byStart = latest(bounds, 'start');
  if (byStart && byStart.bound > again && byStart.bound <= dates.finish) {
    const does = doesOn(byStart.before, byStart.fromSide, byStart.at, dates.finish);
    const sentence = `${head} because the rest of it, ${rest}, waits for ${causeName(byStart)}, which ${does}${lagWords(input, byStart)}.`;
    const next = byStart.before && { id: byStart.before.item.id, side: byStart.fromSide };
    return { kind: 'link', link: byStart.link, lag: byStart.lag, next, sentence };
  }
  const off = andWords(gapPhrases(input, task, notable(offDuring(input, task, again))));
  const from =
    again === schedule.statusAt ? `the status date, ${dayNear(again, dates.finish)}` : dateNear(again, dates.finish);
  const sentence = `${head} because it has ${rest} left from ${from}${off}.`;
  return { kind: item.actualStart ? 'status-date' : dates.driver.kind, link: null, lag: null, next: null, sentence };
}

function remainingOf(input: WhyInput, task: Dated): number {
  const { item } = task;
  const written = item.remainingDuration?.minutes;
  if (written !== undefined) return written;
  return Math.round((wholeLength(input, task) * (100 - (item.percentComplete ?? 0))) / 100);
}

/** How the task gets from start to finish. Null where it says nothing that is worth a sentence, unless it is `wanted`. */
export function finishNote(input: WhyInput, task: Dated, wanted: boolean): string | null {
  const { item, dates } = task;
  if (item.kind !== 'task' || dates.start === dates.finish || item.status === 'cancelled') return null;
  const takes = `It takes ${lengthWords(input, task)}`;
  const until = `, until ${dateNear(dates.finish, dates.start)}`;
  if (dates.segments) {
    const pieces = dates.segments.map(({ from, to }) => dayRange(from, to));
    return `Levelling splits it into ${pieces.length} pieces: ${listed(pieces)}.`;
  }
  const last = lastToFinish(input, task);
  if (last !== null) return `${takes}${until}, ${last}.`;
  const off = notable(offDuring(input, task, dates.start));
  if (off.length > 0) return `${takes}${until}: ${listed(off.slice(0, 3).map((days) => offPhrase(input, days)))}.`;
  const hours = shorterHours(input, task);
  if (hours !== null) return `${takes}${until}, since ${hours}.`;
  if (dates.durationAssumed) return `${takes}, assumed because nothing says how long it is.`;
  return wanted ? `${takes}.` : null;
}

/** `the part of Bea Lind, who …`: of several people who end at different times. */
function lastToFinish(input: WhyInput, { dates }: Dated): string | null {
  const [first, ...others] = [...dates.assignments].sort((a, b) => b.to - a.to);
  const earlier = others.find(({ to }) => to < dates.finish);
  if (!first || !earlier || first.to !== dates.finish) return null;
  const name = (who: typeof first): string => nameOf(input, who.resource ?? who.assignment.party);
  return `when ${name(first)} is done; ${name(earlier)} is done by ${dateNear(earlier.to, dates.start)}`;
}

/** Days off from `from` to the finish: of those who work on it, else of its calendar. */
function offDuring(input: WhyInput, task: Dated, from: Minute): OffDays[] {
  if (task.dates.elapsed) return [];
  const [first, last] = [day(dayOf(from) + 1), day(dayOf(task.dates.finish) - 1)];
  const workers = workersOf(input, task);
  if (workers.length === 0) return offDaysOf(workingTimeOf(input, task), first, last);
  return offDaysOfWorkers(input, workers, writtenCalendarOf(input.plan, task.item), [first, last]);
}

/** Weekends go without saying, and so do the days of every week on which somebody does not work. */
function notable(off: readonly OffDays[]): OffDays[] {
  return off.filter(({ why }) => why.some(({ kind }) => kind === 'holiday' || kind === 'leave'));
}

/** Somebody works fewer hours than the project, so the task spans more of its time than it takes. */
function shorterHours(input: WhyInput, task: Dated): string | null {
  const workers = workersOf(input, task);
  const [only] = workers;
  if (!only) return null;
  const { dates } = task;
  if (input.schedule.projectTime.between(dates.start, dates.finish) <= wholeLength(input, task)) return null;
  const reasons: GapReason[] = offDuring(input, task, dates.start).filter(({ resource }) => resource !== null);
  if (reasons.length > 0 && reasons.length <= 2) return listed(gapPhrases(input, task, reasons));
  return `${workers.length === 1 ? `${only.resource.name} works` : 'those on it work'} fewer hours than the project`;
}

function workingTimeOf({ plan, schedule }: WhyInput, { item }: Dated) {
  return schedule.timeOf(writtenCalendarOf(plan, item) ?? plan.project.calendar);
}
