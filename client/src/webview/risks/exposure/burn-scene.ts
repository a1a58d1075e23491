/**
 * The burn-down as marks: a step line of what threats expose the plan to, what opportunities would gain, the
 * status date and what owners aim at. Solid up to the status date, dashed where it is still a promise. Pure.
 */
import type { BurnDown, RiskRow } from '../../../../../server/src/protocol/risks.ts';
import { dateTicks } from '../charts/plot/date-ticks.ts';
import { type LegendEntry, legend } from '../charts/plot/legend.ts';
import { linear, roundTicks, type Scale, type Tick } from '../charts/plot/scale.ts';
import { horizontal, type Mark, type Measure, path, px, type Scene, text, vertical } from '../charts/plot/scene.ts';
import type { RegisterWords } from '../columns.ts';
import { amountWords, type BurnPoint, type BurnUnit, burnPoints, burnSummary } from './burn-steps.ts';

export interface BurnInput {
  readonly burnDown: BurnDown;
  readonly unit: BurnUnit;
  readonly words: RegisterWords;
  readonly width: number;
  readonly height: number;
  readonly measure: Measure;
  readonly risks: readonly RiskRow[];
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
}

const RIGHT = 14;
const TOP = 20;
const BOTTOM = 20;

export function burnScene(input: BurnInput): Scene {
  const { burnDown, unit, words, width, height, measure } = input;
  const points = burnPoints(burnDown, unit);
  const aim = burnDown.target && (unit === 'days' ? burnDown.target.days : burnDown.target.cost);
  const most = Math.max(1, aim ?? 0, ...points.flatMap(({ exposed, gained }) => [exposed, gained])) * 1.06;
  const ticks = amountTicks(most, unit, words);
  const left = Math.ceil(Math.max(...ticks.map((tick) => measure(tick.text)), 16) + 14);
  const domain = { from: points[0]?.at ?? burnDown.until, to: burnDown.until };
  const [right, bottom] = [width - RIGHT, height - BOTTOM];
  const plot: Plot = {
    left,
    right,
    top: TOP,
    bottom,
    x: linear(domain, left, right),
    y: linear({ from: 0, to: most }, bottom, TOP),
  };
  const now = burnDown.now === null ? null : Math.max(domain.from, Math.min(domain.to, burnDown.now));
  const gains = points.some(({ gained }) => gained > 0);
  const key = legend(legendEntries(aim !== null, gains, now !== null), { left, right, top: height + 4 }, measure);
  return {
    width,
    height: height + 4 + key.height,
    marks: [
      ...axes(plot, ticks, words.dates.locale),
      ...(aim === null ? [] : [path('base', horizontal(left, right, plot.y.at(aim)))]),
      ...(gains
        ? [
            path(
              'gained',
              steps(plot, points, ({ gained }) => gained, domain.from, domain.to),
            ),
          ]
        : []),
      ...line(plot, points, domain, now),
      ...(now === null ? [] : nowMarks(plot, now, input)),
      ...dots(plot, points),
      ...key.marks,
    ],
    points: points.map((point, index) => ({
      key: String(point.at),
      x: plot.x.at(point.at),
      y: plot.y.at(point.exposed),
      box: { x: plot.x.at(point.at) - 6, y: plot.y.at(point.exposed) - 6, width: 12, height: 12 },
      place: null,
      words: burnSummary(point, unit, words),
      lines: [`${amountWords(point.exposed, unit, words)} from ${words.dates.short(point.at)}`, ...point.because],
      target: targetOf(input, index),
    })),
  };
}

/** The line of the risk that changes it. */
function targetOf({ burnDown, risks }: BurnInput, index: number): Scene['points'][number]['target'] {
  const id = burnDown.steps[index]?.because[0]?.risk;
  return risks.find((risk) => risk.id === id)?.target ?? null;
}

