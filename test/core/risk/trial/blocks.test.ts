import assert from 'node:assert/strict';
import fc from 'fast-check';
import { movedTo, OWN_MEMORY, SHARED_MEMORY } from '../../../../server/src/core/base/memory.ts';
import { runToEnd } from '../../../../server/src/core/base/steps.ts';
import type { Plan } from '../../../../server/src/core/model/plan.ts';
import { answeringDrivers } from '../../../../server/src/core/risk/answers/answers.ts';
import { driverColumns } from '../../../../server/src/core/risk/answers/drivers.ts';
import { effectsRunnerOf } from '../../../../server/src/core/risk/compare.ts';
import { drawnCount, drawnOf } from '../../../../server/src/core/risk/drawn.ts';
import {
  preparingSimulation,
  runTrials,
  type SimulationProblem,
  trialRunnerOf,
} from '../../../../server/src/core/risk/simulate.ts';
import { roomForEffects, waysOf } from '../../../../server/src/core/risk/trial/effects.ts';
import { roomFor, type TrialResults } from '../../../../server/src/core/risk/trial/results.ts';
import { TRIALS_IN_BLOCK } from '../../../../server/src/core/risk/trial/variables.ts';
import { outcomesOf, taskOutcomesOf } from '../../../../server/src/core/risk/trial-outcomes.ts';
import { AS_IT_IS, shapesIf } from '../../../../server/src/core/risk/what-if.ts';
import { computeSchedule } from '../../../../server/src/core/schedule/compute.ts';
import { plainDates } from '../../../../server/src/core/schedule/date-columns.ts';
import type { Schedule } from '../../../../server/src/core/schedule/schedule.ts';
import { HOLIDAYS } from '../../../support/random-parts.ts';
import { randomPlanAndFewerLinks } from '../../../support/random-plans.ts';
import { withCategory } from '../../../support/trials.ts';
import { analysisOfText } from '../../../support/views.ts';

/** Something of everything that a trial writes over. */
const TEXT = `
project: {name: Blocks, start: 2026-01-05, status-date: 2026-01-13, calendar: site, currency: EUR}
calendars:
  site: {uncertain-days: [{months: [jan, feb], probability: 30%}]}
  half: {working-hours: ["08:00-12:00"]}
uncertainty: {default: {optimistic: 80%, most-likely: 100%, pessimistic: 180%}}
resources:
  ann: {rate: 100/h, leave: [{from: 2026-01-21, to: 2026-01-22}]}
  bob: {calendar: half, rate: 80/h}
tasks:
  begun: {duration: 6d, actual-start: 2026-01-05, percent-complete: 50}
  pair: {duration: 4d, after: begun, assign: [ann, bob]}
  maybe: {duration: 3ed, after: begun, probability: 60%}
  late: {duration: 2d, after: [pair, maybe FF+50%], deadline: 2026-02-06}
  parts: {milestone: true, after: begun}
  last: {duration: 1d, after: [late, parts], constraint: {finish-no-earlier-than: 2026-01-30}}
  spare: {duration: 1d, constraint: {as-late-as-possible: true}}
risks:
  delivery:
    probability: 40%
    impact: {schedule: {optimistic: 1d, most-likely: 4d, pessimistic: 12d}, cost: 5k}
    affects: [parts, pair]
    actions: {call: {text: Call them}}
    residual: {probability: 5%, impact: {schedule: 1d, cost: 1k}}
`;

function problemOf(plan: Plan, schedule: Schedule): SimulationProblem {
  const problem = runToEnd(preparingSimulation(plan, schedule, 4));
  assert.ok(problem);
  return structuredClone(problem);
}

/** Whatever memory they stand in. */
function valuesOf(results: TrialResults): unknown {
  return Object.entries(results).map(([key, value]) => [key, typeof value === 'number' ? value : [...(value ?? [])]]);
}

const quantile = (sorted: Int32Array, p: number): number => sorted[Math.floor(p * sorted.length)] as number;

