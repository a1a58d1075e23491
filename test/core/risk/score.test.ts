/** Exposure: probability × the mean of what a risk would do, checked against the closed forms of each distribution. */
import assert from 'node:assert/strict';
import { limitsOf } from '../../../server/src/core/risk/limits.ts';
import { exposureOf, scoreIn } from '../../../server/src/core/risk/score.ts';
import { resolveText } from '../model/resolved.ts';

function planWith(risk: string, top = '') {
  const { plan } = resolveText(`project: {name: X}\n${top}\nrisks: {r: {event: E, ${risk}}}\n`);
  const found = plan.risks.get('r');
  assert.ok(found);
  return { plan, risk: found };
}

function exposure(impact: string, top = ''): readonly (number | null)[] {
  const { plan, risk } = planWith(`probability: 50%, impact: ${impact}`, top);
  const { minutes, cost } = exposureOf(risk.inherent, plan);
  return [minutes === null ? null : minutes / 480, cost === null ? null : cost / 100];
}

const points = (distribution: string, more = '') =>
  `{schedule: {optimistic: 4d, most-likely: 7d, pessimistic: 16d, distribution: ${distribution}${more}}}`;

describe('the exposure of a risk', () => {
  const rows: readonly (readonly [string, string, readonly (number | null)[]])[] = [
    ['of a single value', '{schedule: 10d, cost: 15k}', [5, 7500]],
    ['of a saving', '{cost: -4k}', [null, -2000]],
    ['of two weeks on the clock, ten days of work', '{schedule: 2ew}', [5, null]],
    ['of a PERT, (o + 4m + p)/6', points('pert'), [4, null]],
    ['of a PERT with another weight, (o + 2m + p)/4', points('pert', ', weight: 2'), [4.25, null]],
    ['of a triangle, (o + m + p)/3', points('triangular'), [4.5, null]],
    ['of a uniform, (o + p)/2', points('uniform'), [5, null]],
    ['of a normal, its most likely value', points('normal'), [3.5, null]],
    ['of a word for time, the middle of its band: a week to two', '{schedule: medium}', [3.75, null]],
    ['of the lowest word, the middle of nothing to a day', '{schedule: very-low}', [0.25, null]],
    ['of the highest word, four weeks to eight', '{schedule: very-high}', [15, null]],
    ['of a word for money, 20k to 50k', '{cost: medium}', [null, 17_500]],
    ['of a word for all, its delay', 'low', [1.5, null]],
    ['of scope and quality, nothing that can be counted', '{scope: high, quality: high}', [null, null]],
  ];
  for (const [title, impact, wanted] of rows) it(title, () => assert.deepEqual(exposure(impact), wanted));

  it('of trigen is that of the triangle whose percentiles the ends are, wider than the ends', () => {
    // Mode 7, P10 = 4 and P90 = 16 are those of [0.178, 21.589]: (4 − 0.178)² = 0.1 · 21.411 · 6.822, (21.589 − 16)² = 0.1 · 21.411 · 14.589.
    const [days] = exposure(points('trigen'));
    assert.ok(days && Math.abs(days - (0.178 + 7 + 21.589) / 6) < 0.002, `${days}`);
  });

  it('of a lognormal lies above its most likely value, as its tail does', () => {
    const [days] = exposure(points('lognormal'));
    assert.ok(days && days > 4 && days < 5.5, `${days}`);
  });

  it('goes by the scales of the plan', () => {
    assert.deepEqual(exposure('{schedule: low}', 'risk-scales: {schedule: {very-low: 2d, low: 8d}}'), [2.5, null]);
  });

  it('is nothing where nobody says how likely it is', () => {
    const { plan, risk } = planWith('impact: {schedule: 10d}');
    assert.deepEqual(exposureOf(risk.inherent, plan), { minutes: null, cost: null });
  });
});

describe('the appetite', () => {
  it('for a category decides how high its risks are', () => {
    const { plan, risk } = planWith(
      'category: security, probability: low, impact: medium',
      'risk-appetite: {by-category: {security: {critical: 6}}}',
    );
    assert.equal(scoreIn(plan, risk, risk.inherent)?.band, 'critical');
    assert.equal(scoreIn(plan, { category: 'people' }, risk.inherent)?.band, 'medium');
    assert.equal(scoreIn(plan, { category: '__proto__' }, risk.inherent)?.band, 'medium');
  });

  it('is exceeded by more than it, not by as much', () => {
    const limits = (most: string) =>
      limitsOf(planWith('probability: 50%, impact: {schedule: 4d}', `risk-appetite: {max-delay: ${most}}`).plan);
    assert.deepEqual(limits('2d')[0]?.over, { minutes: false, cost: false });
    assert.deepEqual(limits('15h')[0]?.over, { minutes: true, cost: false });
  });

  it('and the level of a delay count time on the clock as the work that is done meanwhile', () => {
    const { plan, risk } = planWith('probability: 50%, impact: {schedule: 2ew}', 'risk-appetite: {max-delay: 1ew}');
    assert.equal(risk.inherent.levels.schedule, 3);
    assert.deepEqual(limitsOf(plan)[0]?.most, { minutes: 5 * 480, cost: null });
    assert.deepEqual(limitsOf(plan)[0]?.over, { minutes: false, cost: false });
  });
});
