/**
 * What is shown while trials are run: at first only the curves are known, and the rest of the page would go
 * and come back. It stays as it was last known, and is marked as being of before. Pure.
 */
import type { SimulatedFigures, SimulationView } from '../../../../../server/src/protocol/simulation.ts';

export interface ShownSimulation {
  readonly view: SimulationView;
  /** What is not a curve is that of an earlier run. */
  readonly restIsOld: boolean;
}

/** @param last of the view drawn before. */
export function withKept(view: SimulationView, last: SimulatedFigures | null): ShownSimulation {
  const { result, state } = view;
  const isUnderWay = state.kind === 'running' || state.kind === 'stopped';
  if (!result || !last || !isUnderWay || isWhole(result)) return { view, restIsOld: false };
  return { view: { ...view, result: { ...last, finish: result.finish, cost: result.cost } }, restIsOld: true };
}

/** Contingency is told of every plan, but only at the end of a run. */
function isWhole({ contingency, drivers, scatter }: SimulatedFigures): boolean {
  return contingency.length > 0 || drivers.length > 0 || scatter !== null;
}
