/**
 * The picture of the chart's window: which rows and links are in sight, their marks and labels.
 * Pure; `painter.ts` puts the scene on screen.
 */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { RowMetrics } from '../grid/layout.ts';
import type { Chain } from '../model/chain.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import { boxOf, drawRow, type MarkChoice, type Placed } from './bars.ts';
import { type LinkEnd, roundedLine, route, type ShownLink, type ShownLinks } from './links.ts';
import { type TimeWindow, xOf } from './scale.ts';
import { px, rectangle, Scene } from './scene.ts';
import { arrowHead } from './shapes.ts';
import type { Tick } from './ticks.ts';

/** Kinds of marks that the legend switches. */
export const LAYERS = [
  'critical',
  'links',
  'progress',
  'slack',
  'deadlines',
  'constraints',
  'labels',
  'nonWorking',
] as const;
export type Layer = (typeof LAYERS)[number];

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
  readonly hidden: ReadonlySet<Layer>;
  readonly today: number;
  readonly gridTicks: readonly Tick[];
  /** Width of a label's text, px. */
  readonly measure: (text: string, bold?: boolean) => number;
}

/** Below this, labels would only be noise. */
const LEAST_LABEL_ZOOM = 0.6;
const LEAST_LABEL = 24;
const LEAST_SHADED_DAY = 3;
const LEAST_LAG_ZOOM = 8;

export function drawChart(input: ChartInput): Scene {
  const scene = new Scene();
  const first = Math.max(0, Math.floor(input.scrollTop / input.metrics.rowHeight));
  const last = Math.min(
    input.shown.rows.length - 1,
    Math.ceil((input.scrollTop + input.height) / input.metrics.rowHeight),
  );
  drawBackground(scene, input, first, last);
  if (!input.hidden.has('links')) drawLinks(scene, input, first, last);
  const choice: MarkChoice = {
    slack: !input.hidden.has('slack'),
    deadlines: !input.hidden.has('deadlines'),
    progress: !input.hidden.has('progress'),
    constraints: !input.hidden.has('constraints'),
  };
  for (let position = first; position <= last; position++) {
    const row = rowAt(input, position);
    if (!row) continue;
    const top = position * input.metrics.rowHeight - input.scrollTop;
    const clear = input.hidden.has('links') ? 4 : input.links.reach(position);
    const placed = drawRow(scene, row, input.window, top, input.metrics, choice, clear);
    drawLabels(scene, input, row, placed, top + input.metrics.barTop);
  }
  drawDates(scene, input);
  return scene;
}

/** Critical marks may be switched off; rows are then drawn like any other. */
function rowAt(input: ChartInput, position: number): TimelineRow | undefined {
  const row = input.view.rows[input.shown.rows[position] ?? -1];
  return row?.critical && input.hidden.has('critical') ? { ...row, critical: false } : row;
}

function drawBackground(scene: Scene, input: ChartInput, first: number, last: number): void {
  const { window, metrics } = input;
  for (let position = first; position <= last; position++) {
    if (input.view.rows[input.shown.rows[position] ?? -1]?.kind !== 'phase') continue;
    const top = position * metrics.rowHeight - input.scrollTop;
    scene.add('phase-tint', rectangle(0, top, window.width, metrics.rowHeight));
  }
  for (const { x } of input.gridTicks) scene.add('grid-line', `M${Math.round(x) + 0.5} 0V${px(input.height)}`);
  if (input.hidden.has('nonWorking') || window.pxPerDay < LEAST_SHADED_DAY) return;
  const stretches = input.view.calendars[0]?.nonWorking ?? [];
  for (let i = 0; i + 1 < stretches.length; i += 2) {
    const from = xOf(window, stretches[i] ?? 0);
    const to = xOf(window, stretches[i + 1] ?? 0);
    if (to < 0) continue;
    if (from > window.width) break;
    scene.add('non-working', rectangle(from, 0, to - from, input.height));
  }
}

function drawLinks(scene: Scene, input: ChartInput, first: number, last: number): void {
  const drawn = new Set<number>();
  for (let position = first; position <= last; position++) {
    for (const index of input.links.at(position)) drawn.add(index);
  }
  for (const index of drawn) {
    const shown = input.links.links[index];
    if (shown) drawLink(scene, input, shown);
  }
  const { chain } = input;
  if (!chain) return;
  for (const [index, shown] of input.links.links.entries()) {
    if (!drawn.has(index) && (chain.before.has(shown.index) || chain.after.has(shown.index))) {
      drawLink(scene, input, shown);
    }
  }
}

