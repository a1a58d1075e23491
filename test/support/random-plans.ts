/**
 * Random plans of the whole language of schedules, for fast-check: nested groups with links and
 * constraints, gates, milestones, elapsed tasks, calendars, progress. Links lead from earlier items
 * to later ones, so there are no cycles.
 */
import fc from 'fast-check';
import { type Day, day, type WrittenDate } from '../../server/src/core/base/time.ts';
import type { Constraint, ConstraintKind, Gate, Lag, LinkType, Plan } from '../../server/src/core/model/plan.ts';
import { calendar, date, type ItemTree, link, makePlan, PLACE } from './make-plan.ts';

const START: Day = date('2026-03-02').day;

const off = (from: number, to: number, hours: readonly { from: number; to: number }[] | null = null) => ({
  from: day(START + from),
  to: day(START + to),
  working: hours !== null,
  hours,
  name: null,
  place: PLACE,
});

/** Shared by all plans, so that the reference builds each table once. */
const CALENDARS = [
  calendar('office', {
    workingDays: new Set([1, 2, 3, 4]),
    workingHours: [{ from: 540, to: 930 }],
    exceptions: [off(8, 10), off(9, 12, [{ from: 600, to: 660 }])],
  }),
  calendar('night', { workingHours: [{ from: 1320, to: 1800 }], exceptions: [off(3, 3)] }),
  calendar('heir', {
    base: 'office',
    workingHours: new Map([[6, [{ from: 480, to: 720 }]]]),
    exceptions: [off(13, 13, [{ from: 0, to: 1440 }]), off(22, 24)],
  }),
  calendar('always', { workingDays: new Set([0, 1, 2, 3, 4, 5, 6]), workingHours: [{ from: 0, to: 1440 }] }),
];
const calendarId = fc.option(fc.constantFrom(...CALENDARS.map(({ id }) => id)), { freq: 2 });

const rare = <T>(arbitrary: fc.Arbitrary<T>, freq = 5): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: freq, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const written = (from: number, to: number): fc.Arbitrary<WrittenDate> =>
  fc.record({
    day: fc.integer({ min: START + from, max: START + to }).map(day),
    minuteOfDay: rare(fc.integer({ min: 0, max: 1440 }), 2),
  });

const lag: fc.Arbitrary<Lag | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -1500, max: 1500 }).map((minutes): Lag => ({ kind: 'working', minutes })),
  fc.integer({ min: -2000, max: 4000 }).map((minutes): Lag => ({ kind: 'elapsed', minutes })),
  fc.integer({ min: -100, max: 150 }).map((percent): Lag => ({ kind: 'percent', percent })),
);

const KINDS: readonly ConstraintKind[] = [
  'as-late-as-possible',
  'must-start-on',
  'must-finish-on',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
];
const constraint: fc.Arbitrary<Constraint> = fc
  .tuple(fc.constantFrom(...KINDS), written(-3, 25))
  .map(([kind, on]) => ({ kind, date: kind === 'as-late-as-possible' ? null : on, place: PLACE, datePlace: PLACE }));

const leaf = fc.record({
  phase: fc.nat(2),
  summary: fc.nat(2),
  kind: fc.constantFrom('task', 'task', 'task', 'task', 'milestone'),
  minutes: fc.integer({ min: 0, max: 1500 }),
  elapsed: fc.constantFrom(false, false, false, true),
  calendar: calendarId,
  constraint: rare(constraint, 2),
  deadline: rare(written(0, 25)),
  fixed: rare(fc.tuple(written(-2, 15), fc.integer({ min: 3, max: 8 }), fc.nat(2)), 12),
  cancelled: rare(fc.constant(true), 12),
  progress: rare(
    fc.record({
      began: rare(written(-4, 8), 1),
      percent: fc.nat(100),
      finished: rare(fc.nat(6), 2),
      rest: rare(fc.nat(900), 2),
    }),
    2,
  ),
});
const group = fc.record({
  calendar: calendarId,
  constraint: rare(constraint, 2),
  gate: rare(
    fc.record({
      decision: fc.constantFrom<Gate['decision']>('go', 'conditional', 'hold', 'no-go', null),
      decided: rare(written(-2, 20), 1),
    }),
    1,
  ),
});
const sketch = fc.record({
  leaves: fc.array(leaf, { minLength: 1, maxLength: 9 }),
  groups: fc.array(group, { minLength: 9, maxLength: 9 }),
  links: fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.constantFrom<LinkType>('FS', 'FS', 'SS', 'FF', 'SF'), lag), {
    maxLength: 12,
  }),
  progress: fc.boolean(),
  status: rare(written(-2, 12), 1),
  override: fc.boolean(),
  calendar: calendarId,
});
type Sketch = typeof sketch extends fc.Arbitrary<infer T> ? T : never;

