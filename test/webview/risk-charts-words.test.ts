/** What the charts of the risk page say: sentences, states, what-if. No browser. */
import assert from 'node:assert/strict';
import {
  contingencyCells,
  contingencySentence,
  mergePaths,
  mergeSentence,
  responseCells,
  responseSentence,
} from '../../client/src/webview/risks/charts/answers/answer-words.ts';
import { curvePoints, pointLines, pointWords } from '../../client/src/webview/risks/charts/curve/curve-points.ts';
import { curveSentence } from '../../client/src/webview/risks/charts/curve/curve-words.ts';
import { quantityOf } from '../../client/src/webview/risks/charts/quantity.ts';
import { jointSentence } from '../../client/src/webview/risks/charts/scatter/scatter-words.ts';
import { endWords, stateWords } from '../../client/src/webview/risks/charts/state/state-words.ts';
import { barLines, barsOf, barWords } from '../../client/src/webview/risks/charts/tornado/bars.ts';
import { isSame, readWhatIf, switched, whatIfRows } from '../../client/src/webview/risks/charts/what-if/switches.ts';
import { effectText, whatIfSummary } from '../../client/src/webview/risks/charts/what-if/what-if-words.ts';
import { chanceText, chanceWords } from '../../client/src/webview/risks/charts/words.ts';
import { numberWords } from '../../client/src/webview/risks/words.ts';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import type { Estimated, SimulationState, SimulationView, Spread } from '../../server/src/protocol/simulation.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { simulatedSample } from '../support/simulated.ts';
import { analysisOfText } from '../support/views.ts';

