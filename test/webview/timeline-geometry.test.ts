import assert from 'node:assert/strict';
import { shownLinks } from '../../client/src/webview/timeline/chart/links.ts';
import { type LinkEnd, route } from '../../client/src/webview/timeline/chart/route.ts';
import { drawRow } from '../../client/src/webview/timeline/chart/row-marks.ts';
import {
  clampZoom,
  minuteAt,
  scrollFor,
  windowAt,
  xOf,
  zoomToFit,
} from '../../client/src/webview/timeline/chart/scale.ts';
import { Scene } from '../../client/src/webview/timeline/chart/scene.ts';
import { laneBands } from '../../client/src/webview/timeline/chart/stage-lane.ts';
import { firstDayOfWeek, ticks, unitFor } from '../../client/src/webview/timeline/chart/ticks.ts';
import { drivingChain } from '../../client/src/webview/timeline/model/chain.ts';
import { readKept } from '../../client/src/webview/timeline/model/kept-state.ts';
import { collapsedAtFirst, shownRows } from '../../client/src/webview/timeline/model/shown-rows.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { largePlan } from '../support/large-plan.ts';
import { analysisOfText } from '../support/views.ts';

const DAY = 1440;
const MONDAY = Date.UTC(2026, 2, 2) / 60_000;
const EXTENT = { from: MONDAY, to: MONDAY + 200 * DAY };
const NO_FILTER = { text: '', criticalOnly: false };

const view = timelineView(
  analysisOfText(`
project: {name: Small, start: 2026-03-02}
phases:
  design:
    tasks:
      survey: {name: Survey the links, duration: 5d, assign: ali}
      rules: {name: Firewall rules, duration: 3d, after: survey}
      spare: {name: Spare, duration: 1d}
  build:
    after: design
    tasks:
      cable: {name: Cable, duration: 2d}
      power: {name: Power, duration: 1d, after: cable}
resources:
  ali: {name: Ali Demir}
`),
  1,
);
const rowOf = (id: string) => view.rows.findIndex((row) => row.id === id);
const idsOf = (rows: Iterable<number>) => [...rows].map((row) => view.rows[row]?.id);

describe('the bar of a task', () => {
  const drawn = (pieces: readonly number[]): Scene => {
    const row = view.rows[rowOf('survey')];
    assert.ok(row);
    const scene = new Scene();
    const metrics = { rowHeight: 28, barTop: 4, barHeight: 16 };
    const choice = {
      slack: false,
      deadlines: false,
      progress: true,
      constraints: false,
      baseline: false,
      chance: false,
      overAllocated: false,
      findings: false,
    };
    drawRow(scene, { ...row, pieces }, windowAt(EXTENT, 20, 0, 900), 0, metrics, choice, 4);
    return scene;
  };
  const count = (scene: Scene): Record<string, number> =>
    Object.fromEntries([...scene.paths].map(([style, paths]) => [style, paths.length]));

  it('is one piece', () => assert.deepEqual(count(drawn([])), { 'bar-critical': 1, hatch: 1 }));

  it('is in pieces with a line between them where levelling splits it', () => {
    const day = (number: number): number => MONDAY + number * DAY;
    const scene = drawn([day(0), day(2), day(3), day(4), day(6), day(7)]);
    assert.deepEqual(count(scene), { 'bar-critical': 3, hatch: 3, pause: 2 });
    const [from, to] = [day(2), day(3)].map((at) => xOf(windowAt(EXTENT, 20, 0, 900), at));
    assert.equal(scene.paths.get('pause')?.[0], `M${from} 12H${to}`);
  });
});

