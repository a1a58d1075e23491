/** The checks 1 to 10: what the plan and its schedule say without a baseline. */
import { minutesPer } from '../base/duration.ts';
import type { ConstraintKind, Lag } from '../model/plan.ts';
import { beganInstant, endedInstant } from '../schedule/instants.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { type HealthRow, type HealthRule, notApplicable, shareRow } from './row.ts';
import { HEALTH_RULES, LONG_DAYS } from './rules.ts';
import { daysFor, type HealthInput, hasPredecessor, hasSuccessor, type Task, waitedFor } from './tasks.ts';

export function planChecks(input: HealthInput): readonly HealthRow[] {
  return [
    logic(input),
    ofLinks(HEALTH_RULES.leads, input, ({ lag }) => sizeOf(lag) < 0),
    ofLinks(HEALTH_RULES.lags, input, ({ lag }) => sizeOf(lag) > 0),
    relationshipTypes(input),
    ofOpen(HEALTH_RULES['hard-constraints'], input, ({ item }) => {
      return item.fixed !== null || (item.constraint !== null && HARD.has(item.constraint.kind));
    }),
    ofOpen(HEALTH_RULES['high-float'], input, (task) => task.dates.totalSlack > daysFor(input, task, LONG_DAYS)),
    ofOpen(HEALTH_RULES['negative-float'], input, ({ dates }) => dates.totalSlack < 0),
    ofOpen(HEALTH_RULES['high-duration'], input, (task) => task.dates.duration > daysFor(input, task, LONG_DAYS)),
    invalidDates(input),
    resources(input),
  ];
}

const HARD: ReadonlySet<ConstraintKind> = new Set<ConstraintKind>([
  'must-start-on',
  'must-finish-on',
  'start-no-later-than',
  'finish-no-later-than',
]);

function ofTasks(rule: HealthRule, tasks: readonly Task[], isFaulty: (task: Task) => boolean): HealthRow {
  const faulty = tasks.filter(isFaulty);
  return shareRow(rule, 'tasks', { count: faulty.length, of: tasks.length, items: faulty.map(({ item }) => item.id) });
}

function ofOpen(rule: HealthRule, { open }: HealthInput, isFaulty: (task: Task) => boolean): HealthRow {
  return ofTasks(rule, open, isFaulty);
}

type WrittenLink = HealthInput['links'][number];

function ofLinks(
  rule: HealthRule,
  { links }: HealthInput,
  isFaulty: (link: WrittenLink['link']) => boolean,
): HealthRow {
  const faulty = links.filter(({ link }) => isFaulty(link));
  return shareRow(rule, 'links', { count: faulty.length, of: links.length, items: faulty.map(({ item }) => item.id) });
}

function sizeOf(lag: Lag | null): number {
  if (lag === null) return 0;
  return lag.kind === 'percent' ? lag.percent : lag.minutes;
}

function logic(input: HealthInput): HealthRow {
  const { plan } = input;
  const waited = waitedFor(plan);
  const isLoose = ({ item }: Task): boolean => !hasPredecessor(plan, item) || !hasSuccessor(plan, waited, item);
  return ofOpen(HEALTH_RULES.logic, input, isLoose);
}

/** Counts the links that are as they should be, and names those that are not. */
function relationshipTypes({ links }: HealthInput): HealthRow {
  const others = links.filter(({ link }) => link.type !== 'FS');
  return shareRow(HEALTH_RULES['relationship-types'], 'links', {
    count: links.length - others.length,
    of: links.length,
    items: others.map(({ item }) => item.id),
  });
}

function invalidDates({ plan, schedule, tasks }: HealthInput): HealthRow {
  const rule = HEALTH_RULES['invalid-dates'];
  const { statusAt } = schedule;
  if (statusAt === null) return notApplicable(rule, 'The plan has no `status-date`.');
  return ofTasks(rule, tasks, ({ item, dates }) => {
    const time = schedule.timeOf(calendarOf(plan, item));
    const { actualStart, actualFinish } = item;
    const isAhead =
      (actualStart !== null && beganInstant(actualStart, time) > statusAt) ||
      (actualFinish !== null && endedInstant(actualFinish, time) > statusAt);
    const isBegun = actualStart !== null || (item.percentComplete ?? 0) > 0;
    const isPast = !dates.finished && (dates.finish < statusAt || (!isBegun && dates.start < statusAt));
    return isAhead || isPast;
  });
}

function resources({ plan, open }: HealthInput): HealthRow {
  const rule = HEALTH_RULES.resources;
  if (plan.resources.size === 0) return notApplicable(rule, 'The plan has no `resources`.');
  const day = minutesPer('d', plan.project.lengths);
  const long = open.filter(({ dates }) => dates.duration >= day);
  return ofTasks(rule, long, ({ item }) => item.assignments.length === 0 && item.fixedCost === null);
}
