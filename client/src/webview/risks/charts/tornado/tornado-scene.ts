/** The tornado as marks: a bar for each driver around the P80 of now, "later" hatched. Pure. */
import { cut } from '../../../timeline/chart/svg-text.ts';
import type { RegisterWords } from '../../columns.ts';
import { type LegendEntry, legend } from '../plot/legend.ts';
import { type Domain, linear, roundTicks, type Tick, ticksThatFit } from '../plot/scale.ts';
import {
  type Box,
  box,
  horizontal,
  type Mark,
  type Measure,
  path,
  px,
  type Scene,
  text,
  vertical,
} from '../plot/scene.ts';
import { roundedDays } from '../quantity.ts';
import { type Bar, barLines, barWords, endLabel, endText, type Unit } from './bars.ts';

export interface TornadoInput {
  readonly bars: readonly Bar[];
  readonly unit: Unit;
  /** `P80 14 Oct` */
  readonly centre: string;
  readonly domain: Domain;
  readonly words: RegisterWords;
  readonly width: number;
  readonly measure: Measure;
}

/** Narrower, names stand over their bars. */
const WIDE = 520;
const BAR = 16;
const TOP = 22;
const AXIS = 20;
/** For the sign of a risk. */
const NAME_INDENT = 16;
/** Of the working days or the money at the ends. */
const END_ROOM = 8;

export function tornadoDomain(bars: readonly Bar[]): Domain {
  return {
    from: bars.reduce((least, { low }) => Math.min(least, low), 0),
    to: bars.reduce((most, { high }) => Math.max(most, high), 0),
  };
}

export function tornadoScene(input: TornadoInput): Scene {
  const { bars, unit, centre, domain, words, width, measure } = input;
  const wide = width >= WIDE;
  const row = wide ? 26 : 40;
  const names = wide ? namesWidth(input) : 0;
  const widest = (end: 'low' | 'high'): number =>
    Math.max(0, ...bars.map((bar) => measure(endLabel(bar, bar[end], unit, words)))) + END_ROOM;
  const left = names + widest('low');
  const right = width - widest('high');
  const x = linear(domain, left, right);
  const bottom = TOP + bars.length * row;
  const key = legend(entries(unit, bars), { left: 0, right: width, top: bottom + AXIS + 6 }, measure);
  const ticks = ticksThatFit(x, (seen, count) => ticksOf(seen, unit, count, words), measure);
  const middle = x.at(0);
  const areas = bars.map((_, index): Box => ({ x: 0, y: TOP + index * row, width, height: row }));
  return {
    width,
    height: bottom + AXIS + 6 + key.height,
    marks: [
      path('grid', ticks.map(({ value }) => vertical(x.at(value), TOP, bottom)).join('')),
      path('axis', vertical(middle, TOP - 4, bottom) + horizontal(left, right, bottom)),
      ...bars.flatMap((bar, index) => {
        const top = TOP + index * row;
        return barMarks(bar, { x, names, top, barTop: top + (wide ? (row - BAR) / 2 : 19), input });
      }),
      text('label strong', Math.max(middle, measure(centre, true) / 2), 12, centre, 'middle'),
      ...ticks.map((tick) => text('label axis', x.at(tick.value), bottom + 15, tick.text, 'middle')),
      ...key.marks,
    ],
    points: bars.map((bar, index) => ({
      key: `${bar.driver.kind} ${bar.driver.id}`,
      x: x.at(bar.high),
      y: TOP + index * row + row / 2,
      box: areas[index] ?? null,
      place: null,
      words: barWords(bar, unit, words),
      lines: barLines(bar, unit, words),
      target: bar.driver.target,
    })),
  };
}

/** As wide as the longest, and never more than bars can spare. */
function namesWidth({ bars, width, measure }: TornadoInput): number {
  const longest = bars.reduce((most, { driver }) => Math.max(most, measure(driver.name)), 0);
  return Math.ceil(Math.min(longest + NAME_INDENT + 12, Math.max(220, width * 0.42)));
}

interface Place {
  readonly x: { readonly at: (value: number) => number };
  readonly names: number;
  readonly top: number;
  readonly barTop: number;
  readonly input: TornadoInput;
}

function barMarks(bar: Bar, { x, names, top, barTop, input }: Place): Mark[] {
  const { driver, low, high } = bar;
  const { unit, words, width, measure } = input;
  const [start, middle, end] = [x.at(low), x.at(0), x.at(high)];
  const sooner = { x: start, y: barTop, width: middle - start, height: BAR };
  const later = { x: middle, y: barTop, width: end - middle, height: BAR };
  const isRisk = driver.kind === 'risk';
  const nameX = NAME_INDENT;
  const room = (names > 0 ? names - 8 : width) - nameX;
  const nameY = names > 0 ? barTop + 12 : top + 13;
  return [
    ...(sooner.width > 0 ? [path('sooner', box(sooner))] : []),
    ...(later.width > 0 ? [path('later', box(later)), path('hatch', hatch(later))] : []),
    ...(isRisk ? [path('risk-sign', triangle(0, nameY))] : []),
    text('label name', nameX, nameY, cut(driver.name, room, false, measure)),
    text('label', start - 4, barTop + 12, endLabel(bar, low, unit, words), 'end'),
    text('label', end + 4, barTop + 12, endLabel(bar, high, unit, words)),
  ].filter((mark) => mark.kind === 'path' || mark.text !== '');
}

function ticksOf(domain: Domain, unit: Unit, count: number, words: RegisterWords): Tick[] {
  const factor = unit === 'days' ? 1 : 100;
  return roundTicks({ from: domain.from / factor, to: domain.to / factor }, count, (value) =>
    value === 0 ? '0' : endText(unit === 'days' ? roundedDays(value) : value * factor, unit, words),
  ).map((tick) => ({ ...tick, value: tick.value * factor }));
}

const SPACING = 5;

/** Lines at 45° from the lower left, each cut off at the box's edges. */
function hatch({ x, y, width, height }: Box): string {
  const lines: string[] = [];
  for (let offset = SPACING; offset < width + height; offset += SPACING) {
    const [x1, y1] = offset <= height ? [x, y + height - offset] : [x + offset - height, y];
    const [x2, y2] = offset <= width ? [x + offset, y + height] : [x + width, y + height - (offset - width)];
    lines.push(`M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`);
  }
  return lines.join('');
}

function triangle(x: number, baseline: number): string {
  return `M${px(x)} ${px(baseline)}h10l-5 -9Z`;
}

function entries(unit: Unit, bars: readonly Bar[]): LegendEntry[] {
  const entries: LegendEntry[] = [
    {
      swatch: (x, y) => [path('sooner', box({ x, y, width: 18, height: 10 }))],
      words: unit === 'days' ? 'finishes sooner' : 'costs less',
    },
    {
      swatch: (x, y) => {
        const area = { x, y, width: 18, height: 10 };
        return [path('later', box(area)), path('hatch', hatch(area))];
      },
      words: unit === 'days' ? 'finishes later' : 'costs more',
    },
  ];
  const risk = (x: number, y: number) => [path('risk-sign', triangle(x + 4, y + 10))];
  if (bars.some(({ driver }) => driver.kind === 'risk')) {
    entries.push({ swatch: risk, words: 'a risk; the others are tasks' });
  }
  return entries;
}
