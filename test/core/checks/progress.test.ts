/** What checks of progress leave alone, and the variants of their findings. */
import assert from 'node:assert/strict';
import { foundBy } from '../../support/found-rules.ts';

const HEAD = 'project: {name: Move, start: 2026-03-02, status-date: 2026-03-13}\n';
const DONE = 'percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-04';

type Row = readonly [title: string, text: string, found: readonly string[]];

function rows(rule: string, all: readonly Row[]): void {
  for (const [title, text, found] of all) it(title, () => assert.deepEqual(foundBy([rule], HEAD + text), found));
}

describe('progress-conflict', () => {
  rows('progress-conflict', [
    ['agrees with a finished task', `tasks: {a: {duration: 3d, ${DONE}, status: done}}`, []],
    [
      'needs no percentage of a finished task',
      'tasks: {a: {duration: 3d, actual-start: 2026-03-02, actual-finish: 2026-03-04}}',
      [],
    ],
    ['asks nothing of cancelled work', 'tasks: {a: {duration: 3d, status: cancelled, percent-complete: 100}}', []],
    [
      'leaves blocked work that has begun alone',
      'tasks: {a: {duration: 9d, status: blocked, percent-complete: 90, actual-start: 2026-03-03}}',
      [],
    ],
    [
      'finds a finished task that is still called active',
      `tasks: {a: {duration: 3d, ${DONE}, status: active}}`,
      ['active'],
    ],
    ['takes nothing left as nothing left', `tasks: {a: {duration: 3d, ${DONE}, remaining-duration: 0d}}`, []],
  ]);
});

describe('late-against-status', () => {
  rows('late-against-status', [
    [
      'allows a day more than planned',
      'tasks: {a: {duration: 5d, percent-complete: 80, actual-start: 2026-03-09}}',
      [],
    ],
    [
      'allows a fifth more than planned',
      'tasks: {a: {duration: 20d, percent-complete: 40, actual-start: 2026-03-02}}',
      [],
    ],
    [
      'finds what takes longer than that',
      'tasks: {a: {duration: 20d, percent-complete: 20, actual-start: 2026-03-02}}',
      ['20'],
    ],
    ['is silent in a plan that records no progress', 'tasks: {a: {duration: 3d}}', []],
    ['gives a week to begin', `tasks: {a: {duration: 3d, ${DONE}}, b: {duration: 1d, after: a FS+2d}}`, []],
    [
      'expects nothing before a date of its own',
      `tasks: {a: {duration: 3d, ${DONE}}, b: {duration: 1d, after: a, constraint: {start-no-earlier-than: 2026-03-12}}}`,
      [],
    ],
    [
      'expects nothing of work on hold',
      `tasks: {a: {duration: 3d, ${DONE}}, b: {duration: 1d, after: a, status: on-hold}}`,
      [],
    ],
    [
      'expects nothing of what waits',
      `tasks: {a: {duration: 3d, ${DONE}}, b: {duration: 9d, percent-complete: 90, actual-start: 2026-03-03}, c: {duration: 1d, after: [a, b]}}`,
      [],
    ],
    [
      'expects what a finished phase has released',
      `phases: {one: {tasks: {a: {duration: 3d, ${DONE}}}}, two: {after: one, tasks: {b: {duration: 1d}}}}`,
      ['b'],
    ],
  ]);
});

describe('cost-without-start', () => {
  rows('cost-without-start', [
    ['takes progress as a start', 'tasks: {a: {duration: 9d, percent-complete: 90, actual-cost: 100}}', []],
    ['takes zero as nothing', 'tasks: {a: {duration: 9d, actual-cost: 0, actual-work: 0h}}', []],
  ]);
});

describe('milestone-percent', () => {
  rows('milestone-percent', [
    [
      'agrees with nothing and with all',
      'tasks: {a: {milestone: true, percent-complete: 0}, b: {milestone: true, percent-complete: 100, actual-finish: 2026-03-03}}',
      [],
    ],
  ]);
});
