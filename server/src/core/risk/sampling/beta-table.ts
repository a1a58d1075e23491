/**
 * The inverse distribution function of a beta distribution on [0, 1] as a table: the mass of each of 128 equal
 * cells over what it can be (to 1e-6 of it), and within a cell a density that is linear; in the cells at 0 and 1,
 * where a density may rise without bound of its slope, a power. So a draw is off by less than 1e-4 of the
 * standard deviation between P1 and P99, far below what sampling adds. Monotone by construction.
 */
import { exp, ln } from './elementary.ts';

const CELLS = 128;
const GUIDES = 256;
/** Standard deviations on either side of the mean beyond which there is nothing: of an exponential tail 4e-8. */
const REACH = 16;
/** Points and weights of Gauss–Legendre's rule with three points, on [0, 1]. */
const POINTS = [0.1127016653792583, 0.5, 0.8872983346207417];
const WEIGHTS = [5 / 18, 8 / 18, 5 / 18];

/** The quantile of Beta(a, b), both at least 1; 0 ≤ u ≤ 1. */
export function betaQuantile(a: number, b: number): (u: number) => number {
  const { from: first, width, below, density, guide } = tableOf(a, b);
  const [atZero, atOne] = [first === 0, first + CELLS * width >= 1];
  const [fallsAtZero, fallsAtOne] = [exp(times(b - 1, ln(1 - width))), exp(times(a - 1, ln(1 - width)))];
  return (u) => {
    let cell = guide[Math.floor(u * GUIDES)] as number;
    while ((below[cell + 1] as number) < u && cell < CELLS - 1) cell++;
    const before = below[cell] as number;
    const mass = (below[cell + 1] as number) - before;
    if (mass <= 0) return first + cell * width;
    const share = Math.min(1, Math.max(0, (u - before) / mass));
    // With t = (x/width)^a the density at 0 is (1 − x)^(b − 1), nearly linear in t.
    if (cell === 0 && atZero) return width * root(within(1, fallsAtZero, share), a);
    if (cell === CELLS - 1 && atOne) return 1 - width * root(within(1, fallsAtOne, 1 - share), b);
    return first + (cell + within(density[cell] as number, density[cell + 1] as number, share)) * width;
  };
}

/** Where a share of the mass is reached if the density goes from one value to another along a line, 0–1. */
function within(from: number, to: number, share: number): number {
  // t·(from + (to − from)·t/2) over (from + to)/2.
  const part = share * (from + to);
  return part <= 0 ? 0 : part / (from + Math.sqrt(from * from + (to - from) * part));
}

function root(t: number, degree: number): number {
  return degree === 1 ? t : exp(ln(t) / degree);
}

interface Table {
  readonly from: number;
  readonly width: number;
  /** Mass below the start of each cell, 0 to 1. */
  readonly below: Float64Array;
  /** Density at the edges, of any scale. */
  readonly density: Float64Array;
  /** By 256th of mass: a cell at or before the one it lies in. */
  readonly guide: Uint8Array;
}

function tableOf(a: number, b: number): Table {
  const mean = a / (a + b);
  const sd = Math.sqrt((a * b) / (a + b + 1)) / (a + b);
  const from = Math.max(0, mean - REACH * sd);
  const to = Math.min(1, mean + REACH * sd);
  const width = (to - from) / CELLS;
  const logs = from === 0 && to === 1 ? usualLogs() : logsOf(from, width);
  // In units of its height at the mode, so that nothing overflows.
  const mode = a + b === 2 ? 0.5 : (a - 1) / (a + b - 2);
  const logHeight = times(a - 1, ln(mode)) + times(b - 1, ln(1 - mode));
  const half = new Float64Array(2 * CELLS + 1);
  for (let i = 0; i < half.length; i++) {
    half[i] = exp(times(a - 1, logs.below[i] as number) + times(b - 1, logs.above[i] as number) - logHeight);
  }
  const density = Float64Array.from({ length: CELLS + 1 }, (_, cell) => half[2 * cell] as number);
  const below = new Float64Array(CELLS + 1);
  for (let cell = 0; cell < CELLS; cell++) {
    const mass = ((half[2 * cell] as number) + 4 * (half[2 * cell + 1] as number) + (half[2 * cell + 2] as number)) / 6;
    below[cell + 1] = mass;
  }
  if (from === 0) below[1] = endMass(a, b, width, logHeight);
  if (to === 1) below[CELLS] = endMass(b, a, width, logHeight);
  for (let cell = 0; cell < CELLS; cell++) below[cell + 1] = (below[cell] as number) + (below[cell + 1] as number);
  const all = below[CELLS] as number;
  for (let cell = 0; cell <= CELLS; cell++) below[cell] = (below[cell] as number) / all;
  const guide = new Uint8Array(GUIDES + 1);
  let cell = 0;
  for (let i = 0; i <= GUIDES; i++) {
    while (cell < CELLS - 1 && (below[cell + 1] as number) < i / GUIDES) cell++;
    guide[i] = cell;
  }
  return { from, width, below, density, guide };
}

/** Of the cell at 0, per its width: with x = width·t^(1/a) what is left to integrate is (1 − x)^(b − 1), which is smooth. */
function endMass(a: number, b: number, width: number, logHeight: number): number {
  let sum = 0;
  for (let i = 0; i < POINTS.length; i++) {
    const x = width * exp(ln(POINTS[i] as number) / a);
    sum += (WEIGHTS[i] as number) * exp(times(b - 1, ln(1 - x)));
  }
  return (sum * exp(times(a - 1, ln(width)) - logHeight)) / a;
}

/** 0 of whatever it is, an infinite logarithm too. */
function times(factor: number, log: number): number {
  return factor === 0 ? 0 : factor * log;
}

interface Logs {
  /** ln x and ln (1 − x) at the edges and middles of cells. */
  readonly below: Float64Array;
  readonly above: Float64Array;
}

function logsOf(from: number, width: number): Logs {
  const points = Float64Array.from({ length: 2 * CELLS + 1 }, (_, i) => Math.min(1, from + (i / 2) * width));
  return { below: points.map(ln), above: points.map((x) => ln(1 - x)) };
}

let known: Logs | null = null;

/** Of all but very narrow distributions, which are worked out for every task of a plan. */
function usualLogs(): Logs {
  known ??= logsOf(0, 1 / CELLS);
  return known;
}
