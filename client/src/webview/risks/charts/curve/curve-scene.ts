/**
 * The S-curve as marks: the chance to be done by each date (or within each sum), where the trials lie, how
 * sure the curve is, and the plan and its limit. Straight between percentiles, so that it says what its table
 * says. Pure.
 */
import type { Spread } from '../../../../../../server/src/protocol/simulation.ts';
import type { RegisterWords } from '../../columns.ts';
import { legend } from '../plot/legend.ts';
import { type Domain, linear, padded, type Scale, ticksThatFit, union } from '../plot/scale.ts';
import {
  flag,
  horizontal,
  type Mark,
  type Measure,
  path,
  polyline,
  px,
  type Reading,
  type Scene,
  text,
  vertical,
} from '../plot/scene.ts';
import type { Quantity } from '../quantity.ts';
import { chanceText } from '../words.ts';
import { chanceAt, chanceError, valueAt } from './chance.ts';
import { legendEntries } from './curve-legend.ts';
import { type CurvePoint, pointLines, pointWords } from './curve-points.ts';
import { histogram } from './histogram.ts';

export interface CurveInput {
  readonly spread: Spread;
  /** The plan without what the what-if changes. */
  readonly base: Spread | null;
  readonly points: readonly CurvePoint[];
  readonly trials: number;
  readonly quantity: Quantity;
  readonly words: RegisterWords;
  readonly domain: Domain;
  readonly width: number;
  /** Of the plot with its axis, without the legend. */
  readonly height: number;
  readonly measure: Measure;
}

/** Where the curve itself is drawn. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
}

const LEFT = 42;
const RIGHT = 14;
/** Two lines of text over the plot: the limit, and the plan under it. */
const TOP = 36;
const BOTTOM = 20;
const DROPS: readonly number[] = [10, 50, 80, 90];
/** Baseline of a name beside its point, so that a curve that goes on level does not run through it. */
const BELOW = 13;
/** Percent; names of lines that are closer lie on each other. */
const LEAST_APART = 6;

/** What must be seen; a limit farther off than the curve is wide stands at the edge instead. */
export function curveDomain(spread: Spread, base: Spread | null, least: number): Domain {
  const seen = (each: Spread): Domain =>
    union(
      { from: valueAt(each.percentiles, 0.005), to: valueAt(each.percentiles, 0.995) },
      { from: each.planned, to: each.planned },
    );
  const curves = base ? union(seen(spread), seen(base)) : seen(spread);
  const { limit } = spread;
  const span = Math.max(curves.to - curves.from, least);
  const near = limit !== null && limit > curves.from - span && limit < curves.to + span;
  return padded(near ? union(curves, { from: limit, to: limit }) : curves, least);
}

export function curveScene(input: CurveInput): Scene {
  const { width, height, domain, quantity, words, points } = input;
  const right = width - RIGHT;
  const bottom = height - BOTTOM;
  const plot: Plot = {
    left: LEFT,
    right,
    top: TOP,
    bottom,
    x: linear(domain, LEFT, right),
    y: linear({ from: 0, to: 1 }, bottom, TOP),
  };
  const key = legend(legendEntries(input), { left: LEFT, right, top: height + 4 }, input.measure);
  return {
    width,
    height: height + 4 + key.height,
    marks: [
      ...axes(plot, input),
      ...histogram(plot, input.spread),
      ...band(plot, input),
      ...(input.base ? [path('base', line(plot, input.base.percentiles))] : []),
      ...limits(plot, input),
      path('curve', line(plot, input.spread.percentiles)),
      ...drops(plot, input),
      ...key.marks,
    ],
    points: points.map((point, index) => ({
      key: point.role === 'percentile' ? `P${point.chance}` : point.role,
      x: clamp(plot.x.at(point.value), plot.left, plot.right),
      y: plot.y.at(point.chance),
      box: null,
      // Right and up are both more.
      place: { column: index, row: index },
      words: pointWords(point, quantity),
      lines: pointLines(point, quantity, words),
      target: null,
    })),
  };
}

/** What lies under a px of the drawing's width: the chance to be done by then. */
export function curveAt({ spread, base, domain, width, height, quantity, words }: CurveInput, x: number): Reading {
  const scale = linear(domain, LEFT, width - RIGHT);
  const value = scale.valueAt(clamp(x, LEFT, width - RIGHT));
  const chance = chanceAt(spread.percentiles, value);
  const lines: [string, ...string[]] = [
    `${chanceText(chance, words.numbers)} ${quantity.name === 'finish' ? 'by' : 'within'} ${quantity.long(value)}`,
  ];
  if (base) lines.push(`${chanceText(chanceAt(base.percentiles, value), words.numbers)} without the what-if`);
  return { x: scale.at(value), y: linear({ from: 0, to: 1 }, height - BOTTOM, TOP).at(chance), lines };
}

