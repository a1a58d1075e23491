/** The charts of the simulation, each in its place of the page. */
import type { Chart, RiskHost } from '../risk-host.ts';

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

export function createCharts(_slots: ChartSlots, _host: RiskHost): Chart {
  const charts: readonly Chart[] = [];
  return {
    update: (simulation, risks) => {
      for (const chart of charts) chart.update(simulation, risks);
    },
  };
}
