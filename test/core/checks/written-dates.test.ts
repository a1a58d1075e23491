/** What checks of dates, leave, people and estimates leave alone, and the variants of their findings. */
import assert from 'node:assert/strict';
import { foundBy } from '../../support/found-rules.ts';

type Row = readonly [title: string, text: string, found: readonly string[]];

function rows(rule: string, head: string, all: readonly Row[]): void {
  for (const [title, text, found] of all) it(title, () => assert.deepEqual(foundBy([rule], `${head}\n${text}`), found));
}

const STATUS = 'project: {name: Move, start: 2026-03-02, status-date: 2026-03-10}';
const PLAIN = 'project: {name: Move, start: 2026-03-02}';

describe('past-date', () => {
  rows('past-date', STATUS, [
    [
      'finds a latest start that has passed',
      'tasks: {a: {duration: 1d, constraint: {start-no-later-than: 2026-03-06}}}',
      ['2026-03-06'],
    ],
    ['leaves the status date itself alone', 'tasks: {a: {duration: 1d, constraint: {must-start-on: 2026-03-10}}}', []],
    [
      'leaves an earliest start alone',
      'tasks: {a: {duration: 1d, constraint: {start-no-earlier-than: 2026-03-03}}}',
      [],
    ],
    [
      'asks no start of what has begun',
      'tasks: {a: {duration: 9d, actual-start: 2026-03-04, constraint: {must-start-on: 2026-03-03}}}',
      [],
    ],
    [
      'asks nothing of what is done',
      'tasks: {a: {duration: 1d, percent-complete: 100, actual-start: 2026-03-03, actual-finish: 2026-03-03, fixed: {start: 2026-03-03}}}',
      [],
    ],
  ]);
  rows('past-date', PLAIN, [
    ['needs a status date', 'tasks: {a: {duration: 1d, constraint: {must-start-on: 2026-03-02}}}', []],
  ]);
});

describe('future-actual', () => {
  rows('future-actual', STATUS, [
    [
      'leaves the status date itself alone',
      'tasks: {a: {duration: 1d, percent-complete: 100, actual-start: 2026-03-10, actual-finish: 2026-03-10}}',
      [],
    ],
    [
      'finds a finish ahead',
      'tasks: {a: {duration: 3d, percent-complete: 100, actual-start: 2026-03-10, actual-finish: 2026-03-12}}',
      ['2026-03-12'],
    ],
    [
      'finds a decision ahead',
      'phases: {one: {tasks: {a: {duration: 1d}}, gate: {approvers: [], decision: go, decided: 2026-03-11}}}',
      ['2026-03-11'],
    ],
  ]);
  rows('future-actual', STATUS.replace('2026-03-10', '2026-03-08'), [
    [
      'leaves alone what was done on the weekend at whose end one looks back',
      'tasks: {a: {duration: 2d, percent-complete: 100, actual-start: 2026-03-07, actual-finish: 2026-03-08}}',
      [],
    ],
  ]);
});

describe('negative-slack', () => {
  const held = 'duration: 1d, after: b, constraint: {must-finish-on: 2026-03-05}';
  const late = `b: {duration: 5d, after: a}, c: {${held}}`;
  rows('negative-slack', PLAIN, [
    ['is told once, where the chain begins', `tasks: {a: {duration: 1d}, ${late}, d: {${held}}}`, ['a']],
    [
      'is not told of what comes before a missed deadline, whose finding names it',
      'tasks: {a: {duration: 1d}, b: {duration: 5d, after: a, constraint: {start-no-earlier-than: 2026-03-03}}, c: {duration: 1d, after: b, deadline: 2026-03-05}}',
      [],
    ],
    [
      'is not told twice where a missed deadline and a constraint ask the same',
      'tasks: {a: {duration: 3d}, b: {duration: 5d, after: a}, c: {duration: 1d, after: b, deadline: 2026-03-05, constraint: {must-finish-on: 2026-03-05}}}',
      ['a'],
    ],
    [
      'goes on to what is still to be done',
      `tasks: {a: {duration: 1d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-02}, e: {duration: 1d, after: a}, b: {duration: 5d, after: e}, c: {${held}}}`,
      ['e'],
    ],
    [
      'is told of what comes before a constraint',
      'tasks: {a: {duration: 5d}, b: {duration: 1d, after: a}, c: {duration: 1d, after: b, constraint: {must-start-on: 2026-03-04}}}',
      ['a'],
    ],
  ]);
});

