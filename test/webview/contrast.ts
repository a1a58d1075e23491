/**
 * Contrast of what a page shows, by WCAG 2.2: texts against what lies behind them, marks of the chart against
 * the page. Colours are those the browser computed, so a theme's own variables decide.
 */
import type { Page } from 'playwright-core';

/** `what: ratio` of each text below 4.5 to 1. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(findFaint, { kind: 'texts' as const, least: 4.5, exempt: [] });
}

/** `style: ratio` of each kind of mark below 3 to 1, on the page and on a selected row. */
export function faintMarks(page: Page, exempt: readonly string[]): Promise<string[]> {
  return page.evaluate(findFaint, { kind: 'marks' as const, least: 3, exempt: [...exempt] });
}

interface Question {
  readonly kind: 'texts' | 'marks';
  readonly least: number;
  readonly exempt: string[];
}

/** Runs in the page, so it holds all it needs. */
function findFaint({ kind, least, exempt }: Question): string[] {
  type Colour = readonly [number, number, number, number];
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Colour>();

  function colourOf(css: string): Colour {
    const before = known.get(css);
    if (before || !context) return before ?? [0, 0, 0, 0];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [r, g, b, a / 255];
    known.set(css, colour);
    return colour;
  }

  function over(top: Colour, below: Colour): Colour {
    const mix = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  }

  function luminance(colour: Colour): number {
    const part = (value: number) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
  }

  function contrast(a: Colour, b: Colour): number {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  const page = over(colourOf(getComputedStyle(document.body).backgroundColor), [255, 255, 255, 1]);

  function behind(element: Element | null): Colour {
    if (!element) return page;
    const own = colourOf(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  }

  const found = new Map<string, number>();
  const tell = (what: string, ratio: number) => {
    if (ratio < least) found.set(what, Math.min(ratio, found.get(what) ?? ratio));
  };

  if (kind === 'texts') {
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const texts = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!texts || !element.checkVisibility() || element.closest('.spoken-only, .folded, :disabled')) continue;
      const style = getComputedStyle(element);
      const below = behind(element);
      // Signs such as ◆ are marks.
      if (!/[\p{L}\p{N}]/u.test(element.textContent ?? '')) continue;
      tell(
        `${element.tagName}.${element.className} in ${element.parentElement?.className}`,
        contrast(over(colourOf(style.color), below), below),
      );
    }
  } else {
    const row = document.querySelector('.row.selected');
    const grounds = [page, ...(row ? [behind(row)] : [])];
    for (const mark of document.querySelectorAll<SVGPathElement>('.chart .mark')) {
      const style = getComputedStyle(mark);
      const name = mark.getAttribute('class') ?? '';
      if (exempt.some((each) => name.split(' ').includes(each))) continue;
      const paints = [
        [style.fill, style.fillOpacity],
        [style.stroke, style.strokeOpacity],
      ].flatMap(([css = 'none', opacity = '1']) => {
        if (css === 'none') return [];
        const [r, g, b, a] = colourOf(css);
        return [[r, g, b, a * Number(opacity) * Number(style.opacity)] as const];
      });
      for (const ground of grounds) {
        tell(name, Math.max(0, ...paints.map((paint) => contrast(over(paint, ground), ground))));
      }
    }
  }
  return [...found].map(([what, ratio]) => `${what}: ${ratio.toFixed(2)}`);
}
