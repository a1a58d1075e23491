/**
 * The picture of a gesture over the chart: the bars as they would lie, who would move with them, what
 * stands in the way, the handles of the rows at hand. Pure geometry in px of the chart's window.
 */
import type { EditAnswer } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { type Box, boxOf } from '../chart/bars.ts';
import { LABEL_HEIGHT, type Measure } from '../chart/labels.ts';
import type { TimeWindow } from '../chart/scale.ts';
import { px, rectangle, roundedRectangle } from '../chart/scene.ts';
import { diamond, hatching } from '../chart/shapes.ts';
import type { RowMetrics } from '../grid/layout.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import { type Draft, percentOf } from './draft.ts';
import { type Handle, handlesOf } from './handles.ts';

export const EDIT_STYLES = [
  'in-the-way',
  'ghost-follow',
  'ghost',
  'ghost-critical',
  'ghost-hatch',
  'ghost-refused',
  'ghost-progress',
  'target',
  'rubber',
  'rubber-refused',
  'handle-edge',
  'handle-progress',
  'handle-dot',
  'box',
] as const;
export type EditStyle = (typeof EDIT_STYLES)[number];

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface SceneInput {
  readonly view: TimelineView;
  readonly shown: ShownRows;
  readonly window: TimeWindow;
  readonly scrollTop: number;
  readonly height: number;
  readonly metrics: RowMetrics;
  readonly measure: Measure;
  /** Names stand in a line of their own, which no bar covers. */
  readonly namedAbove: boolean;
  readonly draft: Draft | null;
  /** A row that a press could not move, or -1. */
  readonly blockedRow: number;
  readonly answer: EditAnswer | null;
  /** A link under way, from the dot to the pointer. */
  readonly rubber: readonly [Spot, Spot] | null;
  /** Corners of the box that selects. */
  readonly box: readonly [Spot, Spot] | null;
  /** Rows that show their handles. */
  readonly handled: readonly number[];
}

/** A bar in hand covers its name, which is therefore written again: on it, or behind its end. */
export interface GhostName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly inside: boolean;
}

export interface EditScene {
  readonly paths: ReadonlyMap<EditStyle, string>;
  readonly names: readonly GhostName[];
  /** Left end of the bar in hand, and its row's lower edge. */
  readonly chip: Spot | null;
  readonly handles: readonly Handle[];
}

export function editScene(input: SceneInput): EditScene {
  const shapes = new Map<EditStyle, string[]>();
  const add = (style: EditStyle, path: string) => {
    const list = shapes.get(style);
    if (list) list.push(path);
    else shapes.set(style, [path]);
  };
  const { draft, answer } = input;
  const handles = draft ? [] : handlesInSight(input);
  for (const handle of handles) add(...drawnHandle(handle));
  if (answer?.kind === 'refused') lightUp(input, answer.because, add);
  if (draft) drawDraft(input, draft, add);
  const blocked = input.view.rows[input.blockedRow];
  if (blocked) drawBar(input, input.blockedRow, blocked, 'ghost-refused', add);
  if (input.rubber) {
    const [from, to] = input.rubber;
    const style = answer?.kind === 'refused' ? 'rubber-refused' : 'rubber';
    lightTarget(input, add);
    add(style, `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`);
  }
  if (input.box) {
    const [a, b] = input.box;
    add('box', rectangle(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y)));
  }
  const paths = new Map([...shapes].map(([style, list]) => [style, list.join('')]));
  return { paths, names: namesInHand(input), chip: chipSpot(input), handles };
}

type Add = (style: EditStyle, path: string) => void;