describe('the time scale', () => {
  it('puts a minute where it is found again', () => {
    const window = windowAt(EXTENT, 12, 340, 900);
    assert.ok(Math.abs(minuteAt(window, xOf(window, MONDAY + 777)) - (MONDAY + 777)) < 1e-6);
  });

  it('scrolls so that a minute comes to lie at the place asked for', () => {
    const left = scrollFor(EXTENT, 20, MONDAY + 100 * DAY, 300);
    assert.ok(Math.abs(xOf(windowAt(EXTENT, 20, left, 900), MONDAY + 100 * DAY) - 300) < 1e-6);
  });

  it('keeps within 0.1 to 1500 px a day', () => {
    assert.equal(clampZoom(EXTENT, 0.0001), 0.1);
    assert.equal(clampZoom(EXTENT, 9000), 1500);
  });

  it('shows days and no more than 60 % of the width for a plan of one day', () => {
    const short = { from: MONDAY, to: MONDAY + DAY };
    const zoom = zoomToFit(short, short, 900);
    assert.ok(zoom >= 28 && zoom <= 540, `${zoom} px a day`);
  });

  it('fits a plan of two years into the width', () => {
    const long = { from: MONDAY, to: MONDAY + 730 * DAY };
    assert.ok(zoomToFit(long, long, 900) * 730 <= 900);
  });
});

describe('the header', () => {
  const bottomOf = (pxPerDay: number, locale: string) =>
    ticks({ from: MONDAY, pxPerDay, width: 700 }, locale).bottom.map((tick) => tick.text);

  it('takes the finest unit whose ticks are wide enough', () => {
    assert.deepEqual([1000, 200, 40, 10, 2, 0.6, 0.2].map(unitFor), [
      'hour',
      'quarter-day',
      'day',
      'week',
      'month',
      'quarter',
      'year',
    ]);
  });

  it('begins weeks on Monday in Germany and on Sunday in the United States', () => {
    assert.equal(firstDayOfWeek('de-DE'), 1);
    assert.equal(firstDayOfWeek('en-US'), 0);
    assert.equal(bottomOf(10, 'de-DE')[0], '2');
    assert.equal(bottomOf(10, 'en-US')[0], '1');
  });

  it('names days with their weekday once there is room', () => {
    assert.equal(bottomOf(30, 'en-GB')[0], '2');
    assert.match(bottomOf(60, 'en-GB')[0] ?? '', /Mon/);
  });

  it('puts months over weeks, in the words of the locale', () => {
    const { top } = ticks({ from: MONDAY, pxPerDay: 10, width: 700 }, 'de-DE');
    assert.deepEqual(
      top.map((tick) => tick.text),
      ['März 2026', 'April 2026', 'Mai 2026'],
    );
  });

  it('lets ticks of one tier touch but never overlap', () => {
    for (const pxPerDay of [0.2, 0.6, 2, 10, 40, 200, 1000]) {
      const { bottom } = ticks({ from: MONDAY, pxPerDay, width: 700 }, 'en-GB');
      for (const [index, tick] of bottom.entries()) {
        const next = bottom[index + 1];
        if (next)
          assert.ok(Math.abs(tick.x + tick.width - next.x) < 0.01, `${pxPerDay} px: ${tick.text} and ${next.text}`);
      }
    }
  });
});

describe('the rows shown', () => {
  it('leaves out what lies in a collapsed phase and lets the phase stand for it', () => {
    const shown = shownRows(view.rows, new Set(['design']), NO_FILTER);
    assert.deepEqual(idsOf(shown.rows), ['design', 'build', 'cable', 'power']);
    assert.equal(shown.positions[rowOf('rules')], 0);
    assert.equal(shown.isShown(rowOf('rules')), false);
  });

  it('finds names, people and tags in collapsed phases too, and keeps the phase of a match', () => {
    const shown = shownRows(view.rows, new Set(['design']), { text: 'demir', criticalOnly: false });
    assert.deepEqual(idsOf(shown.rows), ['design', 'survey']);
  });

  it('shows only what decides the finish when asked to', () => {
    const shown = shownRows(view.rows, new Set(), { text: '', criticalOnly: true });
    assert.ok(!idsOf(shown.rows).includes('spare'));
    assert.ok(idsOf(shown.rows).includes('cable'));
  });

  it('opens a plan of more than 2,000 rows on its phases', () => {
    const large = timelineView(analysisOfText(largePlan(2100)), 1);
    const shown = shownRows(large.rows, collapsedAtFirst(large.rows), NO_FILTER);
    assert.equal(shown.rows.length, 42);
    assert.equal(collapsedAtFirst(view.rows).size, 0);
  });
});

