import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMinute } from '../../../server/src/core/base/time.ts';
import type { Lag, Link, LinkType, Project } from '../../../server/src/core/model/plan.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import { plainDates } from '../../../server/src/core/schedule/date-columns.ts';
import type { ItemSchedule, Schedule } from '../../../server/src/core/schedule/schedule.ts';
import { scheduled } from '../../support/dates-of.ts';
import { date, type ItemTree, link, makePlan } from '../../support/make-plan.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { type Case, randomPlanAndFewerLinks, randomPlanWithPeople } from '../../support/random-plans.ts';

const type = fc.constantFrom<LinkType>('FS', 'SS', 'FF', 'SF');
const lag: fc.Arbitrary<Lag | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -2000, max: 2000 }).map((minutes): Lag => ({ kind: 'working', minutes })),
  fc.integer({ min: -2000, max: 4000 }).map((minutes): Lag => ({ kind: 'elapsed', minutes })),
  fc.integer({ min: -100, max: 150 }).map((percent): Lag => ({ kind: 'percent', percent })),
);

interface Sketch {
  readonly durations: readonly number[];
  readonly links: readonly {
    readonly from: number;
    readonly to: number;
    readonly type: LinkType;
    readonly lag: Lag | null;
  }[];
}

/** Up to 12 tasks with links from earlier to later ones, so without cycles. */
const sketch: fc.Arbitrary<Sketch> = fc
  .array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 12 })
  .chain((durations) =>
    fc.record({
      durations: fc.constant(durations),
      links: fc.array(
        fc
          .tuple(fc.nat(durations.length - 1), fc.nat(durations.length - 1), type, lag)
          .filter(([a, b]) => a !== b)
          .map(([a, b, type, lag]) => ({ from: Math.min(a, b), to: Math.max(a, b), type, lag })),
        { maxLength: 15 },
      ),
    }),
  );

function planOf({ durations, links }: Sketch, project: Partial<Project> = {}) {
  return makePlan(
    durations.map((minutes, i): ItemTree => {
      const after: Link[] = links.filter(({ to }) => to === i).map((l) => link(`t${l.from}`, l.type, l.lag));
      return { id: `t${i}`, duration: { minutes, elapsed: false }, after };
    }),
    project,
  );
}

describe('any plan without constraints', () => {
  it('never finishes earlier for one link more', () => {
    fc.assert(
      fc.property(sketch, (plan) => {
        const fewer = { ...plan, links: plan.links.slice(0, -1) };
        assert.ok(scheduled(planOf(plan)).finish >= scheduled(planOf(fewer)).finish);
      }),
    );
  });

  it('has no negative slack, and a critical task that ends last', () => {
    fc.assert(
      fc.property(sketch, (sketched) => {
        const schedule = scheduled(planOf(sketched));
        const items = [...schedule.items.values()];
        assert.ok(items.every((item) => item.totalSlack >= 0 && item.freeSlack >= 0));
        assert.ok(items.every((item) => item.freeSlack <= item.totalSlack));
        assert.ok(items.some((item) => item.finish === schedule.finish && item.critical));
        assert.ok(schedule.criticalPath.length > 0);
      }),
    );
  });

  it('gives every item the same dates whatever the order of the text', () => {
    fc.assert(
      fc.property(sketch, (sketched) => {
        const plan = planOf(sketched);
        const reversed = makePlan(
          [...plan.outline].reverse().map(({ id, duration, after }) => ({ id, duration, after })),
        );
        const dates = (p: typeof plan) =>
          [...scheduled(p).items.values()]
            .map((i) => [i.id, i.start, i.finish, i.lateStart, i.lateFinish, i.totalSlack, i.freeSlack])
            .sort();
        assert.deepEqual(dates(reversed), dates(plan));
      }),
    );
  });

  it('never places a task before the project start nor before what a link allows', () => {
    fc.assert(
      fc.property(sketch, (sketched) => {
        const schedule = scheduled(planOf(sketched));
        for (const { from, to, type, lag } of sketched.links) {
          if (lag !== null || type !== 'FS') continue;
          const [before, after] = [schedule.items.get(`t${from}`), schedule.items.get(`t${to}`)];
          assert.ok(before && after && after.start >= before.finish);
        }
        for (const item of schedule.items.values()) assert.ok(item.start >= schedule.start);
      }),
    );
  });
});

