/**
 * A chart on the page: the drawing, one tab stop from which arrows walk its points, and what the pointer or
 * the keys are at, in words beside it. Draws the scene it is given in the width it has. To assistive
 * technology the points are a list, each told in a sentence; the drawing itself is hidden from it.
 */
import { element, setAttributes, setText, svgElement } from '../../../shared/element.ts';
import { textMeasure } from '../../../timeline/chart/painter.ts';
import { painter } from './paint.ts';
import { box, type ChartPoint, type Measure, plotHeight, type Reading, type Scene } from './scene.ts';
import { walked } from './walk.ts';

export interface ChartViewOptions {
  /** Of the page. */
  readonly id: string;
  /** Null where there is nothing to draw. */
  readonly scene: (width: number, measure: Measure) => Scene | null;
  /** What a place between points says; without it only points answer to the pointer. */
  readonly readingAt?: (x: number, width: number) => Reading | null;
  /** A click keeps the focus in the chart, Enter leaves it. */
  readonly activate?: (point: ChartPoint, keepFocus: boolean, toLine: boolean) => void;
}

export interface ChartView {
  readonly root: HTMLElement;
  readonly svg: SVGSVGElement;
  /** @param name of the chart, as it is spoken. */
  readonly draw: (name: string) => void;
}

/** Below a plot, usually. */
const LEGEND = 22;
const NOTHING: Scene = { width: 0, height: 0, marks: [], points: [] };

export function chartView({ id, scene: sceneOf, readingAt, activate }: ChartViewOptions): ChartView {
  const drawing = svgElement('g');
  const cursor = svgElement('path', { class: 'cursor' });
  const svg = svgElement('svg', { class: 'drawing', 'aria-hidden': 'true', focusable: 'false' }, drawing, cursor);
  const list = element('div', { class: 'chart-points', id, role: 'listbox', tabindex: 0 });
  const readout = element('div', { class: 'readout', 'aria-hidden': 'true' });
  const root = element('div', { class: 'chart' }, svg, list, readout);
  const paint = painter(drawing);
  const measure = textMeasure();
  let scene = NOTHING;
  let width = 0;
  let at = 0;
  let options: HTMLElement[] = [];
  readout.hidden = true;

  function redraw(): void {
    if (width === 0) return;
    const here = scene.points[at]?.key;
    scene = sceneOf(width, measure.width) ?? NOTHING;
    // Room for the first picture, so that what is below does not move when it comes.
    root.style.height = `${scene === NOTHING ? plotHeight(width) + LEGEND : scene.height}px`;
    setAttributes(svg, { width: scene.width, height: scene.height, viewBox: `0 0 ${scene.width} ${scene.height}` });
    paint(scene.marks);
    tellPoints();
    const same = scene.points.findIndex(({ key }) => key === here);
    stand(same < 0 ? Math.min(at, Math.max(0, scene.points.length - 1)) : same);
    if (!readout.hidden && hasKeys()) showPoint();
  }

  function tellPoints(): void {
    while (options.length > scene.points.length) options.pop()?.remove();
    options = scene.points.map(({ words, x, y }, index) => {
      const option = options[index] ?? list.appendChild(element('div', { role: 'option', id: `${id}-${index}` }));
      setText(option, words);
      option.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      return option;
    });
  }

  function stand(index: number): void {
    options[at]?.removeAttribute('aria-selected');
    at = index;
    options[at]?.setAttribute('aria-selected', 'true');
    setAttributes(list, { 'aria-activedescendant': options[at]?.id ?? null });
  }

  const hasKeys = (): boolean => list.matches(':focus-visible');

  function showPoint(): void {
    const point = scene.points[at];
    if (point) show(point, point.box ? box(point.box) : null);
  }

  function show(reading: Reading, outline: string | null): void {
    const { x, y, lines } = reading;
    setAttributes(cursor, { d: outline ?? `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z` });
    const [title, ...rest] = lines;
    readout.replaceChildren(element('strong', {}, title), ...rest.map((line) => element('span', {}, line)));
    readout.hidden = false;
    const left = x + 14 + readout.offsetWidth <= width ? x + 14 : Math.max(0, x - 14 - readout.offsetWidth);
    const top = Math.max(0, y - readout.offsetHeight - 10);
    readout.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  function hide(): void {
    readout.hidden = true;
    cursor.removeAttribute('d');
  }

  /** @returns -1 where none is. */
  function pointAt(x: number, y: number): number {
    return scene.points.findLastIndex(
      ({ box: area }) =>
        area !== null && x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height,
    );
  }

  list.addEventListener('keydown', (event) => {
    const point = scene.points[at];
    if (event.key === 'Escape' && !readout.hidden) hide();
    else if (event.key === 'Enter' && point?.target && activate) activate(point, false, event.ctrlKey || event.metaKey);
    else {
      const next = event.altKey || event.ctrlKey || event.metaKey ? null : walked(scene.points, at, event.key);
      if (next === null) return;
      stand(next);
      showPoint();
    }
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener('focus', () => hasKeys() && showPoint());
  list.addEventListener('blur', hide);
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    const frame = root.getBoundingClientRect();
    const [x, y] = [clientX - frame.left, clientY - frame.top];
    const reading = readingAt?.(x, width);
    const point = scene.points[pointAt(x, y)];
    if (point) show(point, point.box && box(point.box));
    else if (reading) show(reading, null);
    else hide();
    list.classList.toggle('leads', point?.target != null && activate !== undefined);
  };
  root.addEventListener('pointermove', follow);
  // A finger that only touches does not move.
  root.addEventListener('pointerdown', follow);
  root.addEventListener('pointerleave', () => (hasKeys() ? showPoint() : hide()));
  root.addEventListener('click', ({ clientX, clientY }) => {
    const frame = root.getBoundingClientRect();
    const index = pointAt(clientX - frame.left, clientY - frame.top);
    const point = scene.points[index];
    if (!point) return;
    stand(index);
    if (point.target && activate) activate(point, true, false);
  });
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry?.contentRect.width ?? 0);
    if (now === width) return;
    width = now;
    hide();
    redraw();
  }).observe(root);

  return {
    root,
    svg,
    draw: (name) => {
      setAttributes(list, { 'aria-label': name });
      redraw();
    },
  };
}
