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
  const pool: HTMLElement[] = [];

  function paintPaths(scene: Scene): void {
    for (const [style, path] of paths) {
      const data = scene.paths.get(style)?.join('') ?? '';
      if (drawn.get(style) === data) continue;
      drawn.set(style, data);
      path.setAttribute('d', data);
    }
  }

  function paintLabels(list: readonly Label[]): void {
    for (const [index, label] of list.entries()) {
      let shape = pool[index];
      if (!shape) {
        shape = element('span', { class: 'label' });
        pool.push(shape);
        labels.append(shape);
      }
      const name = `label ${label.kind}`;
      if (shape.className !== name) shape.className = name;
      shape.hidden = false;
      shape.style.transform = `translate(${Math.round(label.x)}px, ${Math.round(label.y)}px)`;
      shape.style.maxWidth = `${Math.ceil(label.width)}px`;
      setText(shape, label.text);
    }
    for (const spare of pool.slice(list.length)) spare.hidden = true;
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
