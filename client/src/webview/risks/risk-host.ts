/** What parts of the risk page may ask of it, and what a chart is to it. */
import type { FromPanel, PanelSettings } from '../../../../server/src/protocol/panel.ts';
import type { RiskView } from '../../../../server/src/protocol/risks.ts';
import type { SimulationView, WhatIf } from '../../../../server/src/protocol/simulation.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import type { RegisterWords } from './columns.ts';

export interface RiskHost {
  /** Dates, numbers and money as the plan shown has them. */
  readonly words: () => RegisterWords;
  readonly settings: () => PanelSettings;
  readonly post: (message: FromPanel) => void;
  /** Shows the line that a mark stands for; `keepFocus` where it was only clicked. */
  readonly reveal: (target: Target, keepFocus: boolean) => void;
  /** Selects a risk in the register, which is narrowed to what shows it. */
  readonly showRisk: (id: string) => void;
  /** Tells a reader by voice, at most once a second. */
  readonly say: (text: string) => void;
  /** Writes what the what-if switches: risks off are closed, responses are done. Asks first. */
  readonly apply: (whatIf: WhatIf) => void;
  /** What a part kept before the reload, of unknown shape. */
  readonly kept: (part: string) => unknown;
  readonly keep: (part: string, value: unknown) => void;
}

/** Draws into the element that it was made with. Told of every newer view; may be told the same one again. */
export interface Chart {
  readonly update: (simulation: SimulationView, risks: RiskView) => void;
}
