/**
 * Who works in random plans, and the work that says how long. A team is assigned only where
 * whoever is taken of it keeps the same hours and there are enough of them, for the slow scheduler
 * does not choose.
 */
import fc from 'fast-check';
import type { Duration } from '../../server/src/core/base/duration.ts';
import type { WorkItem } from '../../server/src/core/model/plan.ts';
import { USUAL_SPREAD } from '../../server/src/core/model/uncertainty.ts';
import { assign, resource, team } from './make-plan.ts';
import { off, rare } from './random-parts.ts';

export const RESOURCES = [
  resource('ana', { maxUnits: 2 }),
  resource('ben', { calendar: 'night', leave: [off(2, 2), off(9, 11)] }),
  resource('cy', { team: 'shift' }),
  resource('dee', { calendar: 'heir', team: 'shift', leave: [off(4, 6)] }),
  resource('eli', { leave: [off(1, 1), off(16, 20)] }),
  resource('fay', { calendar: 'week' }),
  resource('sol', { calendar: 'sunday' }),
  resource('gone', { calendar: 'always', leave: [off(-4000, 40_000)] }),
  resource('crane', { type: 'equipment', calendar: 'always' }),
  resource('steel', { type: 'material', calendar: 'night' }),
  resource('permit', { type: 'cost', calendar: 'night' }),
  resource('gus', { calendar: 'festive' }),
  resource('hal', { calendar: 'festive' }),
  resource('ida'),
];
export const TEAMS = [
  team('shift', ['eli', 'dee', 'cy'], { calendar: 'office' }),
  team('pair', ['gus', 'hal']),
  team('single', ['ida', 'steel'], { calendar: 'week' }),
  team('agency', [], { calendar: 'night' }),
  team('friends', ['permit']),
];
/** Those that may be assigned: no team whose members keep different hours, nobody whom a team may take. */
export const PARTIES = [...RESOURCES.slice(0, -3), ...TEAMS.slice(1)].map(({ id }) => id);

const minutes = (from: number, to: number): fc.Arbitrary<Duration> =>
  fc.integer({ min: from, max: to }).map((found) => ({ minutes: found, elapsed: false }));

const assignment = fc
  .record({
    party: fc.constantFrom(...PARTIES),
    units: fc.constantFrom(null, null, 1, 0.5, 0.37, 0),
    twice: fc.boolean(),
    work: rare(minutes(1, 1200), 3),
  })
  .map(({ party, units, twice, work }) =>
    assign(party, {
      ...(units === null ? {} : { units: twice && party !== 'single' ? units * 2 : units }),
      ...(party === 'steel' ? { quantity: 3 } : { work: party === 'pair' || party === 'single' ? null : work }),
    }),
  );

export const assignments = fc.uniqueArray(assignment, { maxLength: 3, selector: ({ party }) => party });

type Effort = Pick<WorkItem, 'duration' | 'work' | 'estimate'>;
const nothing: Effort = { duration: null, work: null, estimate: null };
const around = (optimistic: number, mostLikely: number | null, pessimistic: number, elapsed: boolean) => ({
  optimistic: { minutes: optimistic, elapsed },
  mostLikely: mostLikely === null ? null : { minutes: mostLikely, elapsed },
  pessimistic: { minutes: pessimistic, elapsed },
  ...USUAL_SPREAD,
});

/** What says how long a task takes, where that is not its duration alone. */
export const effort: fc.Arbitrary<Effort> = fc.oneof(
  fc.constant(nothing),
  minutes(0, 2000).map((work) => ({ ...nothing, work })),
  minutes(0, 2000).map((work) => ({ ...nothing, work })),
  fc.tuple(minutes(1, 1200), fc.nat(100)).map(([duration, percent]) => {
    const work = { minutes: Math.round((duration.minutes * percent) / 100), elapsed: false };
    return { ...nothing, duration, work };
  }),
  fc
    .tuple(
      fc.nat(300),
      fc.option(fc.integer({ min: 300, max: 900 })),
      fc.integer({ min: 900, max: 1500 }),
      fc.boolean(),
    )
    .map(([low, likely, high, elapsed]) => ({ ...nothing, estimate: around(low, likely, high, elapsed) })),
);
