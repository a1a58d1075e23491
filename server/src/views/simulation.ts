/**
 * What a simulation says, for a panel: the figures of the core with the names and places of the plan as it is
 * now. What the plan no longer has is left out.
 */
import type { Analysis } from '../core/analyse.ts';
import type { Origin } from '../core/model/plan.ts';
import type { RiskEffect, SimulationResult } from '../core/risk/answers/result.ts';
import { openPrice } from '../core/risk/price.ts';
import { daysHiddenByP80, littleOfP80InWords, NOT_COMPARED_IN_WORDS, notComparedInWords } from '../core/risk/words.ts';
import type { SimulatedFigures } from '../protocol/simulation.ts';
import type { Target } from '../protocol/view.ts';
import { targetOf } from './header.ts';

/** More are no chart, and each has a name and a place. */
const MOST_DRIVERS = 60;

/** What is known of trials that are still being run: the curves. */
export type PartialResult = Pick<SimulationResult, 'finish' | 'cost'> & Partial<SimulationResult>;

export function simulatedFigures(analysis: Analysis, result: PartialResult): SimulatedFigures {
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
    milestones: named(milestones, ({ id }) => item(id)),
    drivers: named(drivers.slice(0, MOST_DRIVERS), ({ id, kind }) => (kind === 'risk' ? risk(id) : item(id))),
    risks: risks.filter(({ id }) => plan.risks.has(id)).map((effect) => ({ ...effect, note: noteOf(effect) })),
    notCompared,
    responses: responses.flatMap((response) => {
      const about = plan.risks.get(response.risk);
      return about ? [{ ...response, title: about.title, price: openPrice(about.actions) }] : [];
    }),
    merges: named(
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
function named<Row>(
  rows: readonly Row[],
  find: (row: Row) => { readonly name: string; readonly target: Target } | null,
): (Row & { readonly name: string; readonly target: Target })[] {
  return rows.flatMap((row) => {
    const about = find(row);
    return about ? [{ ...row, ...about }] : [];
  });
}
