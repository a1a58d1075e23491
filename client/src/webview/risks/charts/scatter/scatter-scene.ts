/**
 * Date against cost, a dot for each trial, with the cross of deadline and budget and how many trials each
 * corner holds. Where dots would hide each other, hexagons whose size counts them. Pure.
 */
import { hexbin } from 'd3-hexbin';
import type { JointChance } from '../../../../../../server/src/protocol/simulation.ts';
import type { RegisterWords } from '../../columns.ts';
import { type LegendEntry, legend } from '../plot/legend.ts';
import { type Domain, linear, type Scale, ticksThatFit } from '../plot/scale.ts';
import {
  type Box,
  flag,
  horizontal,
  type Mark,
  type Measure,
  path,
  px,
  type Scene,
  text,
  vertical,
} from '../plot/scene.ts';
import type { Quantity } from '../quantity.ts';
import { chanceText } from '../words.ts';
import { type CellCount, countCells, type Dots, type Edges, edgesOf } from './cells.ts';
import { cellLines, cellWords, cornersOf } from './scatter-words.ts';

export interface ScatterInput {
  readonly dots: Dots;
  readonly finish: Axis;
  readonly cost: Axis;
  readonly joint: JointChance | null;
  readonly words: RegisterWords;
  readonly width: number;
  /** Of the plot with its axis, without the legend. */
  readonly height: number;
  readonly measure: Measure;
}

export interface Axis {
  readonly quantity: Quantity;
  readonly domain: Domain;
  readonly planned: number;
  readonly limit: number | null;
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
}

const TOP = 24;
const RIGHT = 14;
const BOTTOM = 20;
const RADIUS = 2;
const MOST_DOTS = 2000;
/** Of the paper that dots may cover before they hide each other. */
const MOST_COVERED = 0.3;
const HEXAGON = 7;

/** The same whatever the width, so that the table stays. */
const COLUMNS = 8;
const ROWS = 5;

export function scatterEdges({ finish, cost }: Pick<ScatterInput, 'finish' | 'cost'>): Edges {
  const edges = ({ domain, quantity }: Axis, count: number): number[] =>
    edgesOf(
      domain.from,
      domain.to,
      quantity.ticks(domain, count).map(({ value }) => value),
    );
  return { finish: edges(finish, COLUMNS), cost: edges(cost, ROWS) };
}

export function scatterScene(input: ScatterInput): Scene {
  const { dots, finish, cost, width, height, words, measure } = input;
  const costTicks = cost.quantity.ticks(cost.domain, ROWS);
  const left = Math.ceil(Math.max(0, ...costTicks.map((tick) => measure(tick.text)))) + 12;
  const [right, bottom] = [width - RIGHT, height - BOTTOM];
  const plot: Plot = {
    left,
    right,
    top: TOP,
    bottom,
    x: linear(finish.domain, left, right),
    y: linear(cost.domain, bottom, TOP),
  };
  const edges = scatterEdges(input);
  const dense = isDense(dots, plot);
  const key = legend(legendEntries(dense), { left, right, top: height + 4 }, measure);
  return {
    width,
    height: height + 4 + key.height,
    marks: [
      ...axes(plot, input, costTicks),
      dense ? hexagons(dots, plot) : dotted(dots, plot),
      ...cross(plot, input),
      path('planned', diamond(plot.x.at(finish.planned), plot.y.at(cost.planned))),
      ...corners(plot, input),
      ...key.marks,
    ],
    points: countCells(dots, edges).map((cell) => {
      const area = areaOf(cell, edges, plot);
      return {
        key: `${cell.column} ${cell.row}`,
        x: area.x + area.width / 2,
        y: area.y,
        box: area,
        place: { column: cell.column, row: cell.row },
        words: cellWords(cell, edges, words),
        lines: cellLines(cell, edges, words),
        target: null,
      };
    }),
  };
}

function isDense({ finish }: Dots, { left, right, top, bottom }: Plot): boolean {
  const covered = (finish.length * Math.PI * RADIUS ** 2) / Math.max(1, (right - left) * (bottom - top));
  return finish.length > MOST_DOTS || covered > MOST_COVERED;
}

/** Lines of no length with round ends: a dot in eight letters. */
function dotted({ finish, cost }: Dots, { x, y }: Plot): Mark {
  const dots = finish.map((minute, index) => `M${px(x.at(minute))} ${px(y.at(cost[index] ?? 0))}h0`);
  return path('dots', dots.join(''));
}

/** The area of a hexagon is to that of the largest as its trials are to that one's. */
function hexagons({ finish, cost }: Dots, { x, y }: Plot): Mark {
  const places = finish.map((minute, index): [number, number] => [x.at(minute), y.at(cost[index] ?? 0)]);
  const grid = hexbin().radius(HEXAGON);
  const bins = grid(places);
  const most = bins.reduce((largest, bin) => Math.max(largest, bin.length), 1);
  const shapes = bins.map((bin) => {
    const radius = Math.max(1.5, HEXAGON * Math.sqrt(bin.length / most));
    return `M${px(bin.x)} ${px(bin.y)}${rounded(grid.hexagon(radius))}`;
  });
  return path('hexagons', shapes.join(''));
}

