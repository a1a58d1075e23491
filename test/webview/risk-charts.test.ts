/** The charts of the risk page before anything is drawn: geometry, what keys walk, tables. No browser. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chanceAt, chanceError, valueAt, valueError } from '../../client/src/webview/risks/charts/curve/chance.ts';
import { curvePoints, curveRows } from '../../client/src/webview/risks/charts/curve/curve-points.ts';
import {
  type CurveInput,
  curveAt,
  curveDomain,
  curveScene,
} from '../../client/src/webview/risks/charts/curve/curve-scene.ts';
import type { Mark, Scene } from '../../client/src/webview/risks/charts/plot/scene.ts';
import { quantityOf } from '../../client/src/webview/risks/charts/quantity.ts';
import { countCells, edgesOf } from '../../client/src/webview/risks/charts/scatter/cells.ts';
import { type ScatterInput, scatterScene } from '../../client/src/webview/risks/charts/scatter/scatter-scene.ts';
import { cornersOf } from '../../client/src/webview/risks/charts/scatter/scatter-words.ts';
import { barsOf } from '../../client/src/webview/risks/charts/tornado/bars.ts';
import { tornadoDomain, tornadoScene } from '../../client/src/webview/risks/charts/tornado/tornado-scene.ts';
import { numberWords } from '../../client/src/webview/risks/words.ts';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import type { DriverRow } from '../../server/src/protocol/simulation.ts';
import { simulatedSample } from '../support/simulated.ts';

const DAY = 1440;
const MONDAY = Date.UTC(2026, 2, 2) / 60_000;
const WORDS = { dates: dateWords('en-GB', 'none'), numbers: numberWords('en-GB', 'EUR') };
const NOWHERE = { uri: 'file:///p', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
const measure = (text: string): number => text.length * 6;
const view = simulatedSample({ trials: 2000 });
const figures = view.result;
assert.ok(figures);

function curveInput(name: 'finish' | 'cost', width: number): CurveInput {
  const spread = figures?.[name];
  assert.ok(spread);
  const quantity = quantityOf(name, WORDS);
  const points = curvePoints(spread, null, view.trials);
  const domain = curveDomain(spread, null, quantity.least);
  return {
    spread,
    base: null,
    points,
    trials: view.trials,
    quantity,
    words: WORDS,
    domain,
    width,
    height: 300,
    measure,
  };
}

function pathOf(scene: Scene, style: string): string {
  const found = scene.marks.find((mark) => mark.kind === 'path' && mark.style === style);
  assert.ok(found?.kind === 'path', style);
  return found.d;
}

const verticesOf = (d: string): [number, number][] =>
  [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** Texts lie within the drawing, as wide as they are measured. */
function cutTexts({ marks, width }: Scene): string[] {
  return marks.flatMap((mark: Mark) => {
    if (mark.kind === 'path') return [];
    const wide = measure(mark.text);
    const start = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - wide : mark.x - wide / 2;
    return start < -0.5 || start + wide > width + 0.5 ? [`${mark.text} from ${start} to ${start + wide}`] : [];
  });
}

const rising = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 101, maxLength: 101 }).map((steps) => {
  let sum = MONDAY;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
});

