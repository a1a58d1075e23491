/** Puts a scene on screen: one SVG path per style that there is something of, and pooled labels over them. Knows no plan. */
import { element, setText, svgElement } from '../../shared/element.ts';
import { type Label, type Scene, STYLES, type Style } from './scene.ts';

/**
 * Without a graphics processor a picture is drawn tile by tile, and each tile works out all dashes of a path
 * that reaches into it. So the dashed lines, which come in the order of the rows, lie in several paths.
 */
const SEVERAL: Readonly<Partial<Record<Style, number>>> = { link: 8 };

export interface Painter {
  readonly chart: SVGSVGElement;
  readonly labels: HTMLElement;
  readonly paint: (scene: Scene) => void;
}

export function painter(): Painter {
  const chart = svgElement('svg', { class: 'chart', 'aria-hidden': 'true', focusable: 'false' });
  const labels = element('div', { class: 'labels', 'aria-hidden': 'true' });
  const paths = new Map<Style, Drawn[]>(STYLES.map((style) => [style, []]));
  let shown = new Map<string, Shown>();
  const spare: Shown[] = [];

  /** In the order of the styles, whichever comes first to have something to draw. */
  function paintPaths(scene: Scene): void {
    let last: Element | null = null;
    for (const [style, made] of paths) {
      const shapes = scene.paths.get(style) ?? [];
      const count = Math.min(SEVERAL[style] ?? 1, shapes.length);
      const each = Math.ceil(shapes.length / count);
      for (let at = 0; at < Math.max(count, made.length); at++) {
        const drawn: Drawn = made[at] ?? makePath(style, last);
        made[at] = drawn;
        const data = at < count ? shapes.slice(at * each, (at + 1) * each).join('') : '';
        if (drawn.data !== data) drawn.path.setAttribute('d', data);
        drawn.data = data;
        last = drawn.path;
      }
    }
  }

  function makePath(style: Style, before: Element | null): Drawn {
    const path = svgElement('path', { class: `mark ${style}` });
    if (before) before.after(path);
    else chart.prepend(path);
    return { path, data: '' };
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

interface Drawn {
  readonly path: SVGPathElement;
  data: string;
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
  // Asked for before there is anything to lay out: later the answer would take a layout of the whole page.
  let family = getComputedStyle(document.body).fontFamily;
  return {
    width: (text, bold = false) => {
      const widths = bold ? known.bold : known.normal;
      const before = widths.get(text);
      if (before !== undefined) return before;
      if (!context) return text.length * 6;
      context.font = `${bold ? '600 ' : ''}11px ${family}`;
      const width = context.measureText(text).width;
      widths.set(text, width);
      return width;
    },
    forget: () => {
      known.normal.clear();
      known.bold.clear();
      family = getComputedStyle(document.body).fontFamily;
    },
  };
}
