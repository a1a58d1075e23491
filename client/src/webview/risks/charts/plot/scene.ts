/**
 * What a chart draws, before anything is drawn: marks in px with the name of a style, and the points that
 * a reader walks. Pure data; colours are the style sheet's.
 */
import type { Target } from '../../../../../../server/src/protocol/view.ts';

export type Mark =
  | { readonly kind: 'path'; readonly style: string; readonly d: string }
  | {
      readonly kind: 'text';
      readonly style: string;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: Anchor;
    };

export type Anchor = 'start' | 'middle' | 'end';

/** A place of the chart that has something to say. */
export interface ChartPoint {
  /** The same over redraws, so that who stands on it stays there. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** What answers to the pointer, and is outlined; a place without one is marked by a ring. */
  readonly box: Box | null;
  /** For points in two directions; else they are walked in order. */
  readonly place: { readonly column: number; readonly row: number } | null;
  /** Spoken. */
  readonly words: string;
  /** Shown beside it, the title first. */
  readonly lines: readonly [string, ...string[]];
  /** Where Enter and a click lead. */
  readonly target: Target | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly points: readonly ChartPoint[];
}

/** What the pointer reads off, and where. */
export type Reading = Pick<ChartPoint, 'x' | 'y' | 'lines'>;

/** Width of a text in the charts' font, px. */
export type Measure = (text: string, bold?: boolean) => number;

/** Of a plot with its axis, by the width it has. */
export function plotHeight(width: number): number {
  return width < 560 ? 210 : width < 800 ? 300 : 350;
}

/** At most two decimals: sharp, and a shorter text. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function path(style: string, d: string): Mark {
  return { kind: 'path', style, d };
}

export function text(style: string, x: number, y: number, words: string, anchor: Anchor = 'start'): Mark {
  return { kind: 'text', style, x, y, text: words, anchor };
}

/** On half a px, where a line of 1 px is sharp. */
export function horizontal(from: number, to: number, y: number): string {
  const at = Math.round(y) + 0.5;
  return `M${px(from)} ${at}H${px(to)}`;
}

export function vertical(x: number, from: number, to: number): string {
  const at = Math.round(x) + 0.5;
  return `M${at} ${px(from)}V${px(to)}`;
}

export function box({ x, y, width, height }: Box): string {
  return `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}Z`;
}

export function polyline(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('');
}

/** ▼ with its point at (x, y), as deadlines have it everywhere. */
export function flag(x: number, y: number): string {
  return `M${px(x - 5)} ${px(y - 8)}H${px(x + 5)}L${px(x)} ${px(y)}Z`;
}
