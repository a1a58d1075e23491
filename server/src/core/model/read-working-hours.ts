/** Weekdays and hours: `[mon, tue]`, `["09:00-12:00"]`, `{sat: ["08:00-12:00"]}`. */
import { type Problem, problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import type { Node } from '../syntax/tree.ts';
import { entriesOf } from './fields.ts';
import type { CalendarSpec, DaySpan } from './plan.ts';
import { itemsOf, type MaybeNode, textOf, textsOf } from './read-values.ts';

/** As `weekday` of base/time counts them. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((name, number) => [name, number]),
);

const HOURS = /^(\d{2}):(\d{2})\s?-\s?(\d{2}):(\d{2})$/;
const MINUTES_PER_DAY = 1440;

/** Null where nothing is written. */
export function readWorkingDays(node: MaybeNode): ReadonlySet<number> | null {
  if (node?.kind !== 'list') return null;
  const days = new Set(textsOf(node).flatMap((name) => WEEKDAYS.get(name) ?? []));
  // Words that are no weekdays are a finding already; a week without work would only echo it.
  return days.size === 0 && node.items.length > 0 ? null : days;
}

export function readWorkingHours(node: MaybeNode, context: HoursContext): CalendarSpec['workingHours'] {
  if (node?.kind !== 'map') return readHours(node, context);
  const byDay = new Map<number, readonly DaySpan[]>();
  for (const { key, value } of entriesOf(node)) {
    const weekday = WEEKDAYS.get(key.text);
    const hours = readHours(value, context);
    if (weekday !== undefined && hours && !byDay.has(weekday)) byDay.set(weekday, hours);
  }
  return byDay;
}

/** Where the hours stand, and who hears of a span that is none although it is written like one. */
export interface HoursContext {
  readonly file: FileId;
  readonly problems: Problem[];
}

/** Spans in order of time, united where they meet. An empty list is a day off, one of nonsense says nothing. */
export function readHours(node: MaybeNode, context: HoursContext): readonly DaySpan[] | null {
  if (!node || (node.kind === 'scalar' && textOf(node) === null)) return null;
  const items = itemsOf(node);
  const spans = items.flatMap((item) => readSpan(item, context) ?? []).sort((a, b) => a.from - b.from || a.to - b.to);
  if (spans.length === 0 && items.length > 0) return null;
  const united: DaySpan[] = [];
  for (const span of spans) {
    const last = united.at(-1);
    if (last && span.from <= last.to) united[united.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else united.push(span);
  }
  return united;
}

function readSpan(item: Node, { file, problems }: HoursContext): DaySpan | null {
  const text = textOf(item) ?? '';
  const hours = parseHours(text);
  if (!hours && isEmptySpan(text)) {
    const message = `\`${text}\` holds no time: it ends when it starts. Write \`00:00-24:00\` for a whole day, or remove it.`;
    problems.push(problem('schema', 'error', { file, span: item.span }, message));
  }
  return hours;
}

function isEmptySpan(text: string): boolean {
  const [from, to] = text.split('-').map((time) => time.trim());
  return from === to && HOURS.test(text.trim());
}

/** `24:00` ends a day; an end at or before the start lies on the next day. Null for an empty span. */
export function parseHours(text: string): DaySpan | null {
  const match = HOURS.exec(text.trim());
  if (!match) return null;
  const from = minuteOfDay(match[1], match[2]);
  const to = minuteOfDay(match[3], match[4]);
  if (from === null || to === null || from === to || from === MINUTES_PER_DAY) return null;
  return { from, to: to < from ? to + MINUTES_PER_DAY : to };
}

function minuteOfDay(hours = '', minutes = ''): number | null {
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= MINUTES_PER_DAY ? total : null;
}
