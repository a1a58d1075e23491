/** What a thread answers of a simulation: it runs blocks of trials, and says what all of them come to. */
import { assertNever } from '../core/base/assert-never.ts';
import type { Steps } from '../core/base/steps.ts';
import { answeringDrivers, answeringPlan, spreadsOf, taskChances } from '../core/risk/answers/answers.ts';
import { driverRows } from '../core/risk/answers/drivers.ts';
import { comparing, effectsRunnerOf } from '../core/risk/compare.ts';
import { drawnOf } from '../core/risk/drawn.ts';
import { trialRunnerOf } from '../core/risk/simulate.ts';
import { curveOutcomesOf, planOutcomesOf, taskOutcomesOf } from '../core/risk/trial-outcomes.ts';
import { OutOfReach } from '../core/schedule/portable-table.ts';
import type { Answerer } from './pooled.ts';
import type { SimulationAnswer, SimulationQuestion, SimulationSetup } from './simulation-messages.ts';

/** More are no chart; all of ten thousand would take the thread that shows them as long as a picture. */
const MOST_ROWS = 100;

export function* simulationAnswers({
  problem,
  whatIf,
  results,
}: SimulationSetup): Steps<Answerer<SimulationQuestion, SimulationAnswer>> {
  const running = trialRunnerOf(problem, whatIf, results);
  let imagining: ReturnType<typeof effectsRunnerOf> | null = null;
  yield;
  return function* (question) {
    try {
      return yield* answer(question);
    } catch (error) {
      if (error instanceof OutOfReach) return { kind: 'out-of-reach' };
      throw error;
    }
  };

  function* answer(question: SimulationQuestion): Steps<SimulationAnswer> {
    switch (question.kind) {
      case 'block':
        yield* running(question.block, question.trials);
        return { kind: 'done' };
      case 'curves':
        return {
          kind: 'curves',
          result: yield* spreadsOf(curveOutcomesOf(problem, results, question.trials)),
        };
      case 'drivers': {
        const { trials, into, from, to } = question;
        const drawn = drawnOf(problem, whatIf, results, trials, from, to);
        yield;
        yield* answeringDrivers(curveOutcomesOf(problem, results, trials), drawn, into, from);
        return { kind: 'done' };
      }
      case 'figures': {
        const { trials } = question;
        const plan = yield* answeringPlan(planOutcomesOf(problem, results, trials));
        const hasCost = plan.cost !== null;
        const drawn = drawnOf(problem, whatIf, results, trials);
        yield;
        const drivers = driverRows(drawn, question.drivers, { trials, hasCost }).slice(0, MOST_ROWS);
        return { kind: 'figures', result: { ...plan, drivers } };
      }
      case 'tasks': {
        const { trials, from, to } = question;
        const tasks = taskOutcomesOf(problem, results, trials, from, to);
        return { kind: 'tasks', tasks: taskChances(tasks, question.drivers, trials) };
      }
      case 'effects':
        imagining ??= effectsRunnerOf(problem, results, question.into.ways);
        yield;
        yield* imagining(question.block, question.into);
        return { kind: 'done' };
      case 'comparisons':
        return { kind: 'comparisons', comparisons: yield* comparing(problem, results, question.effects) };
      default:
        return assertNever(question);
    }
  }
}
