/**
 * The picture of the chart's window: which rows and links are in sight, their marks and labels.
 * Pure; `painter.ts` puts the scene on screen, `export-svg.ts` into a file.
 */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { RowMetrics } from '../grid/layout.ts';
import type { Chain } from '../model/chain.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import { drawBackground, type PlacedRow } from './background.ts';
import { drawLabels, LABEL_HEIGHT, type Measure } from './labels.ts';
import { drawLinks } from './link-marks.ts';
import type { ShownLinks } from './links.ts';
import { drawRow, type MarkChoice } from './row-marks.ts';
import { type TimeWindow, xOf } from './scale.ts';
import { px, Scene } from './scene.ts';
import type { Tick } from './ticks.ts';

/** Kinds of marks that the legend switches. */
export const LAYERS = [
  'critical',
  'links',
  'progress',
  'slack',
  'deadlines',
  'constraints',
  'baseline',
  'chance',
  'overAllocated',
  'findings',
  'labels',
  'nonWorking',
] as const;
export type Layer = (typeof LAYERS)[number];

/** What is left out while a large window scrolls, as it cannot be drawn in a frame. */
const FINE: ReadonlySet<Layer> = new Set(['labels', 'chance', 'baseline'] as const);

export interface ChartInput {
  readonly view: TimelineView;
  readonly shown: ShownRows;
  readonly links: ShownLinks;
  readonly chain: Chain | null;
  readonly window: TimeWindow;
  readonly scrollTop: number;
  readonly height: number;
  readonly metrics: RowMetrics;
  /** Names stand in a line of their own above the bars. */
  readonly namedAbove: boolean;
  /** Rows whose names are written by what has them in hand. */
  readonly inHand?: ReadonlySet<number>;
  readonly hidden: ReadonlySet<Layer>;
  /** Without what is fine. */
  readonly coarse: boolean;
  readonly today: number;
  readonly gridTicks: readonly Tick[];
  readonly measure: Measure;
}

/** Px from a bar to the texts beside it: the handle for links stands between them. */
const LABEL_AWAY = 16;

/** Below this, labels would only be noise. */
const LEAST_LABEL_ZOOM = 0.6;

export function drawChart(input: ChartInput): Scene {
  const scene = new Scene();
  const { window, metrics, view } = input;
  const shows = (layer: Layer) => !input.hidden.has(layer) && !(input.coarse && FINE.has(layer));
  const rowAt = rowsOf(input, shows('critical'));
  const first = Math.max(0, Math.floor(input.scrollTop / metrics.rowHeight));
  const end = Math.ceil((input.scrollTop + input.height) / metrics.rowHeight);
  const last = Math.min(input.shown.rows.length - 1, end);
  const rows: (PlacedRow & { readonly position: number })[] = [];
  for (let position = first; position <= last; position++) {
    const row = rowAt(position);
    const top = position * metrics.rowHeight - input.scrollTop;
    if (row) rows.push({ row, position, top });
  }
  drawBackground(scene, rows, {
    window,
    height: input.height,
    rowHeight: metrics.rowHeight,
    calendars: view.calendars,
    gridTicks: input.gridTicks,
    shaded: shows('nonWorking'),
  });
  const withLags = shows('labels');
  if (shows('links')) {
    const critical = shows('critical');
    drawLinks(scene, { ...input, viewLinks: view.links, rowAt, withCritical: critical, withLags }, first, last);
  }
  const choice = choiceOf(shows);
  const withName = shows('labels') && !input.namedAbove && window.pxPerDay >= LEAST_LABEL_ZOOM;
  const labelsTop = metrics.barTop + (metrics.barHeight - LABEL_HEIGHT) / 2;
  const labels = { width: window.width, measure: input.measure };
  for (const { row, position, top } of rows) {
    const clear = Math.max(LABEL_AWAY, shows('links') ? input.links.reach(position) : 0);
    const isInHand = input.inHand?.has(input.shown.rows[position] ?? -1) ?? false;
    const placed = drawRow(scene, row, window, top, metrics, isInHand ? withoutFuture(choice) : choice, clear);
    drawLabels(scene, row, placed, top + labelsTop, { ...labels, withName: withName && !isInHand, position });
  }
  drawDates(scene, input, choice.deadlines);
  return scene;
}

/** Critical marks may be switched off; rows are then drawn like any other. */
function rowsOf({ view, shown }: ChartInput, withCritical: boolean): (position: number) => TimelineRow | undefined {
  return (position) => {
    const row = view.rows[shown.rows[position] ?? -1];
    return row?.critical && !withCritical ? { ...row, critical: false } : row;
  };
}

function choiceOf(shows: (layer: Layer) => boolean): MarkChoice {
  return {
    slack: shows('slack'),
    deadlines: shows('deadlines'),
    progress: shows('progress'),
    constraints: shows('constraints'),
    baseline: shows('baseline'),
    chance: shows('chance'),
    overAllocated: shows('overAllocated'),
    findings: shows('findings'),
  };
}

/** Of what is in hand only the old place is known: what follows from that would lie under its new one. */
function withoutFuture(choice: MarkChoice): MarkChoice {
  return { ...choice, slack: false, chance: false };
}

/** Today, the status date and the project's deadline as lines over everything. */
function drawDates(scene: Scene, { view, window, height, today }: ChartInput, withDeadline: boolean): void {
  const add = (style: 'project-deadline' | 'status-date' | 'today', minute: number) => {
    const x = Math.round(xOf(window, minute)) + 0.5;
    if (x > -2 && x < window.width + 2) scene.add(style, `M${x} 0V${px(height)}`);
  };
  if (view.deadline !== null && withDeadline) add('project-deadline', view.deadline);
  if (view.statusDate !== null) add('status-date', view.statusDate);
  add('today', today);
}
