/** The charts of the simulation, each in its place of the page, redrawn ten times a second at the most. */
import type { SimulatedFigures } from '../../../../../server/src/protocol/simulation.ts';
import type { Chart, RiskHost } from '../risk-host.ts';
import { createMilestones } from './answers/milestones.ts';
import { createPromises } from './answers/promises.ts';
import { createResponses } from './answers/responses.ts';
import { createCurve } from './curve/curve.ts';
import { withKept } from './kept-figures.ts';
import { paced } from './plot/pace.ts';
import { createScatter } from './scatter/scatter.ts';
import { createStateStrip } from './state/state-strip.ts';
import { createTornado } from './tornado/tornado.ts';
import { createWhatIf } from './what-if/what-if.ts';

/** Empty elements in the order of the page; a chart puts its section into its own. */
export interface ChartSlots {
  /** How the simulation stands: a strip over the width of the page. */
  readonly progress: HTMLElement;
  readonly curve: HTMLElement;
  readonly whatIf: HTMLElement;
  readonly tornado: HTMLElement;
  readonly scatter: HTMLElement;
  readonly milestones: HTMLElement;
  /** What each response buys. */
  readonly responses: HTMLElement;
  /** What to hold and what can be promised, and where paths meet. */
  readonly promises: HTMLElement;
}

const PAUSE = 100;

export function createCharts(slots: ChartSlots, host: RiskHost): Chart {
  const charts: readonly Chart[] = [
    createStateStrip(slots.progress, host),
    createCurve(slots.curve, host),
    createWhatIf(slots.whatIf, host),
    createTornado(slots.tornado, host),
    createScatter(slots.scatter, host),
    createMilestones(slots.milestones, host),
    createResponses(slots.responses, host),
    createPromises(slots.promises, host),
  ];
  let newest: Parameters<Chart['update']> | null = null;
  let last: SimulatedFigures | null = null;
  const draw = paced(PAUSE, () => {
    if (!newest) return;
    const [simulation, risks] = newest;
    const { view, restIsOld } = withKept(simulation, last);
    last = view.result ?? last;
    for (const chart of charts) chart.update(view, risks);
    const { progress, curve, whatIf, ...rest } = slots;
    for (const slot of [curve, ...Object.values(rest)]) {
      slot.classList.toggle('stale', simulation.state.kind === 'stale' || (restIsOld && slot !== curve));
    }
  });
  return {
    update: (simulation, risks) => {
      // The page draws for many reasons; these are told by what it draws from.
      if (newest?.[0] === simulation && newest[1] === risks) return;
      newest = [simulation, risks];
      draw();
    },
  };
}