function rounded(d: string): string {
  return d.replace(/-?\d+\.\d+/g, (number) => px(Number(number)));
}

function axes(
  { left, right, top, bottom, x, y }: Plot,
  { finish, measure }: ScatterInput,
  costTicks: readonly { value: number; text: string }[],
): Mark[] {
  const ticks = ticksThatFit(x, finish.quantity.ticks, measure);
  return [
    path('grid', costTicks.map(({ value }) => horizontal(left, right, y.at(value))).join('')),
    path(
      'axis',
      horizontal(left, right, bottom) +
        vertical(left, top, bottom) +
        ticks.map(({ value }) => vertical(x.at(value), bottom, bottom + 4)).join(''),
    ),
    ...costTicks.map((tick) => text('label axis', left - 8, y.at(tick.value) + 4, tick.text, 'end')),
    ...ticks.map((tick) => text('label axis', x.at(tick.value), bottom + 16, tick.text, 'middle')),
  ];
}

/** Limits as lines; one that lies beyond the axis is named at its edge, with an arrow to it. */
function cross({ left, right, bottom, x, y }: Plot, { finish, cost, measure }: ScatterInput): Mark[] {
  const marks: Mark[] = [];
  if (finish.limit !== null) {
    const at = clamp(x.at(finish.limit), left, right);
    const name = `Deadline ${finish.quantity.short(finish.limit)}`;
    const words = named(name, finish.limit, finish.domain, ['← ', ' →']);
    const fits = at + 9 + measure(words, true) <= right + RIGHT;
    if (words === name) marks.push(path('limit', vertical(at, 12, bottom)));
    marks.push(
      path('limit-flag', flag(at, 12)),
      text('label strong', at + (fits ? 9 : -9), 11, words, fits ? 'start' : 'end'),
    );
  }
  if (cost.limit !== null) {
    const at = clamp(y.at(cost.limit), TOP, bottom);
    const name = `Budget ${cost.quantity.short(cost.limit)}`;
    const words = named(name, cost.limit, cost.domain, ['↓ ', ' ↑']);
    if (words === name) marks.push(path('limit', horizontal(left, right, at)));
    marks.push(text('label strong', right - 4, isNamedBelow(at) ? at + 14 : at - 5, words, 'end'));
  }
  return marks;
}

function named(name: string, limit: number, { from, to }: Domain, [before, behind]: readonly [string, string]): string {
  return limit < from ? `${before}${name}` : limit > to ? `${name}${behind}` : name;
}

/**
 * How many trials lie in each corner of the cross, where it has room. What is dear mostly is late too, so that
 * the lower right and the upper left are the emptiest places.
 */
function corners(plot: Plot, { joint, finish, cost, words, measure }: ScatterInput): Mark[] {
  if (!joint || finish.limit === null || cost.limit === null) return [];
  const { left, right, top, bottom, x, y } = plot;
  const [deadline, budget] = [clamp(x.at(finish.limit), left, right), clamp(y.at(cost.limit), top, bottom)];
  const { both, onlyDeadline, onlyBudget, neither } = cornersOf(joint);
  const places = [
    { share: both, name: 'both met', over: false, y: budget + 16, anchor: 'start' },
    { share: onlyDeadline, name: 'in time only', over: true, y: top + 12, anchor: 'start' },
    { share: onlyBudget, name: 'in budget only', over: false, y: bottom - 7, anchor: 'end' },
    { share: neither, name: 'neither', over: true, y: top + 12, anchor: 'end' },
  ] as const;
  return places.flatMap((place) => {
    const told = `${chanceText(place.share, words.numbers)} ${place.name}`;
    const wide = place.anchor === 'start' ? deadline - left : right - deadline;
    const high = place.over ? budget - top : bottom - budget;
    const at = place.anchor === 'start' ? left + 6 : right - 4;
    const fits = measure(told, true) + 12 <= wide && high >= 36;
    return fits ? [text('label strong', at, place.y, told, place.anchor)] : [];
  });
}

/** The budget's name stands over its line, or under it where there is no room. */
function isNamedBelow(budget: number): boolean {
  return budget - 5 < TOP + 10;
}

function areaOf({ column, row }: CellCount, { finish, cost }: Edges, { x, y }: Plot): Box {
  const [left, right] = [x.at(finish[column] ?? 0), x.at(finish[column + 1] ?? 0)];
  const [bottom, top] = [y.at(cost[row] ?? 0), y.at(cost[row + 1] ?? 0)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function diamond(x: number, y: number): string {
  return `M${px(x)} ${px(y - 7)}l7 7l-7 7l-7 -7Z`;
}

function legendEntries(dense: boolean): LegendEntry[] {
  return [
    dense
      ? {
          swatch: (x, y) => [
            path(
              'hexagons',
              hexbin()
                .radius(5)
                .hexagon(5)
                .replace('m', `M${x + 9} ${y + 5}m`),
            ),
          ],
          words: 'trials: the larger, the more',
        }
      : {
          swatch: (x, y) => [path('dots', `M${x + 4} ${y + 3}h0M${x + 9} ${y + 7}h0M${x + 14} ${y + 4}h0`)],
          words: 'a trial',
        },
    { swatch: (x, y) => [path('planned', diamond(x + 9, y + 5))], words: 'the plan' },
  ];
}
