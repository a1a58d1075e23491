/** Simulates a plan given as text, by the path that editor and command line take. */
import assert from 'node:assert/strict';
import type { SimulationResult } from '../../../../server/src/core/risk/answers/result.ts';
import { simulate } from '../../../../server/src/core/risk/simulate.ts';
import { analysisOfText } from '../../../support/views.ts';
import type { Figures } from './exact.ts';

export interface Asked {
  readonly trials: number;
  readonly seed?: number;
}

/** @param text of the plan but for its project. */
export function simulateText(text: string, { trials, seed = 1 }: Asked): SimulationResult {
  const { plan, schedule, problems } = analysisOfText(
    `project: {name: Known, start: 2026-03-02, seed: ${seed}}\n${text}`,
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
  );
  const result = simulate(plan, schedule, trials);
  assert.ok(result, 'nothing varies');
  return result;
}

/** What is agreed on: in standard deviations, at 100,000 trials. */
const TOLERANCE = { mean: 0.02, p50: 0.03, p80: 0.03 };

/** How far mean, P50 and P80 are off, in standard deviations. */
function errorsAgainst(exact: Partial<Figures>, sd: number, { days }: SimulationResult) {
  const found = { mean: days.mean.value, p50: days.p50.value, p80: days.p80.value };
  return (['mean', 'p50', 'p80'] as const).flatMap((figure) => {
    const expected = exact[figure];
    return expected === undefined
      ? []
      : [{ figure, expected, found: found[figure], off: (found[figure] - expected) / sd }];
  });
}

/** Prints a row of the table where PLANLINE_TABLE is set. */
export function holdTo(name: string, exact: Partial<Figures>, sd: number, result: SimulationResult): void {
  const errors = errorsAgainst(exact, sd, result);
  if (process.env['PLANLINE_TABLE']) {
    const cells = errors.map(
      ({ figure, expected, found, off }) =>
        `${figure} ${found.toFixed(4)} (${expected.toFixed(4)}: ${off.toFixed(4)} sd)`,
    );
    process.stdout.write(
      `TABLE | ${name} | ${cells.join(' | ')} | sd ${result.days.sd.toFixed(4)} (${sd.toFixed(4)})\n`,
    );
  }
  for (const { figure, off } of errors) {
    assert.ok(Math.abs(off) <= TOLERANCE[figure], `${name}: ${figure} is off by ${off.toFixed(4)} sd`);
  }
  assert.ok(Math.abs(result.days.sd / sd - 1) < 0.02, `${name}: sd ${result.days.sd}, not ${sd}`);
}