/** On the clock a weekend can be to spare where in working time nothing is. */
const worked = sketch.filter(({ links }) => links.every(({ lag }) => lag?.kind !== 'elapsed'));

/** What a link between two tasks asks, in minutes of the one calendar there is; 0 where nothing is to spare. */
function spare(
  schedule: Schedule,
  { from, to, type, lag }: Sketch['links'][number],
  durations: readonly number[],
): number {
  const [before, after] = [schedule.items.get(`t${from}`), schedule.items.get(`t${to}`)];
  assert.ok(before && after);
  const asked = type === 'FS' || type === 'FF' ? before.finish : before.start;
  const given = type === 'FS' || type === 'SS' ? after.start : after.finish;
  const minutes =
    lag?.kind === 'percent' ? Math.round(((durations[from] ?? 0) * lag.percent) / 100) : (lag?.minutes ?? 0);
  return schedule.projectTime.between(asked, given) - minutes;
}

describe('the critical path of a plan without constraints', () => {
  it('leads without slack from the project start to its finish, each task tied to the one before', () => {
    fc.assert(
      fc.property(worked, ({ durations, links }) => {
        const schedule = scheduled(planOf({ durations, links }));
        const { criticalPath: path, items } = schedule;
        const found = path.map((id) => items.get(id)) as ItemSchedule[];
        assert.ok(found.every(({ totalSlack }) => totalSlack === 0));
        assert.equal(schedule.projectTime.between(schedule.start, found[0]?.start ?? schedule.finish), 0);
        assert.equal(found.at(-1)?.finish, schedule.finish);
        for (const [n, id] of path.slice(1).entries()) {
          const between = links.filter((l) => `t${l.from}` === path[n] && `t${l.to}` === id);
          assert.ok(
            between.some((l) => spare(schedule, l, durations) === 0),
            `${path[n]} does not hold ${id}`,
          );
        }
      }),
    );
  });
});

describe('a plan without constraints that is scheduled from its finish', () => {
  const back: Partial<Project> = { start: null, finish: date('2026-06-30'), scheduleFrom: 'finish' };

  it('ends then, with every task at its late dates, and takes as long as from its start', () => {
    fc.assert(
      fc.property(worked, (sketched) => {
        const [ahead, schedule] = [scheduled(planOf(sketched)), scheduled(planOf(sketched, back))];
        assert.equal(formatMinute(schedule.finish), '2026-06-30T17:00');
        for (const { start, finish, lateStart, lateFinish, totalSlack } of schedule.items.values()) {
          assert.deepEqual([start, finish], [lateStart, lateFinish]);
          assert.ok(totalSlack >= 0);
        }
        assert.equal(schedule.duration, ahead.duration);
      }),
    );
  });
});

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 30);

describe('any plan with people, calendars and links of all kinds', () => {
  const schedule = ({ plan, otherPlans }: Case): Schedule => computeSchedule(plan, { holidays: HOLIDAYS, otherPlans });

  it('never finishes earlier for one link more', () => {
    fc.assert(
      fc.property(randomPlanAndFewerLinks, ([more, fewer]) => {
        assert.ok(schedule(more).finish >= schedule(fewer).finish);
      }),
      { numRuns: RUNS },
    );
  });

  it('has the same schedule each time', () => {
    fc.assert(
      fc.property(randomPlanWithPeople, (found) => {
        const [once, again] = [schedule(found), schedule(found)];
        assert.deepEqual([...again.items.values()].map(plainDates), [...once.items.values()].map(plainDates));
        assert.deepEqual(again.problems, once.problems);
        assert.deepEqual(again.criticalPath, once.criticalPath);
      }),
      { numRuns: RUNS },
    );
  });
});
