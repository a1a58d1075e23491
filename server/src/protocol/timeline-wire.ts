/**
 * A timeline as it is sent: rows and links in columns. What most rows have in common is left out of a view, and
 * of changes all that is as before.
 */
import { type Column, type Columns, columnOf, columnsOf, type Readers, valuesIn, withColumns } from './columns.ts';
import type { RowChanges, TimelineChanges, TimelineLink, TimelineRow, TimelineView } from './timeline.ts';

export interface SentTimeline extends Omit<TimelineView, 'rows' | 'links'> {
  readonly rowCount: number;
  readonly linkCount: number;
  readonly rows: Columns<TimelineRow>;
  readonly links: Columns<TimelineLink>;
}

export interface SentChanges extends Omit<TimelineChanges, 'of' | 'rows' | 'linksTo' | 'restated'> {
  readonly rows: readonly SentRows[];
  /** Rows whose links are told anew, and how many lead to each: so links do not say where they lead. */
  readonly to: Column<number>;
  readonly counts: Column<number>;
  readonly links: Columns<TimelineLink>;
  readonly restated: Column<number>;
}

/** Fields that are others in the same rows, and their values there. */
interface SentRows {
  readonly at: Column<number>;
  readonly columns: Columns<TimelineRow>;
}

export function sentTimeline(view: TimelineView): SentTimeline {
  const { rows, links } = view;
  return {
    ...view,
    rowCount: rows.length,
    linkCount: links.length,
    rows: unlessUsual(rows, ROW, USUAL_ROW),
    links: unlessUsual(links, LINK, USUAL_LINK),
  };
}

export function sentChanges({ rows, of, linksTo, restated, ...frame }: TimelineChanges): SentChanges {
  const leading = linksTo.flatMap(([, links]) => links);
  const linkAt = (k: number): TimelineLink => leading[k] as TimelineLink;
  return {
    ...frame,
    rows: rows.map((each) => sentRows(each, of)),
    to: columnOf(linksTo.length, (k) => linksTo[k]?.[0] ?? 0),
    counts: columnOf(linksTo.length, (k) => linksTo[k]?.[1].length ?? 0),
    links: columnsOf(leading.length, linkAt, LINK, (read, field) => {
      return field !== 'to' && isAnyUnusual(leading, read, USUAL_LINK);
    }),
    restated: indexesOf(restated),
  };
}

function sentRows({ at, fields }: RowChanges, of: readonly TimelineRow[]): SentRows {
  const rowAt = (k: number): TimelineRow => of[at[k] as number] as TimelineRow;
  return { at: indexesOf(at), columns: columnsOf(at.length, rowAt, ROW, (_, field) => fields.includes(field)) };
}

function indexesOf(at: ArrayLike<number>): Column<number> {
  return columnOf(at.length, (k) => at[k] as number);
}

export function receivedTimeline({ rowCount, linkCount, rows, links, ...frame }: SentTimeline): TimelineView {
  return { ...frame, rows: receivedRows(rows, rowCount), links: receivedLinks(links, linkCount) };
}

/** By field, of so many links: what is told of it, else what is usual. */
export function receivedLinkFields(columns: Columns<TimelineLink>, count: number) {
  const of = <Field extends keyof TimelineLink>(field: Field): readonly TimelineLink[Field][] => {
    const column = columns[field];
    return column === undefined ? new Array<TimelineLink[Field]>(count).fill(USUAL_LINK[field]) : valuesIn(column);
  };
  return {
    from: of('from'),
    type: of('type'),
    lagText: of('lagText'),
    driving: of('driving'),
    critical: of('critical'),
    broken: of('broken'),
  };
}

function receivedRows(columns: Columns<TimelineRow>, count: number): TimelineRow[] {
  return withColumns(new Array<TimelineRow>(count).fill(USUAL_ROW), columns, ROW);
}

