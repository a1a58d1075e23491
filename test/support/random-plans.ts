/**
 * Random plans of the whole language of schedules, for fast-check: nested groups with links and
 * constraints, gates, milestones, elapsed tasks, calendars, progress, links to another plan, people.
 * Links lead from earlier items to later ones, so there are no cycles.
 */
import fc from 'fast-check';
import type { Gate, Link, LinkType, Plan, Project } from '../../server/src/core/model/plan.ts';
import type { OtherPlan } from '../../server/src/core/model/sources.ts';
import { type ItemTree, link, makePlan, PLACE } from './make-plan.ts';
import { CALENDARS, calendarId, constraint, daysLater, lag, rare, START, SUNDAY, written } from './random-parts.ts';
import { effort as anyEffort, assignments, RESOURCES, TEAMS } from './random-people.ts';
import { tellPlan } from './tell-plan.ts';

/** A plan and what it takes from outside; holidays are always `HOLIDAYS`. */
export interface Case {
  readonly plan: Plan;
  readonly otherPlans: ReadonlyMap<string, OtherPlan>;
}

const linkType = fc.constantFrom<LinkType>('FS', 'FS', 'SS', 'FF', 'SF');

const leaf = fc.record({
  phase: fc.nat(2),
  summary: fc.nat(2),
  kind: fc.constantFrom('task', 'task', 'task', 'task', 'milestone'),
  minutes: fc.integer({ min: 0, max: 1500 }),
  elapsed: fc.constantFrom(false, false, false, true),
  calendar: calendarId,
  constraint: rare(constraint, 2),
  deadline: rare(written(0, 25)),
  fixed: rare(fc.tuple(written(-2, 15), fc.constantFrom(0, 0, 1, 2, 4, 7), fc.constantFrom(0, 0, 1, 2)), 8),
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
  outside: rare(fc.tuple(fc.nat(1), linkType, lag), 12),
  people: fc.record({
    assignments,
    effort: fc.option(anyEffort),
    ignoreResourceCalendars: fc.constantFrom(false, false, false, true),
  }),
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
  outside: rare(fc.tuple(fc.nat(1), linkType, lag), 12),
});
/** An item of the other plan: when it starts, and how many minutes later it finishes. */
const elsewhere = fc.tuple(fc.integer({ min: -3 * 1440, max: 20 * 1440 }), fc.nat(5 * 1440));
const sketch = fc.record({
  leaves: fc.array(leaf, { minLength: 1, maxLength: 9 }),
  groups: fc.array(group, { minLength: 9, maxLength: 9 }),
  links: fc.array(fc.tuple(fc.nat(99), fc.nat(99), linkType, lag), {
    maxLength: 12,
  }),
  progress: fc.boolean(),
  status: rare(written(-2, 12), 1),
  override: fc.boolean(),
  start: rare(written(-2, 2), 2),
  criticalSlack: fc.constantFrom(0, 0, 300),
  calendar: calendarId,
  elsewhere: fc.tuple(elsewhere, elsewhere),
});
type Sketch = typeof sketch extends fc.Arbitrary<infer T> ? T : never;

export const randomPlan: fc.Arbitrary<Case> = sketch.map((drawn) => caseOf(drawn, false));
export const randomPlanWithPeople: fc.Arbitrary<Case> = sketch.map((drawn) => caseOf(drawn, true));

/** Planned back from a required finish. */
export const randomPlanFromFinish: fc.Arbitrary<Case> = fc
  .tuple(sketch, written(10, 45), fc.boolean())
  .map(([drawn, finish, withPeople]) => caseOf(drawn, withPeople, { start: null, finish, scheduleFrom: 'finish' }));

/** A plan that only its links, calendars and people decide, and the same with its last link left out. */
export const randomPlanAndFewerLinks: fc.Arbitrary<readonly [Case, Case]> = sketch.map((drawn) => {
  const free = withoutDates(drawn);
  return [caseOf(free, true), caseOf({ ...free, links: free.links.slice(0, -1) }, true)];
});