function axes(plot: Plot, { quantity, words, measure }: CurveInput): Mark[] {
  const { left, right, bottom, x, y } = plot;
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const ticks = ticksThatFit(x, quantity.ticks, measure);
  return [
    path(
      'grid',
      shares
        .slice(1)
        .map((share) => horizontal(left, right, y.at(share)))
        .join(''),
    ),
    ...shares.map((share) => text('label axis', left - 8, y.at(share) + 4, words.numbers.percent(share), 'end')),
    path(
      'axis',
      horizontal(left, right, bottom) + ticks.map(({ value }) => vertical(x.at(value), bottom, bottom + 4)).join(''),
    ),
    ...ticks
      .filter(({ value }) => x.at(value) < right - 8)
      .map((tick) => text('label axis', x.at(tick.value), bottom + 16, tick.text, 'middle')),
  ];
}

/** 95 % band of the chance at each value. */
function band(plot: Plot, { spread, trials }: CurveInput): Mark[] {
  const curve = cumulative(spread.percentiles, plot.x.domain);
  const edge = (sign: 1 | -1): (readonly [number, number])[] =>
    curve.map(([value, chance]) => [
      plot.x.at(value),
      plot.y.at(clamp(chance + sign * chanceError(chance, trials), 0, 1)),
    ]);
  const [upper, lower] = [edge(1), edge(-1)];
  return [
    path('band', `${polyline([...upper, ...lower.toReversed()])}Z`),
    path('band-edge', polyline(upper) + polyline(lower)),
  ];
}

function line(plot: Plot, percentiles: readonly number[]): string {
  return polyline(
    cumulative(percentiles, plot.x.domain).map(([value, chance]) => [plot.x.at(value), plot.y.at(chance)]),
  );
}

/** Value and chance at every percentile in the domain and at its ends. */
function cumulative(percentiles: readonly number[], { from, to }: Domain): (readonly [number, number])[] {
  const last = Math.max(1, percentiles.length - 1);
  const inside = percentiles.flatMap((value, index): (readonly [number, number])[] =>
    value >= from && value <= to ? [[value, index / last]] : [],
  );
  return [[from, chanceAt(percentiles, from)], ...inside, [to, chanceAt(percentiles, to)]];
}

/** The plan's own date and its limit, each with the chance to keep it, over the plot. */
function limits(plot: Plot, { spread, quantity, words, measure }: CurveInput): Mark[] {
  const { left, right, top, bottom, x } = plot;
  const planX = clamp(x.at(spread.planned), left, right);
  const planWords = `Plan ${quantity.short(spread.planned)}: ${chanceText(spread.plannedChance, words.numbers)}`;
  const marks: Mark[] = [path('plan', vertical(planX, top - 14, bottom))];
  let beside = beginning(planX + 5, measure(planWords), right);
  if (spread.limit !== null && spread.limitChance) {
    const at = x.at(spread.limit);
    const limitX = clamp(at, left, right);
    const name = `${quantity.limitName} ${quantity.short(spread.limit)}: ${chanceText(spread.limitChance.value, words.numbers)}`;
    const limitWords = at > right ? `${name} →` : at < left ? `← ${name}` : name;
    const begin = beginning(limitX + 9, measure(limitWords, true), right);
    // The limit's line may not go through the words of the plan.
    if (limitX > planX && limitX < planX + 8 + measure(planWords)) beside = planX - 5 - measure(planWords);
    marks.push(
      path('limit', vertical(limitX, 12, bottom)),
      path('limit-flag', flag(limitX, 12)),
      text('label strong', begin < limitX ? limitX - 9 : begin, 11, limitWords, begin < limitX ? 'end' : 'start'),
    );
  }
  const turned = beside < planX;
  marks.push(
    text(
      'label',
      turned ? Math.max(planX - 5, measure(planWords)) : beside,
      top - 10,
      planWords,
      turned ? 'end' : 'start',
    ),
  );
  return marks;
}

/** Where words begin: there, or before it where they would reach over the edge. */
function beginning(wanted: number, width: number, right: number): number {
  return wanted + width <= right + RIGHT ? wanted : wanted - 20 - width;
}

/** The usual percentiles and that of the plan's confidence, which makes room for itself. */
function dropsBeside(asked: number): readonly number[] {
  return [...DROPS.filter((percent) => Math.abs(percent - asked) >= LEAST_APART), asked];
}

/** Lines from the named percentiles down to their dates; names over all lines. */
function drops(plot: Plot, { spread, quantity, measure }: CurveInput): Mark[] {
  const { x, y, left, right, bottom } = plot;
  const lines: Mark[] = [];
  const names: Mark[] = [];
  const asked = Math.round(100 * spread.sure.confidence);
  for (const percent of dropsBeside(asked)) {
    const value = valueAt(spread.percentiles, percent / 100);
    const [atX, atY] = [x.at(value), y.at(percent / 100)];
    const words = `P${percent} ${quantity.short(value)}`;
    const strong = percent === asked;
    const fits = atX + 10 + measure(words, strong) <= right + RIGHT;
    lines.push(
      path(strong ? 'drop strong' : 'drop', vertical(atX, atY, bottom) + (strong ? horizontal(left, atX, atY) : '')),
    );
    names.push(
      path('drop-point', `M${px(atX - 3.5)} ${px(atY)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z`),
      text(
        strong ? 'label strong' : 'label',
        fits ? atX + 9 : atX - 9,
        atY + (fits ? BELOW : -4),
        words,
        fits ? 'start' : 'end',
      ),
    );
  }
  return [...lines, ...names];
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
