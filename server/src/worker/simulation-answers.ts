/** What a thread answers of a simulation: it runs blocks of trials, and says what blocks come to. */
import { assertNever } from '../core/base/assert-never.ts';
import type { Steps } from '../core/base/steps.ts';
import { answering, answeringDrivers, NOT_COMPARED, spreadsOf } from '../core/risk/answers/answers.ts';
import { comparing, effectsRunnerOf } from '../core/risk/compare.ts';
import { curveOutcomesOf, drawnOf, outcomesOf, trialRunnerOf } from '../core/risk/simulate.ts';
import type { BlockEffects } from '../core/risk/trial/effects.ts';
import type { BlockResult } from '../core/risk/trial/runner.ts';
import { OutOfReach } from '../core/schedule/portable-table.ts';
import type { Answered, Answerer } from './pooled.ts';
import type { SimulationAnswer, SimulationQuestion, SimulationSetup } from './simulation-messages.ts';

export function simulationAnswers({
  problem,
  whatIf,
}: SimulationSetup): Answerer<SimulationQuestion, SimulationAnswer> {
  const running = trialRunnerOf(problem, whatIf);
  let imagining: ReturnType<typeof effectsRunnerOf> | null = null;
  return function* (question) {
    try {
      return yield* answer(question);
    } catch (error) {
      if (error instanceof OutOfReach) return { answer: { kind: 'out-of-reach' }, transfer: [] };
      throw error;
    }
  };

  function* answer(question: SimulationQuestion): Steps<Answered<SimulationAnswer>> {
    switch (question.kind) {
      case 'block': {
        const result = yield* running(question.block, question.trials);
        return { answer: { kind: 'block', result }, transfer: buffersOf(result) };
      }
      case 'curves': {
        const result = yield* spreadsOf(curveOutcomesOf(problem, question.blocks));
        return { answer: { kind: 'curves', result }, transfer: [] };
      }
      case 'drivers': {
        const { blocks, from, to } = question;
        const drawn = drawnOf(problem, whatIf, blocks).slice(from, to);
        yield;
        const drivers = yield* answeringDrivers(curveOutcomesOf(problem, blocks), drawn);
        return { answer: { kind: 'drivers', drivers }, transfer: [] };
      }
      case 'figures': {
        const outcomes = outcomesOf(problem, whatIf, question.blocks);
        yield;
        const result = yield* answering(outcomes, NOT_COMPARED, question.drivers);
        return { answer: { kind: 'figures', result }, transfer: [] };
      }
      case 'effects': {
        imagining ??= effectsRunnerOf(problem);
        const effects = yield* imagining(question.known);
        return { answer: { kind: 'effects', effects }, transfer: buffersOf(effects) };
      }
      case 'comparisons': {
        const comparisons = yield* comparing(problem, question.blocks, question.effects);
        return { answer: { kind: 'comparisons', comparisons }, transfer: [] };
      }
      default:
        return assertNever(question);
    }
  }
}

function buffersOf(result: BlockResult | BlockEffects): ArrayBuffer[] {
  return Object.values(result).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
  );
}