/** The server's dates where it has told them, else those in hand; what follows is dashed. */
function drawDraft(input: SceneInput, draft: Draft, add: Add): void {
  const told = input.answer?.kind === 'fits' ? input.answer.effect.rows : [];
  const refused = input.answer?.kind === 'refused';
  const held = new Set(draft.bars.map(({ row }) => row));
  const toldRows = new Map(told.map((one) => [one.row, one]));
  for (const one of told) {
    const row = input.view.rows[one.row];
    if (!row || held.has(one.row) || !hasMoved(row, one)) continue;
    drawBar(input, one.row, { ...row, start: one.start, finish: one.finish }, 'ghost-follow', add);
  }
  for (const bar of draft.bars) {
    const row = input.view.rows[bar.row];
    if (!row) continue;
    const at = placeInHand(input, bar);
    const critical = toldRows.get(bar.row)?.critical ?? row.critical;
    const style = refused ? 'ghost-refused' : critical ? 'ghost-critical' : 'ghost';
    const placed = { ...row, start: at.start, finish: at.finish };
    drawBar(input, bar.row, placed, style, add);
    if (style === 'ghost-critical') drawHatch(input, bar.row, placed, add);
    const percent = percentOf(draft);
    if (percent !== null) drawProgress(input, bar.row, placed, percent, add);
  }
}

/** Where the server says that a bar in hand would lie, until it does where the hand holds it. */
function placeInHand({ draft, answer }: SceneInput, bar: Draft['bars'][number]): Draft['bars'][number] {
  if (!draft?.intent || answer?.kind !== 'fits') return bar;
  return answer.effect.rows.find(({ row }) => row === bar.row) ?? bar;
}

/** Critical is never told by colour alone; nor does it then look like what is refused. */
function drawHatch(input: SceneInput, index: number, row: TimelineRow, add: Add): void {
  const top = topOf(input, index);
  if (top === null || row.kind !== 'task') return;
  const { left, right } = reach(input, boxOf(row, input.window));
  const { barTop, barHeight } = input.metrics;
  if (right - left > 14) add('ghost-hatch', hatching(left, top + barTop + 2, right - left, barHeight - 4));
}

function namesInHand(input: SceneInput): readonly GhostName[] {
  const { draft, view, window, metrics, measure } = input;
  if (input.namedAbove) return [];
  return (draft?.bars ?? []).flatMap((bar): GhostName[] => {
    const row = view.rows[bar.row];
    const top = topOf(input, bar.row);
    if (!row || top === null) return [];
    const { start, finish } = placeInHand(input, bar);
    const { left, right } = boxOf({ ...row, start, finish }, window);
    const width = Math.ceil(measure(row.name)) + 2;
    const from = Math.max(left, 0) + NAME_PADDING;
    const inside = row.kind === 'task' && from + width + NAME_PADDING <= right;
    const x = inside ? from : right + BESIDE;
    const y = top + metrics.barTop + (metrics.barHeight - LABEL_HEIGHT) / 2;
    return x < window.width ? [{ text: row.name, x, y, width, inside }] : [];
  });
}

const NAME_PADDING = 6;
/** Clear of the handle at the bar's end. */
const BESIDE = 16;

/** What is far out of sight is cut off. */
function reach({ window }: SceneInput, { left, right }: Box): Box {
  return { left: Math.max(left, -40), right: Math.min(right, window.width + 40) };
}

function hasMoved(row: TimelineRow, to: { readonly start: number; readonly finish: number }): boolean {
  return row.start !== to.start || row.finish !== to.finish;
}

function drawBar(input: SceneInput, index: number, row: TimelineRow, style: EditStyle, add: Add): void {
  const top = topOf(input, index);
  if (top === null) return;
  const { barTop, barHeight } = input.metrics;
  const box = boxOf(row, input.window);
  if (row.kind === 'gate' || row.kind === 'milestone') {
    add(style, diamond((box.left + box.right) / 2, top + barTop + barHeight / 2, 7));
    return;
  }
  const { left, right } = reach(input, box);
  const width = right - left;
  if (width <= 0) return;
  const isBracket = row.kind === 'phase' || row.kind === 'summary';
  const y = top + barTop + (isBracket ? 4 : 0);
  const height = isBracket ? 6 : barHeight;
  add(style, roundedRectangle(Math.round(left) + 0.5, y + 0.5, Math.max(2, Math.round(width) - 1), height - 1, 3));
}

