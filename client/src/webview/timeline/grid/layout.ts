/** Where the parts of the page lie, by the room there is. Thresholds are those of the style sheet's container queries. */
import { COLUMNS, type ColumnName, type OtherColumn } from '../model/columns.ts';
import type { TableChoice } from '../model/table-choice.ts';

type Mode = 'wide' | 'medium' | 'narrow';

export interface RowMetrics {
  readonly rowHeight: number;
  readonly barTop: number;
  readonly barHeight: number;
}

export interface Layout {
  readonly mode: Mode;
  readonly metrics: RowMetrics;
  /** The name and, of the columns chosen, those there is room for. */
  readonly columns: readonly ColumnName[];
  readonly places: readonly ColumnPlace[];
  readonly treeWidth: number;
  readonly chartWidth: number;
  /** Header and lane of stages. */
  readonly rowsTop: number;
  readonly rowsHeight: number;
}

interface ColumnPlace {
  readonly name: ColumnName;
  readonly left: number;
  readonly width: number;
}

const WIDE = 1000;
const NARROW = 560;
export const HEADER_HEIGHT = 48;
export const LANE_HEIGHT = 18;
const LIST_HEADER = 28;
/** Of a list's width, what the columns beside the name may take. */
const LIST_SHARE = 0.45;
const LEAST_TREE = 140;
/** What the names take of the room beyond 1400, and at most. */
const NAMES_SHARE = 0.15;
const MOST_NAMES = 400;
const INDENT = 10;
const LEAST_CHART = 160;

const ROOMY: RowMetrics = { rowHeight: 28, barTop: 4, barHeight: 16 };
const COMPACT: RowMetrics = { rowHeight: 24, barTop: 2, barHeight: 14 };
const TWO_LINES: RowMetrics = { rowHeight: 44, barTop: 22, barHeight: 14 };

/** Of the name, where the tree's width is left to us: 420 with the usual columns where it is wide. */
const NAME_WIDTHS: Readonly<Record<Mode, number>> = { wide: 248, medium: 230, narrow: 140 };
/** Beside a text most panels are narrow: names that begin alike must be told apart, and bars be seen. */
const MEDIUM_SHARE = 0.34;

export interface Room {
  /** Of the whole page. */
  readonly pageWidth: number;
  /** Of the grid: tree and chart. */
  readonly width: number;
  readonly height: number;
  /** The user's own tree width, where the sash was moved. */
  readonly treeWidth: number | null;
  readonly list: boolean;
  readonly compact: boolean;
  readonly table: Pick<TableChoice, 'columns' | 'widths'>;
  readonly lanes: number;
}

function modeOf(pageWidth: number): Mode {
  if (pageWidth >= WIDE) return 'wide';
  return pageWidth >= NARROW ? 'medium' : 'narrow';
}

export function layoutOf(room: Room): Layout {
  const mode = modeOf(room.pageWidth);
  const isList = mode === 'narrow' && room.list;
  const rowsTop = isList ? LIST_HEADER : HEADER_HEIGHT + room.lanes * LANE_HEIGHT;
  const rowsHeight = Math.max(0, room.height - rowsTop);
  const metrics = mode === 'narrow' && !room.list ? TWO_LINES : room.compact ? COMPACT : ROOMY;
  const treeWidth = treeWidthOf(room, mode);
  const tableWidth = treeWidth > 0 ? treeWidth : room.width;
  const beside = isList ? tableWidth * LIST_SHARE : tableWidth - COLUMNS.name.width;
  const columns = mode === 'narrow' && !isList ? [] : fitting(room.table, mostColumns(room, mode), beside);
  const places = placesOf(columns, room.table, tableWidth);
  const chartWidth = room.width - treeWidth;
  return { mode, metrics, columns: ['name', ...columns], places, treeWidth, chartWidth, rowsTop, rowsHeight };
}

function treeWidthOf(room: Room, mode: Mode): number {
  if (mode === 'narrow') return room.list ? room.width : 0;
  const most = Math.max(LEAST_TREE, room.width - LEAST_CHART);
  const columns = fitting(room.table, mostColumns(room, mode), Number.POSITIVE_INFINITY);
  const own = Math.round(nameWidth(room, mode)) + sum(columns, room.table);
  // Left to us, the chart keeps the larger half.
  const fit = Math.min(own, Math.max(NAME_WIDTHS[mode], Math.round(room.width * 0.55)));
  return Math.round(Math.min(Math.max(room.treeWidth ?? fit, LEAST_TREE), most));
}

function nameWidth({ width }: Room, mode: Mode): number {
  if (mode === 'medium') return Math.min(NAME_WIDTHS.medium, width * MEDIUM_SHARE);
  return Math.min(MOST_NAMES, NAME_WIDTHS[mode] + Math.max(0, width - 1400) * NAMES_SHARE);
}

function mostColumns(room: Room, mode: Mode): number {
  return mode === 'medium' && room.treeWidth === null ? 1 : room.table.columns.length;
}

export function columnWidth(name: OtherColumn, { widths }: Pick<TableChoice, 'widths'>): number {
  return widths.get(name) ?? COLUMNS[name].width;
}

function sum(columns: readonly OtherColumn[], table: Pick<TableChoice, 'widths'>): number {
  return columns.reduce((total, name) => total + columnWidth(name, table), 0);
}

/** As many as fit beside the name. Where not all do, the finish goes last: it is what one looks for. */
function fitting(table: Room['table'], most: number, room: number): readonly OtherColumn[] {
  let columns = table.columns;
  while (columns.length > 0 && (columns.length > most || sum(columns, table) > room)) {
    const at = columns.findLastIndex((name) => name !== 'finish');
    columns = columns.toSpliced(at, 1);
  }
  return columns;
}

/** Where the text of a name begins in its column, px. */
export function nameLeft(level: number): number {
  return 24 + level * INDENT;
}

/** The name takes what the others leave. */
function placesOf(columns: readonly OtherColumn[], table: Room['table'], width: number): readonly ColumnPlace[] {
  let left = width - sum(columns, table);
  const others = columns.map((name) => {
    const place = { name, left, width: columnWidth(name, table) };
    left += place.width;
    return place;
  });
  return [{ name: 'name', left: 0, width: width - sum(columns, table) }, ...others];
}
