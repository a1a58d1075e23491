import assert from 'node:assert/strict';
import { formatDay } from '../../../server/src/core/base/time.ts';
import type { WorkItem } from '../../../server/src/core/model/plan.ts';
import { readTask } from './resolved.ts';

const date = (written: { day: number; minuteOfDay: number | null } | null | undefined): string | null =>
  written ? `${formatDay(written.day as never)}${written.minuteOfDay === null ? '' : ` ${written.minuteOfDay}`}` : null;

describe('the fields of a task', () => {
  const rows: readonly (readonly [string, (task: WorkItem) => unknown, unknown])[] = [
    ['name: 7.10', (t) => t.name, '7.10'],
    ['', (t) => t.name, 'T'],
    ['name: null', (t) => t.name, 'T'],
    ['duration: 3d', (t) => t.duration, { minutes: 1440, elapsed: false }],
    ['duration: 2ed', (t) => t.duration, { minutes: 2880, elapsed: true }],
    ['duration: three days', (t) => t.duration, null],
    ['duration: [3d]', (t) => t.duration, null],
    ['work: 80h', (t) => t.work?.minutes, 4800],
    ['deadline: 2026-02-27', (t) => date(t.deadline), '2026-02-27'],
    ['deadline: 2026-02-27T13:30', (t) => date(t.deadline), '2026-02-27 810'],
    ['deadline: 2026-02-30', (t) => t.deadline, null],
    [
      'constraint: {must-start-on: 2026-02-02}',
      (t) => [t.constraint?.kind, date(t.constraint?.date)],
      ['must-start-on', '2026-02-02'],
    ],
    [
      'constraint: {as-late-as-possible: true}',
      (t) => [t.constraint?.kind, t.constraint?.date],
      ['as-late-as-possible', null],
    ],
    ['constraint: {as-late-as-possible: false}', (t) => t.constraint, null],
    ['constraint: {must-start-on: soon}', (t) => t.constraint, null],
    ['constraint: must-start-on', (t) => t.constraint, null],
    ['fixed: {start: 2026-02-02}', (t) => [date(t.fixed?.start), t.fixed?.finish], ['2026-02-02', null]],
    ['fixed: 2026-02-02', (t) => t.fixed, null],
    ['calendar: nights', (t) => t.calendar, 'nights'],
    ['calendar: days', (t) => t.calendar, null],
    ['ignore-resource-calendars: true', (t) => t.ignoreResourceCalendars, true],
    ['ignore-resource-calendars: yes', (t) => t.ignoreResourceCalendars, false],
    ['priority: 900', (t) => t.priority, 900],
    ['priority: 1001', (t) => t.priority, 500],
    ['milestone: true', (t) => t.kind, 'milestone'],
    ['splittable: true', (t) => t.splittable, true],
    ['probability: 30%', (t) => t.probability, 0.3],
    ['probability: 0.25', (t) => t.probability, 0.25],
    ['probability: 30', (t) => t.probability, null],
    ['status: on-hold', (t) => t.status, 'on-hold'],
    ['status: sleeping', (t) => t.status, null],
    ['owner: ali', (t) => t.owner, 'ali'],
    ['owner: zoe', (t) => t.owner, null],
    [
      'responsible: ali, accountable: bea, consulted: [ali, zoe, network], informed: []',
      (t) => [t.responsible, t.accountable, t.consulted, t.informed],
      [['ali'], 'bea', ['ali', 'network'], []],
    ],
    ['touches: network', (t) => t.touches, ['network']],
    ['touches: [network, security]', (t) => t.touches, ['network', 'security']],
    ['deliverables: [handbook, film]', (t) => t.deliverables, ['handbook']],
    ['fixed-cost: 1.2k', (t) => t.fixedCost, 120_000],
    ['fixed-cost: 12_000', (t) => t.fixedCost, 1_200_000],
    ['fixed-cost: 1e400', (t) => t.fixedCost, null],
    ['percent-complete: 40', (t) => t.percentComplete, 40],
    ['percent-complete: 40%', (t) => t.percentComplete, 40],
    ['percent-complete: 140', (t) => t.percentComplete, null],
    ['physical-percent-complete: 12.5', (t) => t.physicalPercentComplete, 12.5],
    [
      'actual-start: 2026-01-05, actual-finish: 2026-01-07',
      (t) => [date(t.actualStart), date(t.actualFinish)],
      ['2026-01-05', '2026-01-07'],
    ],
    [
      'remaining-duration: 2d, actual-work: 4h, actual-cost: 480k',
      (t) => [t.remainingDuration?.minutes, t.actualWork?.minutes, t.actualCost],
      [960, 240, 48_000_000],
    ],
    [
      'tags: [a, 7], link: https://example.org, notes: Careful',
      (t) => [t.tags, t.link, t.notes],
      [['a', '7'], 'https://example.org', 'Careful'],
    ],
    [
      'estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 4d}',
      (t) => [
        t.estimate?.optimistic?.minutes,
        t.estimate?.mostLikely?.minutes,
        t.estimate?.pessimistic?.minutes,
        t.estimate?.distribution,
      ],
      [480, 960, 1920, 'pert'],
    ],
    [
      'estimate: {most-likely: 2d, distribution: triangular}',
      (t) => [t.estimate?.optimistic, t.estimate?.distribution],
      [null, 'triangular'],
    ],
  ];
  for (const [fields, pick, wanted] of rows) {
    it(fields === '' ? 'have defaults' : fields, () => assert.deepEqual(pick(readTask(fields)), wanted));
  }
});

