/** Which rows one wants to see. Several conditions hold together; of several people, teams or tags, any. */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';

export interface Filters {
  readonly critical: boolean;
  readonly late: boolean;
  readonly mine: boolean;
  readonly findings: boolean;
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly tags: readonly string[];
}

export const NO_FILTERS: Filters = {
  critical: false,
  late: false,
  mine: false,
  findings: false,
  people: [],
  teams: [],
  tags: [],
};

export function isFiltering(filters: Filters): boolean {
  return filterChips(filters).length > 0;
}

export type RowTest = (row: TimelineRow) => boolean;

/** @param me the name of the person who looks, where they said so. @returns null where every row is wanted. */
export function filterTest(filters: Filters, me: string | null, view: TimelineView): RowTest | null {
  const tests: RowTest[] = [];
  if (filters.critical) tests.push((row) => row.critical && !row.done && !row.cancelled);
  if (filters.late) tests.push((row) => isLate(row, view));
  if (filters.mine) tests.push((row) => me !== null && row.who.includes(me));
  if (filters.findings) tests.push((row) => row.findings.length > 0);
  if (filters.people.length > 0) tests.push(anyOf(filters.people, (row) => row.who));
  if (filters.teams.length > 0) tests.push(anyOf(filters.teams, (row) => row.teams));
  if (filters.tags.length > 0) tests.push(anyOf(filters.tags, (row) => row.tags));
  return tests.length === 0 ? null : (row) => tests.every((test) => test(row));
}

function anyOf(wanted: readonly string[], of: (row: TimelineRow) => readonly string[]): RowTest {
  const names = new Set(wanted);
  return (row) => of(row).some((name) => names.has(name));
}

/** Percent that the progress may lie behind the time gone by. */
const TOLERANCE = 5;

/** Misses its deadline, cannot be in time any more, slipped against the approved plan, or is behind at the status date. */
export function isLate(
  row: TimelineRow,
  { statusDate, calendars }: Pick<TimelineView, 'statusDate' | 'calendars'>,
): boolean {
  if (row.cancelled) return false;
  if (row.deadlineMissedBy !== null) return true;
  if (row.done) return false;
  if (row.totalSlack < 0 || row.baseline?.slipText.startsWith('+')) return true;
  if (statusDate === null || !row.started || row.percent === null || row.finish <= row.start) return false;
  const free = calendars[row.calendar]?.nonWorking ?? [];
  const all = worked(free, row.start, row.finish);
  const past = worked(free, row.start, Math.min(Math.max(statusDate, row.start), row.finish));
  return all > 0 && (past / all) * 100 > row.percent + TOLERANCE;
}

/** Minutes between two times without those nobody works at; `free` is [from, to, from, to …]. */
function worked(free: readonly number[], from: number, to: number): number {
  let minutes = to - from;
  for (let at = firstEndingAfter(free, from); at + 1 < free.length; at += 2) {
    const start = free[at] ?? 0;
    if (start >= to) break;
    minutes -= Math.min(free[at + 1] ?? 0, to) - Math.max(start, from);
  }
  return minutes;
}

/** Index of the first stretch that ends after `time`. */
function firstEndingAfter(free: readonly number[], time: number): number {
  let low = 0;
  let high = free.length / 2;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((free[middle * 2 + 1] ?? 0) > time) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/** One condition that holds, as a chip names it, and the filters without it. */
export interface FilterChip {
  readonly label: string;
  readonly without: Filters;
}

export function filterChips(filters: Filters): FilterChip[] {
  const chips: FilterChip[] = [];
  for (const [key, label] of FLAGS) if (filters[key]) chips.push({ label, without: { ...filters, [key]: false } });
  for (const key of ['people', 'teams', 'tags'] as const) {
    for (const name of filters[key]) {
      chips.push({
        label: key === 'tags' ? `#${name}` : name,
        without: { ...filters, [key]: filters[key].filter((other) => other !== name) },
      });
    }
  }
  return chips;
}

export const FLAGS = [
  ['critical', 'Critical'],
  ['late', 'Late'],
  ['mine', 'Mine'],
  ['findings', 'Has findings'],
] as const;

export type ListFilter = 'people' | 'teams' | 'tags';

/** In or out of one of the lists. */
export function toggledName(filters: Filters, list: ListFilter, name: string): Filters {
  const names = filters[list];
  return { ...filters, [list]: names.includes(name) ? names.filter((other) => other !== name) : [...names, name] };
}

/** All names that rows have, in the order of the alphabet. */
export function namesIn(rows: readonly TimelineRow[], list: ListFilter, locale?: string): string[] {
  const names = new Set<string>();
  for (const row of rows) for (const name of list === 'people' ? row.who : row[list]) names.add(name);
  return [...names].sort(new Intl.Collator(locale, { numeric: true }).compare);
}
