import assert from 'node:assert/strict';
import { drawBackground } from '../../client/src/webview/timeline/chart/background.ts';
import { drawLabels, LABEL_HEIGHT } from '../../client/src/webview/timeline/chart/labels.ts';
import { sheetEnds } from '../../client/src/webview/timeline/chart/print-sheets.ts';
import { drawRow, type MarkChoice } from '../../client/src/webview/timeline/chart/row-marks.ts';
import {
  clampZoom,
  minuteAt,
  scrollFor,
  windowAt,
  xOf,
  zoomAnchor,
  zoomToFit,
} from '../../client/src/webview/timeline/chart/scale.ts';
import { Scene } from '../../client/src/webview/timeline/chart/scene.ts';
import { drivingChain } from '../../client/src/webview/timeline/model/chain.ts';
import type { TimelineRow } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

const DAY = 1440;
const MONDAY = Date.UTC(2026, 2, 2) / 60_000;
const EXTENT = { from: MONDAY, to: MONDAY + 200 * DAY };
const NO_MARKS: MarkChoice = {
  slack: false,
  deadlines: false,
  progress: true,
  constraints: false,
  baseline: false,
  chance: false,
  overAllocated: false,
  findings: false,
};

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

/** About what 11 px of a common font take. */
const measure = (text: string): number => text.length * 6;

