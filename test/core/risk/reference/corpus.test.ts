/** The exact distributions that came with the project, with the number of trials that is agreed on. */
import assert from 'node:assert/strict';
import type { SimulationResult } from '../../../../server/src/core/risk/answers/result.ts';
import { corpusFiles } from '../../../support/corpora.ts';
import { holdTo, simulateText } from './simulate-text.ts';

type Points = readonly [number, number, number];
type Known = Readonly<Record<string, number>>;

const TRIALS = 100_000;
const CHAINS = 'tasks (optimistic, most likely, pessimistic), one after the other';
const EIGHT: Points = [8, 10, 15];
/** P10 and P90 of a normal with mean 100 and standard deviation 10. */
const NORMAL: Points = [100 - 12.815516, 100, 100 + 12.815516];

/** Chains side by side, each of tasks one after the other. */
function plan(chains: readonly (readonly Points[])[], distribution = 'triangular', more = ''): string {
  const lines = chains.flatMap((chain, c) =>
    chain.map(([low, likely, high], k) => {
      const after = k === 0 ? '' : `, after: t${c}-${k - 1}`;
      return `  t${c}-${k}: {estimate: {optimistic: ${low}d, most-likely: ${likely}d, pessimistic: ${high}d, distribution: ${distribution}}${after}}\n`;
    }),
  );
  return `tasks:\n${lines.join('')}${more}`;
}

function hold(name: string, text: string, known: Known, sd = known['sd']): void {
  assert.ok(sd !== undefined, name);
  const result = simulateText(text, { trials: TRIALS });
  holdTo(
    name,
    { ...figure('mean', known['mean']), ...figure('p50', known['P50']), ...figure('p80', known['P80']) },
    sd,
    result,
  );
  for (const [key, value] of Object.entries(known)) {
    const percent = /^P(\d+)$/.exec(key)?.[1];
    if (percent)
      assert.ok(Math.abs((result.days.percentiles[Number(percent)] ?? 0) - value) < 0.03 * sd, `${name} ${key}`);
    const [, limit] = /^P(?:\(all<=|_le_)(\d+|det)\)?$/.exec(key) ?? [];
    if (limit)
      assert.ok(
        Math.abs(chanceOf(result, limit === 'det' ? (known['deterministic_CPM'] ?? 0) : Number(limit)) - value) < 0.006,
        `${name} ${key}`,
      );
  }
}

function figure(name: 'mean' | 'p50' | 'p80', value: number | undefined) {
  return value === undefined ? {} : { [name]: value };
}

/** From the percentiles, to half a percent. */
function chanceOf({ days }: SimulationResult, limit: number): number {
  const above = days.percentiles.findIndex((value) => value > limit);
  const [low, high] = [days.percentiles[above - 1] ?? 0, days.percentiles[above] ?? 0];
  return (above - 1 + (limit - low) / (high - low)) / 100;
}

describe('the reference of schedule risk', () => {
  const file = corpusFiles('reference', 'schedule-risk.json')?.[0];
  if (!file) {
    it.skip('is not there');
    return;
  }
  const reference = JSON.parse(file.read());
  const seen = new Set(['unit', 'method']);
  const section = (name: string) => {
    seen.add(name);
    return reference[name];
  };

  it('is met by seven tasks in a chain', () => {
    const known = section('serial-7-triangular');
    hold('7 in a chain', plan([known[CHAINS]]), known);
  });

  it('is met by the latest of several triangular tasks', () => {
    for (const [n, known] of Object.entries<Known>(section('latest-of-n-triangular-8-10-15'))) {
      hold(`latest of ${n} triangular`, plan(Array.from({ length: Number(n) }, () => [EIGHT])), known);
    }
  });

  it('is met by the latest of several normal tasks', () => {
    for (const [n, known] of Object.entries<Known>(section('latest-of-n-normal-100-10'))) {
      hold(
        `latest of ${n} normal`,
        plan(
          Array.from({ length: Number(n) }, () => [NORMAL]),
          'normal',
        ),
        known,
      );
    }
  });

  it('is met by a chain of two, alone and beside another', () => {
    const known = section('two-task-chain-triangular (20,30,50) then (24,30,45)');
    const chain: readonly Points[] = [
      [20, 30, 50],
      [24, 30, 45],
    ];
    hold('chain of 2', plan([chain]), known.one);
    hold('two chains of 2', plan([chain, chain]), known['two such chains side by side']);
  });

  it('is met by a chain of two that move together, or not', () => {
    const known = section('two triangular 8-10-15 in a chain, correlation 1 and 0');
    const group = (coefficient: number) =>
      plan(
        [[EIGHT, EIGHT]],
        'triangular',
        `correlations:\n  all: {tasks: [t0-0, t0-1], coefficient: ${coefficient}}\n`,
      );
    hold('correlation 1', group(1), { mean: 22, P50: known.P50_rho1, P80: known.P80_rho1 }, known.sd_rho1);
    hold('correlation 0', group(0), { mean: 22 }, known.sd_rho0);
  });

  it('is looked at whole', () => {
    assert.deepEqual(
      Object.keys(reference).filter((name) => !seen.has(name)),
      [],
    );
  });
});