const DAY = 1440;
const ENGLISH = { dates: dateWords('en-GB', 'none'), numbers: numberWords('en-GB', 'EUR') };
const GERMAN = { dates: dateWords('de', 'none'), numbers: numberWords('de', 'EUR') };
const NOWHERE = { uri: 'file:///p', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
const at = (month: number, day: number): number => Date.UTC(2026, month - 1, day, 17) / 60_000;
const exactly = (value: number): Estimated => ({ value, error: 0 });

/** Without the comma that some versions of a language's data put behind the weekday. */
const plain = (words: string): string => words.replace(/day, /, 'day ');

/** Evenly spread from 1 to 31 October; planned and due on the 4th and 13th. */
const EVEN: Spread = {
  percentiles: Array.from({ length: 101 }, (_, percent) => at(10, 1) + (percent / 100) * 30 * DAY),
  mean: exactly(at(10, 16)),
  sd: 8.7 * DAY,
  p10: exactly(at(10, 4)),
  p50: exactly(at(10, 16)),
  p80: { value: at(10, 25), error: 2 * DAY },
  p90: exactly(at(10, 28)),
  sure: { confidence: 0.8, value: at(10, 25), error: 2 * DAY },
  histogram: { from: at(10, 1), width: DAY, counts: [1] },
  planned: at(10, 4),
  plannedChance: 0.1,
  limit: at(10, 13),
  limitChance: { value: 0.4, error: 0.01 },
};

describe('chances', () => {
  it('are never told as certain where they are not', () => {
    const told = [0, 0.004, 0.118, 0.996, 1].map((chance) => chanceText(chance, ENGLISH.numbers));
    assert.deepEqual(told, ['0%', '<1%', '12%', '>99%', '100%']);
    assert.equal(chanceText(0.118, GERMAN.numbers), '12\u00a0%');
    assert.deepEqual([0, 0.004, 0.12, 0.996, 1].map(chanceWords), [
      '0 percent',
      'less than 1 percent',
      '12 percent',
      'more than 99 percent',
      '100 percent',
    ]);
  });
});

describe('the S-curve in words', () => {
  const points = curvePoints(EVEN, null, 10_000);
  const told = (role: string, chance: number): string => {
    const point = points.find((each) => each.role === role && Math.abs(each.chance - chance) < 1e-9);
    assert.ok(point);
    return plain(pointWords(point, quantityOf('finish', ENGLISH)));
  };

  it('says what one can be sure of, and how sure that is', () => {
    assert.equal(told('percentile', 0.8), '80 percent sure by Sunday 25 October 2026, give or take 2 calendar days');
    assert.equal(told('percentile', 0.5), '50 percent sure by Friday 16 October 2026');
  });

  it('says how often plan and deadline are kept', () => {
    assert.equal(told('plan', 0.1), 'Planned finish Sunday 4 October 2026, kept in 10 percent of the trials');
    assert.equal(told('limit', 0.4), 'Deadline Tuesday 13 October 2026, met in 40 percent of the trials');
  });

  it('compares with the plan as it is', () => {
    const later = { ...EVEN, percentiles: EVEN.percentiles.map((minute) => minute + 3 * DAY) };
    const [p80] = curvePoints(EVEN, later, 10_000).filter(
      ({ chance, role }) => role === 'percentile' && chance === 0.8,
    );
    assert.ok(p80);
    assert.match(pointWords(p80, quantityOf('finish', ENGLISH)), /, 3 calendar days sooner by the what-if$/);
    assert.equal(pointLines(p80, quantityOf('finish', ENGLISH), ENGLISH).at(-1), '3 calendar days sooner');
  });

  it('has a sentence for who reads no curves', () => {
    assert.equal(
      plain(curveSentence(EVEN, quantityOf('finish', ENGLISH), { trials: 10_000, base: null }, ENGLISH)),
      'One can be 80 percent sure to finish by Sunday 25 October 2026 (P80), 21 calendar days later than planned. ' +
        'The plan’s own date, 4 Oct, is kept in 10 percent of the trials. The deadline, 13 Oct, is met in 40 percent.',
    );
    const fixed = {
      ...EVEN,
      percentiles: EVEN.percentiles.map(() => at(10, 4)),
      sure: { confidence: 0.8, ...exactly(at(10, 4)) },
    };
    assert.equal(
      plain(curveSentence(fixed, quantityOf('finish', ENGLISH), { trials: 1000, base: null }, ENGLISH)),
      'All 1,000 trials end at Sunday 4 October 2026.',
    );
  });

  it('speaks of the confidence that the plan asks for', () => {
    const sure = { confidence: 0.85, value: at(10, 26) + 720, error: DAY };
    const input = { ...EVEN, sure };
    assert.match(
      plain(curveSentence(input, quantityOf('finish', ENGLISH), { trials: 10_000, base: null }, ENGLISH)),
      /^One can be 85 percent sure to finish by .* \(P85\), /,
    );
    const imagined = { trials: 10_000, base: { finish: EVEN, cost: null } };
    assert.match(
      curveSentence(input, quantityOf('finish', ENGLISH), imagined, ENGLISH),
      /^With the what-if one can be 85/,
    );
    const point = curvePoints(input, null, 10_000).find(({ chance }) => chance === 0.85);
    assert.equal(point?.error, DAY);
  });
});

describe('the tornado in words', () => {
  // So many that a small gain is told from chance.
  const drivers = simulatedSample({ trials: 4000 }).result?.drivers ?? [];

  it('says which way a task and a risk move P80, in working days', () => {
    const bars = barsOf(drivers, 'days', 'all', new Set(['reuse']));
    const words = (id: string): string => {
      const bar = bars.find(({ driver }) => driver.id === id);
      assert.ok(bar);
      return barWords(bar, 'days', ENGLISH);
    };
    assert.match(
      words('carrier-late'),
      /^The carrier delivers late, risk: P80 [\d.]+ working days sooner if it stays away, [\d.]+ working days? later if it strikes; strikes in 4\d percent of the trials$/,
    );
    assert.match(words('reuse'), /working days? later if it does not come, [\d.]+ working days? sooner if it comes;/);
    assert.match(
      words('racks'),
      /^Racks, task: P80 [\d.]+ working days? sooner if it is short, .* if it is long; decides/,
    );
    const [first] = bars;
    assert.ok(first);
    const lines = barLines(first, 'days', ENGLISH);
    assert.equal(lines.length, 5);
    assert.match(lines[3] ?? '', /^On average [\d.]+ working days later if it strikes$/);
  });

  it('tells money where that is asked for', () => {
    const [bar] = barsOf(drivers, 'cost', 'risk', new Set());
    assert.ok(bar);
    assert.match(barWords(bar, 'cost', ENGLISH), /P80 €[\d.]+k less if it stays away, €[\d.]+k more if it strikes/);
  });
});

describe('how the simulation stands', () => {
  const view = simulatedSample({ trials: 400, of: 10_000 });
  const inState = (state: SimulationState, more: Partial<SimulationView> = {}): SimulationView => ({
    ...view,
    ...more,
    state,
  });

  it('is told in a line for each state', () => {
    const lines = (state: SimulationState, more: Partial<SimulationView> = {}): string =>
      stateWords(inState(state, more), ENGLISH);
    assert.match(lines({ kind: 'running' }), /^400 of 10,000 trials, P80 ± [\d.]+ calendar days?$/);
    assert.equal(lines({ kind: 'running' }, { result: null }), 'Simulating…');
    assert.equal(lines({ kind: 'done' }), '');
    assert.equal(lines({ kind: 'stale' }), 'Plan changed, recalculating');
    assert.equal(lines({ kind: 'stopped' }), 'Stopped after 400 of 10,000 trials.');
    assert.match(
      lines({ kind: 'nothing-varies' }, { result: null }),
      /^All durations are fixed, so nothing can spread\./,
    );
    const failed = { kind: 'failed', reason: 'no memory is left.' } as const;
    assert.equal(lines(failed), 'The simulation failed: no memory is left. What is shown is the last result.');
    assert.equal(lines(failed, { result: null }), 'The simulation failed: no memory is left.');
  });

  it('is said aloud when it has come to an end', () => {
    assert.equal(endWords(inState({ kind: 'running' }), ENGLISH), null);
    assert.equal(endWords(inState({ kind: 'stale' }), ENGLISH), null);
    assert.match(
      endWords(inState({ kind: 'done' }), ENGLISH) ?? '',
      /^Simulation finished: 80 percent sure by \d+ \w+\.$/,
    );
    assert.match(endWords(inState({ kind: 'stopped' }), ENGLISH) ?? '', /^Simulation stopped after 400 trials: 80/);
  });
});

describe('the what-if', () => {
  const view = riskView(
    analysisOfText(`
project: {name: Small, start: 2026-03-02}
tasks:
  survey: {name: Survey, duration: 5d}
risks:
  small: {event: Small, probability: 10%, impact: {schedule: 2d}, affects: survey}
  large: {event: Large, probability: 50%, impact: {schedule: 20d}, affects: survey, actions: {ask: {text: Ask}}, residual: {probability: 5%}}
  over: {event: Over, probability: 50%, impact: {schedule: 9d}, status: closed}
  vague: {event: Vague}
`),
    1,
  );
  const NONE = { off: [], answered: [] };

  it('lists what can strike by its exposure, with a response where one is left to carry out', () => {
    const rows = whatIfRows(view, { ...simulatedSample(), result: null }, { off: ['small'], answered: ['large'] });
    assert.deepEqual(
      rows.map(({ risk, strikes, answered }) => [risk.id, strikes, answered]),
      [
        ['large', true, true],
        ['small', false, null],
      ],
    );
  });

  it('turns a switch there and back', () => {
    const off = switched(NONE, 'off', 'large');
    assert.deepEqual(off, { off: ['large'], answered: [] });
    assert.ok(!isSame(off, NONE) && isSame(switched(off, 'off', 'large'), NONE));
    assert.ok(isSame({ off: ['a', 'b'], answered: [] }, { off: ['b', 'a'], answered: [] }));
  });

  it('takes of what was kept only what this plan can switch', () => {
    const rows = whatIfRows(view, { ...simulatedSample(), result: null }, NONE);
    const kept = { off: ['gone', 'small', 3], answered: ['small', 'large'] };
    assert.deepEqual(readWhatIf(kept, rows), { off: ['small'], answered: ['large'] });
    for (const other of [null, undefined, 'off', [], { off: 'small', answered: 1 }])
      assert.deepEqual(readWhatIf(other, rows), NONE);
  });

  it('tells what it changes of date, deadline and cost, against the plan as it is', () => {
    const changed = simulatedSample({ whatIf: { off: ['carrier-late'], answered: [] } });
    const summary = whatIfSummary(changed, ENGLISH);
    assert.match(
      summary?.shown ?? '',
      /^P80 \d+ \w+, [\d.]+ calendar days sooner · deadline met \d+% → \d+% · €[\d.]+k less at P80$/,
    );
    assert.match(
      summary?.spoken ?? '',
      /^80 percent sure by .*, .* sooner; deadline met in \d+ percent instead of \d+/,
    );
    assert.equal(whatIfSummary(simulatedSample(), ENGLISH), null);
  });

  it('tells how far a risk moves P80, with its sign', () => {
    assert.deepEqual(
      [2.34, -1, 0.04].map((days) => effectText({ p80Days: exactly(days), note: null }, ENGLISH)),
      ['+2.3', '−1', '0'],
    );
    const text = 'told elsewhere';
    assert.equal(effectText({ p80Days: exactly(0.01), note: { days: -5.24, text } }, ENGLISH), '0, mean −5.2');
    assert.deepEqual(
      [null, { p80Days: null, note: null }].map((effect) => effectText(effect, ENGLISH)),
      ['–', '–'],
    );
    assert.equal(effectText({ p80Days: null, note: { days: null, text } }, ENGLISH), 'not compared');
  });
});

describe('the answers', () => {
  it('say what to hold for a promise', () => {
    const row = { confidence: 0.8, days: 8, cost: 3_200_000 };
    assert.equal(
      contingencySentence(row, ENGLISH),
      'To be 80 percent sure, hold 8 working days and €32k beyond the plan.',
    );
    assert.equal(
      contingencySentence({ ...row, days: 1, cost: null }, ENGLISH),
      'To be 80 percent sure, hold 1 working day beyond the plan.',
    );
    const spare = { confidence: 0.5, days: -3, cost: -5 };
    assert.equal(contingencySentence(spare, ENGLISH), 'To be 50 percent sure, nothing need be held beyond the plan.');
    assert.deepEqual(contingencyCells(spare, EVEN, EVEN, ENGLISH).slice(0, 3), ['50%', '16 Oct', '0']);
    assert.equal(contingencyCells(spare, EVEN, null, ENGLISH).length, 3);
  });

  it('say where paths that meet make each other late', () => {
    const path = (name: string, chance: number) => ({ id: name, name, chance });
    const merge = {
      id: 'go',
      name: 'Go-live',
      at: at(9, 14),
      paths: [path('Racks', 0.8), path('Rules', 0.8), path('Data', 0.8), path('Desk', 0.8)],
      together: 0.41,
      target: NOWHERE,
    };
    assert.equal(
      mergeSentence(merge, ENGLISH).join(merge.name),
      'Four paths meet at Go-live, planned for 14 Sept: in time each 80%, together 41%.',
    );
    const apart = { ...merge, paths: [path('Racks', 0.95), path('Rules', 0.72)] };
    assert.match(mergeSentence(apart, ENGLISH)[1], /in time each 72% to 95%, together 41%\.$/);
    assert.equal(mergePaths(apart, ENGLISH), 'Rules 72%, Racks 95%');
  });

  it('say what a response buys', () => {
    const value = {
      risk: 'late',
      title: 'Late line',
      price: 200_000,
      p80Days: { value: 8.2, error: 0.5 },
      meanCost: 300_000,
      chance: 0.26,
    };
    assert.equal(
      responseSentence(value, EVEN, ENGLISH),
      'The response to “Late line” buys 8.2 working days at P80, lifts the chance of the deadline from 40 percent to 66 percent and saves €3k on average, for €2k.',
    );
    assert.deepEqual(responseCells(value, EVEN, ENGLISH), ['€2k', '8.2 ±0.5', '€3k', '40% → 66%']);
    const poor = { ...value, price: null, p80Days: { value: -1, error: 0.2 }, meanCost: -100_000, chance: null };
    assert.equal(
      responseSentence(poor, EVEN, ENGLISH),
      'The response to “Late line” buys no time and saves no money; with it the plan costs €1k more on average.',
    );
    assert.deepEqual(responseCells(poor, EVEN, ENGLISH), ['–', '−1 ±0.2', '−€1k', '–']);
  });

  it('do not tell cents, nor days that may be chance', () => {
    const value = { risk: 'late', title: 'Late line', price: null, meanCost: 40, chance: null };
    const chance = { ...value, p80Days: { value: 0.2, error: 0.3 } };
    assert.equal(
      responseSentence(chance, EVEN, ENGLISH),
      'The response to “Late line” buys no time and saves no money.',
    );
    assert.equal(responseCells({ ...chance, meanCost: -40 }, EVEN, ENGLISH)[2], '€0');
    const held = contingencySentence({ confidence: 0.8, days: 0.01, cost: 30 }, ENGLISH);
    assert.equal(held, 'To be 80 percent sure, nothing need be held beyond the plan.');
  });

  it('say how often date and money are kept together', () => {
    assert.equal(
      jointSentence(
        { deadlineMet: 0.12, budgetMet: 0.35, both: 0.09, neither: 0.62 },
        { deadline: true, budget: true },
      ),
      'Deadline and budget are both met in 9 percent of the trials, only the deadline in 3 percent, only the budget in 26 percent, neither in 62 percent.',
    );
    assert.match(jointSentence(null, { deadline: false, budget: false }), /^With a deadline and a budget in the plan/);
    assert.match(jointSentence(null, { deadline: false, budget: true }), /^With a deadline in the plan/);
  });
});
