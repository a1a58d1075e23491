/** A schedule that starts from an earlier one: equal to a fresh one, and of the same objects where nothing moved. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Plan, WorkItem } from '../../../server/src/core/model/plan.ts';
import { CALENDAR, PROJECT, RESOURCE, type ScheduleOptions, TEAM } from '../../../server/src/core/schedule/basis.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import { plainDates } from '../../../server/src/core/schedule/date-columns.ts';
import type { ItemSchedule, Schedule } from '../../../server/src/core/schedule/schedule.ts';
import { whyChain } from '../../../server/src/core/schedule/why.ts';
import { EDITED_FIELDS, type Edit, edited, withItem } from '../../support/edited-plans.ts';
import { assign, date, leave, link, makePlan, resource } from '../../support/make-plan.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { randomPlan, randomPlanFromFinish, randomPlanWithPeople } from '../../support/random-plans.ts';

/** All that a schedule says, to the last sentence. */
function said(plan: Plan, schedule: Schedule, otherPlans: ScheduleOptions['otherPlans']) {
  const nothing = new Map();
  const sources = { root: '', files: nothing, includes: nothing, projects: nothing, otherPlans, displayName: String };
  const { items, problems, projectStart, start, finish, duration, statusAt, criticalPaths } = schedule;
  const ids = [...plan.items.keys()];
  return {
    dates: { projectStart, start, finish, duration, statusAt },
    items: [...items].map(([id, dates]) => [id, plainDates(dates)]),
    problems,
    criticalPaths,
    drives: [...plan.items.values()].map(({ id, after }) => after.map((_, place) => schedule.isDriving(id, place))),
    paths: ids.map((id) => schedule.floatPaths(id, 3)),
    why: ids.map((id) => whyChain({ plan, schedule, sources }, id)),
    worked: [...plan.items.values()].map((item) =>
      (items.get(item.id)?.assignments ?? []).map((work) => {
        const time = schedule.timeOfWork(item, work);
        return [time.nextStart(work.from), time.previousFinish(work.to), time.between(start, finish)];
      }),
    ),
  };
}

/** Items that have other objects although they are equal, in what they point to as well. */
function renewed(before: Schedule, after: Schedule): string[] {
  const points = ({ driver, assignments }: ItemSchedule) => [
    driver.link,
    ...assignments.map((work) => work.assignment),
  ];
  return [...after.items.values()].flatMap((dates) => {
    const old = before.items.get(dates.id);
    if (!old || old === dates || !isDeepStrictEqual(plainDates(old), plainDates(dates))) return [];
    const [a, b] = [points(old), points(dates)];
    return a.every((one, k) => one === b[k]) ? [dates.id] : [];
  });
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom<Edit['kind']>(
    ...(['field', 'field', 'field', 'field', 'field', 'field', 'again', 'again'] as const),
    ...(['remove', 'add', 'project', 'resource', 'calendar'] as const),
  ),
  n: fc.nat(99),
  m: fc.nat(99),
  field: fc.nat(999),
  deep: fc.boolean(),
});

const anyPlan = fc.oneof(randomPlan, randomPlanWithPeople, randomPlanWithPeople, randomPlanFromFinish);

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 30);

