/**
 * The timeline as a drawing that stands alone: names and dates, the header, and the same scene as on
 * screen, of all rows shown and the whole plan's time. Names are data: escaped, never markup. Pure.
 */
import type { DateWords } from '../../shared/dates.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import { axisPieces, type Piece } from './axis-pieces.ts';
import { type ChartInput, drawChart } from './chart.ts';
import type { Measure } from './labels.ts';
import type { PictureStyles } from './picture-styles.ts';
import { contentWidth, type Extent, windowAt } from './scale.ts';
import { px, type Scene, STYLES } from './scene.ts';
import type { LaneBand } from './stage-lane.ts';
import { cut, escaped, text } from './svg-text.ts';
import { ticks } from './ticks.ts';

export interface PictureInput
  extends Pick<ChartInput, 'view' | 'shown' | 'links' | 'metrics' | 'hidden' | 'today' | 'measure'> {
  readonly extent: Extent;
  readonly pxPerDay: number;
  readonly bands: readonly LaneBand[];
  readonly dates: DateWords;
  readonly styles: PictureStyles;
  /** Rows beyond are left out, and the picture says so. */
  readonly mostRows: number;
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Where the rows begin, below title and header. */
  readonly top: number;
  readonly count: number;
  /** What is not as it is on screen, as a sentence; null where all is shown. */
  readonly left: string | null;
}

/** Wider than this nobody can look at; the time is then drawn smaller. */
const WIDEST_CHART = 8000;
const MARGIN = 12;
const TITLE = 32;
const TIER = 24;
const LANE = 18;
const FOOT = 24;
const INDENT = 14;
const DATE = 64;
const NARROWEST_NAMES = 120;
const WIDEST_NAMES = 360;

export function exportSvg(input: PictureInput): Picture {
  const { view, metrics, styles, shown } = input;
  const count = Math.min(shown.rows.length, input.mostRows);
  const pxPerDay = Math.min(
    input.pxPerDay,
    (input.pxPerDay * WIDEST_CHART) / contentWidth(input.extent, input.pxPerDay),
  );
  const window = windowAt(input.extent, pxPerDay, 0, Math.ceil(contentWidth(input.extent, pxPerDay)));
  const left = leftOut(count, shown, pxPerDay < input.pxPerDay);
  const scale = ticks(window, input.dates.locale, input.measure);
  const height = count * metrics.rowHeight;
  const scene = drawChart({
    ...input,
    shown: count < shown.rows.length ? { ...shown, rows: shown.rows.subarray(0, count) } : shown,
    chain: null,
    window,
    scrollTop: 0,
    height,
    namedAbove: false,
    coarse: false,
    gridTicks: scale.top,
  });
  const names = namesWidth(input, count);
  const tree = names + 2 * DATE;
  const lanes = input.bands.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const top = TITLE + 2 * TIER + lanes * LANE;
  const whole = { width: tree + window.width + 2 * MARGIN, height: top + height + FOOT };
  const axis = axisPieces({ ...input, brief: false, window, ticks: scale });
  const body = [
    `<rect width="${whole.width}" height="${whole.height}" fill="${styles.background}"/>`,
    text(styles, { x: MARGIN, y: 21, size: 15, weight: '600', text: view.projectName }),
    group(MARGIN, TITLE, headings(styles, names) + rule(styles, 0, top - TITLE, tree + window.width)),
    group(MARGIN, top, rowTexts(input, names, count)),
    clipped(MARGIN + tree, TITLE, window.width, top - TITLE, header(styles, axis, input.measure)),
    clipped(MARGIN + tree, top, window.width, height, marks(styles, scene, window.width, input.measure)),
    left === null ? '' : text(styles, { x: MARGIN, y: whole.height - 8, size: 11, text: left, quiet: true }),
  ];
  const { width } = whole;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole.height}" viewBox="0 0 ${width} ${whole.height}" font-family="${escaped(styles.font)}" role="img"><title>${escaped(`Timeline of ${view.projectName}`)}</title>${body.join('')}</svg>\n`;
  return { svg, ...whole, top, count, left };
}

function leftOut(count: number, { rows }: ShownRows, smaller: boolean): string | null {
  if (count < rows.length) {
    return `The first ${count} of ${rows.length} rows. Collapse phases or filter to have others in the picture.`;
  }
  return smaller ? 'Zoomed out, so that the whole plan is in the picture.' : null;
}

function group(x: number, y: number, body: string): string {
  return `<g transform="translate(${x} ${y})">${body}</g>`;
}

/** A drawing within the drawing cuts off what reaches over its edge. */
function clipped(x: number, y: number, width: number, height: number, body: string): string {
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}">${body}</svg>`;
}

function rule({ rule: colour }: PictureStyles, x: number, y: number, width: number): string {
  return `<path d="M${px(x)} ${px(y - 0.5)}h${px(width)}" stroke="${colour}" stroke-opacity="0.25"/>`;
}

