import assert from 'node:assert/strict';
import { formatDay } from '../../../server/src/core/base/time.ts';
import type { CalendarSpec } from '../../../server/src/core/model/plan.ts';
import { resolveText } from './resolved.ts';

function calendar(fields: string): CalendarSpec {
  const found = resolveText(`project: {name: X}\ncalendars:\n  c: {${fields}}\n`).plan.calendars.get('c');
  if (!found) throw new Error('the calendar is gone');
  return found;
}

const NINE = { from: 540, to: 720 };

describe('uncertain days', () => {
  const days = (fields: string) => {
    const [found] = calendar(`uncertain-days: [{${fields}}]`).uncertainDays;
    if (!found) return null;
    const { from, to, months, weekdays, probability, name } = found;
    const written = [from, to].map((day) => (day === null ? null : formatDay(day)));
    return [...written, months && [...months], weekdays && [...weekdays], probability, name];
  };
  const rows: readonly (readonly [string, unknown])[] = [
    ['probability: 20%', [null, null, null, null, 0.2, null]],
    ['months: [nov, jan], probability: 0.1, name: Frost', [null, null, [11, 1], null, 0.1, 'Frost']],
    [
      'from: 2026-03-02, to: 2026-03-27, weekdays: [fri], probability: 50%',
      ['2026-03-02', '2026-03-27', null, [5], 0.5, null],
    ],
    // Findings of their own; what is left says nothing wrong.
    ['months: [frost], probability: 20%', [null, null, null, null, 0.2, null]],
    ['months: [jan]', null],
    ['from: 2026-03-27, to: 2026-03-02, probability: 50%', null],
  ];
  for (const [fields, wanted] of rows) it(fields, () => assert.deepEqual(days(fields), wanted));

  it('that end before they begin are a finding', () => {
    const { found } = resolveText(
      'project: {name: X}\ncalendars: {c: {uncertain-days: [{from: 2026-03-27, to: 2026-03-02, probability: 50%}]}}\n',
    );
    assert.deepEqual(found, ['schema {from: 2026-03-27, to: 2026-03-02, probability: 50%}']);
  });
});

describe('a calendar', () => {
  const rows: readonly (readonly [string, (calendar: CalendarSpec) => unknown, unknown])[] = [
    [
      '',
      (c) => [c.name, c.base, c.workingDays, c.workingHours, c.holidays, c.exceptions],
      [null, null, null, null, null, []],
    ],
    ['working-days: [mon, sun]', (c) => [...(c.workingDays ?? [])], [1, 0]],
    ['working-days: []', (c) => c.workingDays?.size, 0],
    // What cannot be read is a finding already: the week then says nothing of which days work.
    ['working-days: [monday]', (c) => c.workingDays, null],
    ['working-days: [monday, tue]', (c) => [...(c.workingDays ?? [])], [2]],
    ['working-hours: ["09:00-12:00"]', (c) => c.workingHours, [NINE]],
    ['working-hours: ["13:00-18:00", "09:00-12:00"]', (c) => c.workingHours, [NINE, { from: 780, to: 1080 }]],
    ['working-hours: ["09:00-11:00", "10:00-12:00"]', (c) => c.workingHours, [NINE]],
    ['working-hours: ["22:00-06:00"]', (c) => c.workingHours, [{ from: 1320, to: 1800 }]],
    [
      'working-hours: {mon: ["09:00-12:00"], sat: []}',
      (c) => [...(c.workingHours as Map<number, unknown>)],
      [
        [1, [NINE]],
        [6, []],
      ],
    ],
    ['holidays: DE-BE', (c) => [c.holidays?.region, c.holidays?.types], ['DE-BE', ['public']]],
    [
      'holidays: {region: DE-BY, types: [public, bank]}',
      (c) => [c.holidays?.region, c.holidays?.types],
      ['DE-BY', ['public', 'bank']],
    ],
    ['base: nowhere', (c) => c.base, null],
  ];
  for (const [fields, pick, wanted] of rows) {
    it(fields === '' ? 'says nothing by default' : fields, () => assert.deepEqual(pick(calendar(fields)), wanted));
  }

  const exceptions: readonly (readonly [string, unknown])[] = [
    ['{date: 2026-12-24}', ['2026-12-24', '2026-12-24', false, null]],
    ['{from: 2026-12-24, to: 2026-12-31, working: false}', ['2026-12-24', '2026-12-31', false, null]],
    ['{date: 2026-05-16, working-hours: ["09:00-12:00"]}', ['2026-05-16', '2026-05-16', true, [NINE]]],
    ['{date: 2026-05-16, working: true}', ['2026-05-16', '2026-05-16', true, null]],
    ['{date: 2026-05-16, working-hours: []}', ['2026-05-16', '2026-05-16', false, []]],
  ];
  for (const [text, wanted] of exceptions) {
    it(`has the exception ${text}`, () => {
      const [found] = calendar(`exceptions: [${text}]`).exceptions;
      assert.ok(found);
      assert.deepEqual([formatDay(found.from), formatDay(found.to), found.working, found.hours], wanted);
    });
  }

  it('leaves out an exception that ends before it starts, and says so', () => {
    const { plan, found } = resolveText(
      'project: {name: X}\ncalendars:\n  c: {exceptions: [{from: 2026-02-02, to: 2026-02-01}]}\n',
    );
    assert.deepEqual(found, ['schema {from: 2026-02-02, to: 2026-02-01}']);
    assert.deepEqual(plan.calendars.get('c')?.exceptions, []);
  });
});

