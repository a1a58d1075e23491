/** The pieces that sentences of why are made of: dates, lengths, lags and what an item does on a date. */
import { type DayLengths, formatDuration } from '../../base/duration.ts';
import type { Minute } from '../../base/time.ts';
import { dateInWords, dateNear, lagText, lengthInWords, quoted } from '../words.ts';
import type { LinkBound } from './bounds.ts';
import { type Dated, isPoint, type Side, type WhyInput, wholeLength } from './step.ts';

/** `Starts Mon 9 Mar 2026 08:00`; the subject is known where it is read. */
export function headOf(task: Dated): string {
  const { item, dates } = task;
  const date = dateInWords(dates.start);
  if (item.status === 'cancelled') return `Is cancelled, takes no time and stands at ${date}`;
  if (item.gate && dates.finished) return `Was decided on ${date}`;
  if (isPoint(task)) return `Is on ${date}`;
  return `${item.actualStart || dates.finished ? 'Started' : 'Starts'} ${date}`;
}

/** `finishes Fri 6 Mar 17:00`, `is on …`, `was decided on …`: what the cause does; `then` on the date told before. */
export function doesOn(task: Dated | null, side: Side, at: Minute, near: Minute): string {
  const verb = verbOf(task, side);
  return at === near ? `${verb.replace(/ on$/, '')} then` : `${verb} ${dateNear(at, near)}`;
}

function verbOf(task: Dated | null, side: Side): string {
  if (task?.item.gate && task.dates.finished) return 'was decided on';
  if (task && isPoint(task)) return task.dates.finished ? 'was on' : 'is on';
  const over = task !== null && (side === 'finish' ? task.dates.finished : task.item.actualStart !== null);
  return `${side}${over ? 'ed' : side === 'finish' ? 'es' : 's'}`;
}

/** `5 days`, `3 days on the clock`. */
export function lengthWords(input: WhyInput, task: Dated): string {
  const minutes = task.dates.finished ? task.dates.duration : wholeLength(input, task);
  return task.dates.elapsed ? clockWords(minutes) : lengthInWords(minutes, input.plan.project.lengths);
}

const CLOCK: DayLengths = { hoursPerDay: 24, daysPerWeek: 7, daysPerMonth: 30 };

export function clockWords(minutes: number): string {
  return `${lengthInWords(minutes, CLOCK)} on the clock`;
}

/** `, +2d lag`, `, -1d lead`, `, +50% lag (2.5d of its 5d)`; empty without one. */
export function lagWords({ plan }: WhyInput, { link, lag }: LinkBound): string {
  if (!lag || !link.lag) return '';
  const { lengths } = plan.project;
  const text = lagText(link.lag, lengths);
  const kind = lag.minutes < 0 ? 'lead' : 'lag';
  if (link.lag.kind === 'percent') {
    const part = formatDuration({ minutes: Math.abs(lag.minutes), elapsed: lag.elapsed }, lengths);
    return `, ${text} ${kind} (${part} of it)`;
  }
  return `, ${text} ${kind}${lag.elapsed ? ' on the clock' : ''}`;
}

/** `“Power on”`, `“Power on” of the plan “Data centre”`. */
export function causeName({ name, otherPlan }: Pick<LinkBound, 'name' | 'otherPlan'>): string {
  return otherPlan === null ? quoted(name) : `${quoted(name)} of the plan ${quoted(otherPlan)}`;
}

/** `, and A, and B`; at most three, since more explain nothing. */
export function andWords(phrases: readonly string[]): string {
  const told = phrases.slice(0, 3);
  const more = phrases.length > told.length ? ', and so on' : '';
  return told.map((phrase) => `, and ${phrase}`).join('') + more;
}