function headings(styles: PictureStyles, names: number): string {
  const cell = (x: number, words: string, anchor?: 'end') =>
    text(styles, { x, y: TIER + 16, size: 11, text: words, quiet: true, ...(anchor ? { anchor } : {}) });
  return cell(0, 'Name') + cell(names + DATE - 8, 'Start', 'end') + cell(names + 2 * DATE - 8, 'Finish', 'end');
}

/** Label widths are those of 11 px. */
const NAME_SIZE = 12;

function namesWidth({ view, shown, measure }: PictureInput, count: number): number {
  let widest = NARROWEST_NAMES;
  for (let position = 0; position < count && widest < WIDEST_NAMES; position++) {
    const name = view.rows[shown.rows[position] ?? -1]?.name ?? '';
    widest = Math.max(widest, (measure(name, true) * NAME_SIZE) / 11 + (shown.levels[position] ?? 0) * INDENT + 16);
  }
  return Math.ceil(Math.min(widest, WIDEST_NAMES));
}

function rowTexts(
  { view, shown, metrics, dates, styles, measure }: PictureInput,
  names: number,
  count: number,
): string {
  const lines: string[] = [];
  for (let position = 0; position < count; position++) {
    const row = view.rows[shown.rows[position] ?? -1];
    const y = position * metrics.rowHeight + metrics.barTop + metrics.barHeight / 2 + 4;
    const x = (shown.levels[position] ?? 0) * INDENT;
    const heavy = !row || row.kind === 'phase' ? { weight: '600' } : {};
    const name = row?.name ?? shown.headings.get(position)?.title ?? '';
    const room = ((names - x - 8) * 11) / NAME_SIZE;
    lines.push(text(styles, { x, y, size: NAME_SIZE, text: cut(name, room, !row, measure), ...heavy }));
    if (!row || row.noDates) continue;
    const date = { y, size: 11, quiet: true, anchor: 'end' } as const;
    lines.push(text(styles, { ...date, x: names + DATE - 8, text: dates.short(row.start) }));
    lines.push(text(styles, { ...date, x: names + 2 * DATE - 8, text: dates.shortEnd(row.finish) }));
  }
  return lines.join('');
}

function header(styles: PictureStyles, axis: ReturnType<typeof axisPieces>, measure: Measure): string {
  const line = (x: number, y: number, height: number) =>
    `<path d="M${Math.round(x) + 0.5} ${y}v${height}" stroke="${styles.rule}" stroke-opacity="0.2"/>`;
  const tier = (pieces: readonly Piece[], y: number, weight?: string) =>
    pieces.map((piece) => {
      const words = { x: piece.x + 5, y: y + 16, size: 11, text: piece.text, quiet: weight === undefined };
      return line(piece.x, y, TIER) + (piece.text ? text(styles, { ...words, ...(weight ? { weight } : {}) }) : '');
    });
  const chips = axis.chips.map((chip) => {
    const width = chip.width ?? 0;
    const box = `<rect x="${px(chip.x)}" y="3.5" width="${px(width)}" height="17" rx="8.5" fill="${styles.background}" stroke="${styles.text}"/>`;
    return box + text(styles, { x: chip.x + width / 2, y: 16, size: 11, text: chip.text, anchor: 'middle' });
  });
  const lane = axis.lane.map((band) => {
    const width = band.width ?? 0;
    const y = band.y ?? 0;
    const box = `<rect x="${px(band.x)}" y="${y}" width="${px(width)}" height="${LANE - 1}" fill="${styles.text}" fill-opacity="0.1"/><path d="M${px(band.x + 1)} ${y}v${LANE - 1}" stroke="${styles.text}" stroke-width="2"/>`;
    return (
      (band.className === 'behind' ? '' : box) +
      (band.text
        ? text(styles, { x: band.x + 6, y: y + 13, size: 11, text: cut(band.text, width, false, measure) })
        : '')
    );
  });
  return [...tier(axis.top, 0, '600'), ...tier(axis.bottom, TIER), ...lane, ...chips].join('');
}

/** Nobody can scroll on to what the edge would cut off. */
function marks(styles: PictureStyles, scene: Scene, edge: number, measure: Measure): string {
  const paths = STYLES.flatMap((style) => {
    const shapes = scene.paths.get(style);
    return shapes ? [`<path${styles.paths.get(style) ?? ''} d="${shapes.join('')}"/>`] : [];
  });
  const labels = scene.labels.map((label) => {
    const { colour = styles.text, weight = '400', size = 11 } = styles.labels.get(label.kind) ?? {};
    const heavy = weight === '400' ? {} : { weight };
    const words = cut(label.text, Math.min(label.width, edge - label.x), Number(weight) > 500, measure);
    const how = { x: label.x, y: label.y + 12, size, colour, halo: label.kind !== 'inside', ...heavy };
    return text(styles, { ...how, text: words });
  });
  return paths.join('') + labels.join('');
}