describe('the marks of a row', () => {
  const day = (number: number): number => MONDAY + number * DAY;
  const drawn = (changes: Partial<TimelineRow>, choice: Partial<MarkChoice> = {}): Scene => {
    const row = view.rows[rowOf('survey')];
    assert.ok(row);
    const scene = new Scene();
    const metrics = { rowHeight: 28, barTop: 4, barHeight: 16 };
    const changed = { ...row, start: day(0), finish: day(7), ...changes };
    const window = windowAt(EXTENT, 20, 28, 900);
    const placed = drawRow(scene, changed, window, 0, metrics, { ...NO_MARKS, ...choice }, 4);
    drawLabels(scene, changed, placed, 4, { width: 900, measure, withName: true, position: 0 });
    return scene;
  };
  const count = (scene: Scene): Record<string, number> =>
    Object.fromEntries([...scene.paths].map(([style, paths]) => [style, paths.length]));
  const labelsOf = (scene: Scene) => scene.labels.map(({ text, kind }) => [kind, text]);

  it('are one bar for a task in one piece', () => assert.deepEqual(count(drawn({})), { 'bar-critical': 1, hatch: 1 }));

  it('are a bar for each piece with a line between them where levelling splits it', () => {
    const scene = drawn({ pieces: [day(0), day(2), day(3), day(4), day(6), day(7)] });
    assert.deepEqual(count(scene), { 'bar-critical': 3, hatch: 3, pause: 2 });
    assert.equal(scene.paths.get('pause')?.[0], 'M40 12H60');
  });

  it('are 4 px at 22 for the approved dates, whose slip is told in words', () => {
    const baseline = { start: day(0), finish: day(4), slipText: '+3d' };
    const scene = drawn({ baseline }, { baseline: true });
    assert.equal(scene.paths.get('baseline')?.[0], 'M0.5 22.5h79v3h-79Z');
    assert.ok(labelsOf(scene).some(([kind, text]) => kind === 'slip' && text === '+3d'));
  });

  it('are a box of 6 between caps of 8 for the chance, behind which the name stands', () => {
    const name = 'A name that is too long for its bar';
    const scene = drawn({ name, chance: { p50: day(8), p80: day(10) } }, { chance: true });
    assert.equal(scene.paths.get('chance')?.[0], 'M160 9h40v6h-40ZM160 8v8M200 8v8');
    assert.deepEqual(
      scene.labels.map(({ x, kind }) => [kind, x]),
      [['beside', 206]],
    );
  });

  it('are a finding behind the chance that would cover it', () => {
    const found = { rule: 'r', severity: 'error', message: 'm' } as const;
    const short = { finish: day(0) + 600, findings: [found], chance: { p50: day(1), p80: day(4) } };
    const mark = drawn(short, { chance: true, findings: true }).paths.get('finding-error')?.[0] ?? '';
    assert.equal(mark.startsWith('M88 '), true, mark);
  });

  it('are dots and a tick for slack, both below the line of the name', () => {
    const slack = { critical: false, totalSlack: 4800, finish: day(1), lateFinish: day(11) };
    const scene = drawn({ ...slack, name: 'Survey' }, { slack: true });
    assert.deepEqual(
      scene.labels.map(({ y, kind }) => [kind, y + LABEL_HEIGHT]),
      [['beside', 20]],
    );
    assert.equal(scene.paths.get('slack')?.[0], 'M23 22H220');
    assert.equal(scene.paths.get('slack-end')?.[0], 'M220 20v5');
  });

  it('leave the name inside a bar off the strip of progress as far as there is room', () => {
    const [name] = drawn({ name: 'Survey' }).labels;
    assert.deepEqual([name?.kind, name?.y], ['inside', 3]);
  });

  it('tell how late negative slack is, left of the bar', () => {
    const late = { totalSlack: -1440, slackText: '-3d', lateFinish: day(4) };
    const scene = drawn({ ...late, start: day(5) }, { slack: true });
    assert.equal(scene.paths.get('slack-negative')?.length, 1);
    assert.ok(labelsOf(scene).some(([kind, text]) => kind === 'negative' && text === '−3d'));
    assert.ok(scene.labels.every(({ kind, x, width }) => kind !== 'negative' || x + width < 100));
    const cut = drawn({ ...late, start: day(1) }, { slack: true });
    assert.ok(labelsOf(cut).every(([kind]) => kind !== 'negative'));
  });

  it('bracket the side that a constraint binds, and pin what must be', () => {
    const at = day(0);
    const with_ = (kind: string) => drawn({ constraint: { kind, at } }, { constraints: true });
    assert.equal(with_('start-no-earlier-than').paths.get('constraint')?.[0], 'M4 4h-8v16h8');
    assert.equal(with_('finish-no-later-than').paths.get('constraint')?.[0], 'M-4 4h8v16h-8');
    assert.deepEqual(Object.keys(count(with_('must-start-on'))).at(-1), 'pin');
  });

  it('leave the name inside the bar before a mark on it, or at the edge past one that is out of sight', () => {
    const label = (deadline: number, start: number, finish = day(9)) =>
      drawn({ name: 'Name', start, finish, deadline, deadlineMissedBy: null }, { deadlines: true }).labels.map(
        ({ kind, x, width }) => [kind, x, width],
      );
    const whole = measure('Name') + 2;
    assert.deepEqual(label(day(5), day(0)), [['inside', 6, whole]]);
    assert.deepEqual(label(day(1), day(0)), [['beside', 184, whole]]);
    assert.deepEqual(label(day(-2), day(-9)), [['inside', 6, whole]]);
    assert.deepEqual(label(day(2), day(0), day(60)), [['inside', 6, 26]]);
  });

  it('draw a wave under the stretch that asks for too much', () => {
    const scene = drawn({ overAllocated: [day(1), day(3)] }, { overAllocated: true });
    assert.match(scene.paths.get('over-allocated')?.[0] ?? '', /^M20 21Q.* 60 21$/);
  });

  it('give each decision of a gate a shape of its own', () => {
    const shapes = (['go', 'conditional', 'hold', 'no-go', null] as const).map((decision) => {
      const scene = drawn({ kind: 'gate', gate: { decision } });
      return [...(scene.paths.get('glyph') ?? []), ...(scene.paths.get('glyph-solid') ?? [])].join(' ');
    });
    assert.equal(new Set(shapes).size, 5);
  });

  it('end a name before the mark that follows', () => {
    const name = 'A name that is too long for its bar';
    const longer = `${name} and for all of what is free beside it`;
    const [label] = drawn({ name: longer, deadline: day(20) }, { deadlines: true }).labels;
    const behind = drawn({ name, deadline: day(14) }, { deadlines: true }).labels[0];
    assert.equal(behind?.x, 289, 'whole, behind a mark that is near');
    assert.equal(label?.kind, 'beside');
    assert.equal((label?.x ?? 0) + (label?.width ?? 0), 20 * 20 - 8);
    assert.deepEqual(drawn({ name, deadline: day(8) }, { deadlines: true }).labels[0]?.x, 8 * 20 + 9);
  });

  it('end a name at the edge of the window, and leave it out where less than a few letters would be in sight', () => {
    const name = 'A name that is too long';
    const at = (start: number) =>
      drawn({ name, start: day(start), finish: day(start + 1) }).labels.map(({ kind, x, width }) => [kind, x + width]);
    assert.deepEqual(at(40), [['beside', 900]]);
    assert.deepEqual(at(43), []);
  });

  it('keep the name of a bar that begins left of the window at its edge', () => {
    const [label] = drawn({ start: day(-40), finish: day(20) }).labels;
    assert.deepEqual([label?.kind, label?.x], ['inside', 6]);
  });
});

