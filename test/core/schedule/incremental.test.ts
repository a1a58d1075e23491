/** A schedule that starts from an earlier one: equal to a fresh one, and of the same objects where nothing moved. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Plan } from '../../../server/src/core/model/plan.ts';
import type { ScheduleOptions } from '../../../server/src/core/schedule/basis.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import type { ItemSchedule, Schedule } from '../../../server/src/core/schedule/schedule.ts';
import { whyChain } from '../../../server/src/core/schedule/why.ts';
import { type Edit, edited, withItem } from '../../support/edited-plans.ts';
import { assign, date, link, makePlan, resource } from '../../support/make-plan.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { randomPlan, randomPlanFromFinish, randomPlanWithPeople } from '../../support/random-plans.ts';

/** All that a schedule says, to the last sentence. */
function said(plan: Plan, schedule: Schedule, otherPlans: ScheduleOptions['otherPlans']) {
  const nothing = new Map();
  const sources = { root: '', files: nothing, includes: nothing, projects: nothing, otherPlans, displayName: String };
  const { items, problems, projectStart, start, finish, duration, statusAt, criticalPaths, drivingLinks } = schedule;
  const ids = [...plan.items.keys()];
  return {
    dates: { projectStart, start, finish, duration, statusAt },
    items: [...items],
    problems,
    criticalPaths,
    drivingLinks: [...drivingLinks],
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
    if (!old || old === dates || !isDeepStrictEqual(old, dates)) return [];
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
      { numRuns: 100 },
    );
    assert.ok(quiet > 60, `only ${quiet} edits left all dates alone`);
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
      { numRuns: 30 },
    );
  });
});

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
