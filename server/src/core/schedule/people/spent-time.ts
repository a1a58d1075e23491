/**
 * Working time that ends before the work does: a calendar of a few days for a longer task. Of a person
 * the hours of the task take its place, of a task the standard calendar: for the task that needs it and
 * for those after it. Each is one finding, at the task that needs it first.
 */
import { type Problem, problem } from '../../base/problem.ts';
import type { Minute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import type { Facts } from '../facts.ts';
import { shapedFacts } from '../shapes.ts';
import { calendarOf } from '../task-calendar.ts';
import type { WorkingTime } from '../working-time.ts';
import type { CrewMember } from './crew.ts';
import { together } from './leaf-people.ts';

export interface Spent {
  readonly time: WorkingTime;
  /** Whose time it is; null where it is the task's. */
  readonly member: CrewMember | null;
}

/** What has no work left for a leaf that starts at `start`; null where even the standard calendar has none. */
export function spentTime(facts: Facts, node: number, start: Minute, standard: WorkingTime): Spent | null {
  const own = facts.lagTime[node] as WorkingTime;
  const isSpent = ({ time, length }: CrewMember): boolean => time !== own && time.add(start, length) >= time.end;
  const member = facts.people[node]?.find(isSpent) ?? null;
  const time = member?.time ?? own;
  return time === standard ? null : { time, member };
}

/** The facts with something else in the place of spent time, for the leaves that `isLater` names. */
export function withoutSpent(
  facts: Facts,
  { time: spent, member }: Spent,
  isLater: (node: number) => boolean,
  standard: WorkingTime,
): Facts {
  const lagTime = facts.lagTime.map((time, node) =>
    member === null && time === spent && isLater(node) ? standard : time,
  );
  const people = facts.people.map((all, node) => {
    if (!isLater(node) || !all.some(({ time }) => time === spent)) return all;
    const own = lagTime[node] as WorkingTime;
    return all.map((one) => (one.time === spent ? { ...one, time: own === spent ? standard : own } : one));
  });
  const settled = facts.time.map((time, node) => {
    if (people[node] === facts.people[node] && lagTime[node] === facts.lagTime[node]) {
      return { time: time === spent && isLater(node) ? standard : time, crew: facts.crew[node] ?? null };
    }
    const own = lagTime[node] as WorkingTime;
    return together(people[node] ?? [], own, facts.duration[node] as number, facts.elapsed[node] === 1);
  });
  return shapedFacts({
    ...facts,
    lagTime,
    people,
    time: settled.map(({ time }) => time),
    crew: settled.map(({ crew }) => crew),
  });
}

/** Of the first task that ends with time itself. */
export function endlessProblem({ id, origin: { file, key } }: WorkItem): Problem {
  const message = `\`${id}\` would go on for more than a century, where all calendars end, so it is cut off there, and so is what comes after it; write shorter durations or lags.`;
  return problem('empty-calendar', 'error', { file, span: key }, message);
}

export function spentProblem(plan: Plan, leaf: WorkItem, { member }: Spent): Problem {
  if (member) {
    const who = member.resource ?? member.assignment.party;
    return problem(
      'empty-calendar',
      'error',
      member.assignment.place,
      `\`${who}\` has no working time left when \`${leaf.id}\` could be done, so the hours of the task are used; add days to the calendar, assign somebody else, or do the task earlier.`,
    );
  }
  const field = leaf.origin.fields.get('calendar');
  return problem(
    'empty-calendar',
    'error',
    { file: field?.file ?? leaf.origin.file, span: field?.value ?? leaf.origin.key },
    `Calendar \`${calendarOf(plan, leaf)}\` has no working time left when \`${leaf.id}\` could be done, so Monday to Friday 08:00–17:00 is used; add days to the calendar or do the task earlier.`,
  );
}