describe('time that is not worked', () => {
  const week = Array.from({ length: 5 }, () => [480, 1020]).concat([[], []]);
  const office = { id: 'office', name: 'Office', nonWorking: [MONDAY + 5 * DAY, MONDAY + 7 * DAY], week };
  const site = { ...office, id: 'site', nonWorking: [MONDAY + 6 * DAY, MONDAY + 7 * DAY] };
  const shades = (calendars: readonly number[], pxPerDay: number): readonly string[] => {
    const [row] = view.rows;
    assert.ok(row);
    const scene = new Scene();
    const rows = calendars.map((calendar, index) => ({ row: { ...row, calendar }, top: index * 28 }));
    const window = { from: MONDAY, pxPerDay, width: 7 * pxPerDay };
    const parts = { window, height: 200, rowHeight: 28, gridTicks: [], calendars: [office, site], shaded: true };
    drawBackground(scene, rows, parts);
    return scene.paths.get('non-working') ?? [];
  };

  it("is one column where every row runs on the project's calendar", () => {
    assert.deepEqual(shades([0, 0, 0], 10), ['M50 0h20v200h-20Z']);
  });

  it('has cells of its own at rows that run on another', () => {
    assert.deepEqual(shades([0, 1, 0], 10), ['M50 0h20v28h-20Z', 'M60 28h10v28h-10Z', 'M50 56h20v144h-20Z']);
  });

  it('shows nights once hours show, and nothing below 3 px a day', () => {
    assert.equal(shades([0], 600).length, 6);
    assert.equal(shades([0], 2).length, 0);
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

  it('holds still what is in sight of the selected bar when it zooms without a pointer', () => {
    const window = { from: MONDAY, pxPerDay: 10, width: 900 };
    const days = (from: number, to: number) => ({ from: MONDAY + from * DAY, to: MONDAY + to * DAY });
    const anchors = [days(10, 20), days(-10, 20), days(80, 300), days(-9, -1), days(95, 99)];
    assert.deepEqual(
      anchors.map((span) => zoomAnchor(window, span)),
      [150, 100, 850, undefined, undefined],
    );
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

describe('sheets of paper', () => {
  it('are full, but for one that would end with the head of a group', () => {
    const heads =
      (...all: number[]) =>
      (at: number) =>
        all.includes(at);
    assert.deepEqual(sheetEnds(0, 10, heads()), [0]);
    assert.deepEqual(sheetEnds(25, 10, heads(0, 4)), [10, 20, 25]);
    assert.deepEqual(sheetEnds(25, 10, heads(8, 9, 24)), [8, 18, 25]);
    assert.deepEqual(sheetEnds(5, 2, heads(0, 1, 2, 3, 4)), [1, 2, 3, 5]);
  });
});
