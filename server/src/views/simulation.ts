/**
 * What a simulation says, for a panel: the figures of the core with the names and places of the plan as it is
 * now. What the plan no longer has is left out.
 */
import type { Analysis } from '../core/analyse.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import type { Origin } from '../core/model/plan.ts';
import type { RiskEffect, SimulationResult } from '../core/risk/answers/result.ts';
import { openPrice } from '../core/risk/price.ts';
import { daysHiddenByP80, littleOfP80InWords, NOT_COMPARED_IN_WORDS, notComparedInWords } from '../core/risk/words.ts';
import type { SimulatedFigures } from '../protocol/simulation.ts';
import type { Target } from '../protocol/view.ts';
import { targetOf } from './header.ts';

/** More are no chart, and each has a name and a place. */
const MOST_DRIVERS = 60;
const ROWS_A_STEP = 64;

/** What is known of trials that are still being run: the curves. */
export type PartialResult = Pick<SimulationResult, 'finish' | 'cost'> & Partial<SimulationResult>;

export function simulatedFigures(analysis: Analysis, result: PartialResult): SimulatedFigures {
  return runToEnd(tellingFigures(analysis, result));
}

/** In steps: a large plan has thousands of milestones and risks, each with its place. */
export function* tellingFigures(analysis: Analysis, result: PartialResult): Steps<SimulatedFigures> {
  const { plan } = analysis;
  const { drivers = [], milestones = [], merges = [], risks = [], responses = [] } = result;
  const place = ({ file, key }: Origin): Target => targetOf(analysis, { file, span: key });
  const item = (id: string): { readonly name: string; readonly target: Target } | null => {
    const found = plan.items.get(id);
    return found ? { name: found.name, target: place(found.origin) } : null;
  };
  const risk = (id: string): { readonly name: string; readonly target: Target } | null => {
    const found = plan.risks.get(id);
    return found ? { name: found.title, target: place(found.origin) } : null;
  };
  const byRisk = new Map(drivers.flatMap((driver) => (driver.kind === 'risk' ? [[driver.id, driver]] : [])));
  const notCompared = notComparedInWords(risks);
  const noteOf = (effect: RiskEffect): SimulatedFigures['risks'][number]['note'] => {
    const { id, p80Days } = effect;
    if (!p80Days) return notCompared === null ? null : { days: null, text: NOT_COMPARED_IN_WORDS };
    const days = daysHiddenByP80(effect, byRisk.get(id));
    return days === null ? null : { days, text: littleOfP80InWords(p80Days, days) };
  };
  return {
    finish: result.finish,
    cost: result.cost,
    milestones: yield* naming(milestones, ({ id }) => item(id)),
    drivers: yield* naming(drivers.slice(0, MOST_DRIVERS), ({ id, kind }) => (kind === 'risk' ? risk(id) : item(id))),
    risks: yield* told(risks, (effect) => (plan.risks.has(effect.id) ? { ...effect, note: noteOf(effect) } : null)),
    notCompared,
    responses: yield* told(responses, (response) => {
      const about = plan.risks.get(response.risk);
      return about ? { ...response, title: about.title, price: openPrice(about.actions) } : null;
    }),
    merges: yield* naming(
      merges.map((merge) => ({
        ...merge,
        paths: merge.paths.map((path) => ({ ...path, name: plan.items.get(path.id)?.name ?? path.id })),
      })),
      ({ id }) => item(id),
    ),
    scatter: result.scatter ?? null,
    joint: result.joint ?? null,
    contingency: result.contingency ?? [],
  };
}

/** Each with the name and place of what it is about; none where there is no such thing any more. */
function naming<Row>(
  rows: readonly Row[],
  find: (row: Row) => { readonly name: string; readonly target: Target } | null,
): Steps<(Row & { readonly name: string; readonly target: Target })[]> {
  return told(rows, (row) => {
    const about = find(row);
    return about && { ...row, ...about };
  });
}

/** Without those of which there is nothing to tell. */
function* told<Row, Told>(rows: readonly Row[], tell: (row: Row) => Told | null): Steps<Told[]> {
  const all: Told[] = [];
  for (const [index, row] of rows.entries()) {
    const one = tell(row);
    if (one !== null) all.push(one);
    if (index % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  return all;
}
