/** Reads a plan with the dates that MS Project stored, in the form of the `ms-project` corpus. */

import { parseDate, type WrittenDate } from '../../server/src/core/base/time.ts';
import type {
  CalendarSpec,
  Constraint,
  ConstraintKind,
  Lag,
  LinkType,
  Plan,
} from '../../server/src/core/model/plan.ts';
import { calendar, type ItemTree, link, makePlan, PLACE } from './make-plan.ts';

type Spans = readonly (readonly [number, number])[];

interface StoredTask {
  readonly uid: number;
  readonly name: string;
  readonly parent: number | null;
  readonly summary: boolean;
  readonly durationSec: number;
  readonly durationFormat: string;
  readonly constraintType: string;
  readonly constraintDate: string;
  readonly deadline: string;
  readonly calendar: string;
  readonly manual: string;
  readonly links: readonly { pred: number; type: LinkType; lagTenthMin: number; lagFormat: number }[];
  readonly expected: Readonly<Record<'start' | 'finish' | 'lateStart' | 'lateFinish', string>>;
}

export interface StoredPlan {
  readonly project: { readonly start: string; readonly calendar: string; readonly minutesPerDay: number };
  readonly calendars: Readonly<
    Record<string, { base: string; week: Record<string, Spans>; exceptions: readonly [string, string, Spans][] }>
  >;
  readonly tasks: readonly StoredTask[];
  readonly _meta: { readonly lateAgree: boolean };
}

const ELAPSED = new Set(['4', '6', '8', '10', '12', '20', '36', '38', '40', '42', '44', '52']);
const KINDS: readonly (ConstraintKind | null)[] = [
  null,
  'as-late-as-possible',
  'must-start-on',
  'must-finish-on',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
];

export function planOfMsProject(stored: StoredPlan): Plan {
  const children = new Map<number | null, StoredTask[]>();
  for (const task of stored.tasks) {
    const parent = task.parent === 0 ? null : task.parent;
    if (task.uid !== 0) children.set(parent, [...(children.get(parent) ?? []), task]);
  }
  const tree = (task: StoredTask): ItemTree => {
    const below = children.get(task.uid) ?? [];
    const constraint = constraintOf(task);
    return {
      id: idOf(task.uid),
      name: task.name,
      duration: { minutes: Math.round(task.durationSec / 60), elapsed: ELAPSED.has(task.durationFormat) },
      after: task.links.map((stored) => link(idOf(stored.pred), stored.type, lagOf(stored))),
      calendar: task.calendar in stored.calendars ? `c${task.calendar}` : null,
      ...(constraint ? { constraint } : {}),
      ...(task.deadline ? { deadline: instant(task.deadline) } : {}),
      ...(task.manual === '1' && below.length === 0
        ? { fixed: { start: instant(task.expected.start), finish: instant(task.expected.finish) } }
        : {}),
      ...(below.length > 0 ? { children: below.map(tree) } : {}),
    };
  };
  return makePlan(
    (children.get(null) ?? []).map(tree),
    { start: instant(stored.project.start), calendar: `c${stored.project.calendar}` },
    Object.entries(stored.calendars).map(([uid, spec]) => calendarOf(uid, spec)),
  );
}

export function idOf(uid: number): string {
  return `t${uid}`;
}

function instant(text: string): WrittenDate {
  const found = parseDate(text.slice(0, 16));
  if (!found) throw new Error(`no date: ${text}`);
  return found;
}

function constraintOf(task: StoredTask): Constraint | null {
  const kind = KINDS[Number(task.constraintType)];
  if (!kind) return null;
  const date = task.constraintDate ? instant(task.constraintDate) : null;
  return { kind, date, place: PLACE, datePlace: PLACE };
}

function lagOf({ lagTenthMin, lagFormat }: { lagTenthMin: number; lagFormat: number }): Lag | null {
  if (lagTenthMin === 0) return null;
  if ([19, 20, 51, 52].includes(lagFormat)) return { kind: 'percent', percent: lagTenthMin };
  return { kind: ELAPSED.has(String(lagFormat)) ? 'elapsed' : 'working', minutes: Math.round(lagTenthMin / 10) };
}

function calendarOf(uid: string, spec: StoredPlan['calendars'][string]): CalendarSpec {
  const spans = (written: Spans) => written.map(([from, to]) => ({ from: from / 60, to: to / 60 }));
  const hours = new Map(Object.entries(spec.week).map(([day, written]) => [Number(day) - 1, spans(written)]));
  return calendar(`c${uid}`, {
    base: spec.base !== '0' && spec.base !== '-1' && spec.base !== uid ? `c${spec.base}` : null,
    workingHours: hours,
    exceptions: spec.exceptions.map(([from, to, written]) => ({
      from: instant(from).day,
      to: instant(to).day,
      working: written.length > 0,
      hours: written.length > 0 ? spans(written) : null,
      name: null,
      place: PLACE,
    })),
  });
}
