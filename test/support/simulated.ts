/** What a panel is told of a simulation, made by the core and the view as the server makes it, in one go. */
import type { Analysis } from '../../server/src/core/analyse.ts';
import { OWN_MEMORY } from '../../server/src/core/base/memory.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { answering, type Comparisons, NOT_COMPARED, spreadsOf } from '../../server/src/core/risk/answers/answers.ts';
import type { SimulationResult } from '../../server/src/core/risk/answers/result.ts';
import { comparedOf, comparing, effectsRunnerOf } from '../../server/src/core/risk/compare.ts';
import { preparingSimulation, runTrials, type SimulationProblem } from '../../server/src/core/risk/simulate.ts';
import { type Simulated, simulatedFrom } from '../../server/src/core/risk/simulated.ts';
import { roomForEffects } from '../../server/src/core/risk/trial/effects.ts';
import { blocksOf, type TrialResults } from '../../server/src/core/risk/trial/results.ts';
import { curveOutcomesOf, outcomesOf } from '../../server/src/core/risk/trial-outcomes.ts';
import { OutOfReach } from '../../server/src/core/schedule/portable-table.ts';
import type { SimulationState, SimulationView, WhatIf } from '../../server/src/protocol/simulation.ts';
import { type PartialResult, simulatedFigures } from '../../server/src/views/simulation.ts';
import { analysisOfText } from './views.ts';

export interface SimulatedHow {
  readonly trials?: number;
  readonly of?: number;
  readonly serial?: number;
  readonly whatIf?: WhatIf;
  readonly state?: SimulationState;
  /** As while trials are run: only the curves are known. */
  readonly curvesOnly?: boolean;
}

const NOTHING: WhatIf = { off: [], answered: [] };

export function simulatedView(analysis: Analysis, how: SimulatedHow = {}): SimulationView {
  const { trials = 1000, serial = 1, whatIf = NOTHING, state = { kind: 'done' }, curvesOnly = false } = how;
  const told = { uri: 'file:///plans/plan.plan.yaml', serial, seed: analysis.plan.project.seed, whatIf };
  const isChanged = whatIf.off.length + whatIf.answered.length > 0;
  const results = withinReach(analysis, (problem) => ({
    own: resultOf(problem, whatIf, trials, curvesOnly),
    base: isChanged ? resultOf(problem, NOTHING, trials, true) : null,
  }));
  if (!results) return { ...told, state: { kind: 'nothing-varies' }, trials: 0, of: 0, result: null, base: null };
  const { own, base } = results;
  return {
    ...told,
    state,
    trials,
    of: how.of ?? trials,
    result: simulatedFigures(analysis, own),
    base: base && { finish: base.finish, cost: base.cost },
  };
}

/** Calendars reach farther each time that trials run out of them; null where nothing varies. */
function withinReach<Result>(
  analysis: Pick<Analysis, 'plan' | 'schedule'>,
  run: (problem: SimulationProblem) => Result,
  reach = 1,
): Result | null {
  const problem = runToEnd(preparingSimulation(analysis.plan, analysis.schedule, reach));
  if (!problem) return null;
  try {
    return run(problem);
  } catch (error) {
    if (!(error instanceof OutOfReach) || reach > 64) throw error;
    return withinReach(analysis, run, 2 * reach);
  }
}

/** What the core says of it; null where nothing varies. */
export function simulatedPlan({ plan, schedule }: Analysis, trials = 1000): Simulated | null {
  const problem = runToEnd(preparingSimulation(plan, schedule));
  return problem && simulatedFrom(answersOf(problem, NOTHING, runTrials(problem, NOTHING, trials)), false);
}

function resultOf(problem: SimulationProblem, whatIf: WhatIf, trials: number, curvesOnly: boolean): PartialResult {
  const results = runTrials(problem, whatIf, trials);
  if (!curvesOnly) return answersOf(problem, whatIf, results);
  return runToEnd(spreadsOf(curveOutcomesOf(problem, results, trials)));
}

function answersOf(problem: SimulationProblem, whatIf: WhatIf, results: TrialResults): SimulationResult {
  const { trials } = results;
  const written = whatIf === NOTHING ? results : runTrials(problem, NOTHING, trials);
  return runToEnd(answering(outcomesOf(problem, whatIf, results, trials), compared(problem, written)));
}

/** What risks do and responses buy is told of the plan as it is written, whatever is switched. */
function compared(problem: SimulationProblem, known: TrialResults): Comparisons {
  const compared = comparedOf(problem, known, known.trials);
  if (compared.trials === 0) return NOT_COMPARED;
  const effects = roomForEffects(problem.trials, compared, OWN_MEMORY);
  const imagining = effectsRunnerOf(problem, known, compared.ways);
  for (let block = 0; block < blocksOf(compared.trials); block++) runToEnd(imagining(block, effects));
  return runToEnd(comparing(problem, known, effects));
}

const SAMPLE = `
project:
  name: Branch network
  start: 2026-09-07
  deadline: 2026-11-06
  currency: EUR
  budget: {total: 68k}
tasks:
  survey: {name: Survey the links, estimate: {optimistic: 4d, most-likely: 5d, pessimistic: 9d}, assign: ali}
  rules: {name: Firewall rules, after: survey, estimate: {optimistic: 6d, most-likely: 10d, pessimistic: 20d}, assign: ali}
  racks: {name: Racks, after: survey, estimate: {optimistic: 8d, most-likely: 10d, pessimistic: 18d}, assign: bea}
  power: {name: Power, after: survey, estimate: {optimistic: 7d, most-likely: 11d, pessimistic: 17d}, assign: bea}
  ready: {name: Ready to move, milestone: true, after: [rules, racks, power], deadline: 2026-10-09}
  move: {name: Move the data, after: ready, estimate: {optimistic: 10d, most-likely: 15d, pessimistic: 30d}, assign: ali}
  train: {name: Train the desk, after: ready, estimate: {optimistic: 8d, most-likely: 14d, pessimistic: 24d}, assign: bea}
  live: {name: Go live, milestone: true, after: [move, train], deadline: 2026-11-06}
resources:
  ali: {name: Ali Demir, rate: 95/h}
  bea: {name: Bea Fischer, rate: 110/h}
risks:
  carrier-late:
    event: The carrier delivers late
    probability: 40%
    impact: {schedule: {optimistic: 5d, most-likely: 10d, pessimistic: 20d}, cost: 15k}
    affects: racks
    actions: {second-quote: {text: Ask a second carrier, cost: 2k}}
    residual: {probability: 10%}
  disc-full: {event: The discs are too small, probability: 20%, impact: {schedule: 8d, cost: 9k}, affects: move}
  reuse: {kind: opportunity, event: Old racks can be used again, probability: 30%, impact: {schedule: 3d, cost: 6k}, affects: [power, racks]}
`;

let sample: Analysis | null = null;

/** Three paths that meet, two threats and an opportunity; a deadline and a budget that are kept in part of the trials. */
export function sampleRisks(): Analysis {
  sample ??= analysisOfText(SAMPLE);
  return sample;
}

export function simulatedSample(how: SimulatedHow = {}): SimulationView {
  return simulatedView(sampleRisks(), how);
}
