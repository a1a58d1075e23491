/** Calendars, their exceptions and people's leave, with what only their dates can show to be wrong. */
import { type Problem, problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { day, formatDay } from '../base/time.ts';
import { type Node, valueAt } from '../syntax/tree.ts';
import { backwardsProblem } from './date-order.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { CalendarException, CalendarSpec } from './plan.ts';
import { readUncertainDays } from './read-uncertain-days.ts';
import { booleanOf, dateOf, itemsOf, type MaybeNode, scalarOf, textOf, textsOf } from './read-values.ts';
import { readHours, readWorkingDays, readWorkingHours } from './read-working-hours.ts';
import { known, type Reading, report } from './reading.ts';

/** `date-holidays` knows more kinds; only these are days off for everybody. */
const DEFAULT_HOLIDAY_TYPES: readonly string[] = ['public'];

export function readCalendar(fields: Fields, { ids, problems }: Reading): CalendarSpec {
  const value = (key: string): MaybeNode => valueIn(fields, key);
  const exceptions = readExceptions(value('exceptions'), fileOf(fields, 'exceptions'), problems);
  report(problems, overlapProblems(fields.id, exceptions));
  return {
    id: fields.id,
    name: textOf(value('name')),
    base: known(ids.calendars, textOf(value('base'))),
    workingDays: readWorkingDays(value('working-days')),
    workingHours: readWorkingHours(value('working-hours'), { file: fileOf(fields, 'working-hours'), problems }),
    holidays: readHolidays(value('holidays'), fileOf(fields, 'holidays')),
    exceptions,
    uncertainDays: readUncertainDays(value('uncertain-days'), fileOf(fields, 'uncertain-days'), problems),
    origin: fields,
  };
}

function readHolidays(node: MaybeNode, file: FileId): CalendarSpec['holidays'] {
  const region = scalarOf(node?.kind === 'map' ? valueAt(node, 'region') : node);
  if (!region) return null;
  const types = textsOf(valueAt(node, 'types'));
  return {
    region: region.text,
    types: types.length > 0 ? types : DEFAULT_HOLIDAY_TYPES,
    place: { file, span: region.span },
  };
}

/** Exceptions of a calendar, or a person's leave: `{date}` or `{from, to}`. */
export function readExceptions(node: MaybeNode, file: FileId, problems: Problem[]): readonly CalendarException[] {
  return itemsOf(node).flatMap((item) => readException(item, file, problems) ?? []);
}

function readException(item: Node, file: FileId, problems: Problem[]): CalendarException | null {
  const place = { file, span: item.span };
  const first = dateOf(valueAt(item, 'date')) ?? dateOf(valueAt(item, 'from'));
  if (!first) return null;
  const last = dateOf(valueAt(item, 'to')) ?? first;
  if (last.day < first.day) {
    problems.push(backwardsProblem(place, first.day, last.day));
    return null;
  }
  const hours = readHours(valueAt(item, 'working-hours'), { file, problems });
  return {
    from: first.day,
    to: last.day,
    working: booleanOf(valueAt(item, 'working')) ?? (hours?.length ?? 0) > 0,
    hours,
    name: textOf(valueAt(item, 'name')),
    place,
  };
}

/** One finding an exception that names a day an earlier written one has; that one wins. */
function overlapProblems(id: string, exceptions: readonly CalendarException[]): readonly Problem[] {
  const byStart = exceptions
    .map((exception, index) => ({ exception, index }))
    .sort((a, b) => a.exception.from - b.exception.from);
  const overlapping = new Map<number, CalendarException>();
  let reach = byStart[0];
  for (const next of byStart.slice(1)) {
    if (!reach) break;
    if (next.exception.from <= reach.exception.to) {
      const [earlier, later] = next.index > reach.index ? [reach, next] : [next, reach];
      if (!overlapping.has(later.index)) overlapping.set(later.index, earlier.exception);
    }
    if (next.exception.to > reach.exception.to) reach = next;
  }
  return [...overlapping]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, earlier]) => {
      const later = exceptions[index];
      if (!later) return [];
      const shared = formatDay(day(Math.max(later.from, earlier.from)));
      const message = `Calendar \`${id}\` has two exceptions on ${shared}; the first one counts. Make the dates of this one end or begin outside it.`;
      const related = [{ ...earlier.place, message: 'This exception names the day first.' }];
      return [problem('calendar-overlap', 'error', later.place, message, { related })];
    });
}

/** Reports every cycle of bases once and cuts it there, so that later steps can follow bases. */
export function withoutCycles(
  calendars: ReadonlyMap<string, CalendarSpec>,
  problems: Problem[],
): ReadonlyMap<string, CalendarSpec> {
  const sound = new Map(calendars);
  const cleared = new Set<string>();
  let cut = 0;
  for (const id of calendars.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | null = id;
    while (at !== null && !cleared.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = sound.get(at)?.base ?? null;
    }
    const first = at !== null && onPath.has(at) ? sound.get(at) : undefined;
    if (first) {
      cut++;
      sound.set(first.id, withoutBase(first));
      problems.push(cycleProblem([...path.slice(path.indexOf(first.id)), first.id], first));
    }
    for (const passed of path) cleared.add(passed);
  }
  return cut === 0 ? calendars : sound;
}

const baseless = new WeakMap<CalendarSpec, CalendarSpec>();

/** The same object for the same calendar. */
function withoutBase(calendar: CalendarSpec): CalendarSpec {
  const known = baseless.get(calendar);
  if (known) return known;
  const cut = { ...calendar, base: null };
  baseless.set(calendar, cut);
  return cut;
}

function cycleProblem(path: readonly string[], first: CalendarSpec): Problem {
  const base = first.origin.fields.get('base');
  const place = base ? { file: base.file, span: base.value } : { file: first.origin.file, span: first.origin.key };
  const way = path.map((id) => `\`${id}\``).join(' → ');
  const message =
    path.length === 2
      ? `Calendar \`${first.id}\` is based on itself. Name another \`base\` or remove it.`
      : `These calendars are based on each other: ${way}. Remove one \`base\`.`;
  return problem('calendar-cycle', 'error', place, message);
}