describe('a span without time', () => {
  it('is left out, and a finding', () => {
    const { plan, found } = resolveText(
      'project: {name: X}\ncalendars:\n  c: {working-hours: {mon: ["08:00-08:00", "09:00-12:00"], tue: ["9-9"]}}\n',
    );
    assert.deepEqual(found, ['schema "08:00-08:00"']);
    const hours = plan.calendars.get('c')?.workingHours;
    assert.deepEqual(hours instanceof Map && [...hours], [[1, [NINE]]]);
  });
});

describe('exceptions that name one day twice', () => {
  const overlaps = (exceptions: string): readonly string[] =>
    resolveText(`project: {name: X}\ncalendars:\n  c: {exceptions: [${exceptions}]}\n`).found;

  it('are one finding at the later written', () => {
    assert.deepEqual(overlaps('{date: 2026-01-02}, {date: 2026-01-03}, {date: 2026-01-02, working: true}'), [
      'calendar-overlap {date: 2026-01-02, working: true}',
    ]);
  });

  it('are found where a long one holds several', () => {
    const found = overlaps(
      '{from: 2026-01-01, to: 2026-01-31}, {date: 2026-01-05}, {date: 2026-01-20}, {date: 2026-02-01}',
    );
    assert.deepEqual(found, ['calendar-overlap {date: 2026-01-05}', 'calendar-overlap {date: 2026-01-20}']);
  });

  it('are fine where they only touch', () => {
    assert.deepEqual(overlaps('{from: 2026-01-01, to: 2026-01-05}, {from: 2026-01-06, to: 2026-01-08}'), []);
  });
});

describe('calendars based on each other', () => {
  it('are one finding a cycle, and cut', () => {
    const { plan, found, problems } = resolveText(
      'project: {name: X}\ncalendars: {a: {base: b}, b: {base: c}, c: {base: b}, d: {base: d}, e: {base: a}}\n',
    );
    assert.deepEqual(found, ['calendar-cycle c', 'calendar-cycle d']);
    assert.match(problems[0]?.message ?? '', /`b` → `c` → `b`/);
    const bases = [...plan.calendars.values()].map(({ id, base }) => `${id}<${base}`);
    assert.deepEqual(bases, ['a<b', 'b<null', 'c<b', 'd<null', 'e<a']);
  });
});
