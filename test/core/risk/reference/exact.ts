/**
 * Exact distributions of small networks, for tests: masses on a grid, sums by convolution, the latest of
 * independent ones by multiplying distribution functions, what several share by conditioning on it. Within a
 * cell mass is spread evenly, so figures are right to the square of a cell's width.
 */

/** Cells a day. */
const PER_DAY = 24;

/** Mass of the cells from 0 on. */
export type Exact = Float64Array;

/** From a distribution function on [low, high]; both in days. */
function fromCdf(high: number, cdf: (days: number) => number): Exact {
  const cells = Math.ceil(high * PER_DAY) + 1;
  return Float64Array.from({ length: cells }, (_, k) => cdf((k + 1) / PER_DAY) - cdf(k / PER_DAY));
}

export function triangular(low: number, likely: number, high: number): Exact {
  return fromCdf(high, (x) => {
    if (x <= low) return 0;
    if (x >= high) return 1;
    return x < likely
      ? (x - low) ** 2 / ((high - low) * (likely - low))
      : 1 - (high - x) ** 2 / ((high - low) * (high - likely));
  });
}

export function uniform(low: number, high: number): Exact {
  return fromCdf(high, (x) => Math.min(1, Math.max(0, (x - low) / (high - low))));
}

/** Integrated by the midpoint rule: the density of a beta is smooth. */
export function pert(low: number, likely: number, high: number, weight = 4): Exact {
  const a = (weight * (likely - low)) / (high - low);
  const b = (weight * (high - likely)) / (high - low);
  const steps = 20_000;
  const below = new Float64Array(steps + 1);
  for (let i = 0; i < steps; i++) {
    const x = (i + 0.5) / steps;
    below[i + 1] = (below[i] as number) + x ** a * (1 - x) ** b;
  }
  const all = below[steps] as number;
  return fromCdf(high, (days) => {
    const at = Math.min(1, Math.max(0, (days - low) / (high - low))) * steps;
    const i = Math.min(steps - 1, Math.floor(at));
    const [from, to] = [below[i] as number, below[i + 1] as number];
    return (from + (to - from) * (at - i)) / all;
  });
}

/** One after the other. Two masses that are spread over their cells sum up to one over two cells. */
export function sum(...parts: readonly Exact[]): Exact {
  return parts.reduce((a, b) => {
    const result = new Float64Array(a.length + b.length);
    for (let i = 0; i < a.length; i++) {
      const half = (a[i] as number) / 2;
      if (half === 0) continue;
      for (let j = 0; j < b.length; j++) {
        const mass = half * (b[j] as number);
        result[i + j] = (result[i + j] as number) + mass;
        result[i + j + 1] = (result[i + j + 1] as number) + mass;
      }
    }
    return result;
  });
}

export function later(of: Exact, days: number): Exact {
  return shifted(of, Math.round(days * PER_DAY));
}

function shifted(of: Exact, cells: number): Exact {
  const result = new Float64Array(of.length + cells);
  result.set(of, cells);
  return result;
}

/** The latest of independent ones. */
export function latest(...parts: readonly Exact[]): Exact {
  const cells = Math.max(...parts.map((part) => part.length));
  const product = new Float64Array(cells + 1).fill(1);
  product[0] = 0;
  for (const part of parts) {
    let below = 0;
    for (let k = 0; k < cells; k++) {
      below += part[k] ?? 0;
      product[k + 1] = (product[k + 1] as number) * below;
    }
  }
  return Float64Array.from({ length: cells }, (_, k) => (product[k + 1] as number) - (product[k] as number));
}

/** With a probability the one, else the other. */
export function either(chance: number, one: Exact, other: Exact): Exact {
  return Float64Array.from(
    { length: Math.max(one.length, other.length) },
    (_, k) => chance * (one[k] ?? 0) + (1 - chance) * (other[k] ?? 0),
  );
}

/** What follows from each value of what several parts share: `then` is given a function that adds it to a distribution. */
export function given(shared: Exact, then: (plus: (of: Exact) => Exact) => Exact): Exact {
  let result: Exact = new Float64Array(0);
  for (let edge = 0; edge <= shared.length; edge++) {
    // Half of each cell counts at either of its edges.
    const mass = ((shared[edge] ?? 0) + (shared[edge - 1] ?? 0)) / 2;
    if (mass < 1e-9) continue;
    const part = then((of) => shifted(of, edge));
    const longer = new Float64Array(Math.max(result.length, part.length));
    longer.set(result);
    for (let k = 0; k < part.length; k++) longer[k] = (longer[k] as number) + mass * (part[k] as number);
    result = longer;
  }
  return result;
}

/** All that move completely together: each at the same rank. */
export function together(...parts: readonly Exact[]): Figures {
  const ranks = 20_000;
  const values = Float64Array.from({ length: ranks }, (_, i) =>
    parts.reduce((total, part) => total + quantile(part, (i + 0.5) / ranks), 0),
  );
  const mean = values.reduce((total, x) => total + x, 0) / ranks;
  const sd = Math.sqrt(values.reduce((total, x) => total + (x - mean) ** 2, 0) / ranks);
  return { mean, sd, p50: values[ranks / 2] as number, p80: values[0.8 * ranks] as number };
}

export interface Figures {
  readonly mean: number;
  readonly sd: number;
  readonly p50: number;
  readonly p80: number;
}

export function figures(of: Exact): Figures {
  let mean = 0;
  let squares = 0;
  of.forEach((mass, k) => {
    const x = (k + 0.5) / PER_DAY;
    mean += mass * x;
    squares += mass * x * x;
  });
  return { mean, sd: Math.sqrt(squares - mean * mean), p50: quantile(of, 0.5), p80: quantile(of, 0.8) };
}

function quantile(of: Exact, share: number): number {
  let below = 0;
  let k = 0;
  while (k < of.length - 1 && below + (of[k] as number) < share) below += of[k++] as number;
  return (k + (share - below) / (of[k] as number)) / PER_DAY;
}
