/**
 * The time between a cause and the date that follows from it, with the reasons why nothing is done
 * in it: days off, leave, hours that begin later. Ordinary nights and lunch breaks need no reason.
 */
import { clockTold } from '../../base/date-form.ts';
import { day, dayOf, type Minute, startOfDay } from '../../base/time.ts';
import { calendarOf, writtenCalendarOf } from '../task-calendar.ts';
import { dateNear, dayRange, dayWithoutYear, listed } from '../words.ts';
import type { WorkingTime } from '../working-time.ts';
import { daysBetween, offDaysOf, offDaysOfWorkers } from './off-days.ts';
import type { Dated, Gap, GapReason, OffDays, OffReason, WhyInput } from './step.ts';
import { workersOf } from './workers.ts';

/** Null where work can begin at once; without reasons where only a night or a break lies between. */
export function gapBefore(input: WhyInput, task: Dated, from: Minute, to: Minute): Gap | null {
  if (to <= from || task.dates.elapsed) return null;
  const { plan, schedule } = input;
  const written = writtenCalendarOf(plan, task.item);
  const usual = schedule.timeOf(calendarOf(plan, task.item));
  const workers = workersOf(input, task);
  const days = daysBetween(from, to, usual);
  const off = workers.length > 0 ? offDaysOfWorkers(input, workers, written, days) : offDaysOf(usual, days[0], days[1]);
  const rare = written !== null && off.some(isRare);
  const reasons: readonly GapReason[] = rare
    ? [{ kind: 'hours', from, at: to, resource: null }, ...off.filter((days) => days.resource !== null)]
    : [...withoutEchoes(off), ...lateHours(input, task, from, to)];
  return { from, to, reasons: reasons.length > 0 ? reasons : unexplained(schedule.projectTime, from, to) };
}

/** Days off that a working lag between two instants is counted past. Of a long one only those with a name. */
export function daysWalkedOver(time: WorkingTime, a: Minute, b: Minute): OffDays[] {
  const [from, to] = a < b ? [a, b] : [b, a];
  const off = offDaysOf(time, day(dayOf(from) + 1), day(dayOf(to) - 1));
  const told = off.filter((days) => !isRare(days));
  return told.length === 1 ? told : told.filter(({ why }) => why.some(({ name }) => name !== null));
}

/** Days that a calendar of its own leaves out, as that of cut-over weekends does: none of them is worth a name. */
function isRare({ resource, why }: OffDays): boolean {
  return resource === null && why.some(({ kind }) => kind === 'day-off');
}

/** Somebody's days off tell enough of a weekend beside them. */
function withoutEchoes(off: readonly OffDays[]): readonly OffDays[] {
  if (!off.some(({ resource }) => resource !== null)) return off;
  return off.filter(({ resource, why }) => resource !== null || why.some(({ kind }) => kind !== 'weekend'));
}

/** Work that begins later in its day than the project's: the hours of the people on it, or of its calendar. */
function lateHours(input: WhyInput, task: Dated, from: Minute, to: Minute): readonly GapReason[] {
  const morning = Math.max(from, startOfDay(dayOf(to))) as Minute;
  const { projectTime } = input.schedule;
  if (projectTime.between(morning, to) === 0) return [];
  const workers = workersOf(input, task);
  const [only] = workers;
  return [{ kind: 'hours', from: morning, at: to, resource: only && workers.length === 1 ? only.resource.id : null }];
}

/** Working time of the project in the gap that no day off explains. */
function unexplained(projectTime: WorkingTime, from: Minute, to: Minute): readonly GapReason[] {
  return projectTime.between(from, to) > 0 ? [{ kind: 'hours', from, at: to, resource: null }] : [];
}

/** `7–8 Mar is a weekend`, `Ali Demir is on leave 6–10 Apr`; one phrase a reason. */
export function gapPhrases(input: WhyInput, task: Dated, reasons: readonly GapReason[]): string[] {
  return reasons.map((reason) => {
    if (reason.kind === 'days') return offPhrase(input, reason);
    const who = reason.resource === null ? whoever(input, task) : nameOf(input, reason.resource);
    const sameDay = dayOf(reason.from) === dayOf(reason.at);
    const clock = sameDay ? clockTold(reason.at) : dateNear(reason.at, task.dates.start);
    const verb =
      reason.resource !== null ? 'does not work' : workersOf(input, task).length > 0 ? 'works' : 'has no work';
    return `${who} ${verb} before ${clock}`;
  });
}

function whoever(input: WhyInput, task: Dated): string {
  if (workersOf(input, task).length > 0) return 'nobody on it';
  const id = calendarOf(input.plan, task.item);
  return id === null ? 'its calendar' : `the calendar ${input.plan.calendars.get(id)?.name ?? id}`;
}

/** Of the sentence `…, and 7–8 Mar is a weekend`. */
export function offPhrase(input: WhyInput, { from, to, why, resource }: OffDays): string {
  const days = dayRange(startOfDay(from), startOfDay(to));
  const names = listed(why.map(reasonName));
  const [only] = why;
  const alone = only && why.length === 1 ? only : null;
  if (resource !== null) {
    const who = nameOf(input, resource);
    if (alone?.kind === 'leave') return `${who} is on leave ${days}${alone.name === null ? '' : ` (${alone.name})`}`;
    if (alone?.kind === 'day-off' || alone?.kind === 'weekend') return `${who} does not work ${onDays(from, to)}`;
    return `${who} is off ${days} (${names})`;
  }
  if (!alone) return `${days} is off (${names})`;
  switch (alone.kind) {
    case 'weekend':
      return from === to ? `${dayWithoutYear(startOfDay(from))} is off` : `${days} is a weekend`;
    case 'day-off':
      return `${days} is off`;
    case 'holiday':
    case 'leave':
      return `${days} is ${alone.name ?? 'off'}`;
  }
}

function onDays(from: number, to: number): string {
  const at = (of: number): Minute => startOfDay(day(of));
  return from === to ? `on ${dayWithoutYear(at(from))}` : `on ${dayRange(at(from), at(to))}`;
}

function reasonName({ kind, name }: OffReason): string {
  if (name !== null) return name;
  return kind === 'day-off' ? 'no working day' : kind;
}

export function nameOf({ plan }: WhyInput, party: string): string {
  return (plan.resources.get(party) ?? plan.teams.get(party))?.name ?? party;
}
