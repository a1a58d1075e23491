/**
 * What a column of the table shows and how rows compare by it. The name is always first; the others
 * are chosen. Texts are short: the row's own label says them in full.
 */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { money } from './amounts.ts';

export const COLUMN_NAMES = [
  'name',
  'start',
  'finish',
  'duration',
  'slack',
  'percent',
  'who',
  'cost',
  'p80',
  'deadline',
] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

interface Column {
  /** Over the column, and in menus. */
  readonly title: string;
  /** Where the title alone does not say it. */
  readonly explained?: string;
  /** Px. */
  readonly width: number;
  readonly isText?: boolean;
  readonly text: (row: TimelineRow, words: CellWords) => string;
  /** Null where there is nothing to compare: such rows come last. */
  readonly key: (row: TimelineRow) => number | string | null;
  /** False where no row of the plan has anything to show. */
  readonly offered?: (view: TimelineView) => boolean;
}

const DATES = ['start', 'finish', 'p80', 'deadline'] as const;
const DIGIT = 7;
const PADDING = 14;

/** Widths of columns where nobody has changed them: dates need more room in some languages and over years. */
export function usualWidths({ longest }: DateWords): Map<OtherColumn, number> {
  return new Map(DATES.map((name) => [name, Math.max(COLUMNS[name].width, longest * DIGIT + PADDING)]));
}

export interface CellWords {
  readonly dates: DateWords;
  readonly currency: string | null;
}

const isPoint = (row: TimelineRow) => row.kind === 'gate' || row.kind === 'milestone';
const NONE = '–';

export const COLUMNS: Readonly<Record<ColumnName, Column>> = {
  name: { title: 'Name', width: 140, isText: true, text: (row) => row.name, key: (row) => row.name },
  start: {
    title: 'Start',
    width: 64,
    text: (row, { dates }) => (row.noDates ? NONE : dates.short(row.start)),
    key: (row) => (row.noDates ? null : row.start),
  },
  finish: {
    title: 'Finish',
    width: 64,
    text: (row, { dates }) => (row.noDates ? NONE : dates.shortEnd(Math.max(row.finish, row.start + 1))),
    key: (row) => (row.noDates ? null : row.finish),
  },
  duration: {
    title: 'Duration',
    width: 64,
    text: (row) => (isPoint(row) ? '' : row.noDates ? NONE : row.durationText),
    key: (row) => (row.noDates ? null : row.duration),
  },
  slack: {
    title: 'Slack',
    explained: 'Slack: how far it can slip',
    width: 64,
    text: (row) => (row.done || row.cancelled || row.noDates ? '' : row.slackText),
    key: (row) => (row.done || row.cancelled || row.noDates ? null : row.totalSlack),
  },
  percent: {
    title: '%',
    explained: 'Progress',
    width: 44,
    text: (row) => {
      if (row.done) return '✓';
      return isPoint(row) || row.percent === null ? '' : `${row.percent}%`;
    },
    key: (row) => (row.done ? 100 : row.percent),
  },
  who: {
    title: 'Who',
    width: 120,
    isText: true,
    text: (row) => row.who.join(', '),
    key: (row) => (row.who.length > 0 ? row.who.join(', ') : null),
  },
  cost: {
    title: 'Cost',
    width: 88,
    text: (row, { currency, dates }) => (row.cost === null ? '' : money(row.cost, currency, dates.locale)),
    key: (row) => row.cost,
    offered: (view) => view.rows.some((row) => row.cost !== null),
  },
  p80: {
    title: 'P80',
    explained: 'P80: 80 percent sure by then',
    width: 64,
    text: (row, { dates }) => (row.chance === null || row.done ? '' : dates.shortEnd(row.chance.p80)),
    key: (row) => row.chance?.p80 ?? null,
    offered: (view) => view.rows.some((row) => row.chance !== null),
  },
  deadline: {
    title: 'Deadline',
    width: 72,
    text: (row, { dates }) => (row.deadline === null ? '' : dates.shortEnd(row.deadline)),
    key: (row) => row.deadline,
  },
};

export type OtherColumn = Exclude<ColumnName, 'name'>;

export const DEFAULT_COLUMNS: readonly OtherColumn[] = ['start', 'finish', 'percent'];

/** All a plan has something to show in, in the table's order; a chosen one stays offered. */
export function offeredColumns(view: TimelineView | null, chosen: readonly OtherColumn[]): OtherColumn[] {
  return COLUMN_NAMES.filter((name): name is OtherColumn => {
    if (name === 'name') return false;
    const { offered } = COLUMNS[name];
    return chosen.includes(name) || offered === undefined || (view !== null && offered(view));
  });
}

/** In or out; one that comes in goes where the table has it among the others. */
export function withColumn(chosen: readonly OtherColumn[], name: OtherColumn): readonly OtherColumn[] {
  if (chosen.includes(name)) return chosen.filter((other) => other !== name);
  const rank = COLUMN_NAMES.indexOf(name);
  const at = chosen.findIndex((other) => COLUMN_NAMES.indexOf(other) > rank);
  return at < 0 ? [...chosen, name] : chosen.toSpliced(at, 0, name);
}

/** One place to the left (-1) or right. */
export function movedColumn(chosen: readonly OtherColumn[], name: OtherColumn, step: 1 | -1): readonly OtherColumn[] {
  const at = chosen.indexOf(name);
  const to = at + step;
  if (at < 0 || to < 0 || to >= chosen.length) return chosen;
  return chosen.toSpliced(at, 1).toSpliced(to, 0, name);
}