const LEAVE = `${PLAIN}\nresources: {mara: {leave: [{from: 2026-03-09, to: 2026-03-13}]}, ben: {}}`;

describe('leave-clash', () => {
  rows('leave-clash', LEAVE, [
    ['leaves alone what the schedule works around', 'tasks: {a: {duration: 8d, assign: mara}}', []],
    [
      'leaves a fact alone that somebody else may have done',
      'tasks: {a: {duration: 8d, assign: [mara, ben], actual-start: 2026-03-10}}',
      [],
    ],
    [
      'finds a task on the clock within the leave',
      'tasks: {a: {duration: 1ed, assign: mara, constraint: {start-no-earlier-than: 2026-03-10}}}',
      ['mara'],
    ],
    [
      'leaves one that reaches beyond the leave alone',
      'tasks: {a: {duration: 9ed, assign: mara, constraint: {start-no-earlier-than: 2026-03-10}}}',
      [],
    ],
    [
      'finds one that ignores calendars',
      'tasks: {a: {duration: 1d, assign: mara, ignore-resource-calendars: true, constraint: {start-no-earlier-than: 2026-03-10}}}',
      ['mara'],
    ],
  ]);
});

describe('unassigned', () => {
  const some =
    'a: {duration: 1d, assign: ben}, b: {duration: 1d, assign: ben, after: a}, c: {duration: 1d, assign: ben, after: b}';
  rows('unassigned', LEAVE, [
    [
      'leaves a plan alone that assigns few',
      'tasks: {a: {duration: 1d, assign: ben}, b: {duration: 1d}, c: {duration: 1d}}',
      [],
    ],
    ['takes an owner', `tasks: {${some}, x: {duration: 1d, owner: ben}}`, []],
    ['takes waiting', `tasks: {${some}, x: {duration: 3ed}}`, []],
    ['takes a contract', `tasks: {${some}, x: {duration: 3d}}\ncontracts: {k: {vendor: X, task: x}}`, []],
    ['leaves somebody unknown to the finding of that', `tasks: {${some}, x: {duration: 3d, assign: nobody}}`, []],
    ['finds the odd one out', `tasks: {${some}, x: {duration: 3d}}`, ['x']],
  ]);
});

describe('missing-estimate', () => {
  rows('missing-estimate', LEAVE, [
    ['leaves an id alone to which nothing is written yet', 'tasks: {a: {}, b:}', []],
    ['takes the work of an assignment', 'tasks: {a: {assign: {resource: ben, work: 3d}}}', []],
    ['leaves a duration that cannot be read to the schema', 'tasks: {a: {duration: three days}}', []],
    ['leaves a remaining one that cannot be read to it, too', 'tasks: {a: {remaining-duration: 5x}}', []],
    [
      'leaves milestones and cancelled tasks alone',
      'tasks: {a: {milestone: true}, b: {name: B, status: cancelled}}',
      [],
    ],
    ['takes two fixed dates', 'tasks: {a: {fixed: {start: 2026-03-03, finish: 2026-03-05}}}', []],
  ]);
});

describe('estimate-outlier', () => {
  rows('estimate-outlier', `${PLAIN}\nresources: {fibre: {type: cost}, ann: {vendor: Elbe}, ben: {}}`, [
    ['allows two months', 'tasks: {a: {duration: 2mo}}', []],
    ['allows waiting', 'tasks: {a: {duration: 100ed}}', []],
    ['allows accompanying work', 'tasks: {a: {duration: 5mo, assign: ben 20%}}', []],
    ['allows the lead time of suppliers', 'tasks: {a: {duration: 5mo, assign: [fibre, ann]}}', []],
    ['finds a long task of our own', 'tasks: {a: {duration: 5mo, assign: [ann, ben]}}', ['5mo']],
    [
      'allows eight times the best case',
      'tasks: {a: {estimate: {optimistic: 1d, most-likely: 3d, pessimistic: 8d}}}',
      [],
    ],
    ['asks nothing of what has begun', 'tasks: {a: {duration: 5mo, actual-start: 2026-03-02}}', []],
  ]);
});