export const randomPlan: fc.Arbitrary<Plan> = sketch.map(planOf);

function planOf(drawn: Sketch): Plan {
  const leaves = [...drawn.leaves].sort((a, b) => a.phase - b.phase || a.summary - b.summary);
  const span = new Map<string, [number, number]>();
  const after = new Map<string, ReturnType<typeof link>[]>();
  const found: string[] = [];
  let count = 0;
  const take = <T>(id: string, make: () => T): T => {
    found.push(id);
    after.set(id, []);
    const from = count;
    const made = make();
    span.set(id, [from, count - 1]);
    return made;
  };
  const linksOf = (id: string) => ({ after: after.get(id) ?? [] });
  const leafTree = (one: Sketch['leaves'][number], n: number): ItemTree =>
    take(`t${n}`, () => {
      count++;
      const done = drawn.progress ? one.progress : null;
      const [on, length, sides] = one.fixed ?? [null, 0, 0];
      const later = (from: WrittenDate | null, days: number): WrittenDate | null =>
        from && { ...from, day: day(from.day + days) };
      return {
        id: `t${n}`,
        ...linksOf(`t${n}`),
        kind: one.kind as 'task' | 'milestone',
        duration: { minutes: one.kind === 'task' ? one.minutes : 0, elapsed: one.elapsed && one.kind === 'task' },
        calendar: one.calendar,
        constraint: one.constraint,
        deadline: one.deadline,
        fixed: on && { start: sides === 1 ? null : on, finish: sides === 2 ? null : later(on, length) },
        status: one.cancelled ? ('cancelled' as const) : null,
        ...(done
          ? {
              percentComplete: done.percent,
              actualStart: done.began,
              actualFinish: done.finished === null ? null : later(done.began, done.finished),
              remainingDuration: done.rest === null ? null : { minutes: done.rest, elapsed: false },
            }
          : {}),
      };
    });
  const groupTree = (id: string, kind: 'phase' | 'summary', n: number, children: () => ItemTree[]): ItemTree =>
    take(id, () => {
      const pieces = drawn.groups[n];
      const inside = children();
      const { gate } = pieces ?? { gate: null };
      if (gate && kind === 'phase')
        inside.push(
          take(`${id}.gate`, () => {
            count++;
            return { id: `${id}.gate`, kind: 'gate' as const, gate: { criteria: [], approvers: [], ...gate } };
          }),
        );
      return {
        id,
        kind,
        ...linksOf(id),
        calendar: pieces?.calendar ?? null,
        constraint: pieces?.constraint ?? null,
        children: inside,
      };
    });
  const numbered = leaves.map((one, n) => ({ one, n }));
  const outline = [0, 1, 2].flatMap((phase): ItemTree[] => {
    const own = numbered.filter(({ one }) => one.phase === phase);
    if (own.length === 0) return [];
    if (phase === 0) return own.map(({ one, n }) => leafTree(one, n));
    const inside = () =>
      [0, 1, 2].flatMap((summary): ItemTree[] => {
        const below = own.filter(({ one }) => one.summary === summary);
        if (below.length === 0) return [];
        const trees = () => below.map(({ one, n }) => leafTree(one, n));
        return summary === 0 ? trees() : [groupTree(`p${phase}s${summary}`, 'summary', phase * 3 + summary, trees)];
      });
    return [groupTree(`p${phase}`, 'phase', phase, inside)];
  });
  for (const [a, b, type, between] of drawn.links) {
    const [x, y] = [found[a % found.length] ?? '', found[b % found.length] ?? ''];
    const [from, to] = [span.get(x), span.get(y)];
    if (from && to && from[1] < to[0]) after.get(y)?.push(link(x, type, between));
    if (from && to && to[1] < from[0]) after.get(x)?.push(link(y, type, between));
  }
  return makePlan(
    outline,
    { calendar: drawn.calendar, statusDate: drawn.progress ? drawn.status : null, progressOverride: drawn.override },
    CALENDARS,
  );
}
