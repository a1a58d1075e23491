/** Puts a scene on screen: one SVG path per style, and pooled labels over them. Knows no plan. */
import { element, setText, svgElement } from '../../shared/element.ts';
import { type Label, type Scene, STYLES, type Style } from './scene.ts';

export interface Painter {
  readonly chart: SVGSVGElement;
  readonly labels: HTMLElement;
  readonly paint: (scene: Scene) => void;
}

export function painter(): Painter {
  const chart = svgElement('svg', { class: 'chart', 'aria-hidden': 'true', focusable: 'false' });
  const labels = element('div', { class: 'labels', 'aria-hidden': 'true' });
  const paths = new Map<Style, SVGPathElement>();
  for (const style of STYLES) {
    const path = svgElement('path', { class: `mark ${style}` });
    paths.set(style, path);
    chart.append(path);
  }
  const drawn = new Map<Style, string>();
  let shown = new Map<string, Shown>();
  const spare: Shown[] = [];

  function paintPaths(scene: Scene): void {
    for (const [style, path] of paths) {
      const data = scene.paths.get(style)?.join('') ?? '';
      if (drawn.get(style) === data) continue;
      drawn.set(style, data);
      path.setAttribute('d', data);
    }
  }

  /** A label that stays keeps its element, which then only moves: new text would be laid out anew. */
  function paintLabels(list: readonly Label[]): void {
    const before = shown;
    shown = new Map();
    const fresh: [string, Label][] = [];
    for (const label of list) {
      const key = `${label.kind} ${label.of} ${label.text}`;
      const known = before.get(key);
      if (!known) {
        fresh.push([key, label]);
        continue;
      }
      before.delete(key);
      shown.set(key, known);
      place(known, label);
    }
    spare.push(...before.values());
    for (const [key, label] of fresh) {
      const made = spare.pop() ?? makeLabel();
      made.root.className = `label ${label.kind}`;
      setText(made.root, label.text);
      made.root.hidden = false;
      shown.set(key, made);
      place(made, label);
    }
    for (const { root } of spare) root.hidden = true;
  }

  function makeLabel(): Shown {
    const root = element('span', { class: 'label' });
    labels.append(root);
    return { root, transform: '', width: '' };
  }

  return {
    chart,
    labels,
    paint: (scene) => {
      paintPaths(scene);
      paintLabels(scene.labels);
    },
  };
}

interface Shown {
  readonly root: HTMLElement;
  transform: string;
  width: string;
}

/** Writes only what is another: even an equal style costs. */
function place(shown: Shown, { x, y, width }: Label): void {
  const transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  if (shown.transform !== transform) shown.root.style.transform = transform;
  shown.transform = transform;
  const most = `${Math.ceil(width)}px`;
  if (shown.width !== most) shown.root.style.maxWidth = most;
  shown.width = most;
}

export interface TextMeasure {
  readonly width: (text: string, bold?: boolean) => number;
  readonly forget: () => void;
}

/** Widths of texts in the labels' font, each measured once; forgotten when the theme changes its font. */
export function textMeasure(): TextMeasure {
  const context = document.createElement('canvas').getContext('2d');
  const known = { normal: new Map<string, number>(), bold: new Map<string, number>() };
  let family = '';
  return {
    width: (text, bold = false) => {
      const widths = bold ? known.bold : known.normal;
      const before = widths.get(text);
      if (before !== undefined) return before;
      if (!context) return text.length * 6;
      if (family === '') family = getComputedStyle(document.body).fontFamily;
      context.font = `${bold ? '600 ' : ''}11px ${family}`;
      const width = context.measureText(text).width;
      widths.set(text, width);
      return width;
    },
    forget: () => {
      known.normal.clear();
      known.bold.clear();
      family = '';
    },
  };
}
