/** How the reader wants the table: columns, order, groups, and which rows. Kept over a reload, and read back with care. */
import { COLUMN_NAMES, type ColumnName, DEFAULT_COLUMNS, type OtherColumn } from './columns.ts';
import { type Filters, FLAGS, NO_FILTERS } from './filters.ts';
import { GROUPINGS, type GroupBy } from './grouping.ts';
import type { Search } from './search.ts';
import type { Sort } from './sorting.ts';

export interface TableChoice {
  readonly columns: readonly OtherColumn[];
  /** Px, where they were changed. */
  readonly widths: ReadonlyMap<OtherColumn, number>;
  /** Null for the plan's own order. */
  readonly sort: Sort | null;
  /** Null for the plan's own tree. */
  readonly group: GroupBy | null;
  readonly filters: Filters;
  readonly search: Search;
  /** The name, among the plan's people, of the one who looks. */
  readonly me: string | null;
}

export const LEAST_COLUMN = 36;
export const MOST_COLUMN = 600;
/** More names than this in a filter were not chosen by hand. */
const MOST_NAMES = 200;
const LONGEST = 500;

/** As plain data, which the page's state is kept as. */
export function keptTable(choice: TableChoice): object {
  return { ...choice, widths: [...choice.widths] };
}

/** What an older version, or nobody knows who, has kept: whatever makes no sense falls back. */
export function readTable(value: unknown): TableChoice {
  const kept = record(value);
  const columns = Array.isArray(kept['columns']) ? others(kept['columns']) : DEFAULT_COLUMNS;
  const filters = record(kept['filters']);
  const search = record(kept['search']);
  return {
    columns,
    widths: widthsOf(kept['widths']),
    sort: sortOf(kept['sort']),
    group: GROUPINGS.find((name) => name === kept['group']) ?? null,
    filters: {
      ...NO_FILTERS,
      ...Object.fromEntries(FLAGS.map(([flag]) => [flag, filters[flag] === true])),
      people: names(filters['people']),
      teams: names(filters['teams']),
      tags: names(filters['tags']),
    },
    search: { text: text(search['text']) ?? '', hides: search['hides'] === true },
    me: text(kept['me']),
  };
}

function others(value: readonly unknown[]): OtherColumn[] {
  const known = value.flatMap((name) => columnOf(name) ?? []);
  return [...new Set(known)].filter((name) => name !== 'name');
}

function columnOf(value: unknown): ColumnName | undefined {
  return COLUMN_NAMES.find((name) => name === value);
}

function widthsOf(value: unknown): Map<OtherColumn, number> {
  const widths = new Map<OtherColumn, number>();
  for (const entry of Array.isArray(value) ? value : []) {
    if (!Array.isArray(entry)) continue;
    const [name] = others([entry[0]]);
    const width: unknown = entry[1];
    if (name && typeof width === 'number' && width >= LEAST_COLUMN && width <= MOST_COLUMN) widths.set(name, width);
  }
  return widths;
}

function sortOf(value: unknown): Sort | null {
  const kept = record(value);
  const column = columnOf(kept['column']);
  return column ? { column, descending: kept['descending'] === true } : null;
}

function names(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.flatMap((entry) => text(entry) ?? []))].slice(0, MOST_NAMES);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.length <= LONGEST ? value : null;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
