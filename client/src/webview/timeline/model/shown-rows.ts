/**
 * Which rows are shown where, given what is collapsed, wanted, sorted and grouped. In the tree a wanted row
 * keeps its ancestors, so that it is seen in its place; in groups there are only headings and tasks.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { RowTest } from './filters.ts';
import { type GroupBy, groupsOf } from './grouping.ts';
import { comparing, type Sort, sortedTree } from './sorting.ts';

export interface Arrangement {
  /** Ids of rows and keys of groups. */
  readonly collapsed: ReadonlySet<string>;
  /** Null where every row is wanted. */
  readonly wanted: RowTest | null;
  readonly sort: Sort | null;
  readonly group: GroupBy | null;
  readonly locale?: string | undefined;
}

export const AS_PLANNED: Arrangement = {
  collapsed: new Set(),
  wanted: null,
  sort: null,
  group: null,
};

export interface Heading {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  /** From the first start of its tasks to their last finish; null where none has dates. */
  readonly span: { readonly start: number; readonly finish: number } | null;
}

export interface ShownRows {
  /** Row by position on screen; -1 at a heading. */
  readonly rows: Int32Array;
  /** The first position of each row, or of the nearest ancestor shown in its place; -1 where none is. */
  readonly positions: Int32Array;
  /** Of each position: from 0. */
  readonly levels: Uint8Array;
  /** Of each position: that of the row or heading it is under, or -1. */
  readonly parents: Int32Array;
  /** Of each position: what may be opened or shut. */
  readonly folds: Uint8Array;
  readonly headings: ReadonlyMap<number, Heading>;
  /** How many rows are shown, each once, and how many there are to show: groups hold no phases. */
  readonly count: number;
  readonly outOf: number;
  /** True at a row whose position is its own. */
  readonly isShown: (row: number) => boolean;
}

export const FOLD = { none: 0, shut: 1, open: 2 } as const;

export function shownRows(rows: readonly TimelineRow[], how: Arrangement): ShownRows {
  const { sort, group, locale } = how;
  if (group === null) return inTree(rows, sort ? sortedTree(rows, sort, locale) : rows.keys(), how);
  return inGroups(rows, sort ? [...rows.keys()].sort(comparing(rows, sort, locale)) : rows.keys(), how, group);
}

class Places {
  readonly #rows: number[] = [];
  readonly #levels: number[] = [];
  readonly #parents: number[] = [];
  readonly #folds: number[] = [];

  add(row: number, level: number, parent: number, fold: number): number {
    this.#levels.push(level);
    this.#parents.push(parent);
    this.#folds.push(fold);
    return this.#rows.push(row) - 1;
  }

  shown(positions: Int32Array, headings: ReadonlyMap<number, Heading>, count: number, outOf: number): ShownRows {
    const rows = Int32Array.from(this.#rows);
    return {
      rows,
      positions,
      levels: Uint8Array.from(this.#levels),
      parents: Int32Array.from(this.#parents),
      folds: Uint8Array.from(this.#folds),
      headings,
      count,
      outOf,
      isShown: (row) => rows[positions[row] ?? -1] === row,
    };
  }
}

function inTree(rows: readonly TimelineRow[], order: Iterable<number>, how: Arrangement): ShownRows {
  const wanted = withAncestors(rows, how.wanted);
  const positions = new Int32Array(rows.length).fill(-1);
  const hidesChildren = new Uint8Array(rows.length);
  const places = new Places();
  let count = 0;
  for (const index of order) {
    const row = rows[index];
    if (!row) continue;
    const above = row.parent >= 0 ? (positions[row.parent] ?? -1) : -1;
    if (row.parent >= 0 && hidesChildren[row.parent]) {
      hidesChildren[index] = 1;
      positions[index] = above;
      continue;
    }
    if (wanted && !wanted[index]) {
      positions[index] = above;
      continue;
    }
    const isParent = rows[index + 1]?.parent === index;
    const shut = isParent && how.collapsed.has(row.id);
    if (shut) hidesChildren[index] = 1;
    const fold = shut ? FOLD.shut : isParent ? FOLD.open : FOLD.none;
    positions[index] = places.add(index, row.level, above, fold);
    count++;
  }
  return places.shown(positions, new Map(), count, rows.length);
}

function inGroups(rows: readonly TimelineRow[], order: Iterable<number>, how: Arrangement, by: GroupBy): ShownRows {
  const positions = new Int32Array(rows.length).fill(-1);
  const headings = new Map<number, Heading>();
  const places = new Places();
  let count = 0;
  for (const { key, title, rows: all } of groupsOf(rows, order, by, how.locale)) {
    const members = how.wanted ? all.filter((index) => isWanted(rows, index, how.wanted)) : all;
    if (members.length === 0) continue;
    const shut = how.collapsed.has(key);
    const heading = places.add(-1, 0, -1, shut ? FOLD.shut : FOLD.open);
    headings.set(heading, { key, title, count: members.length, span: spanOf(rows, members) });
    for (const index of members) {
      const position = shut ? heading : places.add(index, 1, heading, FOLD.none);
      if (positions[index] !== -1) continue;
      positions[index] = position;
      if (!shut) count++;
    }
  }
  const leaves = rows.filter((_, index) => rows[index + 1]?.parent !== index);
  return places.shown(positions, headings, count, leaves.length);
}

function spanOf(rows: readonly TimelineRow[], members: readonly number[]): Heading['span'] {
  const span = { start: Number.POSITIVE_INFINITY, finish: Number.NEGATIVE_INFINITY };
  for (const index of members) {
    const row = rows[index];
    if (!row || row.noDates || row.cancelled) continue;
    span.start = Math.min(span.start, row.start);
    span.finish = Math.max(span.finish, row.finish, row.start + 1);
  }
  return span.finish > span.start ? span : null;
}

function isWanted(rows: readonly TimelineRow[], index: number, test: RowTest | null): boolean {
  const row = rows[index];
  return row !== undefined && (test === null || test(row));
}

/** Null where everything is wanted. */
function withAncestors(rows: readonly TimelineRow[], test: RowTest | null): Uint8Array | null {
  if (!test) return null;
  const wanted = new Uint8Array(rows.length);
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (!row) continue;
    if (!wanted[index] && test(row)) wanted[index] = 1;
    if (wanted[index] && row.parent >= 0) wanted[row.parent] = 1;
  }
  return wanted;
}

/** Ids of the rows to collapse so that a large plan opens on its phases. */
export function collapsedAtFirst(rows: readonly TimelineRow[]): Set<string> {
  if (rows.length <= 2000) return new Set();
  return new Set(rows.filter((row) => row.kind === 'phase' || row.kind === 'summary').map((row) => row.id));
}