function withoutDates(drawn: Sketch): Sketch {
  const noDates = { constraint: null, deadline: null, fixed: null, gate: null };
  // A share of a group's length: where a link makes that longer, a lead grows.
  const links = drawn.links.map(([a, b, type, lag]) => [a, b, type, lag?.kind === 'percent' ? null : lag] as const);
  return {
    ...drawn,
    links: links.map(([...found]) => found),
    progress: false,
    leaves: drawn.leaves.map((leaf) => ({ ...leaf, ...noDates })),
    groups: drawn.groups.map((group) => ({ ...group, ...noDates })),
  };
}

function caseOf(drawn: Sketch, withPeople: boolean, project: Partial<Project> = {}): Case {
  const plan = planOf(drawn, withPeople, project);
  const items: OtherPlan['items'] = new Map(
    drawn.elsewhere.map(([from, minutes], n) => {
      const start = START * 1440 + from;
      return [`o${n}`, { name: `Other ${n}`, start, finish: start + minutes, place: PLACE }];
    }),
  );
  const otherPlans = new Map([['dc', { file: 'file:///dc.plan.yaml', name: 'Data centre', items }]]);
  return { plan, otherPlans, [fc.toStringMethod]: () => tellPlan(plan, otherPlans) } as Case;
}

function planOf(drawn: Sketch, withPeople: boolean, project: Partial<Project>): Plan {
  const leaves = [...drawn.leaves].sort((a, b) => a.phase - b.phase || a.summary - b.summary);
  const span = new Map<string, [number, number]>();
  const after = new Map<string, Link[]>();
  const found: string[] = [];
  let count = 0;
  const take = <T>(id: string, outside: Outside, make: () => T): T => {
    found.push(id);
    after.set(id, outside ? [{ ...link(`o${outside[0]}`, outside[1], outside[2]), project: 'dc' }] : []);
    const from = count;
    const made = make();
    span.set(id, [from, count - 1]);
    return made;
  };
  const linksOf = (id: string) => ({ after: after.get(id) ?? [] });
  const leafTree = (one: Sketch['leaves'][number], n: number): ItemTree =>
    take(`t${n}`, one.outside, () => {
      count++;
      const done = drawn.progress ? one.progress : null;
      const [on, length, sides] = one.fixed ?? [null, 0, 0];
      return {
        id: `t${n}`,
        ...linksOf(`t${n}`),
        kind: one.kind as 'task' | 'milestone',
        ...lengthOf(one, withPeople),
        calendar: one.calendar,
        constraint: one.constraint,
        deadline: one.deadline,
        fixed: on && { start: sides === 1 ? null : on, finish: sides === 2 ? null : daysLater(on, length) },
        status: one.cancelled ? ('cancelled' as const) : null,
        ...(done
          ? {
              percentComplete: done.percent,
              actualStart: done.began,
              actualFinish: done.finished === null ? null : daysLater(done.began, done.finished),
              remainingDuration: done.rest === null ? null : { minutes: done.rest, elapsed: false },
            }
          : {}),
      };
    });
  const groupTree = (id: string, kind: 'phase' | 'summary', n: number, children: () => ItemTree[]): ItemTree =>
    take(id, drawn.groups[n]?.outside ?? null, () => {
      const pieces = drawn.groups[n];
      const inside = children();
      const { gate } = pieces ?? { gate: null };
      if (gate && kind === 'phase')
        inside.push(
          take(`${id}.gate`, null, () => {
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
    {
      ...(drawn.start ? { start: drawn.start } : {}),
      calendar: drawn.calendar,
      statusDate: drawn.progress ? drawn.status : null,
      progressOverride: drawn.override,
      criticalSlack: drawn.criticalSlack,
      ...project,
    },
    [...CALENDARS, SUNDAY],
    withPeople ? RESOURCES : [],
    withPeople ? TEAMS : [],
  );
}

type Outside = Sketch['groups'][number]['outside'];

function lengthOf({ kind, minutes, elapsed, people }: Sketch['leaves'][number], withPeople: boolean) {
  const isTask = kind === 'task';
  const duration = { minutes: isTask ? minutes : 0, elapsed: elapsed && isTask };
  const { effort, ...who } = people;
  return withPeople && isTask ? { duration, ...who, ...effort } : { duration };
}