describe('links', () => {
  const end = (left: number, right: number, row: number): LinkEnd => ({
    box: { left, right },
    y: row * 28 + 14,
    top: row * 28,
    bottom: row * 28 + 28,
  });

  it('go down one vertical where the gap allows', () => {
    const { points, arrow } = route('FS', end(0, 100, 0), end(140, 200, 3), 0);
    assert.deepEqual(points, [
      { x: 100, y: 14 },
      { x: 110, y: 14 },
      { x: 110, y: 98 },
      { x: 140, y: 98 },
    ]);
    assert.equal(arrow, 1);
  });

  it('turn through the gutter between rows where the gap is too small', () => {
    const { points } = route('FS', end(0, 100, 0), end(90, 200, 1), 0);
    assert.ok(
      points.some(({ y }) => y === 28),
      'no turn in the gutter',
    );
    assert.deepEqual(points.at(-1), { x: 90, y: 42 });
  });

  it('leave and enter on the sides of their type', () => {
    const [from, to] = [end(50, 100, 0), end(60, 200, 2)];
    const sides = (['FS', 'SS', 'FF', 'SF'] as const).map((type) => {
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

  it('never cross the bar of a row at either end', () => {
    for (const type of ['FS', 'SS', 'FF', 'SF'] as const) {
      for (const [left, row] of [
        [90, 1],
        [10, 2],
        [400, 3],
        [150, -2],
      ] as const) {
        for (let lane = 0; lane < 6; lane++) {
          const [from, to] = [end(40, 140, 0), end(left, left + 80, row)];
          const { points } = route(type, from, to, lane);
          for (const [index, a] of points.entries()) {
            const b = points[index + 1];
            if (!b) continue;
            for (const { box, y } of [from, to]) {
              const [l, r] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
              const [t, d] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
              const crosses = l < box.right - 0.5 && r > box.left + 0.5 && t < y + 8 && d > y - 8;
              assert.ok(!crosses, `${type} to ${left}, row ${row}, lane ${lane} crosses a bar`);
            }
          }
        }
      }
    }
  });

  it('of hidden rows are drawn at the phase that stands for them, once', () => {
    const shown = shownRows(view.rows, new Set(['design', 'build']), NO_FILTER);
    const { from, to } = shownLinks(view.links, shown.positions);
    assert.deepEqual([[...from], [...to]], [[0], [1]]);
  });
});

describe('the chain of drivers', () => {
  it('runs back to the root and on to what follows, through links of phases', () => {
    const chain = drivingChain(view.rows, view.links, rowOf('cable'));
    assert.deepEqual(idsOf(chain.rowsBefore), ['rules', 'survey']);
    assert.deepEqual(idsOf(chain.rowsAfter), ['power']);
    const lit = [...chain.before].map((index) => [
      view.rows[view.links[index]?.from ?? -1]?.id,
      view.rows[view.links[index]?.to ?? -1]?.id,
    ]);
    assert.ok(lit.some(([from, to]) => from === 'survey' && to === 'rules'));
  });
});

describe('the lane of stages', () => {
  it('gives monitoring, which runs beside the others, a lane of its own', () => {
    const band = (stage: 'execution' | 'monitoring' | 'closing', from: number, to: number) => ({
      stage,
      label: stage,
      from,
      to,
      back: false,
    });
    const lanes = laneBands([band('monitoring', 0, 90), band('execution', 0, 80), band('closing', 80, 100)]);
    assert.deepEqual(
      lanes.map(({ lane }) => lane),
      [1, 0, 0],
    );
  });
});

describe('what survives a reload', () => {
  it('is read with care, whatever an older version kept', () => {
    for (const junk of [null, 7, 'x', [], { pxPerDay: 'wide', collapsed: [1, 'a'], hidden: ['links', 'nonsense'] }]) {
      const kept = readKept(junk);
      assert.equal(kept.pxPerDay, null);
      assert.deepEqual(kept.hidden, typeof junk === 'object' && junk && 'hidden' in junk ? ['links'] : []);
    }
  });
});
