/**
 * Values of variables by blocks of trials. Correlated ones follow a Gaussian copula with a factor for each
 * group: z = Σ √ρ·F + √(1 − Σρ)·e, so that two members of one group have correlated normal scores ρ, and
 * each keeps its own distribution. Coefficients that add up to more than 1 are scaled down to it.
 */
import { type Inverse, inverseOf } from './inverse.ts';
import { latinBlock, type StreamKey, streamKey } from './latin.ts';
import { normalCdfTable, normalQuantile } from './normal.ts';
import type { Variable } from './variable.ts';

/** Writes the values of a variable, by its number, in trials `block × size …` to `out[0 … size)`. */
export type Sampler = (variable: number, block: number, out: Float64Array) => void;

interface Prepared {
  readonly key: StreamKey;
  readonly inverse: Inverse;
  /** Numbers of factors with their loadings √ρ; empty where the variable is on its own. */
  readonly loadings: readonly { readonly factor: number; readonly loading: number }[];
  /** √(1 − Σρ). */
  readonly own: number;
}

/** @param size trials of a block: each is a Latin hypercube of its own. */
export function samplerOf(variables: readonly Variable[], seed: number, size: number): Sampler {
  const factors = new Map<string, number>();
  const prepared = variables.map((variable) => prepare(variable, factors));
  const factorBlocks = factorScores([...factors.keys()], seed, size);
  const cdf = factors.size > 0 ? normalCdfTable() : null;

  function correlated({ inverse, loadings, own }: Prepared, block: number, out: Float64Array): void {
    for (let i = 0; i < size; i++) out[i] = own === 0 ? 0 : own * normalQuantile(out[i] as number);
    for (const { factor, loading } of loadings) {
      const scores = factorBlocks(factor, block);
      for (let i = 0; i < size; i++) out[i] = (out[i] as number) + loading * (scores[i] as number);
    }
    const { atNormal, atUniform } = inverse;
    for (let i = 0; i < size; i++) {
      const z = out[i] as number;
      out[i] = atNormal || !cdf ? (atNormal ?? atUniform)(z) : atUniform(cdf(z));
    }
  }

  return (variable, block, out) => {
    const found = prepared[variable];
    if (!found) throw new Error(`there is no variable ${variable}`);
    latinBlock(seed, found.key, block, out, size);
    if (found.loadings.length > 0) {
      correlated(found, block, out);
      return;
    }
    const { atUniform } = found.inverse;
    for (let i = 0; i < size; i++) out[i] = atUniform(out[i] as number);
  };
}

function prepare({ name, shape, signed, factors: groups }: Variable, factors: Map<string, number>): Prepared {
  const held = groups.filter(({ coefficient }) => coefficient > 0);
  const sum = held.reduce((total, { coefficient }) => total + coefficient, 0);
  const scale = Math.max(1, sum);
  const loadings = held.map(({ name: factor, coefficient }) => {
    const number = factors.get(factor) ?? factors.size;
    factors.set(factor, number);
    return { factor: number, loading: Math.sqrt(coefficient / scale) };
  });
  // A sum of 1 but for rounding is 1: what moves together moves completely together.
  const own = sum > 1 - 1e-12 ? 0 : Math.sqrt(1 - sum);
  return { key: streamKey(name), inverse: inverseOf(shape, signed), loadings, own };
}

/** Normal scores of factors; of each the last block asked for is kept, as many variables ask for it in turn. */
function factorScores(names: readonly string[], seed: number, size: number) {
  const kept = names.map((name) => ({ key: streamKey(name), block: -1, scores: new Float64Array(size) }));
  return (factor: number, block: number): Float64Array => {
    const found = kept[factor];
    if (!found) throw new Error(`there is no factor ${factor}`);
    if (found.block !== block) {
      latinBlock(seed, found.key, block, found.scores, size);
      for (let i = 0; i < size; i++) found.scores[i] = normalQuantile(found.scores[i] as number);
      found.block = block;
    }
    return found.scores;
  };
}
