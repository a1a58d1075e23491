/**
 * Values of variables by blocks of trials. Correlated ones follow a Gaussian copula with a factor for each
 * group: z = Σ √ρ·F + √(1 − Σρ)·e, so that two members of one group have correlated normal scores ρ, and
 * each keeps its own distribution. Coefficients that add up to more than 1 are scaled down to it.
 */
import { type Inverse, inverseOf } from './inverse.ts';
import { latinBlock, type StreamKey, streamKey } from './latin.ts';
import { normalCdfTable, normalQuantile } from './normal.ts';
import type { Shape } from './shape.ts';
import type { Variable } from './variable.ts';
import { type VariableColumns, variableReader } from './variable-columns.ts';

/** Writes the values of a variable, by its number, in trials `block × size …` to `out[0 … size)`. */
export type Sampler = (variable: number, block: number, out: Float64Array) => void;

interface Prepared {
  readonly key: StreamKey;
  readonly inverse: Inverse;
  /** Factors by name with their loadings √ρ; empty where the variable is on its own. */
  readonly loadings: readonly { readonly factor: string; readonly loading: number }[];
  /** √(1 − Σρ). */
  readonly own: number;
}

/**
 * What a variable needs is made when it is first drawn, so that beginning takes no time.
 * @param size trials of a block: each is a Latin hypercube of its own.
 * @param otherwise shapes by number that some have instead of their own.
 */
export function samplerOf(
  variables: VariableColumns,
  seed: number,
  size: number,
  otherwise: ReadonlyMap<number, Shape> = AS_WRITTEN,
): Sampler {
  const variableAt = variableReader(variables);
  const factorBlocks = new FactorScores(seed, size);
  const prepared: (Prepared | undefined)[] = [];
  const preparedAt = (variable: number): Prepared => {
    const known = prepared[variable];
    if (known) return known;
    const own = variableAt(variable);
    const shape = otherwise.get(variable);
    const made = prepare(shape ? { ...own, shape } : own);
    prepared[variable] = made;
    return made;
  };
  let cdf: ReturnType<typeof normalCdfTable> | null = null;

  function correlated({ inverse, loadings, own }: Prepared, block: number, out: Float64Array): void {
    for (let i = 0; i < size; i++) out[i] = own === 0 ? 0 : own * normalQuantile(out[i] as number);
    for (const { factor, loading } of loadings) {
      const scores = factorBlocks.of(factor, block);
      for (let i = 0; i < size; i++) out[i] = (out[i] as number) + loading * (scores[i] as number);
    }
    const { atNormal, atUniform } = inverse;
    cdf ??= normalCdfTable();
    for (let i = 0; i < size; i++) {
      const z = out[i] as number;
      out[i] = atNormal ? atNormal(z) : atUniform(cdf(z));
    }
  }

  return (variable, block, out) => {
    const found = preparedAt(variable);
    latinBlock(seed, found.key, block, out, size);
    if (found.loadings.length > 0) {
      correlated(found, block, out);
      return;
    }
    const { atUniform } = found.inverse;
    for (let i = 0; i < size; i++) out[i] = atUniform(out[i] as number);
  };
}

const AS_WRITTEN: ReadonlyMap<number, Shape> = new Map();

function prepare({ name, shape, signed, factors: groups }: Variable): Prepared {
  const held = groups.filter(({ coefficient }) => coefficient > 0);
  const sum = held.reduce((total, { coefficient }) => total + coefficient, 0);
  const scale = Math.max(1, sum);
  const loadings = held.map(({ name: factor, coefficient }) => ({ factor, loading: Math.sqrt(coefficient / scale) }));
  // A sum of 1 but for rounding is 1: what moves together moves completely together.
  const own = sum > 1 - 1e-12 ? 0 : Math.sqrt(1 - sum);
  return { key: streamKey(name), inverse: inverseOf(shape, signed), loadings, own };
}

/** Normal scores of factors; of each the last block asked for is kept, as many variables ask for it in turn. */
class FactorScores {
  readonly #seed: number;
  readonly #size: number;
  readonly #kept = new Map<string, { readonly key: StreamKey; block: number; readonly scores: Float64Array }>();

  constructor(seed: number, size: number) {
    this.#seed = seed;
    this.#size = size;
  }

  of(factor: string, block: number): Float64Array {
    let found = this.#kept.get(factor);
    if (!found) {
      found = { key: streamKey(factor), block: -1, scores: new Float64Array(this.#size) };
      this.#kept.set(factor, found);
    }
    const { scores } = found;
    if (found.block !== block) {
      latinBlock(this.#seed, found.key, block, scores, this.#size);
      for (let i = 0; i < this.#size; i++) scores[i] = normalQuantile(scores[i] as number);
      found.block = block;
    }
    return scores;
  }
}
