/**
 * Arrows of the heat map as shapes in px: ○ where a risk starts, ● where it shall end, and a line between that
 * stops at both. Ends that meet in a cell stand side by side. Pure.
 */
import type { Arrow, Point } from './arrows.ts';

export const CELL = { width: 56, height: 44 };

export interface ArrowMark {
  readonly arrow: Arrow;
  readonly line: string;
  readonly head: string;
  readonly from: Place;
  readonly to: Place;
  /** Where a number stands that says how many share it. */
  readonly label: Place & { readonly anchor: 'start' | 'end' };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const RADIUS = 4;
/** Of the line's length, best first: in the cell where it ends, above the count of that. */
const NEAR_END = [0.72, 0.55, 0.4];
/** Of a number, px, from the side where it begins. */
const LABEL_WIDTH = 14;

export function arrowMarks(arrows: readonly Arrow[]): ArrowMark[] {
  const taken = new Map<string, number>();
  const placed = arrows.map((arrow) => ({ arrow, a: placeOf(arrow.from, taken), b: placeOf(arrow.to, taken) }));
  const ends = placed.flatMap(({ a, b }) => [a, b]);
  return placed.map(({ arrow, a, b }) => {
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const [x1, y1, x2, y2] = [a.x + ux * 5, a.y + uy * 5, b.x - ux * 6, b.y - uy * 6].map(rounded) as [
      number,
      number,
      number,
      number,
    ];
    const side = (sign: 1 | -1): string =>
      `L${rounded(x2 - ux * 6 - sign * uy * 3.5)} ${rounded(y2 - uy * 6 + sign * ux * 3.5)}`;
    return {
      arrow,
      line: `M${x1} ${y1}L${x2} ${y2}`,
      head: `M${x2} ${y2}${side(1)}${side(-1)}Z`,
      from: a,
      to: b,
      label: labelBeside(a, b, ends),
    };
  });
}

/** Where no end of an arrow covers it, as far as there is such a place. */
function labelBeside(a: Place, b: Place, ends: readonly Place[]): ArrowMark['label'] {
  const [best, ...others] = NEAR_END.map((part) => labelAt(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part));
  const isFree = ({ x, y, anchor }: ArrowMark['label']): boolean => {
    const middle = x + (anchor === 'start' ? LABEL_WIDTH : -LABEL_WIDTH) / 2;
    return ends.every(
      (end) => Math.abs(end.x - middle) > LABEL_WIDTH / 2 + RADIUS || Math.abs(end.y - y + 3) > RADIUS + 5,
    );
  };
  return [best, ...others].find((label) => label && isFree(label)) ?? labelAt(a.x, a.y);
}

/** On the side of the line where its own cell goes on: the next one begins with its count. */
function labelAt(x: number, y: number): ArrowMark['label'] {
  const left = (x / CELL.width) % 1 > 0.66;
  return { x: rounded(left ? x - 6 : x + 5), y: rounded(y + 3), anchor: left ? 'end' : 'start' };
}

/** Places of a cell for ends of arrows, right of its letter and count, so that a line strikes through neither. */
const PLACES: readonly Place[] = [
  { x: 0.76, y: 0.5 },
  { x: 0.58, y: 0.26 },
  { x: 0.58, y: 0.76 },
  { x: 0.88, y: 0.22 },
  { x: 0.88, y: 0.8 },
  { x: 0.52, y: 0.5 },
];

function placeOf({ column, row }: Point, taken: Map<string, number>): Place {
  const key = `${column} ${row}`;
  const count = taken.get(key) ?? 0;
  taken.set(key, count + 1);
  const place = PLACES[count % PLACES.length] ?? { x: 0.76, y: 0.5 };
  return { x: rounded((column + place.x) * CELL.width), y: rounded((row + place.y) * CELL.height) };
}

/** A ring or a disc as a path, which every drawing takes. */
export function circle({ x, y }: Place): string {
  return `M${rounded(x - RADIUS)} ${y}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0Z`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
