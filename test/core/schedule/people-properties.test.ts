/** What holds for any plan with people, whatever its numbers are. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runToEnd } from '../../../server/src/core/base/steps.ts';
import { day, dayFromCivil, formatMinute } from '../../../server/src/core/base/time.ts';
import { overAllocation } from '../../../server/src/core/checks/resources/over-allocation.ts';
import type { Assignment, LinkType, Plan, Resource } from '../../../server/src/core/model/plan.ts';
import { plainDates } from '../../../server/src/core/schedule/date-columns.ts';
import type { Schedule } from '../../../server/src/core/schedule/schedule.ts';
import { scheduled } from '../../support/dates-of.ts';
import { assign, calendar, type ItemTree, leave, link, makePlan, resource, team } from '../../support/make-plan.ts';
import { sourcesOf } from '../model/resolved.ts';

const START = dayFromCivil(2026, 3, 2) ?? 0;
const CALENDARS = [
  calendar('mornings', { workingHours: [{ from: 480, to: 720 }] }),
  calendar('night', { workingHours: [{ from: 1320, to: 1800 }] }),
  calendar('mid-week', { workingDays: new Set([2, 3, 4]) }),
];
const PEOPLE = ['ann', 'ben', 'cy', 'dan'];

const calendarId = fc.constantFrom(null, null, ...CALENDARS.map(({ id }) => id));
const off = fc
  .record({ from: fc.nat({ max: 30 }), length: fc.nat({ max: 6 }) })
  .map(({ from, length }) => ({ ...leave('2026-03-02'), from: day(START + from), to: day(START + from + length) }));
const people: fc.Arbitrary<Resource[]> = fc
  .tuple(...PEOPLE.map(() => fc.record({ calendar: calendarId, leave: fc.array(off, { maxLength: 2 }) })))
  .map((all) => all.map((pieces, k) => resource(PEOPLE[k] ?? '', pieces)));
const assignment = (parties: readonly string[]): fc.Arbitrary<Assignment> =>
  fc
    .record({
      party: fc.constantFrom(...parties),
      units: fc.constantFrom(undefined, 0.25, 0.5, 1, 1.5),
      work: fc.constantFrom(null, null, 240, 960),
    })
    .map(({ party, units, work }) =>
      assign(party, {
        ...(units === undefined ? {} : { units }),
        work: work === null ? null : { minutes: work, elapsed: false },
      }),
    );
const length = fc.option(fc.integer({ min: 1, max: 3000 }).map((minutes) => ({ minutes, elapsed: false })));
const tasks = (parties: readonly string[], types: readonly LinkType[]): fc.Arbitrary<ItemTree[]> =>
  fc
    .array(
      fc.record({
        duration: length,
        work: length,
        assignments: fc.uniqueArray(assignment(parties), { maxLength: 3, selector: ({ party }) => party }),
        calendar: fc.constantFrom(null, null, 'mid-week'),
        after: fc.option(fc.tuple(fc.nat(), fc.constantFrom(...types))),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) =>
      all.map(({ after, ...task }, k) => {
        const before = after && k > 0 ? [link(`t${after[0] % k}`, after[1])] : [];
        return { ...task, id: `t${k}`, after: before };
      }),
    );

const ALL_TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];
const plans = (parties: readonly string[], types = ALL_TYPES): fc.Arbitrary<Plan> =>
  fc
    .tuple(tasks(parties, types), people)
    .map(([outline, staff]) => makePlan(outline, {}, CALENDARS, staff, [team('pair', ['ann', 'ben', 'cy'])]));
const withStaff = (plan: Plan, staff: readonly Resource[]): Plan => ({
  ...plan,
  resources: new Map(staff.map((one) => [one.id, one])),
});

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 30);

function always(arbitrary: fc.Arbitrary<Plan>, check: (plan: Plan, schedule: Schedule) => void): void {
  fc.assert(
    fc.property(arbitrary, (plan) => check(plan, scheduled(plan))),
    { numRuns: RUNS, seed: 11 },
  );
}

describe('any plan with people', () => {
  it('finishes no task earlier when somebody takes more leave', () => {
    fc.assert(
      fc.property(plans(PEOPLE, ['FS', 'SS']), fc.constantFrom(...PEOPLE), off, (plan, who, more) => {
        const staff = [...plan.resources.values()].map((one) =>
          one.id === who ? { ...one, leave: [...one.leave, more] } : one,
        );
        const [before, after] = [scheduled(plan), scheduled(withStaff(plan, staff))];
        for (const { id, finish } of before.items.values()) {
          assert.ok((after.items.get(id)?.finish ?? 0) >= finish, `${id} finishes before ${formatMinute(finish)}`);
        }
      }),
      { numRuns: RUNS, seed: 11 },
    );
  });

  it('has all work done between start and finish of its task, by somebody who works then', () => {
    always(plans([...PEOPLE, 'pair']), (plan, schedule) => {
      for (const item of plan.items.values()) {
        const dates = schedule.items.get(item.id);
        assert.ok(dates);
        for (const work of dates.assignments) {
          assert.ok(dates.start <= work.from && work.from <= work.to && work.to <= dates.finish);
          const minutes = schedule.timeOfWork(item, work).between(work.from, work.to);
          if (work.assignment.work === null) assert.equal(work.work, Math.round(minutes * work.units));
        }
        const first = Math.min(...dates.assignments.map(({ from }) => from));
        const last = Math.max(...dates.assignments.map(({ to }) => to));
        if (dates.assignments.length > 0) assert.deepEqual([first, last], [dates.start, dates.finish]);
      }
    });
  });

  it('does exactly the work that is written where duration or units are not', () => {
    always(plans(PEOPLE), (plan, schedule) => {
      for (const item of plan.items.values()) {
        const done = schedule.items.get(item.id)?.assignments ?? [];
        const free = item.assignments.filter(({ work, unitsWritten }) => work === null && !unitsWritten);
        if (!item.work || item.assignments.some(({ work }) => work !== null) || done.length === 0) continue;
        if (item.duration && free.length < item.assignments.length) continue;
        const sum = done.reduce((total, { work }) => total + work, 0);
        assert.ok(Math.abs(sum - item.work.minutes) <= done.length + 1, `${sum} of ${item.work.minutes}`);
      }
    });
  });

  it('gives each unit of a team to one member at most, and no member twice', () => {
    always(plans(['ann', 'pair']), (plan, schedule) => {
      for (const item of plan.items.values()) {
        const done = schedule.items.get(item.id)?.assignments ?? [];
        const who = done.flatMap(({ resource: one }) => one ?? []);
        assert.equal(new Set(who).size, who.length, item.id);
        for (const asked of item.assignments) {
          const given = done.filter(({ assignment: of }) => of === asked);
          const units = given.reduce((sum, one) => sum + one.units, 0);
          if (!item.duration && given.length > 0) assert.ok(Math.abs(units - asked.units) < 1e-6);
          if (asked.party === 'pair') assert.ok(given.every((one) => one.resource === null || one.units <= 1));
        }
      }
    });
  });

  it('is the same when it is scheduled twice', () => {
    const shown = (schedule: Schedule): string => JSON.stringify([...schedule.items.values()].map(plainDates));
    always(plans([...PEOPLE, 'pair']), (plan, schedule) => assert.equal(shown(scheduled(plan)), shown(schedule)));
  });

  it('asks for no more than there is once it is levelled', () => {
    const one = fc.record({
      duration: fc.integer({ min: 1, max: 2000 }).map((minutes) => ({ minutes, elapsed: false })),
      party: fc.constantFrom('ann', 'ben', 'pair'),
      units: fc.constantFrom(0.25, 0.5, 1),
      splittable: fc.boolean(),
      after: fc.option(fc.nat()),
    });
    const levelled = fc.tuple(fc.array(one, { minLength: 5, maxLength: 8 }), people).map(([all, staff]) => {
      const outline = all.map(
        ({ party, units, after, ...task }, k): ItemTree => ({
          ...task,
          id: `t${k}`,
          assignments: [assign(party, { units })],
          after: after !== null && k > 0 ? [link(`t${after % k}`)] : [],
        }),
      );
      return makePlan(outline, { levelResources: true }, CALENDARS, staff, [team('pair', ['ann', 'ben', 'cy'])]);
    });
    const found = (plan: Plan, schedule: Schedule): string[] =>
      runToEnd(overAllocation({ sources: sourcesOf(''), plan, schedule }, null)).map(({ message }) => message);
    let crowded = 0;
    always(levelled, (plan, schedule) => {
      const free = { ...plan, project: { ...plan.project, levelResources: false } };
      if (found(free, scheduled(free)).length > 0) crowded++;
      assert.deepEqual(found(plan, schedule), []);
    });
    assert.ok(crowded > 10, `${crowded} plans are over-allocated without levelling`);
  });
});
