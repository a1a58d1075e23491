/** What all charts of the risk page stand on: axes, pace, keys, what is kept. No browser. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withKept } from '../../client/src/webview/risks/charts/kept-figures.ts';
import { dateTicks } from '../../client/src/webview/risks/charts/plot/date-ticks.ts';
import { paced } from '../../client/src/webview/risks/charts/plot/pace.ts';
import { linear, settled, ticksThatFit } from '../../client/src/webview/risks/charts/plot/scale.ts';
import { walked } from '../../client/src/webview/risks/charts/plot/walk.ts';
import { simulatedSample } from '../support/simulated.ts';

const DAY = 1440;
const MONDAY = Date.UTC(2026, 2, 2) / 60_000;
const measure = (text: string): number => text.length * 6;
const view = simulatedSample({ trials: 2000 });
const figures = view.result;
assert.ok(figures);

describe('the axes', () => {
  it('never shrink while trials come in, and fit again once they have come to rest', () => {
    const domain = fc
      .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }))
      .map(([from, span]) => ({ from, to: from + span }));
    fc.assert(
      fc.property(domain, domain, (before, wanted) => {
        const now = settled(before, wanted, true);
        assert.ok(now.from <= before.from && now.to >= before.to);
        assert.ok(now.from <= wanted.from && now.to >= wanted.to);
      }),
    );
    assert.deepEqual(settled({ from: 0, to: 100 }, { from: 40, to: 60 }, false), { from: 40, to: 60 });
    assert.deepEqual(settled({ from: 0, to: 100 }, { from: 10, to: 90 }, false), { from: 0, to: 100 });
  });

  it('put a value and its px into each other', () => {
    const scale = linear({ from: 10, to: 20 }, 100, 300);
    assert.equal(scale.at(15), 200);
    assert.equal(scale.valueAt(200), 15);
    assert.equal(linear({ from: 5, to: 5 }, 0, 100).at(5), 50);
  });

  it('begin weeks as the reader does and name the year where it changes', () => {
    const texts = (from: number, days: number, locale: string): string[] =>
      dateTicks({ from, to: from + days * DAY }, 7, locale).map(({ text }) => text);
    assert.deepEqual(texts(MONDAY, 28, 'en-GB'), ['2 Mar', '9 Mar', '16 Mar', '23 Mar', '30 Mar']);
    assert.deepEqual(texts(MONDAY, 28, 'en-US'), ['Mar 8', 'Mar 15', 'Mar 22', 'Mar 29']);
    assert.deepEqual(texts(MONDAY + 245 * DAY, 120, 'en-GB'), ['Dec 2026', 'Jan 2027', 'Feb', 'Mar']);
    assert.deepEqual(texts(MONDAY, 0.5, 'en-GB').slice(0, 3), ['2 Mar', '01:00', '02:00']);
  });
});

describe('the words of an axis', () => {
  it('never touch, however long a language makes them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1500 }),
        fc.integer({ min: 250, max: 1100 }),
        fc.constantFrom('en-GB', 'de', 'fi'),
        (days, width, locale) => {
          const scale = linear({ from: MONDAY + 17, to: MONDAY + days * DAY }, 40, width);
          const ticks = ticksThatFit(scale, (domain, count) => dateTicks(domain, count, locale), measure);
          for (const [index, { value, text }] of ticks.entries()) {
            const before = ticks[index - 1];
            if (!before) continue;
            const gap = scale.at(value) - measure(text) / 2 - (scale.at(before.value) + measure(before.text) / 2);
            assert.ok(ticks.length <= 2 || gap >= 10, `${before.text} ${text}: ${gap}`);
          }
        },
      ),
    );
  });
});

describe('what is shown while trials are run', () => {
  const curves = simulatedSample({ trials: 200, of: 2000, state: { kind: 'running' }, curvesOnly: true });

  it('is the newest curve, and of the rest what was last known', () => {
    assert.deepEqual(withKept(curves, null), { view: curves, restIsOld: false });
    const shown = withKept(curves, figures);
    assert.equal(shown.restIsOld, true);
    assert.equal(shown.view.result?.finish, curves.result?.finish);
    assert.equal(shown.view.result?.drivers, figures.drivers);
    assert.equal(withKept({ ...curves, state: { kind: 'stopped' } }, figures).restIsOld, true);
  });

  it('is replaced by all there is at the end', () => {
    assert.deepEqual(withKept(view, curves.result), { view, restIsOld: false });
    const none = { ...curves, result: null };
    assert.deepEqual(withKept(none, figures), { view: none, restIsOld: false });
  });
});

describe('the pace of drawing', () => {
  it('is slower than what is told, and leaves out all but the first and the last', async () => {
    let told = 0;
    const drawn: number[] = [];
    const draw = paced(20, () => drawn.push(told));
    for (told = 1; told <= 5; told++) draw();
    told = 5;
    assert.deepEqual(drawn, [1]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.deepEqual(drawn, [1, 5]);
  });
});

describe('the keys in a chart', () => {
  it('walk a row of points and stop at its ends', () => {
    const points = [{ place: null }, { place: null }, { place: null }];
    assert.equal(walked(points, 0, 'ArrowRight'), 1);
    assert.equal(walked(points, 2, 'ArrowDown'), 2);
    assert.equal(walked(points, 2, 'Home'), 0);
    assert.equal(walked(points, 0, 'End'), 2);
    assert.equal(walked(points, 0, 'x'), null);
    assert.equal(walked([], 0, 'Home'), null);
  });

  it('lead to the nearest point on that side where points lie in two directions', () => {
    const at = (column: number, row: number) => ({ place: { column, row } });
    const points = [at(0, 0), at(2, 0), at(1, 1), at(1, 4)];
    assert.equal(walked(points, 0, 'ArrowRight'), 1);
    assert.equal(walked(points, 2, 'ArrowUp'), 3);
    assert.equal(walked(points, 3, 'ArrowDown'), 2);
    assert.equal(walked(points, 3, 'ArrowUp'), 3);
    assert.equal(walked(points, 1, 'ArrowLeft'), 0);
  });
});
