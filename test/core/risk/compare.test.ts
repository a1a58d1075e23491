/** What risks and responses do, held to whole runs of the plan with that risk otherwise. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/core/analyse.ts';
import { OWN_MEMORY } from '../../../server/src/core/base/memory.ts';
import { runToEnd } from '../../../server/src/core/base/steps.ts';
import { comparedOf, comparing, effectsRunnerOf } from '../../../server/src/core/risk/compare.ts';
import { preparingSimulation, runTrials, type SimulationProblem } from '../../../server/src/core/risk/simulate.ts';
import { isAnswered, riskOf, roomForEffects, waysOf } from '../../../server/src/core/risk/trial/effects.ts';
import { AS_IT_IS } from '../../../server/src/core/risk/what-if.ts';
import { analysisOfText } from '../../support/views.ts';

/** Threats and an opportunity on the same tasks, rain, a branch, money, a response that is done and one that is not. */
const PLAN = `project: {name: Move, start: 2026-03-02, deadline: 2026-04-10, currency: EUR, calendar: site}
calendars:
  site: {uncertain-days: [{from: 2026-03-01, to: 2026-04-30, probability: 20%, name: Rain}]}
resources: {ali: {name: Ali, rate: 50/h}}
tasks:
  a: {estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}, assign: ali}
  b: {duration: 5d, after: a, assign: ali}
  c: {estimate: {optimistic: 3d, most-likely: 6d, pessimistic: 12d}, after: a, probability: 60%}
  d: {name: Done, milestone: true, after: [b, c]}
risks:
  late: {event: Late, probability: 30%, impact: {schedule: 5d, cost: 3k}, affects: [b], actions: {x: {text: Ask}}, residual: {probability: 10%, impact: {schedule: 2d}}}
  loss: {event: Loss, probability: 50%, impact: {schedule: {optimistic: 1d, most-likely: 2d, pessimistic: 9d}}, affects: [b, c]}
  luck: {event: Luck, kind: opportunity, probability: 40%, impact: {schedule: 2d, cost: 1k}, affects: [a]}
  never: {event: Never, probability: 0%, impact: {schedule: 50d}, affects: [a]}
`;

function problemOf({ plan, schedule }: Analysis): SimulationProblem {
  const problem = runToEnd(preparingSimulation(plan, schedule));
  assert.ok(problem);
  return problem;
}

const TRIALS = 2400;

describe('a risk that is otherwise', () => {
  const analysis = analysisOfText(PLAN);
  const problem = problemOf(analysis);
  const known = runTrials(problem, AS_IT_IS, TRIALS);
  const ways = waysOf(problem.trials);
  const effects = roomForEffects(problem.trials, { ways, trials: TRIALS }, OWN_MEMORY);
  const imagining = effectsRunnerOf(problem, known, ways);
  for (let block = 0; block < 12; block++) runToEnd(imagining(block, effects));

  it('gives each trial what a whole run without it, or with its response, gives', () => {
    const ids = problem.trials.variables.risks.map(({ id }) => id);
    assert.ok(ways.length >= 4, `only ${ways.length} ways`);
    let moved = 0;
    ways.forEach((which, way) => {
      const [id, answered] = [ids[riskOf(which)] ?? '', isAnswered(which)];
      const trials = 600;
      const whole = runTrials(problem, answered ? { off: [], answered: [id] } : { off: [id], answered: [] }, trials);
      const [from, to] = [way * TRIALS, way * TRIALS + trials];
      assert.deepEqual(effects.finish.subarray(from, to), whole.finish, `finish, ${id} ${answered}`);
      assert.deepEqual(effects.cost?.subarray(from, to), whole.cost ?? undefined, `cost, ${id} ${answered}`);
      moved += whole.finish.filter((at, t) => at !== known.finish[t]).length;
    });
    assert.ok(moved > 100, `only ${moved} trials have moved`);
  });

  it('says by how much P80 moves, in which direction, and what a response buys', () => {
    const { risks, responses } = runToEnd(comparing(problem, known, effects));
    const days = (id: string): number => risks.get(id)?.p80Days?.value ?? Number.NaN;
    assert.ok(days('late') > 0.5 && days('loss') > 0.5, `${days('late')} ${days('loss')}`);
    assert.ok(days('luck') < 0, `${days('luck')}`);
    assert.ok((risks.get('late')?.p80Cost ?? 0) > 0);
    for (const { p80Days } of risks.values()) assert.ok((p80Days?.error ?? -1) >= 0);
    assert.deepEqual(
      responses.map(({ risk }) => risk),
      ['late'],
    );
    const [response] = responses;
    assert.ok(response && response.p80Days.value > 0 && response.p80Days.value <= days('late'));
    assert.ok(response.meanCost > 0);
    assert.ok(response.chance !== null && response.chance >= 0);
  });

  it('is looked at in fewer trials where the plan is large, and in none where no risk strikes', () => {
    assert.deepEqual(comparedOf(problem, known, TRIALS), { ways, trials: TRIALS });
    const large = { ...problem, trials: { ...problem.trials, leafCount: 50_000 } };
    assert.deepEqual(comparedOf(large, known, TRIALS), { ways, trials: 2000 });
    const calm = problemOf(analysisOfText(PLAN.slice(0, PLAN.indexOf('risks:'))));
    assert.equal(comparedOf(calm, runTrials(calm, AS_IT_IS, 200), 200).trials, 0);
  });

  it('is one of the gravest, in time or in money, where so many cannot all be looked at', () => {
    const minor = Array.from(
      { length: 300 },
      // The last delay most: to cost nothing, as all of them do, gives the first no place.
      (_, k) => `  m${k}: {event: M${k}, probability: 10%, impact: {schedule: ${k < 200 ? 1 : 7}h}, affects: [b]}\n`,
    );
    const dear = '  dear: {event: Dear, probability: 10%, impact: {cost: 90k}, affects: [c]}\n';
    const many = problemOf(analysisOfText(`${PLAN}${minor.join('')}${dear}`));
    const results = runTrials(many, AS_IT_IS, TRIALS);
    const large = { ...many, trials: { ...many.trials, leafCount: 30_000 } };
    const room = { ...results, critical: new Uint8Array(30_000 * 12).fill(100) };
    const compared = comparedOf(large, room, TRIALS);
    const ids = [...compared.ways].map((way) => many.trials.variables.risks[riskOf(way)]?.id);
    assert.equal(compared.trials, 2000);
    assert.deepEqual(
      ids.filter((id) => !id?.startsWith('m')),
      ['late', 'late', 'loss', 'luck', 'dear'],
    );
    assert.ok(ids.length > 5 && ids.length < 100, `${ids.length}`);
    assert.ok(ids.every((id) => !id?.startsWith('m') || Number(id.slice(1)) >= 200));
    const effects = roomForEffects(many.trials, { ...compared, trials: 200 }, OWN_MEMORY);
    runToEnd(effectsRunnerOf(many, results, compared.ways)(0, effects));
    const { risks } = runToEnd(comparing(many, results, effects));
    assert.deepEqual([...risks.keys()], [...new Set(ids)]);
  });
});