function receivedLinks(columns: Columns<TimelineLink>, count: number): TimelineLink[] {
  return withColumns(new Array<TimelineLink>(count).fill(USUAL_LINK), columns, LINK);
}

function unlessUsual<Whole extends object>(all: readonly Whole[], readers: Readers<Whole>, usual: Whole) {
  const wholeAt = (k: number): Whole => all[k] as Whole;
  return columnsOf(all.length, wholeAt, readers, (read) => isAnyUnusual(all, read, usual));
}

function isAnyUnusual<Whole>(all: readonly Whole[], read: (whole: Whole) => unknown, usual: Whole): boolean {
  const value = read(usual);
  return all.some((each) => !isSame(read(each), value));
}

/** Plain data. What makes a function inside stands apart: it would make room for that in each of a million calls. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === 'object' && a !== null && b !== null && isSameWithin(a, b);
}

function isSameWithin(a: object, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => isSame(each, b[at]));
  return JSON.stringify(a) === JSON.stringify(b);
}

const NOTHING: readonly never[] = [];

const USUAL_ROW: TimelineRow = {
  id: '',
  name: '',
  start: -1,
  finish: -1,
  kind: 'task',
  parent: -1,
  level: 1,
  stage: null,
  replans: null,
  pieces: NOTHING,
  lateFinish: 0,
  duration: 0,
  durationText: '',
  totalSlack: 0,
  slackText: '0d',
  critical: false,
  nearCritical: false,
  percent: null,
  started: false,
  done: false,
  cancelled: false,
  who: NOTHING,
  teams: NOTHING,
  tags: NOTHING,
  cost: null,
  overAllocated: NOTHING,
  baseline: null,
  chance: null,
  calendar: 0,
  deadline: null,
  deadlineMissedBy: null,
  constraint: null,
  gate: null,
  noDates: false,
  driverRow: -1,
  findings: NOTHING,
  locked: null,
};

export const ROW: Readers<TimelineRow> = {
  id: (row) => row.id,
  name: (row) => row.name,
  start: (row) => row.start,
  finish: (row) => row.finish,
  kind: (row) => row.kind,
  parent: (row) => row.parent,
  level: (row) => row.level,
  stage: (row) => row.stage,
  replans: (row) => row.replans,
  pieces: (row) => row.pieces,
  lateFinish: (row) => row.lateFinish,
  duration: (row) => row.duration,
  durationText: (row) => row.durationText,
  totalSlack: (row) => row.totalSlack,
  slackText: (row) => row.slackText,
  critical: (row) => row.critical,
  nearCritical: (row) => row.nearCritical,
  percent: (row) => row.percent,
  started: (row) => row.started,
  done: (row) => row.done,
  cancelled: (row) => row.cancelled,
  who: (row) => row.who,
  teams: (row) => row.teams,
  tags: (row) => row.tags,
  cost: (row) => row.cost,
  overAllocated: (row) => row.overAllocated,
  baseline: (row) => row.baseline,
  chance: (row) => row.chance,
  calendar: (row) => row.calendar,
  deadline: (row) => row.deadline,
  deadlineMissedBy: (row) => row.deadlineMissedBy,
  constraint: (row) => row.constraint,
  gate: (row) => row.gate,
  noDates: (row) => row.noDates,
  driverRow: (row) => row.driverRow,
  findings: (row) => row.findings,
  locked: (row) => row.locked,
};

/** What a link is said to be, as numbers that add up. */
export const LINK_STATES = { driving: 1, critical: 2, broken: 4 } as const;

const USUAL_LINK: TimelineLink = {
  from: -1,
  to: -1,
  type: 'FS',
  lagText: '',
  driving: false,
  critical: false,
  broken: false,
};

const LINK: Readers<TimelineLink> = {
  from: (link) => link.from,
  to: (link) => link.to,
  type: (link) => link.type,
  lagText: (link) => link.lagText,
  driving: (link) => link.driving,
  critical: (link) => link.critical,
  broken: (link) => link.broken,
};