describe('the links of a task', () => {
  const links = (task: WorkItem): unknown =>
    task.after.map(({ task: id, type, lag, reason }) => [
      id,
      type,
      lag && (lag.kind === 'percent' ? lag.percent : lag.minutes),
      reason,
    ]);
  const rows: readonly (readonly [string, unknown])[] = [
    ['after: a', [['a', 'FS', null, null]]],
    ['after: "a SS+50%"', [['a', 'SS', 50, null]]],
    [
      'after: [a FF-1d, {task: a, type: SS, lag: 2d, reason: Same crew}]',
      [
        ['a', 'FF', -480, null],
        ['a', 'SS', 960, 'Same crew'],
      ],
    ],
    ['after: {task: a}', [['a', 'FS', null, null]]],
    ['after: [a, b]', [['a', 'FS', null, null]]],
    ['after: "a SS+"', [['a', 'FS', null, null]]],
    ['after: {type: SS}', []],
    ['after: []', []],
    ['after: 7', []],
    ['after: a-2d', []],
  ];
  for (const [fields, wanted] of rows) {
    it(fields, () => assert.deepEqual(links(readTask(fields)), wanted));
  }
});

describe('the assignments of a task', () => {
  const assigned = (task: WorkItem): unknown =>
    task.assignments.map(({ party, units, unitsWritten, work, quantity }) => [
      party,
      units,
      unitsWritten,
      work?.minutes ?? null,
      quantity,
    ]);
  const rows: readonly (readonly [string, unknown])[] = [
    ['assign: ali', [['ali', 1, false, null, null]]],
    [
      'assign: [ali 50%, network, rack x4]',
      [
        ['ali', 0.5, true, null, null],
        ['network', 1, false, null, null],
        ['rack', 1, false, null, 4],
      ],
    ],
    ['assign: {resource: ali, units: 25%, work: 2d}', [['ali', 0.25, true, 960, null]]],
    [
      'assign: [{resource: ali, units: 2}, {resource: rack, quantity: 3}]',
      [
        ['ali', 2, true, null, null],
        ['rack', 1, false, null, 3],
      ],
    ],
    ['assign: [zoe, ali]', [['ali', 1, false, null, null]]],
    ['assign: {units: 50%}', []],
    ['assign: {resource: ali, units: -1}', [['ali', 1, false, null, null]]],
  ];
  for (const [fields, wanted] of rows) {
    it(fields, () => assert.deepEqual(assigned(readTask(fields)), wanted));
  }
});
