import assert from 'node:assert/strict';
import { type ChartInput, drawChart } from '../../client/src/webview/timeline/chart/chart.ts';
import { shownLinks } from '../../client/src/webview/timeline/chart/links.ts';
import { windowAt } from '../../client/src/webview/timeline/chart/scale.ts';
import type { Scene } from '../../client/src/webview/timeline/chart/scene.ts';
import { drivingChain } from '../../client/src/webview/timeline/model/chain.ts';
import { AS_PLANNED, shownRows } from '../../client/src/webview/timeline/model/shown-rows.ts';
import type { TimelineRow } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

const PLAN = `
project: {name: Small, start: 2026-03-02, deadline: 2026-04-01, status-date: 2026-03-04}
tasks:
${Array.from({ length: 40 }, (_, task) => `  t${task}: {name: Task ${task}, duration: 1d${task % 10 === 0 ? '' : `, after: t${task - 1}`}}`).join('\n')}
  far: {name: Far, duration: 1d, after: t0 +1d}
`;
const view = timelineView(analysisOfText(PLAN), 1);
const shown = shownRows(view.rows, AS_PLANNED);
const ROW = 28;

const chart = (changes: Partial<ChartInput> = {}): Scene =>
  drawChart({
    view,
    shown,
    links: shownLinks(view.links, shown.positions),
    chain: null,
    window: windowAt({ from: view.start, to: view.finish }, 20, 0, 900),
    scrollTop: 0,
    height: 10 * ROW,
    metrics: { rowHeight: ROW, barTop: 4, barHeight: 16 },
    namedAbove: false,
    hidden: new Set(),
    coarse: false,
    today: view.start,
    gridTicks: [],
    measure: (text) => text.length * 6,
    ...changes,
  });
const count = (scene: Scene, ...styles: string[]) =>
  [...scene.paths].reduce((sum, [style, shapes]) => sum + (styles.includes(style) ? shapes.length : 0), 0);
const bars = (scene: Scene) => count(scene, 'bar', 'bar-critical', 'bar-near');
const links = (scene: Scene) => count(scene, 'link', 'link-driving', 'link-critical');

describe('the picture of the chart', () => {
  it('draws the rows in sight alone, and the links with an end there', () => {
    const scene = chart();
    assert.equal(bars(scene), 11);
    assert.equal(links(scene), 11);
    assert.equal(bars(chart({ scrollTop: 35 * ROW })), 6);
    assert.equal(links(chart({ scrollTop: 12 * ROW, height: 3 * ROW })), 5);
  });

  it('draws the chain that is lit even where none of its rows is in sight', () => {
    const chain = drivingChain(
      view.rows,
      view.links,
      view.rows.findIndex(({ id }) => id === 't9'),
    );
    const lit = chart({ chain, scrollTop: 3 * ROW, height: ROW });
    assert.ok(count(lit, 'lit-before') > 2);
    assert.equal(count(lit, 'lit-before'), count(lit, 'lit-arrow-before'));
  });

  it('leaves out what is fine while a large window moves', () => {
    const fine = (row: TimelineRow): TimelineRow => ({
      ...row,
      baseline: { start: row.start, finish: row.finish, slipText: '+1d' },
      chance: { p50: row.finish + 1440, p80: row.finish + 2880 },
    });
    const links = view.links.map((link, index) => (index === 1 ? { ...link, driving: false, critical: false } : link));
    const more = { view: { ...view, rows: view.rows.map(fine), links } };
    const whole = chart(more);
    const coarse = chart({ ...more, coarse: true });
    assert.deepEqual(
      [count(whole, 'baseline') > 0, count(whole, 'chance') > 0, whole.labels.length > 0],
      [true, true, true],
    );
    assert.deepEqual([count(coarse, 'baseline'), count(coarse, 'chance'), coarse.labels.length], [0, 0, 0]);
    assert.equal(bars(coarse), bars(whole));
    assert.deepEqual([count(whole, 'link') > 0, count(coarse, 'link')], [true, 0]);
    assert.equal(count(coarse, 'link-critical'), count(whole, 'link-critical'));
  });

  it('leaves out what the legend switched off', () => {
    const scene = chart({ hidden: new Set(['links', 'labels', 'critical', 'nonWorking', 'deadlines'] as const) });
    assert.equal(links(scene), 0);
    assert.equal(scene.labels.length, 0);
    assert.equal(count(scene, 'bar-critical', 'hatch', 'non-working', 'project-deadline'), 0);
    assert.equal(bars(scene), 11);
  });

  it('marks today and the status date', () => {
    assert.deepEqual([count(chart(), 'today'), count(chart(), 'status-date')], [1, 1]);
    assert.equal(count(chart({ today: view.start - 900 * 1440 }), 'today'), 0);
  });

  it('shows a link that dates contradict as a zigzag with a sign', () => {
    const broken = {
      ...view,
      links: view.links.map((link, index) => (index === 0 ? { ...link, broken: true } : link)),
    };
    const scene = chart({ view: broken });
    assert.deepEqual([count(scene, 'link-broken'), count(scene, 'broken-sign'), links(scene)], [1, 1, 10]);
    assert.ok((scene.paths.get('link-broken')?.[0]?.match(/L/g)?.length ?? 0) > 5);
  });
});
