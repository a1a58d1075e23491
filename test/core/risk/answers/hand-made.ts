/** Outcomes of trials that a test makes up: days and money straight from draws, without a network. */
import { minute } from '../../../../server/src/core/base/time.ts';
import type { DrawnOutcome, TrialOutcomes } from '../../../../server/src/core/risk/answers/outcomes.ts';
import { samplerOf } from '../../../../server/src/core/risk/sampling/sampler.ts';
import type { Shape } from '../../../../server/src/core/risk/sampling/shape.ts';
import { inColumns } from '../../../support/trials.ts';

export const BLOCK = 200;
/** Every minute is worked, a day has 480 of them. */
const EVERY_MINUTE = { between: (from: number, to: number) => to - from };

export function outcomes(pieces: Partial<TrialOutcomes> & Pick<TrialOutcomes, 'finish'>): TrialOutcomes {
  return {
    trials: pieces.finish.length,
    block: 1,
    seed: 1,
    confidence: 0.75,
    cost: null,
    planned: { start: minute(0), finish: minute(0), cost: null },
    deadline: null,
    budget: null,
    time: EVERY_MINUTE,
    minutesPerDay: 480,
    tasks: [],
    groups: [],
    milestones: [],
    merges: [],
    drivers: [],
    risks: [],
    ...pieces,
  };
}

/** Columns of draws, each of `trials` values. */
export function draws(shapes: readonly Shape[], trials: number, seed = 1, block = BLOCK): Float64Array[] {
  const variables = shapes.map((shape, index) => ({ name: `task:${index}`, shape, factors: [] }));
  const draw = samplerOf(inColumns(variables), seed, block);
  return shapes.map((_, variable) => {
    const column = new Float64Array(Math.ceil(trials / block) * block);
    for (let b = 0; b * block < trials; b++) draw(variable, b, column.subarray(b * block));
    return column.subarray(0, trials);
  });
}

export function drawn(kind: DrawnOutcome['kind'], id: string, column: Float64Array, count = 0): DrawnOutcome {
  return { kind, id, count, draws: (out) => out.set(column.subarray(0, out.length)) };
}

export function strikes(chance: number): Shape {
  return { kind: 'discrete', values: [0, 1], chances: [1 - chance, chance] };
}
