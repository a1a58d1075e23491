/** Where the parts of the page lie, by the room there is. Thresholds are those of the style sheet's container queries. */

type Mode = 'wide' | 'medium' | 'narrow';

export interface RowMetrics {
  readonly rowHeight: number;
  readonly barTop: number;
  readonly barHeight: number;
}

export type ColumnName = 'name' | 'start' | 'finish' | 'percent';

export interface Layout {
  readonly mode: Mode;
  readonly metrics: RowMetrics;
  readonly columns: readonly ColumnName[];
  readonly treeWidth: number;
  readonly chartWidth: number;
  /** Header and lane of stages. */
  readonly rowsTop: number;
  readonly rowsHeight: number;
}

const WIDE = 1000;
const NARROW = 560;
export const HEADER_HEIGHT = 48;
export const LANE_HEIGHT = 18;
const LEAST_TREE = 140;

const ROOMY: RowMetrics = { rowHeight: 28, barTop: 4, barHeight: 16 };
const TWO_LINES: RowMetrics = { rowHeight: 44, barTop: 22, barHeight: 14 };

const TREE_WIDTHS: Readonly<Record<Mode, number>> = { wide: 420, medium: 220, narrow: 0 };

export interface Room {
  /** Of the whole page. */
  readonly pageWidth: number;
  /** Of the grid: tree and chart. */
  readonly width: number;
  readonly height: number;
  /** The user's own tree width, where the sash was moved. */
  readonly treeWidth: number | null;
  readonly list: boolean;
  readonly lanes: number;
}

function modeOf(pageWidth: number): Mode {
  if (pageWidth >= WIDE) return 'wide';
  return pageWidth >= NARROW ? 'medium' : 'narrow';
}

export function layoutOf(room: Room): Layout {
  const mode = modeOf(room.pageWidth);
  const rowsTop = HEADER_HEIGHT + room.lanes * LANE_HEIGHT;
  const rowsHeight = Math.max(0, room.height - rowsTop);
  if (mode === 'narrow') {
    const treeWidth = room.list ? room.width : 0;
    const metrics = room.list ? ROOMY : TWO_LINES;
    const columns = room.list ? (['name', 'finish'] as const) : (['name'] as const);
    return { mode, metrics, columns, treeWidth, chartWidth: room.width - treeWidth, rowsTop, rowsHeight };
  }
  const most = Math.max(LEAST_TREE, room.width - 160);
  const treeWidth = Math.round(Math.min(Math.max(room.treeWidth ?? TREE_WIDTHS[mode], LEAST_TREE), most));
  const columns = columnsFor(treeWidth);
  return { mode, metrics: ROOMY, columns, treeWidth, chartWidth: room.width - treeWidth, rowsTop, rowsHeight };
}

function columnsFor(treeWidth: number): readonly ColumnName[] {
  if (treeWidth >= 360) return ['name', 'start', 'finish', 'percent'];
  if (treeWidth >= 280) return ['name', 'start', 'finish'];
  return treeWidth >= 200 ? ['name', 'finish'] : ['name'];
}

/** Left and width of each column; the name takes what the others leave. */
export function columnPlaces(
  layout: Layout,
): readonly { readonly name: ColumnName; readonly left: number; readonly width: number }[] {
  const width = layout.treeWidth > 0 ? layout.treeWidth : layout.chartWidth;
  const fixed = layout.columns.reduce((sum, name) => sum + COLUMN_WIDTHS[name], 0);
  let left = 0;
  return layout.columns.map((name) => {
    const place = { name, left, width: name === 'name' ? width - fixed : COLUMN_WIDTHS[name] };
    left += place.width;
    return place;
  });
}

const COLUMN_WIDTHS: Readonly<Record<ColumnName, number>> = { name: 0, start: 64, finish: 64, percent: 44 };