function drawProgress(input: SceneInput, index: number, row: TimelineRow, percent: number, add: Add): void {
  const top = topOf(input, index);
  if (top === null) return;
  const box = boxOf(row, input.window);
  const { barTop, barHeight } = input.metrics;
  add('ghost-progress', rectangle(box.left, top + barTop + barHeight - 5, ((box.right - box.left) * percent) / 100, 4));
}

/** The end of the bar that a link would lead to. */
function lightTarget(input: SceneInput, add: Add): void {
  const intent = input.draft?.intent;
  if (intent?.kind !== 'link') return;
  const index = input.view.rows.findIndex(({ id }) => id === intent.to);
  const row = input.view.rows[index];
  const top = topOf(input, index);
  if (!row || top === null) return;
  const box = boxOf(row, input.window);
  const { barTop, barHeight } = input.metrics;
  const x = intent.type === 'FS' || intent.type === 'SS' ? box.left : box.right;
  add('target', rectangle(box.left - 3, top + barTop - 3, box.right - box.left + 6, barHeight + 6));
  add(...drawnHandle({ kind: 'link-start', x, y: top + barTop + barHeight / 2 }));
}

/** Rows that stand in the way, across the whole chart. */
function lightUp(input: SceneInput, ids: readonly string[], add: Add): void {
  const wanted = new Set(ids);
  for (const [index, row] of input.view.rows.entries()) {
    if (!wanted.has(row.id)) continue;
    const top = topOf(input, index);
    if (top !== null) add('in-the-way', rectangle(0.5, top + 0.5, input.window.width - 1, input.metrics.rowHeight - 1));
  }
}

function handlesInSight(input: SceneInput): Handle[] {
  return input.handled.flatMap((index) => {
    const row = input.view.rows[index];
    const top = topOf(input, index);
    if (!row || top === null) return [];
    return handlesOf(row, boxOf(row, input.window), top, input.metrics);
  });
}

function drawnHandle({ kind, x, y }: Pick<Handle, 'kind' | 'x' | 'y'>): [EditStyle, string] {
  switch (kind) {
    case 'finish':
      return ['handle-edge', `M${px(x - 2)} ${px(y - 5)}v10M${px(x + 1)} ${px(y - 5)}v10`];
    case 'progress':
      return ['handle-progress', `M${px(x)} ${px(y - 3)}l5 7h-10Z`];
    case 'link-start':
    case 'link-finish':
      return ['handle-dot', `M${px(x - 4)} ${px(y)}a4 4 0 1 1 8 0a4 4 0 1 1 -8 0Z`];
  }
}

/** Below the bar in hand. */
function chipSpot(input: SceneInput): Spot | null {
  const { draft, answer, rubber } = input;
  if (rubber) return { x: rubber[1].x + 14, y: rubber[1].y + 12 };
  const index = draft?.row ?? input.blockedRow;
  const row = input.view.rows[index];
  const top = topOf(input, index, true);
  if (!row || top === null) return null;
  const told = answer?.kind === 'fits' ? answer.effect.rows.find((one) => one.row === index) : undefined;
  const bar = told ?? draft?.bars.find((one) => one.row === index) ?? row;
  const box = boxOf({ ...row, start: bar.start, finish: bar.finish }, input.window);
  return { x: box.left, y: top + input.metrics.rowHeight };
}

/** Null out of sight, or where the row is folded away. */
function topOf({ shown, metrics, scrollTop, height }: SceneInput, index: number, anywhere = false): number | null {
  if (!shown.isShown(index)) return null;
  const top = (shown.positions[index] ?? 0) * metrics.rowHeight - scrollTop;
  return anywhere || (top > -metrics.rowHeight && top < height) ? top : null;
}
