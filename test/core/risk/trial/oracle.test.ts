import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Estimate, Plan, WorkItem } from '../../../../server/src/core/model/plan.ts';
import type { Risk, RiskAssessment } from '../../../../server/src/core/model/risk.ts';
import { USUAL_SPREAD } from '../../../../server/src/core/model/uncertainty.ts';
import { computeSchedule } from '../../../../server/src/core/schedule/compute.ts';
import { PLACE } from '../../../support/make-plan.ts';
import { HOLIDAYS } from '../../../support/random-parts.ts';
import { type Case, randomPlan, randomPlanWithPeople } from '../../../support/random-plans.ts';
import { planAsDrawn, trialsOf, type Value, withItems } from '../../../support/trials.ts';

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 60);
const TRIALS = 4;

const sketch = fc.record({
  /** By leaf, again and again: 0 nothing, 1 and 2 an estimate, 3 a branch, 4 both. */
  varies: fc.array(fc.nat(4), { minLength: 3, maxLength: 9 }),
  risks: fc.array(
    fc.record({ affects: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), opportunity: fc.boolean() }),
    { maxLength: 3 },
  ),
  draws: fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 5, maxLength: 40 }),
});
type Sketch = typeof sketch extends fc.Arbitrary<infer T> ? T : never;

const estimate: Estimate = {
  ...USUAL_SPREAD,
  optimistic: { minutes: 1, elapsed: false },
  mostLikely: { minutes: 480, elapsed: false },
  pessimistic: { minutes: 4000, elapsed: false },
};

const NOTHING: RiskAssessment = {
  probability: null,
  probabilityLevel: null,
  schedule: null,
  cost: null,
  levels: { schedule: null, cost: null, scope: null, quality: null, overall: null },
};

function risk(n: number, affects: readonly string[], kind: Risk['kind']): Risk {
  return {
    id: `r${n}`,
    title: `Risk ${n}`,
    kind,
    cause: null,
    event: null,
    effect: null,
    category: null,
    inherent: { ...NOTHING, probability: 0.5, schedule: estimate },
    residual: null,
    target: null,
    affects,
    affectsDeliverables: [],
    response: null,
    fallback: null,
    actions: [],
    trigger: null,
    proximity: null,
    identified: null,
    owner: null,
    escalatedTo: null,
    status: 'open',
    origin: { file: PLACE.file, key: PLACE.span, span: PLACE.span, fields: new Map(), elsewhere: [] },
  };
}

/** Where the duration alone says how long it is. */
function isLongAsWritten({ duration, work, assignments, fixed }: WorkItem): boolean {
  const between = fixed?.start && fixed.finish;
  return duration !== null && !work && !between && assignments.every((each) => each.work === null);
}

function withUncertainty(plan: Plan, { varies, risks }: Sketch): Plan {
  let leaf = 0;
  // What such a link asks was counted on the clock's behalf before it is known that the task is not needed.
  const isLinked = [...plan.items.values()].some(({ after }) => after.some(({ project }) => project !== null));
  const uncertain = withItems(plan, (item) => {
    if (item.children.length > 0 || item.kind === 'gate') return item;
    const how = varies[leaf++ % varies.length] ?? 0;
    const estimated = (how === 1 || how === 2 || how === 4) && isLongAsWritten(item);
    return {
      ...item,
      estimate: estimated ? estimate : null,
      probability: how >= 3 && !(isLinked && item.duration?.elapsed) ? 0.5 : null,
    };
  });
  const affectable = [...uncertain.items.values()].filter((item) => {
    if (item.children.length > 0 || item.kind === 'gate' || !isLongAsWritten(item)) return false;
    // Who works on what takes no time is nobody; with a delay they would.
    return item.duration?.minutes !== 0 || item.assignments.length === 0;
  });
  if (affectable.length === 0) return uncertain;
  const found = risks.map(({ affects, opportunity }, n) => {
    const ids = affects.map((k) => affectable[k % affectable.length]?.id ?? '');
    return risk(n, ids, opportunity ? 'opportunity' : 'threat');
  });
  return { ...uncertain, risks: new Map(found.map((each) => [each.id, each])) };
}

function valueFrom({ draws }: Sketch): Value {
  return (name, trial) => {
    let n = trial * 7;
    for (const letter of name) n = (n * 31 + letter.charCodeAt(0)) % 100_003;
    const drawn = draws[n % draws.length] ?? 0;
    return name.endsWith('strikes') || name.startsWith('branch') ? drawn % 2 : drawn;
  };
}

describe('a trial', () => {
  it('has the dates and critical tasks of the plan with what it drew written in', function () {
    this.timeout(60_000);
    let compared = 0;
    const moved = new Set<number>();
    fc.assert(
      fc.property(fc.oneof(randomPlan, randomPlanWithPeople), sketch, ({ plan: certain, otherPlans }: Case, drawn) => {
        const plan = withUncertainty(certain, drawn);
        const options = { holidays: HOLIDAYS, otherPlans };
        const schedule = computeSchedule(plan, options);
        // Which members of teams take a task, and where calendars end, depends on its dates.
        if (!schedule.basis.direct) return;
        const value = valueFrom(drawn);
        const found = trialsOf(plan, schedule, TRIALS, value);
        found?.trials.forEach((trial, t) => {
          const expected = computeSchedule(planAsDrawn(plan, schedule, found.problem, t, value), options);
          if (expected.basis.dated.problems.length > 0) return;
          const items = [...expected.items.values()].filter(({ id }) => plan.items.get(id)?.children.length === 0);
          const told = items.map(({ id, start, finish, critical }) => ({ id, start, finish, critical }));
          const ran = items.map(({ id }, leaf) => ({
            id,
            start: trial.starts[leaf],
            finish: trial.finishes[leaf],
            critical: trial.critical[leaf] === 1,
          }));
          assert.deepEqual(ran, told);
          assert.equal(trial.finish, expected.finish);
          compared++;
          moved.add(trial.finish);
        });
      }),
      { numRuns: RUNS },
    );
    assert.ok(compared > 2 * RUNS, `only ${compared} trials were compared`);
    assert.ok(moved.size > RUNS, `only ${moved.size} finishes`);
  });
});
