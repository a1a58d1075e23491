/**
 * A chart or the heat map as a drawing that stands alone: what is on the screen, with the colours it has at
 * this moment, under its title. Texts are escaped by whoever serialises, so names stay data.
 */
import { colourOf } from '../../shared/colour.ts';
import { svgElement } from '../../shared/element.ts';
import { pathAttributes } from '../../shared/path-attributes.ts';

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 12;
const TITLE = 32;

export function chartPicture(title: string, drawing: SVGSVGElement): Picture {
  const width = Math.ceil(drawing.width.baseVal.value);
  const height = Math.ceil(drawing.height.baseVal.value);
  return framed(title, dressed(drawing), width, height);
}

/** The cells as they look, their words, and the arrows over them. */
export function heatPicture(title: string, frame: HTMLElement): Picture {
  const around = frame.getBoundingClientRect();
  const body = svgElement('g');
  for (const cell of frame.querySelectorAll<HTMLElement>('.cell')) {
    const { left, top, width, height } = cell.getBoundingClientRect();
    const style = getComputedStyle(cell);
    const colour = colourOf(style.backgroundColor);
    body.append(
      svgElement('rect', {
        x: left - around.left + 1,
        y: top - around.top + 1,
        width: width - 2,
        height: height - 2,
        rx: 4,
        fill: colour?.hex ?? 'none',
        stroke: colour ? null : hexOf(style.color),
      }),
    );
  }
  for (const words of frame.querySelectorAll<HTMLElement>('.band, .count, th')) body.append(textOf(words, around));
  const arrows = frame.querySelector<SVGSVGElement>('.arrows');
  if (arrows) {
    const at = arrows.getBoundingClientRect();
    const over = dressed(arrows);
    over.setAttribute('transform', `translate(${at.left - around.left} ${at.top - around.top})`);
    body.append(over);
  }
  body.append(...[...frame.querySelectorAll<HTMLElement>('.axis')].map((axis) => textOf(axis, around)));
  return framed(title, body, Math.ceil(around.width), Math.ceil(around.height));
}

function framed(title: string, body: SVGElement, width: number, height: number): Picture {
  const [wide, high] = [width + 2 * MARGIN, height + TITLE + MARGIN];
  const style = getComputedStyle(document.body);
  const ink = hexOf(style.color);
  const svg = svgElement('svg', {
    width: wide,
    height: high,
    viewBox: `0 0 ${wide} ${high}`,
    'font-family': style.fontFamily,
    role: 'img',
  });
  const inner = svgElement('g', { transform: `translate(${MARGIN} ${TITLE})` }, body);
  svg.append(
    svgElement('title', {}, title),
    svgElement('rect', { width: wide, height: high, fill: colourOf(style.backgroundColor)?.hex ?? '#ffffff' }),
    svgElement('text', { x: MARGIN, y: 21, 'font-size': 15, 'font-weight': 600, fill: ink }, title),
    inner,
  );
  return { svg: `${new XMLSerializer().serializeToString(svg)}\n`, width: wide, height: high };
}

/** A copy whose shapes and texts carry what the style sheet says of them. */
function dressed(drawing: SVGSVGElement): SVGElement {
  const copy = svgElement('g');
  for (const shape of drawing.querySelectorAll<SVGElement>('path, text')) {
    if (shape.classList.contains('cursor')) continue;
    const style = getComputedStyle(shape);
    if (shape instanceof SVGPathElement) {
      const path = svgElement('path', { d: shape.getAttribute('d') });
      for (const [, name, value] of pathAttributes(style).matchAll(/ ([a-z-]+)="([^"]*)"/g))
        path.setAttribute(name ?? '', value ?? '');
      if (style.strokeLinecap !== 'butt') path.setAttribute('stroke-linecap', style.strokeLinecap);
      copy.append(path);
    } else {
      const halo = colourOf(style.stroke);
      copy.append(
        svgElement(
          'text',
          {
            x: shape.getAttribute('x'),
            y: shape.getAttribute('y'),
            'text-anchor': style.textAnchor === 'start' ? null : style.textAnchor,
            'font-size': Number.parseFloat(style.fontSize),
            'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
            fill: hexOf(style.fill),
            stroke: halo?.hex ?? null,
            'stroke-width': halo ? 3 : null,
            'stroke-linejoin': halo ? 'round' : null,
            'paint-order': halo ? 'stroke' : null,
          },
          shape.textContent ?? '',
        ),
      );
    }
  }
  return copy;
}

function textOf(words: HTMLElement, around: DOMRect): SVGElement {
  const range = document.createRange();
  range.selectNodeContents(words);
  const { left, top, width, height } = range.getBoundingClientRect();
  const style = getComputedStyle(words);
  const x = left - around.left + width / 2;
  const y = top - around.top + height / 2;
  const upright = style.writingMode === 'horizontal-tb';
  return svgElement(
    'text',
    {
      x,
      y,
      'font-size': Number.parseFloat(style.fontSize),
      'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
      'text-anchor': 'middle',
      'dominant-baseline': 'central',
      fill: hexOf(style.color),
      transform: upright ? null : `rotate(-90 ${x} ${y})`,
    },
    words.textContent ?? '',
  );
}

function hexOf(computed: string): string {
  return colourOf(computed)?.hex ?? '#000000';
}
