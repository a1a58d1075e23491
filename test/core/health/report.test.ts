/** The fourteen checks of schedule health on small plans whose counts are plain to see. */
import assert from 'node:assert/strict';
import { healthReport } from '../../../server/src/core/health/report.ts';
import type { HealthId, HealthRow } from '../../../server/src/core/health/row.ts';
import { holidaySource } from '../../../server/src/host/holidays.ts';
import { analysisOfText, exampleAnalysis } from '../../support/views.ts';

const HEAD = 'project: {name: Move, start: 2026-03-02}\n';
const STATUS = 'project: {name: Move, start: 2026-03-02, status-date: 2026-03-13}\n';

function report(plan: string, baseline: string | null = null): readonly HealthRow[] {
  return healthReport(analysisOfText(`${plan}\n`), {
    holidays: holidaySource,
    baseline: baseline === null ? null : analysisOfText(`${baseline}\n`).schedule,
  });
}

/** `passed 1/4 a`, `failed 0.9`, or why not. */
function told(row: HealthRow): string {
  if (row.verdict.kind === 'not-applicable') return row.verdict.why;
  const what = row.counted
    ? `${row.counted.count}/${row.counted.of}`
    : String(Math.round((row.value ?? 0) * 100) / 100);
  return [row.verdict.kind, what, ...row.items].join(' ');
}

function check(id: HealthId, plan: string, expected: string, baseline: string | null = null): void {
  const row = report(plan, baseline).find((each) => each.id === id);
  assert.equal(row && told(row), expected);
}

describe('the report of schedule health', () => {
  it('has fourteen rows in order, each with a rule', () => {
    const rows = report(`${HEAD}tasks: {a: {duration: 1d}}`);
    assert.deepEqual(
      rows.map(({ number }) => number),
      Array.from({ length: 14 }, (_, i) => i + 1),
    );
    assert.equal(new Set(rows.map(({ rule }) => rule)).size, 14);
  });
  it('is told of a plan without a task', () => {
    for (const row of report(HEAD)) assert.notEqual(row.verdict.kind, 'failed', row.id);
  });
  it('is told of the examples', () => {
    const rows = healthReport(exampleAnalysis('cloud/erp-to-cloud.plan.yaml'), {
      holidays: holidaySource,
      baseline: null,
    });
    const verdict = new Map(rows.map(({ id, verdict: { kind } }) => [id, kind]));
    assert.equal(verdict.get('critical-path-test'), 'passed');
    assert.equal(verdict.get('invalid-dates'), 'passed');
    assert.equal(verdict.get('missed-tasks'), 'not-applicable');
  });
});