describe('a schedule that starts from an earlier one', () => {
  it('is equal to a fresh one after any edits, with the same objects for what is equal', function () {
    this.timeout(60_000);
    let quiet = 0;
    fc.assert(
      fc.property(anyPlan, anyPlan, fc.array(edit, { minLength: 1, maxLength: 8 }), (found, other, edits) => {
        const options = { holidays: HOLIDAYS, otherPlans: found.otherPlans };
        let plan = found.plan;
        let schedule = computeSchedule(plan, options);
        for (const one of edits) {
          plan = edited(plan, other.plan, one);
          const next = computeSchedule(plan, options, schedule);
          const fresh = computeSchedule(plan, options);
          assert.deepEqual(said(plan, next, options.otherPlans), said(plan, fresh, options.otherPlans));
          assert.deepEqual(renewed(schedule, next), []);
          if (next.items === schedule.items) quiet++;
          schedule = next;
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(quiet > 20, `only ${quiet} edits left all dates alone`);
  });

  it('counts the 50 years in which there must be work from where the plan starts now', () => {
    const options = { holidays: HOLIDAYS, otherPlans: new Map() };
    const kim = resource('kim', { leave: [leave('2026-03-02', '2099-12-31')] });
    const tasks = [{ id: 'call', duration: { minutes: 960, elapsed: false }, assignments: [assign('kim')] }];
    let schedule: Schedule | undefined;
    const found: boolean[] = [];
    for (const start of ['2026-02-26', '2026-03-02', '2026-03-03', '2026-02-25']) {
      const plan = makePlan(tasks, { start: date(start) }, [], [kim]);
      schedule = computeSchedule(plan, options, schedule);
      const fresh = computeSchedule(plan, options);
      assert.deepEqual(said(plan, schedule, options.otherPlans), said(plan, fresh, options.otherPlans));
      found.push(schedule.problems.some(({ rule }) => rule === 'empty-calendar'));
    }
    assert.deepEqual(found, [false, true, true, false]);
  });

  it('leaves what goes on for more than a century at its end, and says so once, as a fresh one does', () => {
    const options = { holidays: HOLIDAYS, otherPlans: new Map() };
    const chain = (last: number) =>
      ['a', 'b', 'c', 'd', 'e'].map((id, at, ids) => ({
        id,
        duration: { minutes: id === 'e' ? last : 8000 * 480, elapsed: false },
        after: at === 0 ? [] : [link(ids[at - 1] ?? '')],
      }));
    let schedule: Schedule | undefined;
    for (const last of [480, 960, 480]) {
      const plan = makePlan(chain(last), {}, [], []);
      schedule = computeSchedule(plan, options, schedule);
      assert.deepEqual(
        said(plan, schedule, options.otherPlans),
        said(plan, computeSchedule(plan, options), options.otherPlans),
      );
      assert.deepEqual(
        schedule.problems.map(({ rule, message }) => [rule, message.slice(0, 43)]),
        [['empty-calendar', '`d` would go on for more than a century, wh']],
      );
      const [d, e] = ['d', 'e'].map((id) => schedule?.items.get(id)?.finish ?? 0);
      assert.ok(e === d && schedule.finish === d && schedule.start < d, `${d} ${e}`);
    }
  });

  it('is equal to a fresh one where resources are levelled', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        randomPlanWithPeople,
        randomPlanWithPeople,
        fc.array(edit, { maxLength: 4 }),
        (found, other, edits) => {
          const options = { holidays: HOLIDAYS, otherPlans: found.otherPlans, level: { schedules: 3 } };
          let plan = found.plan;
          let schedule = computeSchedule(plan, options);
          for (const one of edits) {
            plan = edited(plan, other.plan, one);
            const next = computeSchedule(plan, options, schedule);
            assert.deepEqual(
              said(plan, next, options.otherPlans),
              said(plan, computeSchedule(plan, options), options.otherPlans),
            );
            assert.deepEqual(renewed(schedule, next), []);
            schedule = next;
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('what scheduling reads', () => {
  /** The object, noting which of its fields are asked for. */
  const watched = <Of extends object>(of: Of, read: Set<string>): Of =>
    new Proxy(of, {
      get: (target, key) => {
        if (typeof key === 'string') read.add(key);
        return Reflect.get(target, key);
      },
    });
  const watchedMap = <Of extends object>(of: ReadonlyMap<string, Of>, read: Set<string>): Map<string, Of> =>
    new Map([...of].map(([id, value]) => [id, watched(value, read)]));

  it('of items is what edits of these tests change, and of the header what is compared', () => {
    const read = { item: new Set<string>(), project: new Set<string>(), calendar: new Set<string>() };
    const party = { resource: new Set<string>(), team: new Set<string>() };
    fc.assert(
      fc.property(anyPlan, fc.boolean(), ({ plan, otherPlans }, levelled) => {
        const items = new Map<string, WorkItem>();
        const watch = (item: WorkItem): WorkItem => {
          items.set(item.id, item);
          const seen = watched({ ...item, children: item.children.map(watch) }, read.item);
          items.set(item.id, seen);
          return seen;
        };
        const outline = plan.outline.map(watch);
        const project = watched(plan.project, read.project);
        const calendars = watchedMap(plan.calendars, read.calendar);
        const [resources, teams] = [watchedMap(plan.resources, party.resource), watchedMap(plan.teams, party.team)];
        const level = levelled ? { level: { schedules: 2 } } : {};
        const schedule = computeSchedule(
          { ...plan, outline, items, project, calendars, resources, teams },
          { holidays: HOLIDAYS, otherPlans, ...level },
        );
        assert.ok(schedule.criticalPaths);
      }),
    );
    const beyond = (found: Set<string>, known: readonly string[]) => [...found].filter((key) => !known.includes(key));
    assert.deepEqual(beyond(read.item, [...EDITED_FIELDS, ...OF_THE_OUTLINE]), []);
    assert.deepEqual(beyond(read.project, [...PROJECT, 'start', 'origin']), []);
    assert.deepEqual(beyond(read.calendar, [...CALENDAR, 'origin']), []);
    assert.deepEqual(beyond(party.resource, RESOURCE), []);
    assert.deepEqual(beyond(party.team, TEAM), []);
    assert.ok(read.item.size > 15, `only ${[...read.item]} were read`);
  });
});

/** Other items, other kinds and gates are another network; places are renewed with what is written there. */
const OF_THE_OUTLINE = ['id', 'kind', 'parent', 'children', 'gate', 'origin'];

describe('a keystroke', () => {
  const options = { holidays: () => null, otherPlans: new Map() };
  const days = (count: number) => ({ minutes: count * 480, elapsed: false });
  const plan = makePlan(
    [
      {
        id: 'build',
        kind: 'phase',
        children: [
          { id: 'a', duration: days(2), assignments: [assign('ann')] },
          { id: 'b', duration: days(1), after: [link('a')] },
        ],
      },
      { id: 'alone', duration: days(9) },
      { id: 'c', duration: days(1), after: [link('build')], deadline: date('2026-03-20') },
    ],
    {},
    [],
    [resource('ann')],
  );
  const before = computeSchedule(plan, options);
  const objectsKept = (after: Schedule): string[] =>
    [...after.items].flatMap(([id, dates]) => (before.items.get(id) === dates ? [id] : []));

  it('in a name leaves the whole map of dates as it is', () => {
    const named = withItem(plan, 'alone', false, (item) => ({ ...item, name: 'Another name' }));
    assert.equal(computeSchedule(named, options, before).items, before.items);
  });

  it('in a name of a task with links and people renews what points into its text, and no date', () => {
    const named = withItem(plan, 'b', false, (item) => ({ ...item, name: 'Another name' }));
    const after = computeSchedule(named, options, before);
    assert.deepEqual(objectsKept(after), ['build', 'a', 'alone', 'c']);
    assert.equal(after.items.get('b')?.driver.link, named.items.get('b')?.after[0]);
  });

  it('in a duration renews the dates that it moves and no others', () => {
    const longer = withItem(plan, 'b', false, (item) => ({ ...item, duration: days(2) }));
    assert.deepEqual(objectsKept(computeSchedule(longer, options, before)), ['alone']);
  });

  it('in the header that says nothing to the schedule leaves it as it is', () => {
    const sponsored = { ...plan, project: { ...plan.project, sponsor: 'cio', start: date('2026-03-02') } };
    assert.equal(computeSchedule(sponsored, options, before).items, before.items);
  });
});
