/** The charts of the simulation, each in its place of the page. */
import type { Chart, RiskHost } from '../risk-host.ts';

/** Empty elements in the order of the page; a chart puts its section into its own. */
export interface ChartSlots {
  readonly curve: HTMLElement;
  readonly whatIf: HTMLElement;
  readonly tornado: HTMLElement;
  readonly scatter: HTMLElement;
}

export function createCharts(_slots: ChartSlots, _host: RiskHost): Chart {
  const charts: readonly Chart[] = [];
  return {
    update: (simulation, risks) => {
      for (const chart of charts) chart.update(simulation, risks);
    },
  };
}