function drawLink(scene: Scene, input: ChartInput, shown: ShownLink): void {
  const { link } = shown;
  const from = linkEnd(input, shown.from);
  const to = linkEnd(input, shown.to);
  if (!from || !to || isOutOfSight(input.window, from, to)) return;
  const { points, arrow } = route(link.type, from, to, shown.lane);
  const end = points.at(-1);
  if (!end) return;
  const line = roundedLine(points);
  const head = arrowHead(end.x, end.y, arrow);
  if (input.chain?.before.has(shown.index)) {
    scene.add('lit-before', line);
    scene.add('lit-arrow-before', head);
  } else if (input.chain?.after.has(shown.index)) {
    scene.add('lit-after', line);
    scene.add('lit-arrow-after', head);
  } else {
    const critical = link.critical && !input.hidden.has('critical');
    scene.add(critical ? 'link-critical' : link.driving ? 'link-driving' : 'link', line);
    scene.add(critical ? 'arrow-critical' : 'arrow', head);
  }
  if (link.lagText && input.window.pxPerDay >= LEAST_LAG_ZOOM) {
    const corner = points[1];
    if (corner)
      scene.labels.push({
        text: link.lagText,
        x: corner.x + 3,
        y: (corner.y + (points[2]?.y ?? corner.y)) / 2 - 8,
        width: 60,
        kind: 'lag',
      });
  }
}

function linkEnd(input: ChartInput, position: number): LinkEnd | null {
  const row = input.view.rows[input.shown.rows[position] ?? -1];
  if (!row) return null;
  const top = position * input.metrics.rowHeight - input.scrollTop;
  const box = boxOf(row, input.window);
  const y = top + input.metrics.barTop + input.metrics.barHeight / 2;
  return { box, y, top, bottom: top + input.metrics.rowHeight };
}

function isOutOfSight(window: TimeWindow, from: LinkEnd, to: LinkEnd): boolean {
  const left = Math.min(from.box.left, to.box.left) - 60;
  const right = Math.max(from.box.right, to.box.right) + 60;
  return right < 0 || left > window.width;
}

/** The name inside its bar, else beside it; how late it is stands before the name. */
function drawLabels(scene: Scene, input: ChartInput, row: TimelineRow, placed: Placed, y: number): void {
  let { after } = placed;
  if (row.deadlineMissedBy && !input.hidden.has('deadlines') && after < input.window.width) {
    const width = input.measure(row.deadlineMissedBy, true) + 4;
    scene.labels.push({ text: row.deadlineMissedBy, x: after, y, width, kind: 'slip' });
    after += width + 4;
  }
  if (input.hidden.has('labels') || input.namedAbove || input.window.pxPerDay < LEAST_LABEL_ZOOM) return;
  const { box } = placed;
  if (box.right < 0 || box.left > input.window.width) return;
  const width = input.measure(row.name, row.kind === 'phase') + 2;
  const left = Math.max(box.left, 0) + 6;
  if (row.kind === 'task' && !placed.crowded && left + width + 6 <= Math.min(placed.inner, input.window.width)) {
    scene.labels.push({ text: row.name, x: left, y, width, kind: 'inside' });
    return;
  }
  const room = Math.min(width, placed.next - after);
  if (room >= Math.min(width, LEAST_LABEL) && after < input.window.width) {
    scene.labels.push({ text: row.name, x: after, y, width: room, kind: row.kind === 'phase' ? 'phase' : 'beside' });
  }
}

/** Today, the status date and the project's deadline as lines over everything. */
function drawDates(scene: Scene, input: ChartInput): void {
  const { view, window } = input;
  const line = (minute: number) => `M${Math.round(xOf(window, minute)) + 0.5} 0V${px(input.height)}`;
  if (view.deadline !== null && !input.hidden.has('deadlines')) scene.add('project-deadline', line(view.deadline));
  if (view.statusDate !== null) scene.add('status-date', line(view.statusDate));
  scene.add('today', line(input.today));
}
