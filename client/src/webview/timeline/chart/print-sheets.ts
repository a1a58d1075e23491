/**
 * The whole timeline on paper: one drawing of all rows shown, cut into sheets that each begin with the
 * header. Made when printing begins and thrown away after it.
 */
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { element } from '../../shared/element.ts';
import type { PageModel } from '../model/page-model.ts';
import type { Page } from '../part.ts';
import { exportSvg, type Picture } from './export-svg.ts';
import type { Painter } from './painter.ts';
import { pictureStyles } from './picture-styles.ts';
import { contentWidth } from './scale.ts';

/** Of the drawing, px: on paper it is as wide as the sheet. */
const WIDTH = 1300;
/** Names and dates beside the chart, at their widest. */
const BESIDE = 520;
/** Height to width of what is free on a sheet, of A4 and of letter paper the flatter. */
const SHEET = 0.66;
const MOST_ROWS = 2000;
const SVG = 'http://www.w3.org/2000/svg';

export function listenToPrinting(page: Page, painter: Painter): void {
  const { model } = page;
  const root = document.documentElement;
  const sheets = element('div', { class: 'print-sheets', 'aria-hidden': 'true' });
  window.addEventListener('beforeprint', () => {
    const { view } = model;
    if (!view) return;
    // Paper is light, whatever the screen is.
    root.dataset['printing'] = '';
    const picture = exportSvg({
      view,
      shown: model.shown,
      links: model.links,
      metrics: model.layout.metrics,
      hidden: model.hidden,
      today: model.settings.today,
      measure: page.measure.width,
      extent: model.extent,
      pxPerDay: (WIDTH - BESIDE) / contentWidth(model.extent, 1),
      bands: model.bands,
      dates: model.dates,
      styles: pictureStyles(painter.chart, painter.labels),
      mostRows: MOST_ROWS,
    });
    const { rowHeight } = model.layout.metrics;
    const most = Math.max(1, Math.floor((picture.width * SHEET - picture.top) / rowHeight));
    const ends = sheetEnds(picture.count, most, (at) => isHead(model, at));
    sheets.replaceChildren(...sheetsOf(picture, rowHeight, ends, footOf(view, model.dates, model.settings.asOf)));
    document.body.append(sheets);
  });
  window.addEventListener('afterprint', () => {
    delete root.dataset['printing'];
    sheets.remove();
    sheets.replaceChildren();
  });
}

/** The first of a group: what belongs to it stands below. */
function isHead({ view, shown }: PageModel, at: number): boolean {
  const kind = view?.rows[shown.rows[at] ?? -1]?.kind;
  return kind === undefined || kind === 'phase' || kind === 'summary';
}

/** Position behind the last row of each sheet. No sheet ends with the head of a group that goes on. Pure. */
export function sheetEnds(count: number, most: number, head: (at: number) => boolean): number[] {
  const ends: number[] = [];
  let end = 0;
  do {
    const from = end;
    end = Math.min(count, from + most);
    while (end < count && end > from + 1 && head(end - 1)) end--;
    ends.push(end);
  } while (end < count);
  return ends;
}

/** `Move the ERP · Finish Tue, 13 Apr 2027 · Status date Fri, 13 Nov 2026 · As of Mon, 16 Nov 2026` */
function footOf({ projectName, finish, statusDate }: TimelineView, { told }: DateWords, asOf?: number): string {
  const status = statusDate === null ? '' : `Status date ${told(statusDate - 1)}`;
  const made = asOf === undefined ? '' : `As of ${told(asOf)}`;
  return [projectName, `Finish ${told(finish - 1)}`, status, made].filter(Boolean).join(' · ');
}

function sheetsOf(picture: Picture, rowHeight: number, ends: readonly number[], words: string): HTMLElement[] {
  const { width, top } = picture;
  return ends.map((end, number) => {
    const from = ends[number - 1] ?? 0;
    const shown = end - from;
    const height = top + shown * rowHeight;
    const sheet = svg('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'xMidYMin meet' });
    if (number === 0) sheet.append(drawingOf(picture));
    sheet.append(part(width, 0, 0, top), part(width, top, top + from * rowHeight, shown * rowHeight));
    const left = picture.left === null ? '' : ` · ${picture.left}`;
    const foot = element(
      'div',
      { class: 'sheet-foot' },
      element('span', {}, `${words}${left}`),
      element('span', {}, `${number + 1} / ${ends.length}`),
    );
    return element('section', { class: 'sheet' }, sheet, foot);
  });
}

/** A strip of the drawing at a height of the sheet. */
function part(width: number, y: number, from: number, height: number): SVGElement {
  const strip = svg('svg', { x: '0', y: `${y}`, width: `${width}`, height: `${height}` });
  strip.setAttribute('viewBox', `0 ${from} ${width} ${height}`);
  strip.append(svg('use', { href: '#print-drawing' }));
  return strip;
}

/** The drawing itself, to be shown in strips only. */
function drawingOf({ svg: text }: Picture): SVGElement {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const symbol = svg('g', { id: 'print-drawing' });
  symbol.append(...[...document.adoptNode(parsed).childNodes].filter(({ nodeName }) => nodeName !== 'title'));
  symbol.setAttribute('font-family', parsed.getAttribute('font-family') ?? '');
  const definitions = svg('defs', {});
  definitions.append(symbol);
  return definitions;
}

function svg(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
