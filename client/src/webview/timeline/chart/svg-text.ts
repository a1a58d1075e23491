/** Texts of a drawing that stands alone. What a plan says is data: escaped, never markup. Pure. */
import type { Measure } from './labels.ts';
import type { PictureStyles } from './picture-styles.ts';
import { px } from './scene.ts';

export interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight?: string;
  readonly quiet?: boolean;
  readonly colour?: string;
  readonly anchor?: 'end' | 'middle';
  /** Lines behind the text are kept from it. */
  readonly halo?: boolean;
}

export function text(styles: PictureStyles, { x, y, size, ...how }: Text): string {
  const colour = how.colour ?? (how.quiet ? styles.quiet : styles.text);
  const weight = how.weight === undefined ? '' : ` font-weight="${how.weight}"`;
  const anchor = how.anchor === undefined ? '' : ` text-anchor="${how.anchor}"`;
  const halo = how.halo
    ? ` stroke="${styles.background}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
    : '';
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" fill="${colour}"${weight}${anchor}${halo}>${escaped(how.text)}</text>`;
}

/** The text, or its beginning and an ellipsis where it is wider than the room. */
export function cut(words: string, room: number, bold: boolean, measure: Measure): string {
  if (measure(words, bold) <= room + 1) return words;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${words.slice(0, middle)}…`, bold) <= room) low = middle;
    else high = middle - 1;
  }
  // Half of a surrogate pair is no character.
  return low === 0 ? '' : `${words.slice(0, low).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What XML may not hold is shown as an unknown character. */
export function escaped(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => ESCAPES.get(character) ?? character);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