describe('the S-curve', () => {
  it('reads the same off either way', () => {
    fc.assert(
      fc.property(rising, fc.double({ min: 0, max: 1, noNaN: true }), (percentiles, chance) => {
        const value = valueAt(percentiles, chance);
        // Where many trials end at one value, that value's chance is that of all of them.
        assert.ok(chanceAt(percentiles, value) >= chance - 1e-9);
        assert.ok(chanceAt(percentiles, value - 1e-6) <= chance + 1e-6);
      }),
    );
  });

  it('takes the upper end of a jump, and is 0 before and 1 behind all trials', () => {
    const percentiles = Array.from({ length: 101 }, (_, percent) => (percent <= 60 ? 10 : percent));
    assert.equal(chanceAt(percentiles, 10), 0.6);
    assert.equal(chanceAt(percentiles, 9.99), 0);
    assert.equal(chanceAt(percentiles, 100), 1);
  });

  it('is as sure as a share of so many trials can be', () => {
    assert.equal(chanceError(0.5, 10_000).toFixed(4), '0.0098');
    assert.equal(chanceError(0, 200), 0);
    assert.ok(figures);
    assert.equal(valueError(figures.finish, 80, view.trials), figures.finish.p80.error);
    const atMiddle = valueError(figures.finish, 45, view.trials);
    assert.ok(atMiddle > 0 && atMiddle < 3 * DAY, `${atMiddle}`);
  });

  for (const name of ['finish', 'cost'] as const) {
    it(`of the ${name} goes through every percentile of its table`, () => {
      const input = curveInput(name, 700);
      const scene = curveScene(input);
      const vertices = verticesOf(pathOf(scene, 'curve'));
      const rows = curveRows(input.points, input.quantity, WORDS, false);
      assert.equal(rows.length, scene.points.length);
      for (const [index, point] of input.points.entries()) {
        if (point.role !== 'percentile') continue;
        const { x, y } = scene.points[index] ?? { x: 0, y: 0 };
        assert.ok(
          vertices.some(([vx, vy]) => Math.abs(vx - x) < 0.02 && Math.abs(vy - y) < 0.02),
          `P${point.chance} at ${x} ${y} is no vertex`,
        );
        assert.equal(rows[index]?.[2], input.quantity.long(point.value));
        // What the pointer reads off above it says the same chance.
        assert.ok(Math.abs(curveAt(input, x).y - y) < 2.5);
      }
    });
  }

  it('only rises, and its band holds it', () => {
    const scene = curveScene(curveInput('finish', 700));
    const curve = verticesOf(pathOf(scene, 'curve'));
    for (const [index, [x, y]] of curve.entries()) {
      const before = curve[index - 1];
      if (before) assert.ok(x >= before[0] && y <= before[1]);
    }
    const band = verticesOf(pathOf(scene, 'band'));
    assert.equal(band.length, 2 * curve.length);
    for (const [index, [, y]] of curve.entries()) {
      assert.ok((band[index]?.[1] ?? 0) <= y && (band.at(-1 - index)?.[1] ?? 0) >= y);
    }
  });

  it('sets trials that are late apart from the others, at the deadline', () => {
    const scene = curveScene(curveInput('finish', 700));
    const deadline = Number(/^M([\d.]+)/.exec(pathOf(scene, 'limit'))?.[1]);
    const ends = (style: string): [number, number][] =>
      [...pathOf(scene, style).matchAll(/M([\d.]+) [\d.]+h([\d.]+)/g)].map(([, from, wide]) => [
        Number(from),
        Number(from) + Number(wide),
      ]);
    const [kept, late] = [ends('histogram'), ends('histogram late')];
    assert.ok(kept.length > 3 && late.length > 3);
    // A line of 1 px is drawn on the half px next to it.
    assert.ok(kept.every(([, to]) => to <= deadline + 1));
    assert.ok(late.every(([from]) => from >= deadline - 1));
  });

  it('cuts no word at any width', () => {
    for (const width of [340, 480, 700, 1100]) {
      assert.deepEqual(cutTexts(curveScene(curveInput('finish', width))), []);
      assert.deepEqual(cutTexts(curveScene(curveInput('cost', width))), []);
    }
  });

  it('keeps a far limit at its edge instead of pressing the curve together', () => {
    const input = curveInput('finish', 700);
    const limit = input.spread.planned + 3000 * DAY;
    const far = { ...input.spread, limit, limitChance: { value: 1, error: 0 } };
    const domain = curveDomain(far, null, DAY);
    assert.ok(domain.to < limit);
    const { marks } = curveScene({ ...input, spread: far, domain });
    assert.ok(marks.some((mark) => mark.kind === 'text' && /^Deadline .*: 100% →$/.test(mark.text)));
  });
});

const driver = (id: string, low: number, high: number, kind: DriverRow['kind'] = 'task'): DriverRow => ({
  kind,
  id,
  name: `The name of ${id} that is rather long`,
  days: { low, high },
  mean: { low, high },
  cost: { low: low * 1000, high: 0 },
  criticality: 0.5,
  cruciality: 0.3,
  target: NOWHERE,
});

