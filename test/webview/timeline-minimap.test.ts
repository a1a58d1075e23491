import assert from 'node:assert/strict';
import {
  frameOf,
  stripMinute,
  stripOf,
  stripPicture,
  stripX,
} from '../../client/src/webview/timeline/panes/minimap-geometry.ts';
import type { TimelineRow } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

const VIEW = timelineView(
  analysisOfText(`
project: {name: Strip, start: 2026-03-02}
phases:
  one:
    tasks:
      first: {name: First, duration: 5d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-06}
      second: {name: Second, duration: 10d, after: first, deadline: 2026-03-18}
      aside: {name: Aside, duration: 1d}
      live: {name: Live, milestone: true, after: second}
    gate: {approvers: []}
`),
  1,
);
const EXTENT = { from: VIEW.start, to: VIEW.finish };
const SIZE = { width: 400, height: 40 };

function picture(rows: readonly TimelineRow[], positions: readonly number[], count: number) {
  const strip = stripOf(SIZE, EXTENT, count);
  return { strip, ...stripPicture(strip, rows, positions, count) };
}

describe('the minimap', () => {
  it('puts each task in the band of its row, by how it stands', () => {
    const { strip, runs } = picture(VIEW.rows, [0, 1, 2, 3, 4, 5], 6);
    const told = runs.map(({ kind, band }) => `${kind} ${band}`);
    assert.deepEqual(told, ['done 1', 'open 3', 'critical 2']);
    const critical = runs.find(({ kind }) => kind === 'critical');
    const second = VIEW.rows.find(({ id }) => id === 'second');
    assert.ok(critical && second);
    assert.ok(Math.abs(critical.from - stripX(strip, second.start)) <= 1);
    assert.ok(Math.abs(critical.to - stripX(strip, second.finish)) <= 1);
  });

  it('tells milestones, gates, missed deadlines and where anything is critical by place', () => {
    const { strip, points, critical } = picture(VIEW.rows, [0, 1, 2, 3, 4, 5], 6);
    assert.deepEqual(points.map(({ kind }) => kind).sort(), ['gate', 'milestone', 'missed']);
    assert.equal(critical.length, 2);
    const [from = 0, to = 0] = critical;
    assert.ok(from > strip.width / 4 && to <= strip.width);
  });

  it('keeps the tasks of a folded phase in its band, and leaves out what no row stands for', () => {
    assert.deepEqual([...new Set(picture(VIEW.rows, [0, 0, 0, 0, 0, 0], 1).runs.map(({ band }) => band))], [0]);
    assert.deepEqual(picture(VIEW.rows, [-1, -1, -1, -1, -1, -1], 1).runs, []);
  });

  it('says how many run at once where thousands of rows share a few bands', () => {
    const [row] = VIEW.rows.filter(({ id }) => id === 'second');
    assert.ok(row);
    const rows = Array.from({ length: 9000 }, (_, at) => ({ ...row, start: row.start + (at % 3) * 1440 }));
    const { runs, strip } = picture(
      rows,
      rows.map((_, at) => at),
      rows.length,
    );
    assert.ok(strip.bands * strip.bandHeight <= strip.height);
    assert.ok(runs.length < strip.bands * 10);
    assert.deepEqual([...new Set(runs.map(({ level }) => level))].sort(), [3, 4]);
  });

  it('frames what is in sight, never out of the strip nor too small to be taken', () => {
    const strip = stripOf(SIZE, EXTENT, 100);
    const window = (from: number, days: number) => ({ from, pxPerDay: 800 / days, width: 800 });
    const whole = frameOf(strip, window(EXTENT.from - 14400, 90), { first: 0, last: 100, count: 100 });
    assert.deepEqual([whole.left, whole.width], [0, 400]);
    const hour = frameOf(strip, window(EXTENT.to - 60, 1 / 24), { first: 99, last: 100, count: 100 });
    assert.ok(hour.left + hour.width <= 400 && hour.width >= 8);
    assert.ok(hour.rowsHeight >= 3 && hour.rowsTop + hour.rowsHeight <= 40);
    const minute = EXTENT.from + 5000;
    assert.ok(Math.abs(stripMinute(strip, stripX(strip, minute)) - minute) < 1e-6);
  });
});
