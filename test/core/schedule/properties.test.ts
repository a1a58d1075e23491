import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Lag, Link, LinkType } from '../../../server/src/core/model/plan.ts';
import { scheduled } from '../../support/dates-of.ts';
import { type ItemTree, link, makePlan } from '../../support/make-plan.ts';

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

function planOf({ durations, links }: Sketch) {
  return makePlan(
    durations.map((minutes, i): ItemTree => {
      const after: Link[] = links.filter(({ to }) => to === i).map((l) => link(`t${l.from}`, l.type, l.lag));
      return { id: `t${i}`, duration: { minutes, elapsed: false }, after };
    }),
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
