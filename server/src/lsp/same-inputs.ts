/**
 * Whether a plan as it is now is dated and simulated as it was, by the objects that model and schedule keep
 * for what says the same: quick, and never wrong where it says so. Where it does not, the two may still be the same.
 */
import type { Analysis } from '../core/analyse.ts';
import type { Plan } from '../core/model/plan.ts';

const LISTED = ['items', 'risks', 'calendars', 'resources', 'teams', 'correlations', 'uncertainties'] as const;
const WHOLE = ['project', 'riskScales', 'simulation'] as const satisfies readonly (keyof Plan)[];

export function sameInputs(a: Analysis, b: Analysis): boolean {
  if (a === b) return true;
  return (
    WHOLE.every((key) => a.plan[key] === b.plan[key]) &&
    LISTED.every((key) => sameValues(a.plan[key], b.plan[key])) &&
    sameValues(a.schedule.items, b.schedule.items)
  );
}

function sameValues(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.values();
  for (const value of a.values()) if (others.next().value !== value) return false;
  return true;
}