function axes({ left, right, bottom, x, y }: Plot, ticks: readonly Tick[], locale: string | undefined): Mark[] {
  const dates = dateTicks(x.domain, Math.max(2, Math.floor((right - left) / 84)), locale);
  return [
    path(
      'grid',
      ticks
        .slice(1)
        .map(({ value }) => horizontal(left, right, y.at(value)))
        .join(''),
    ),
    ...ticks.map((tick) => text('label axis', left - 8, y.at(tick.value) + 4, tick.text, 'end')),
    path(
      'axis',
      horizontal(left, right, bottom) + dates.map(({ value }) => vertical(x.at(value), bottom, bottom + 4)).join(''),
    ),
    ...dates
      .filter(({ value }) => x.at(value) < right - 8)
      .map((tick) => text('label axis', x.at(tick.value), bottom + 16, tick.text, 'middle')),
  ];
}

/** In the money that people read, not in its hundredths. */
function amountTicks(most: number, unit: BurnUnit, words: RegisterWords): Tick[] {
  const scale = unit === 'cost' ? 100 : 1;
  return roundTicks({ from: 0, to: most / scale }, 4, (value) => amountWords(value * scale, unit, words)).map(
    (tick) => ({
      ...tick,
      value: tick.value * scale,
    }),
  );
}

/** Steps between two instants: flat, then straight up or down. */
function steps(
  { x, y }: Plot,
  points: readonly BurnPoint[],
  amountOf: (point: BurnPoint) => number,
  from: number,
  to: number,
): string {
  const held = points.findLast((point) => point.at <= from) ?? points[0];
  if (!held) return '';
  const later = points.filter(({ at }) => at > from && at < to);
  const moves = later.map((point) => `H${px(x.at(point.at))}V${px(y.at(amountOf(point)))}`);
  return `M${px(x.at(from))} ${px(y.at(amountOf(held)))}${moves.join('')}H${px(x.at(to))}`;
}

function line(plot: Plot, points: readonly BurnPoint[], { from, to }: Scale['domain'], now: number | null): Mark[] {
  const { x, bottom } = plot;
  const exposed = ({ exposed: value }: BurnPoint): number => value;
  const whole = steps(plot, points, exposed, from, to);
  const area = `${whole}V${px(bottom)}H${px(x.at(from))}Z`;
  if (now === null) return [path('exposed-area', area), path('exposed planned-part', whole)];
  return [
    path('exposed-area', area),
    path('exposed', steps(plot, points, exposed, from, now)),
    path('exposed planned-part', steps(plot, points, exposed, now, to)),
  ];
}

function nowMarks({ left, right, top, bottom, x }: Plot, now: number, { words, measure, burnDown }: BurnInput): Mark[] {
  const at = x.at(now);
  // Of a status date before the chart begins too.
  const name = `Status ${words.dates.shortEnd(burnDown.now ?? now)}`;
  const turned = at + 6 + measure(name) > right;
  return [
    path('plan', vertical(at, top - 8, bottom)),
    text('label', turned ? Math.max(left + measure(name), at - 6) : at + 6, top - 6, name, turned ? 'end' : 'start'),
  ];
}

function dots({ x, y }: Plot, points: readonly BurnPoint[]): Mark[] {
  const d = points
    .slice(1)
    .map(({ at, exposed }) => `M${px(x.at(at) - 3)} ${px(y.at(exposed))}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`)
    .join('');
  return d === '' ? [] : [path('step-dot', d)];
}

function legendEntries(aims: boolean, gains: boolean, hasNow: boolean): LegendEntry[] {
  const across = (style: string) => (x: number, y: number) => [path(style, horizontal(x, x + 18, y + 5))];
  return [
    ...(hasNow ? [{ swatch: across('exposed'), words: 'threats' }] : []),
    { swatch: across('exposed planned-part'), words: hasNow ? 'as planned from here' : 'threats, as planned' },
    ...(gains ? [{ swatch: across('gained'), words: 'opportunities' }] : []),
    ...(aims ? [{ swatch: across('base'), words: 'target' }] : []),
  ];
}