describe('the checks of a plan', () => {
  const DONE = 'percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-03';
  const rows: [string, HealthId, string, string][] = [
    [
      'count open tasks without a predecessor or a successor',
      'logic',
      `${HEAD}tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}, c: {duration: 1d, after: b}, d: {duration: 2d, ${DONE}}, m: {milestone: true}, x: {duration: 1d, status: cancelled}}`,
      'failed 2/3 a c',
    ],
    [
      'take the links of groups and the gate of a phase',
      'logic',
      `${HEAD}phases: {one: {tasks: {a: {duration: 1d, after: two}}, gate: {}}, two: {after: three, tasks: {b: {duration: 1d}}}, three: {tasks: {c: {duration: 1d}}}}`,
      'failed 1/3 c',
    ],
    [
      'count leads',
      'leads',
      `${HEAD}tasks: {a: {duration: 9d}, b: {duration: 1d, after: [a -1d]}, c: {duration: 1d, after: a SS-10%}, d: {duration: 1d, after: a +1d}}`,
      'failed 2/3 b c',
    ],
    [
      'count lags',
      'lags',
      `${HEAD}tasks: {a: {duration: 9d}, b: {duration: 1d, after: [a -1d]}, c: {duration: 1d, after: a SS+2ed}, d: {duration: 1d, after: a}}`,
      'failed 1/3 c',
    ],
    [
      'count links of open work alone',
      'lags',
      `${HEAD}tasks: {a: {duration: 2d, ${DONE}}, b: {duration: 2d, after: a SS+2d, ${DONE}}}`,
      'passed 0/0',
    ],
    [
      'want links from finish to start',
      'relationship-types',
      `${HEAD}tasks: {a: {duration: 9d}, b: {duration: 1d, after: a SS}, c: {duration: 1d, after: a}}`,
      'failed 1/2 b',
    ],
    ['want no links', 'relationship-types', `${HEAD}tasks: {a: {duration: 9d}}`, 'passed 0/0'],
    [
      'count dates that hold tasks',
      'hard-constraints',
      `${HEAD}tasks: {a: {duration: 1d, constraint: {must-start-on: 2026-03-03}}, b: {duration: 1d, constraint: {start-no-earlier-than: 2026-03-03}}, c: {duration: 1d, fixed: {start: 2026-03-03}}}`,
      'failed 2/3 a c',
    ],
    [
      'count float of more than 44 days',
      'high-float',
      `${HEAD}tasks: {a: {duration: 45d}, b: {duration: 1d}, c: {duration: 0.5d}}`,
      'failed 1/3 c',
    ],
    [
      'count float below zero',
      'negative-float',
      `${HEAD}tasks: {a: {duration: 5d, deadline: 2026-03-04}, b: {duration: 1d}}`,
      'failed 1/2 a',
    ],
    [
      'count durations of more than 44 days',
      'high-duration',
      `${HEAD}tasks: {a: {duration: 44d}, b: {duration: 45d}, c: {duration: 61ed}, d: {duration: 62ed}}`,
      'failed 2/4 b d',
    ],
    [
      'count actual dates after the status date',
      'invalid-dates',
      `${STATUS}tasks: {a: {duration: 1d, actual-start: 2026-03-16}, b: {duration: 1d, percent-complete: 100, actual-start: 2026-03-13, actual-finish: 2026-03-13}}`,
      'failed 1/2 a',
    ],
    [
      'count tasks planned before it',
      'invalid-dates',
      `${STATUS}tasks: {a: {duration: 1d, fixed: {start: 2026-03-05}}, b: {duration: 1d}}`,
      'failed 1/2 a',
    ],
    [
      'know no invalid date without a status date',
      'invalid-dates',
      `${HEAD}tasks: {a: {duration: 1d}}`,
      'The plan has no `status-date`.',
    ],
    [
      'count tasks of a day on which nobody is',
      'resources',
      `${HEAD}resources: {ali: {name: Ali}}\ntasks: {a: {duration: 1d}, b: {duration: 1d, assign: ali}, c: {duration: 2h}, d: {duration: 2d, fixed-cost: 3k}}`,
      'failed 1/3 a',
    ],
    [
      'want nobody in a plan without people',
      'resources',
      `${HEAD}tasks: {a: {duration: 1d}}`,
      'The plan has no `resources`.',
    ],
  ];
  for (const [title, id, plan, expected] of rows) it(title, () => check(id, plan, expected));
});