describe('a block of trials', () => {
  const { plan, schedule } = analysisOfText(TEXT);
  const problem = problemOf(plan, schedule);
  const trials = 10 * TRIALS_IN_BLOCK - 70;
  const whole = runTrials(problem, AS_IT_IS, trials);

  it('gives the same wherever and whenever it is run, also where that was given up, and does no harm to others', () => {
    const results = roomFor(problem.trials, trials, SHARED_MEMORY);
    const [one, other] = [trialRunnerOf(problem, AS_IT_IS, results), trialRunnerOf(problem, AS_IT_IS, results)];
    for (const block of [3, 8, 1]) runToEnd(one(block));
    const abandoned = other(8);
    for (let step = 0; step < TRIALS_IN_BLOCK / 2; step++) abandoned.next();
    for (const block of [0, 5, 3, 6, 2, 4]) runToEnd(other(block));
    runToEnd(one(9, 130));
    runToEnd(one(7));
    assert.deepEqual(valuesOf(results), valuesOf(whole));
  });

  it('changes nothing of its problem, which threads share', () => {
    const before = structuredClone(problem);
    const shared = runToEnd(movedTo(problem, SHARED_MEMORY));
    const results = runTrials(shared, AS_IT_IS, trials);
    const ways = waysOf(shared.trials);
    runToEnd(
      effectsRunnerOf(
        shared,
        results,
        ways,
      )(0, roomForEffects(shared.trials, { ways, trials: TRIALS_IN_BLOCK }, OWN_MEMORY)),
    );
    assert.deepEqual(valuesOf(results), valuesOf(whole));
    assert.deepEqual(runToEnd(movedTo(shared, OWN_MEMORY)), before);
  });

  it('begins with the same trials where fewer are asked for', () => {
    const few = runTrials(problem, AS_IT_IS, 230);
    assert.deepEqual(few.finish, whole.finish.slice(0, 230));
    assert.deepEqual(few.cost, whole.cost?.slice(0, 230));
    assert.throws(() => runToEnd(trialRunnerOf(problem, AS_IT_IS, few)(1)), /no room for block 1/);
  });

  it('changes nothing of the schedule that it was made from', () => {
    const before = structuredClone(schedule.basis.dated.packed.facts.duration);
    const own = runToEnd(preparingSimulation(plan, schedule));
    assert.ok(own);
    runTrials(own, AS_IT_IS, TRIALS_IN_BLOCK);
    assert.deepEqual(schedule.basis.dated.packed.facts.duration, before);
    const again = computeSchedule(plan, schedule.basis.options);
    assert.deepEqual([...again.items.values()].map(plainDates), [...schedule.items.values()].map(plainDates));
  });

  it('has percentiles of tasks whose middle over blocks is that of all trials, but for a twentieth of the spread', () => {
    const many = runTrials(problem, AS_IT_IS, 5000);
    const { tasks, finish } = outcomesOf(problem, AS_IT_IS, many, 5000);
    const sorted = finish.slice().sort();
    const last = tasks.find(({ id }) => id === 'last');
    const spread = (quantile(sorted, 0.84) - quantile(sorted, 0.16)) / 2;
    assert.ok(Math.abs((last?.p50 ?? 0) - quantile(sorted, 0.5)) < spread / 20);
    assert.ok(Math.abs((last?.p80 ?? 0) - quantile(sorted, 0.8)) < spread / 20);
  });
});

describe('what trials come to', () => {
  it('is the same found in parts as found at once', () => {
    const { plan, schedule } = analysisOfText(TEXT);
    const problem = problemOf(plan, schedule);
    const trials = 3 * TRIALS_IN_BLOCK;
    const results = runTrials(problem, AS_IT_IS, trials);
    const outcomes = outcomesOf(problem, AS_IT_IS, results, trials);
    const count = drawnCount(problem);
    assert.equal(outcomes.drivers.length, count);
    const [parts, whole] = [driverColumns(count, OWN_MEMORY), driverColumns(count, OWN_MEMORY)];
    runToEnd(answeringDrivers(outcomes, outcomes.drivers, whole, 0));
    for (let from = 0; from < count; from += 2) {
      const some = drawnOf(problem, AS_IT_IS, results, trials, from, Math.min(count, from + 2));
      runToEnd(answeringDrivers(outcomes, some, parts, from));
    }
    assert.deepEqual(parts, whole);
    assert.ok(whole.isTold.includes(1));
    const tasks = outcomes.tasks.flatMap((_, leaf) => taskOutcomesOf(problem, results, trials, leaf, leaf + 1));
    assert.deepEqual(tasks, outcomes.tasks);
  });
});

describe('risks as somebody imagines them', () => {
  const { plan, schedule } = analysisOfText(TEXT);
  const problem = problemOf(plan, schedule);
  const block = (off: readonly string[], answered: readonly string[]) =>
    runTrials(problem, { off, answered }, TRIALS_IN_BLOCK);

  it('do not strike where they are switched off', () => {
    assert.equal(block(['delivery'], []).struck[0], 0);
    assert.equal(block([], []).struck[0], 80);
  });

  it('strike in some of the same trials once they are answered, for less', () => {
    const [before, after] = [block([], []), block([], ['delivery'])];
    assert.equal(after.struck[0], 10);
    assert.equal(after.loss[0], 10 * 100_000);
    assert.ok(after.finish.every((finish, t) => finish <= (before.finish[t] as number)));
  });

  it('leave everything else as it was drawn', () => {
    const { variables } = problem.trials;
    const changed = shapesIf(variables, { off: [], answered: ['delivery'] });
    assert.deepEqual(
      variables.list.names.filter((_, variable) => changed.has(variable)),
      ['risk:delivery strikes', 'risk:delivery delay', 'risk:delivery cost'],
    );
  });
});

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 40);

describe('one link more', () => {
  it('finishes no trial earlier', function () {
    this.timeout(60_000);
    let later = 0;
    fc.assert(
      fc.property(randomPlanAndFewerLinks, ([more, fewer]) => {
        const finishes = [more, fewer].map(({ plan: certain, otherPlans }) => {
          const uncertain = withCategory(certain);
          const dated = computeSchedule(uncertain, { holidays: HOLIDAYS, otherPlans });
          const found = dated.basis.direct ? runToEnd(preparingSimulation(uncertain, dated, 4)) : null;
          return found && runTrials(found, AS_IT_IS, 20).finish;
        });
        const [a, b] = finishes;
        if (!a || !b) return;
        assert.ok(a.every((finish, t) => finish >= (b[t] as number)));
        if (a.some((finish, t) => finish > (b[t] as number))) later++;
      }),
      { numRuns: RUNS },
    );
    assert.ok(later > 0);
  });
});
