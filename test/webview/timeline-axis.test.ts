/** What stands in the header over the chart: ticks, chips of dates that matter, the lane of stages. */
import assert from 'node:assert/strict';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import { axisPieces } from '../../client/src/webview/timeline/chart/axis-pieces.ts';
import { laneBands } from '../../client/src/webview/timeline/chart/stage-lane.ts';
import { firstDayOfWeek, ticks, unitFor } from '../../client/src/webview/timeline/chart/ticks.ts';
import { LEGEND } from '../../client/src/webview/timeline/panes/legend-entries.ts';
import type { StageBand } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

const DAY = 1440;
const MONDAY = Date.UTC(2026, 2, 2) / 60_000;

const view = timelineView(
  analysisOfText(`
project: {name: Small, start: 2026-03-02}
phases:
  design: {tasks: {survey: {duration: 5d}}}
  build: {after: design, tasks: {cable: {duration: 2d}}}
`),
  1,
);

/** About what 11 px of a common font take. */
const measure = (text: string): number => text.length * 6;

describe('the header', () => {
  const bottomOf = (pxPerDay: number, locale: string) =>
    ticks({ from: MONDAY, pxPerDay, width: 700 }, locale, measure).bottom.map((tick) => tick.texts[0]);

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
    const { top } = ticks({ from: MONDAY, pxPerDay: 10, width: 700 }, 'de-DE', measure);
    assert.deepEqual(
      top.map((tick) => tick.texts[0]),
      ['März 2026', 'April 2026', 'Mai 2026'],
    );
  });

  it('words hours as the locale does where there is room, else shortly', () => {
    assert.deepEqual(bottomOf(1440, 'en-US').slice(0, 2), ['12 AM', '01 AM']);
    assert.deepEqual(bottomOf(600, 'en-US').slice(0, 2), ['00', '01']);
  });

  it('lets no two labels touch at any zoom, in German and American English', () => {
    for (const locale of ['de-DE', 'en-US']) {
      for (let pxPerDay = 0.1; pxPerDay < 1500; pxPerDay *= 1.13) {
        const window = { from: MONDAY + 1234, pxPerDay, width: 700 };
        const pieces = axisPieces({
          view: { ...view, statusDate: MONDAY + 9 * DAY },
          brief: false,
          window,
          ticks: ticks(window, locale, measure),
          bands: laneBands(view.stages),
          dates: dateWords(locale, 'none'),
          today: MONDAY + 8 * DAY,
          measure,
        });
        for (const tier of [[...pieces.top, ...pieces.chips], pieces.bottom, pieces.lane]) {
          const texts = tier.filter(({ text }) => text !== '').sort((a, b) => a.x - b.x);
          for (const [index, { text, x }] of texts.entries()) {
            assert.ok(x + measure(text) <= window.width + 1, `${locale}, ${pxPerDay}: ${text} is cut off`);
            const next = texts[index + 1];
            if (next) assert.ok(x + measure(text) + 2 <= next.x, `${locale}, ${pxPerDay}: ${text} and ${next.text}`);
          }
        }
      }
    }
  });
});

describe('chips of dates that matter', () => {
  const tops = (pxPerDay: number, today: number) => {
    const window = { from: MONDAY, pxPerDay, width: 700 };
    const { top, bottom, chips } = axisPieces({
      view: { ...view, statusDate: MONDAY + 9 * DAY, deadline: null },
      brief: false,
      window,
      ticks: ticks(window, 'en-GB', measure),
      bands: [],
      dates: dateWords('en-GB', 'none'),
      today,
      measure,
    });
    const texts = (pieces: typeof top) => pieces.flatMap(({ text }) => (text ? [text] : []));
    return { top: texts(top), bottom: texts(bottom).slice(0, 4), chips: texts([...chips].sort((a, b) => a.x - b.x)) };
  };

  it('leave every month its name, for the year above steps aside', () => {
    const { top, bottom, chips } = tops(1.3, MONDAY + 8 * DAY);
    assert.deepEqual([top[0], bottom, chips], ['2026', ['Mar', 'Apr', 'May', 'Jun'], ['Today', 'Status 10 Mar']]);
  });

  it('make the month above shorter, and are shorter themselves where that is not enough', () => {
    const told = (pxPerDay: number) => {
      const { top, chips } = tops(pxPerDay, MONDAY + 16 * DAY);
      return [top[0], chips[0]];
    };
    assert.deepEqual(told(8), ['March 2026', 'Status 10 Mar']);
    assert.deepEqual(told(6.5), ['Mar', 'Status 10 Mar']);
    assert.deepEqual(told(5.2), ['Mar', 'Status']);
  });
});

describe('the lane of stages', () => {
  it('names a stage that is too short behind its end, where nothing follows', () => {
    const stage = (name: 'planning' | 'execution', from: number, to: number, back = false) => ({
      stage: name,
      label: back ? 'Planning 2' : name,
      from: MONDAY + from * DAY,
      to: MONDAY + to * DAY,
      back,
    });
    const lane = (stages: Parameters<typeof laneBands>[0]) => {
      const window = { from: MONDAY, pxPerDay: 4, width: 700 };
      return axisPieces({
        view,
        brief: false,
        window,
        ticks: ticks(window, 'en-GB', measure),
        bands: laneBands(stages),
        dates: dateWords('en-GB', 'none'),
        today: MONDAY,
        measure,
      }).lane.map(({ text, x, width, className }) => [text, x, width, className]);
    };
    assert.deepEqual(lane([stage('execution', 0, 60), stage('planning', 40, 42, true)]), [
      ['execution', 0, 239, 'execution'],
      ['', 160, 7, 'planning back'],
      ['↩ Planning 2', 167, measure('↩ Planning 2') + 12, 'behind'],
    ]);
    assert.deepEqual(
      lane([stage('planning', 0, 4, true), stage('execution', 4, 60)]).map(([text, , , name]) => [text, name]),
      [
        ['↩', 'planning back tight'],
        ['execution', 'execution'],
      ],
    );
    assert.deepEqual(
      lane([stage('planning', 10, 10), stage('execution', 10, 60)]).map(([text, , width]) => [text, width]),
      [
        ['', 1],
        ['execution', 199],
      ],
    );
  });

  it('is explained by the legend, falling back only where a project does', () => {
    const stage = { stage: 'planning', label: 'Planning', from: 0, to: DAY, back: false } as const;
    const explained = (...stages: readonly StageBand[]) =>
      LEGEND.filter(({ words, occurs }) => /stage|Falling back/.test(words) && occurs({ ...view, stages })).length;
    assert.deepEqual([explained(), explained(stage), explained(stage, { ...stage, back: true })], [0, 1, 2]);
  });

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
