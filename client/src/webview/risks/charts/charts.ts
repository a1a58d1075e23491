/** The charts of the simulation, each in its place of the page, redrawn ten times a second at the most. */
import type { Chart, RiskHost } from '../risk-host.ts';
import { createCurve } from './curve/curve.ts';
import { paced } from './plot/pace.ts';
import { createScatter } from './scatter/scatter.ts';
import { createTornado } from './tornado/tornado.ts';

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
    createCurve(slots.curve, host),
    createTornado(slots.tornado, host),
    createScatter(slots.scatter, host),
  ];
  let newest: Parameters<Chart['update']> | null = null;
  const draw = paced(PAUSE, () => {
    if (newest) for (const chart of charts) chart.update(...newest);
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
