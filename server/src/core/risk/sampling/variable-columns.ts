/**
 * Many variables in columns, by number: a plan has ten thousand of them, which as objects take long to write to a
 * thread and to read there. What a column says of a variable is exactly what was written.
 */
import { assertNever } from '../../base/assert-never.ts';
import type { Shape } from './shape.ts';
import type { Variable } from './variable.ts';

/** Plain data. */
export interface VariableColumns {
  readonly names: readonly string[];
  /** Places in `KINDS`. */
  readonly kinds: Uint8Array;
  /** At 4 × number: what the shape has, in its order; of discrete ones their first place among `points`, and how many. */
  readonly values: Float64Array;
  /** Values of discrete shapes, then their chances. */
  readonly points: Float64Array;
  /** Numbers of those that are signed. */
  readonly signed: Int32Array;
  /** Of those that are correlated; most are not. */
  readonly factors: readonly { readonly variable: number; readonly factors: Variable['factors'] }[];
}

const KINDS = [
  'fixed',
  'pert',
  'triangular',
  'uniform',
  'normal',
  'lognormal',
  'discrete',
] as const satisfies readonly Shape['kind'][];
const MOST_VALUES = 4;

export class VariableWriter {
  readonly #names: string[] = [];
  readonly #kinds: number[] = [];
  readonly #values: number[] = [];
  readonly #points: number[] = [];
  readonly #signed: number[] = [];
  readonly #factors: VariableColumns['factors'][number][] = [];

  /** Its number. */
  add({ name, shape, signed, factors }: Variable): number {
    const variable = this.#names.push(name) - 1;
    this.#kinds.push(KINDS.indexOf(shape.kind));
    const values = this.#valuesOf(shape);
    for (let at = 0; at < MOST_VALUES; at++) this.#values.push(values[at] ?? 0);
    if (signed) this.#signed.push(variable);
    if (factors.length > 0) this.#factors.push({ variable, factors });
    return variable;
  }

  columns(): VariableColumns {
    return {
      names: this.#names,
      kinds: Uint8Array.from(this.#kinds),
      values: Float64Array.from(this.#values),
      points: Float64Array.from(this.#points),
      signed: Int32Array.from(this.#signed),
      factors: this.#factors,
    };
  }

  #valuesOf(shape: Shape): readonly number[] {
    switch (shape.kind) {
      case 'fixed':
        return [shape.value];
      case 'pert':
        return [shape.low, shape.likely, shape.high, shape.weight];
      case 'triangular':
        return [shape.low, shape.likely, shape.high];
      case 'uniform':
        return [shape.low, shape.high];
      case 'normal':
        return [shape.mean, shape.sd];
      case 'lognormal':
        return [shape.shift, shape.sign, shape.mu, shape.sigma];
      case 'discrete': {
        const first = this.#points.length;
        this.#points.push(...shape.values, ...shape.chances);
        return [first, shape.values.length];
      }
      default:
        return assertNever(shape);
    }
  }
}

/** Asked for one variable after the other; finding what few have takes a look at all of these few. */
export function variableReader(columns: VariableColumns): (variable: number) => Variable {
  const signed = new Set(columns.signed);
  const factors = new Map(columns.factors.map((each) => [each.variable, each.factors]));
  return (variable) => {
    const name = columns.names[variable];
    if (name === undefined) throw new Error(`there is no variable ${variable}`);
    const shape = shapeAt(columns, variable);
    return { name, shape, ...(signed.has(variable) && { signed: true }), factors: factors.get(variable) ?? ON_ITS_OWN };
  };
}

const ON_ITS_OWN: Variable['factors'] = [];

function shapeAt({ kinds, values, points }: VariableColumns, variable: number): Shape {
  const kind = KINDS[kinds[variable] as number];
  const at = MOST_VALUES * variable;
  const [a, b, c, d] = values.subarray(at, at + MOST_VALUES) as unknown as readonly [number, number, number, number];
  switch (kind) {
    case 'fixed':
      return { kind, value: a };
    case 'pert':
      return { kind, low: a, likely: b, high: c, weight: d };
    case 'triangular':
      return { kind, low: a, likely: b, high: c };
    case 'uniform':
      return { kind, low: a, high: b };
    case 'normal':
      return { kind, mean: a, sd: b };
    case 'lognormal':
      return { kind, shift: a, sign: b < 0 ? -1 : 1, mu: c, sigma: d };
    case 'discrete': {
      const [chances, end] = [a + b, a + 2 * b];
      return { kind, values: [...points.subarray(a, chances)], chances: [...points.subarray(chances, end)] };
    }
    case undefined:
      throw new Error(`variable ${variable} has no kind`);
    default:
      return assertNever(kind);
  }
}
