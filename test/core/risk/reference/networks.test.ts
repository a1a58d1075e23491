import assert from 'node:assert/strict';
import { simulate } from '../../../../server/src/core/risk/simulate.ts';
import { analysisOfText } from '../../../support/views.ts';
import { NETWORKS } from './networks.ts';
import { holdTo, simulateText } from './simulate-text.ts';

/** Hypercubes make so many as good as some 50,000; the corpus is simulated with all 100,000. */
const TRIALS = 20_000;

describe('networks whose distribution is known exactly', () => {
  for (const { name, text, exact } of NETWORKS) {
    it(`are simulated so: ${name}`, () => {
      holdTo(name, exact, exact.sd, simulateText(text, { trials: TRIALS }));
    });
  }

  it('has a sampling error that says how far it is off', () => {
    let within = 0;
    let all = 0;
    for (const { text, exact } of NETWORKS.slice(0, 6)) {
      for (let seed = 11; seed < 18; seed++) {
        const { days } = simulateText(text, { trials: 4000, seed });
        for (const [estimated, truth] of [
          [days.mean, exact.mean],
          [days.p50, exact.p50],
          [days.p80, exact.p80],
        ] as const) {
          all++;
          // A minute, to which durations are rounded, and the grid of the exact answer.
          if (Math.abs(estimated.value - truth) <= estimated.error + 0.004) within++;
        }
      }
    }
    assert.ok(within / all > 0.9, `${within} of ${all}`);
  });
});

describe('a plan without doubt', () => {
  it('is its critical path in every trial, where an estimate has three equal points', () => {
    const same = (id: string, days: number, more = ''): string =>
      `  ${id}: {estimate: {optimistic: ${days}d, most-likely: ${days}d, pessimistic: ${days}d}${more}}\n`;
    const text = `tasks:\n${same('a', 5)}${same('b', 7, ', after: a')}${same('c', 3, ', after: a')}${same('d', 2, ', after: [b, c]')}`;
    const { plan, schedule } = analysisOfText(`project: {name: Sure, start: 2026-03-02}\n${text}`);
    assert.equal(simulate(plan, schedule), null);
    // Beside it what is uncertain, but always done long before.
    const aside = '  x: {estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 3d}}\n';
    const { days, tasks, finish } = simulateText(text + aside, { trials: 1000 });
    assert.equal(finish.mean.value, schedule.finish);
    assert.deepEqual(
      [days.mean, days.sd, days.p10, days.p80],
      [{ value: 14, error: 0 }, 0, { value: 14, error: 0 }, { value: 14, error: 0 }],
    );
    const critical = [...schedule.items.values()].map(({ id, critical }) => [id, critical ? 1 : 0]);
    assert.deepEqual(
      tasks.map(({ id, criticality }) => [id, criticality]),
      [...critical, ['x', 0]],
    );
  });
});

describe('a task whose calendar works on one weekend only', () => {
  it('is simulated, and goes on with the usual hours where that is not enough', () => {
    const text = `calendars:
  stop: {working-days: [], exceptions: [{from: 2026-03-14, to: 2026-03-15, working: true, working-hours: ["08:00-12:00"], name: Stop}]}
tasks:
  a: {estimate: {optimistic: 2d, most-likely: 3d, pessimistic: 4d}}
  feed: {calendar: stop, after: a, estimate: {optimistic: 4h, most-likely: 6h, pessimistic: 6d}}
  on: {milestone: true, after: feed, deadline: 2026-03-15}
`;
    const { finish, tasks } = simulateText(text, { trials: 400 });
    assert.ok(finish.p10.value < finish.p90.value);
    // Late dates lie before the calendar, and before all work, where the deadline is missed.
    const [a, feed] = tasks;
    assert.deepEqual([a?.criticality, feed?.criticality], [1, 1]);
  });
});

describe('the seed', () => {
  const [first] = NETWORKS;
  const text = first?.text ?? '';

  it('decides every figure', () => {
    assert.deepEqual(simulateText(text, { trials: 1000 }), simulateText(text, { trials: 1000 }));
    assert.notDeepEqual(
      simulateText(text, { trials: 1000 }).finish,
      simulateText(text, { trials: 1000, seed: 2 }).finish,
    );
  });

  it('saves what is written with a minus, and nothing where only a tail lies below 0', () => {
    const text = `tasks: {a: {duration: 1d, fixed-cost: 9k}}
risks:
  fixed: {event: A, probability: 50%, impact: {cost: -4k}}
  spread: {event: B, probability: 50%, impact: {cost: {optimistic: -5k, most-likely: -4k, pessimistic: -3k}}}
  mixed: {event: C, probability: 50%, impact: {cost: {optimistic: -6k, most-likely: 1k, pessimistic: 2k, distribution: triangular}}}
  tail: {event: D, probability: 50%, impact: {cost: {optimistic: 0, most-likely: 0, pessimistic: 0.1, distribution: normal}}}
`;
    const { risks } = simulateText(text, { trials: 20_000 });
    const found = risks.map(({ meanCost }) => Math.round(meanCost / 2000) * 20);
    // Half of the means: −4,000, −4,000, (−6,000 + 1,000 + 2,000)/3; of the last what lies above 0.
    assert.deepEqual(found, [-2000, -2000, -500, 0]);
    assert.ok((risks.at(-1)?.meanCost ?? 0) > 0);
  });
});
