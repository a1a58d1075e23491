/** Rules of the schedule that a random plan brings into play, by name, so that a test can count them. */
import type { ConstraintKind, Lag, WorkItem } from '../../server/src/core/model/plan.ts';
import { CALENDARS, KINDS } from './random-parts.ts';
import { PARTIES } from './random-people.ts';
import type { Case } from './random-plans.ts';

type Rule = (item: WorkItem, plan: Case['plan']) => boolean;

const isGroup = ({ children }: WorkItem): boolean => children.length > 0;
const hasLag = (lag: Lag | null, kind: Lag['kind'], lead: boolean): boolean =>
  lag?.kind === kind && (lag.kind === 'percent' ? lag.percent : lag.minutes) < 0 === lead;

const links = (['FS', 'SS', 'FF', 'SF'] as const).flatMap((type): [string, Rule][] => [
  [`${type} between tasks`, (item) => !isGroup(item) && item.after.some((l) => l.type === type && l.project === null)],
  [`${type} into a group`, (item) => isGroup(item) && item.after.some((l) => l.type === type)],
  [`${type} from a group`, ({ after }, { items }) => after.some((l) => l.type === type && isGroupId(items, l.task))],
  [`${type} from another plan`, ({ after }) => after.some((l) => l.type === type && l.project !== null)],
]);

const lags = (['working', 'elapsed', 'percent'] as const).flatMap((kind): [string, Rule][] =>
  [false, true].map((lead): [string, Rule] => [
    `${kind} ${lead ? 'lead' : 'lag'}`,
    ({ after }) => after.some(({ lag }) => hasLag(lag, kind, lead)),
  ]),
);

const constraints = KINDS.flatMap((kind: ConstraintKind): [string, Rule][] => [
  [`${kind} of a task`, (item) => !isGroup(item) && item.constraint?.kind === kind],
  [`${kind} of a group`, (item) => isGroup(item) && item.constraint?.kind === kind],
]);

const calendars = CALENDARS.flatMap(({ id }): [string, Rule][] => [
  [`calendar ${id} of a task`, (item) => !isGroup(item) && item.calendar === id],
  [`calendar ${id} of a group`, (item) => isGroup(item) && item.calendar === id],
  [`calendar ${id} of the project`, (_, { project }) => project.calendar === id],
]);

const progress: [string, Rule][] = [
  ['actual start without status date', (item, { project }) => item.actualStart !== null && project.statusDate === null],
  ['actual start with status date', (item, { project }) => item.actualStart !== null && project.statusDate !== null],
  ['actual finish', ({ actualFinish }) => actualFinish !== null],
  ['percent without actual start', (item) => (item.percentComplete ?? 0) > 0 && item.actualStart === null],
  ['remaining duration', ({ remainingDuration }) => remainingDuration !== null],
  ['progress override', (item, { project }) => item.actualStart !== null && project.progressOverride],
  ['decided gate', ({ gate }) => gate?.decision === 'go' && gate.decided !== null],
  ['held gate', ({ gate }) => gate?.decision === 'hold'],
];

const kinds: [string, Rule][] = [
  ['milestone', ({ kind }) => kind === 'milestone'],
  ['cancelled', ({ status }) => status === 'cancelled'],
  ['elapsed', ({ duration }) => duration?.elapsed === true],
  ['deadline', ({ deadline }) => deadline !== null],
  ['fixed start', ({ fixed }) => fixed?.start != null && fixed.finish === null],
  ['fixed finish', ({ fixed }) => fixed?.start === null && fixed.finish !== null],
  ['fixed start and finish', ({ fixed }) => fixed?.start != null && fixed.finish !== null],
  ['fixed on one day', ({ fixed }) => fixed?.start != null && fixed.start.day === fixed.finish?.day],
  ['summary in a phase', ({ kind, parent }) => kind === 'summary' && parent !== null],
];

const people: [string, Rule][] = [
  ['three people', ({ assignments }) => assignments.length === 3],
  ['team', ({ assignments }, { teams }) => assignments.some(({ party }) => teams.has(party))],
  ['units', ({ assignments }) => assignments.some(({ units }) => units !== 1 && units > 0)],
  ['no units', ({ assignments }) => assignments.some(({ units }) => units === 0)],
  ['work of an assignment', ({ assignments }) => assignments.some(({ work }) => work !== null)],
  ['work of the task', (item) => item.work !== null && item.duration === null && item.assignments.length > 0],
  ['duration and work', (item) => item.work !== null && item.duration !== null],
  ['estimate', (item) => item.estimate !== null && item.assignments.length > 0],
  ['nothing says how long', (item) => item.kind === 'task' && !item.duration && !item.work && !item.estimate],
  ['ignored calendars', (item) => item.ignoreResourceCalendars && item.assignments.length > 0],
  ['person on a task with a calendar', (item) => item.calendar !== null && item.assignments.length > 0],
  ['begun with people', (item) => item.actualStart !== null && item.assignments.length > 0],
  ['fixed with people', (item) => item.fixed !== null && item.assignments.length > 0],
];

function isGroupId(items: Case['plan']['items'], id: string): boolean {
  const item = items.get(id);
  return item !== undefined && isGroup(item);
}

const assigned = (id: string): [string, Rule] => [
  `${id} at work`,
  ({ assignments }) => assignments.some(({ party }) => party === id),
];

/** How many of the plans bring each rule into play. */
export function countRules(cases: readonly Case[], withPeople: boolean): ReadonlyMap<string, number> {
  const rules = [...links, ...lags, ...constraints, ...calendars, ...progress, ...kinds];
  if (withPeople) rules.push(...people, ...PARTIES.map(assigned));
  return new Map(
    rules.map(([name, holds]) => [
      name,
      cases.filter(({ plan }) => [...plan.items.values()].some((item) => holds(item, plan))).length,
    ]),
  );
}