describe('the tornado', () => {
  it('shows the ten that move P80 most, of the kind asked for', () => {
    const many = Array.from({ length: 14 }, (_, index) => driver(`t${index}`, -index, index / 2));
    const risk = driver('r', -0.5, 30, 'risk');
    const bars = barsOf([...many, risk], 'days', 'all', new Set());
    assert.deepEqual(
      bars.map((bar) => bar.driver.id),
      ['r', 't13', 't12', 't11', 't10', 't9', 't8', 't7', 't6', 't5'],
    );
    assert.deepEqual(
      barsOf([...many, risk], 'days', 'risk', new Set()).map((bar) => bar.driver.id),
      ['r'],
    );
    assert.equal(barsOf([driver('none', -0.01, 0.01)], 'days', 'all', new Set()).length, 0);
    assert.equal(barsOf([risk], 'cost', 'all', new Set())[0]?.low, -500);
  });

  it('puts a risk that seldom strikes below what explains more of the spread, and says at its end how often it does', () => {
    const seldom = { ...driver('seldom', -0.1, 20, 'risk'), criticality: 0.05 };
    const bars = barsOf([seldom, driver('task', -6, 9), driver('small', -1, 1)], 'days', 'all', new Set());
    assert.deepEqual(
      bars.map((bar) => bar.driver.id),
      ['task', 'seldom', 'small'],
    );
    const scene = tornadoScene({
      bars,
      unit: 'days',
      centre: 'P80 14 Oct',
      domain: tornadoDomain(bars),
      words: WORDS,
      width: 900,
      measure,
    });
    const texts = scene.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    assert.ok(texts.includes('+20 d in 5%') && texts.includes('+9 d') && !texts.some((text) => /^−.* in /.test(text)));
  });

  it('hatches what is later within its bar, and cuts no word', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: -40, max: 0, noNaN: true }), fc.double({ min: 0.1, max: 90, noNaN: true })),
          {
            minLength: 1,
            maxLength: 10,
          },
        ),
        fc.constantFrom(340, 520, 900),
        (ends, width) => {
          const bars = barsOf(
            ends.map(([low, high], index) => driver(`t${index}`, low, high)),
            'days',
            'all',
            new Set(),
          );
          const domain = tornadoDomain(bars);
          const scene = tornadoScene({
            bars,
            unit: 'days',
            centre: 'P80 14 Oct',
            domain,
            words: WORDS,
            width,
            measure,
          });
          assert.deepEqual(cutTexts(scene), []);
          for (const [index, mark] of scene.marks.entries()) {
            const bar = scene.marks[index - 1];
            if (mark.kind !== 'path' || mark.style !== 'hatch' || bar?.kind !== 'path') continue;
            const [, x, y, across, down] = /^M(\S+) (\S+)h(\S+)v(\S+)h/.exec(bar.d)?.map(Number) ?? [];
            for (const [vx, vy] of verticesOf(mark.d)) {
              assert.ok(vx >= (x ?? 0) - 0.02 && vx <= (x ?? 0) + (across ?? 0) + 0.02, `${mark.d} in ${bar.d}`);
              assert.ok(vy >= (y ?? 0) - 0.02 && vy <= (y ?? 0) + (down ?? 0) + 0.02, `${mark.d} in ${bar.d}`);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('date against cost', () => {
  function input(width: number): ScatterInput {
    assert.ok(figures?.scatter && figures.cost);
    const axis = (name: 'finish' | 'cost') => {
      const { domain, quantity, spread } = curveInput(name, width);
      return { domain, quantity, planned: spread.planned, limit: spread.limit };
    };
    const height = 300;
    return {
      dots: figures.scatter,
      finish: axis('finish'),
      cost: axis('cost'),
      joint: figures.joint,
      words: WORDS,
      width,
      height,
      measure,
    };
  }

  it('draws dots where they leave the paper to be seen, else hexagons', () => {
    const drawn = (width: number): boolean[] =>
      ['dots', 'hexagons'].map((style) => scatterScene(input(width)).marks.some((mark) => mark.style === style));
    // The legend's swatch is of the same style.
    assert.deepEqual(drawn(900), [true, false]);
    assert.deepEqual(drawn(300), [false, true]);
  });

  it('counts every trial in one cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 25 }), fc.integer({ min: -5, max: 25 })), { minLength: 1 }),
        (pairs) => {
          const edges = { finish: edgesOf(0, 20, [0, 5, 10, 20]), cost: edgesOf(0, 20, [7]) };
          assert.deepEqual(edges.finish, [0, 5, 10, 20]);
          const cells = countCells({ finish: pairs.map(([x]) => x), cost: pairs.map(([, y]) => y) }, edges);
          const sum = cells.reduce((total, { share }) => total + share, 0);
          assert.ok(Math.abs(sum - 1) < 1e-9);
          assert.ok(cells.every(({ column, row }) => column >= 0 && column < 3 && row >= 0 && row < 2));
        },
      ),
    );
  });

  it('shares all trials out among the four corners', () => {
    assert.ok(figures?.joint);
    const { both, onlyDeadline, onlyBudget, neither } = cornersOf(figures.joint);
    assert.ok(Math.abs(both + onlyDeadline + onlyBudget + neither - 1) < 0.01);
    assert.ok(both > 0 && onlyBudget > 0);
  });

  it('says shares that add up to the chances that are told elsewhere', () => {
    const percent = (chance: number): number => Math.round(chance * 100);
    const corners = cornersOf({ deadlineMet: 0.8146, budgetMet: 0.8524, both: 0.6964, neither: 0.0294 });
    assert.deepEqual(Object.values(corners).map(percent), [70, 11, 15, 4]);
    // Less than a percent is told so, not as none.
    const { onlyDeadline } = cornersOf({ deadlineMet: 0.8146, budgetMet: 0.8524, both: 0.8121, neither: 0.1451 });
    assert.ok(onlyDeadline > 0 && onlyDeadline < 0.01);
    const counts = fc.array(fc.nat(10_000), { minLength: 4, maxLength: 4 }).filter((each) => Math.max(...each) > 0);
    fc.assert(
      fc.property(counts, ([b = 0, d = 0, m = 0, n = 0]) => {
        const all = b + d + m + n;
        const met = { deadlineMet: (b + d) / all, budgetMet: (b + m) / all, both: b / all, neither: n / all };
        const told = cornersOf(met);
        // Of halves the sum may be one too many: nothing is less than none.
        const off = (whole: number, ...parts: number[]): number => {
          return parts.reduce((sum, part) => sum + percent(part), -percent(whole));
        };
        assert.ok([0, 1].includes(off(met.deadlineMet, told.both, told.onlyDeadline)));
        assert.ok([0, 1].includes(off(met.budgetMet, told.both, told.onlyBudget)));
        assert.ok([0, 1, 2].includes(off(1, ...Object.values(told))), JSON.stringify(told));
      }),
    );
  });

  it('cuts no word at any width', () => {
    for (const width of [340, 700, 1100]) assert.deepEqual(cutTexts(scatterScene(input(width))), []);
  });
});