describe('the critical path test', () => {
  const rows: [string, string, string][] = [
    [
      'passes where links carry a delay to the end',
      `${HEAD}tasks: {a: {duration: 5d}, b: {duration: 2d, after: a}, c: {duration: 1d}}`,
      'passed 100 a',
    ],
    [
      'passes for work that has begun',
      `${STATUS}tasks: {a: {duration: 20d, percent-complete: 20, actual-start: 2026-03-02}, b: {duration: 2d, after: a}}`,
      'passed 100 a',
    ],
    [
      'passes for work that is written as work',
      `${HEAD}resources: {ali: {name: Ali}}\ntasks: {a: {work: 5d, assign: ali 50%}, b: {duration: 2d, after: a}}`,
      'passed 100 a',
    ],
    [
      'passes for time on the clock',
      `${HEAD}tasks: {a: {duration: 5ed}, b: {duration: 2ed, after: a}}`,
      'passed 100 a',
    ],
    [
      'passes where resources are levelled',
      `${HEAD.replace('}', ', level-resources: true}')}resources: {ali: {name: Ali}}\ntasks: {a: {duration: 5d, assign: ali}, b: {duration: 2d, assign: ali}}`,
      'passed 100 a',
    ],
    [
      'fails where a date holds what comes after',
      `${HEAD}tasks: {a: {duration: 5d}, b: {duration: 2d, after: a, constraint: {must-start-on: 2026-03-09}}}`,
      'failed 0 a',
    ],
    [
      'fails where a date holds the task itself',
      `${HEAD}tasks: {a: {duration: 5d, fixed: {start: 2026-03-02, finish: 2026-03-06}}}`,
      'failed 0 a',
    ],
    [
      'is not made once all is done',
      `${STATUS}tasks: {a: {duration: 2d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-03}}`,
      'No task that is still to be done is critical.',
    ],
  ];
  for (const [title, plan, expected] of rows)
    it(title, () => {
      const row = report(plan).find(({ id }) => id === 'critical-path-test');
      assert.ok(row && told(row).startsWith(expected), row && told(row));
    });
});

describe('the checks against a baseline', () => {
  const tasks = (b: string, c = '') =>
    `tasks: {a: {duration: 5d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-06}, b: {duration: 5d, after: a${b}}, c: {duration: 5d, after: b${c}}}`;
  const BASELINE = `${HEAD}tasks: {a: {duration: 5d}, b: {duration: 5d, after: a}, c: {duration: 5d, after: b}}`;
  const LATE = STATUS + tasks(', actual-start: 2026-03-09, remaining-duration: 2d');
  const IN_TIME = STATUS + tasks(', percent-complete: 100, actual-start: 2026-03-09, actual-finish: 2026-03-13');
  const rows: [string, HealthId, string, string, string | null][] = [
    ['count tasks that end later than they should have', 'missed-tasks', LATE, 'failed 1/2 b', BASELINE],
    ['count none that end in time', 'missed-tasks', IN_TIME, 'passed 0/2', BASELINE],
    ['divide what is finished by what should be', 'baseline-execution-index', LATE, 'failed 1/2 b', BASELINE],
    ['find all done that should be', 'baseline-execution-index', IN_TIME, 'passed 2/2', BASELINE],
    [
      'count tasks without a baseline as due',
      'baseline-execution-index',
      IN_TIME,
      'failed 2/3 c',
      `${HEAD}tasks: {a: {duration: 5d}, b: {duration: 5d, after: a}}`,
    ],
    // Seven days of work are left, two more than the baseline has: (7 - 2) / 7.
    [
      'compare the way to the end with the float of the end',
      'critical-path-length-index',
      LATE,
      'failed 0.71',
      BASELINE,
    ],
    ['find an index of one in time', 'critical-path-length-index', IN_TIME, 'passed 1', BASELINE],
    [
      'take the deadline where there is no baseline',
      'critical-path-length-index',
      IN_TIME.replace('}', ', deadline: 2026-03-27}'),
      'passed 2',
      null,
    ],
    [
      'know no missed tasks without one',
      'missed-tasks',
      LATE,
      'The plan names no `baseline`, or its version cannot be read.',
      null,
    ],
    [
      'know no index without one',
      'baseline-execution-index',
      LATE,
      'The plan names no `baseline`, or its version cannot be read.',
      null,
    ],
    [
      'know no missed tasks without a status date',
      'missed-tasks',
      BASELINE,
      'The plan has no `status-date`.',
      BASELINE,
    ],
  ];
  for (const [title, id, plan, expected, baseline] of rows) it(title, () => check(id, plan, expected, baseline));
});
