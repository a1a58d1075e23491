import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { shownLinks } from '../../client/src/webview/timeline/chart/links.ts';
import { inSight, type LinkEnd, type Point, route } from '../../client/src/webview/timeline/chart/route.ts';
import type { TimelineLink } from '../../server/src/protocol/timeline.ts';

const TYPES = ['FS', 'SS', 'FF', 'SF'] as const;
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 400);
const ROW = 28;
const HALF_BAR = 8;

const end = (left: number, right: number, row: number): LinkEnd => ({
  box: { left, right },
  y: row * ROW + 12,
  top: row * ROW,
  bottom: row * ROW + ROW,
});

describe('the route of a link', () => {
  it('goes down one vertical where the gap allows', () => {
    const { points, arrow } = route('FS', end(0, 100, 0), end(140, 200, 3), 0);
    assert.deepEqual(points, [at(100, 12), at(110, 12), at(110, 96), at(140, 96)]);
    assert.equal(arrow, 1);
  });

  it('turns through the gutter between rows where the gap is too small', () => {
    const { points } = route('FS', end(0, 100, 0), end(90, 200, 1), 0);
    assert.ok(points.some(({ y }) => Math.abs(y - ROW) <= 2));
    assert.deepEqual(points.at(-1), at(90, 40));
  });

  it('leaves and enters on the sides of its type', () => {
    const [from, to] = [end(50, 100, 0), end(60, 200, 2)];
    const sides = TYPES.map((type) => {
      const { points, arrow } = route(type, from, to, 0);
      return [points[0]?.x, points.at(-1)?.x, arrow];
    });
    assert.deepEqual(sides, [
      [100, 60, 1],
      [50, 60, 1],
      [100, 200, -1],
      [50, 200, -1],
    ]);
  });

  it('takes the vertical that crosses fewer of the bars between', () => {
    const blocked = (x: number) => (x < 150 ? 2 : 0);
    const wide = route('FS', end(0, 100, 0), end(300, 400, 4), 0, blocked);
    assert.deepEqual(
      wide.points.map(({ x }) => x),
      [100, 110, 110, 290, 290, 300],
    );
    const narrow = route('FS', end(200, 300, 0), end(180, 400, 4), 0, (x) => (x > 200 ? 1 : 0));
    assert.deepEqual(narrow.points[2], at(310, 27));
    assert.deepEqual(narrow.points[3], at(170, 27));
  });

  it('leaves the name behind its bar alone on a long way to the vertical', () => {
    const far = route('FS', end(0, 100, 0), end(300, 400, 4), 0, (x) => (x < 150 ? 1 : 0));
    const same = route('FF', end(0, 100, 4), end(200, 400, 0), 1);
    for (const { points } of [far, same]) {
      const [start] = points;
      assert.ok(start);
      assert.ok(segments(points).every(([p, q]) => p.y !== start.y || q.y !== start.y || q.x <= 100 + 14));
    }
  });

  it('is cut off out of sight by whole dashes, at right angles', () => {
    const far = inSight([at(-5000, 12), at(110, 12), at(110, 70_000), at(1500, 70_000)], 900, 600);
    assert.ok(far.every(({ x, y }) => x >= -49 && x <= 949 && y >= -49 && y <= 649));
    assert.equal((5000 + (far[0]?.x ?? 0)) % 7, 0);
    assert.deepEqual([far[1], far[2]?.x, far[3]?.y], [at(110, 12), 110, far[2]?.y]);
  });

  it('crosses no bar of an end row, keeps to right angles and enters from the right side', () => {
    const bar = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 3, max: 600 }));
    const rows = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 2, maxLength: 2 });
    const lane = fc.integer({ min: 0, max: 5 });
    const inTheWay = fc.func(fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(
        bar,
        bar,
        rows,
        fc.constantFrom(...TYPES),
        lane,
        inTheWay,
        (a, b, [first, second], type, k, crossings) => {
          const from = end(a[0], a[0] + a[1], first ?? 0);
          const to = end(b[0], b[0] + b[1], second ?? 1);
          const { points, arrow } = route(type, from, to, k, crossings);
          for (const [p, q] of segments(points)) {
            assert.ok(p.x === q.x || p.y === q.y, 'not at a right angle');
            assert.ok(!crosses(p, q, from) && !crosses(p, q, to), `${type} crosses a bar`);
            if (p.y !== q.y) continue;
            const inGutter = Math.abs((((p.y % ROW) + ROW) % ROW) - ROW / 2) >= ROW / 2 - 2;
            assert.ok(inGutter || p.y === from.y || p.y === to.y, `runs along ${p.y}`);
          }
          const [last, before] = [points.at(-1), points.at(-2)];
          assert.ok(last && before && last.y === before.y && Math.sign(last.x - before.x) === arrow);
          assert.equal(last.x, arrow === 1 ? to.box.left : to.box.right);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('the links shown', () => {
  const link = (from: number, to: number, type: TimelineLink['type'] = 'FS', driving = false): TimelineLink => ({
    from,
    to,
    type,
    lagText: '',
    driving,
    critical: false,
    broken: false,
  });

  it('are found at both their ends', () => {
    const shown = shownLinks([link(0, 1), link(0, 2), link(1, 2)], Int32Array.of(0, 1, 2));
    const found = [0, 1, 2].map((position) => [...shown.at(position)].sort());
    assert.deepEqual(found, [
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    assert.deepEqual([shown.numberOf(2), shown.numberOf(7)], [2, -1]);
  });

  it('of hidden rows are drawn at the phase that stands for them, once, as the one that drives', () => {
    const shown = shownLinks([link(1, 3), link(1, 4, 'FS', true), link(0, 1)], Int32Array.of(0, 0, -1, 1, 1));
    assert.deepEqual([[...shown.from], [...shown.to], [...shown.index]], [[0], [1], [1]]);
  });

  it('stay what they were where an edit changes neither rows nor ends', () => {
    const before = shownLinks([link(0, 1), link(1, 2)], Int32Array.of(0, 1, 2));
    const same = [link(0, 1), { ...link(1, 2), lagText: '+1d' }];
    assert.equal(shownLinks(same, Int32Array.of(0, 1, 2), before), before);
    assert.notEqual(shownLinks(same, Int32Array.of(0, 1, 1), before), before);
    assert.notEqual(shownLinks([link(0, 1), link(0, 2)], Int32Array.of(0, 1, 2), before), before);
  });

  it('lie in at most six lanes, the shortest outermost', () => {
    const links = Array.from({ length: 8 }, (_, index) => link(0, index + 1));
    const shown = shownLinks(
      links,
      Int32Array.from({ length: 9 }, (_, index) => index),
    );
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map(shown.lane), [5, 5, 5, 4, 3, 2, 1, 0]);
    assert.equal(shown.reach(0), 10 + 5 * 4 + 4);
  });
});

function at(x: number, y: number): Point {
  return { x, y };
}

function segments(points: readonly Point[]): [Point, Point][] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    return before ? [[before, point] as [Point, Point]] : [];
  });
}

function crosses(a: Point, b: Point, { box, y }: LinkEnd): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return left < box.right - 0.5 && right > box.left + 0.5 && top < y + HALF_BAR && bottom > y - HALF_BAR;
}
