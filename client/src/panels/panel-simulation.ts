/**
 * The simulation that a panel's page shows: asked of the server for the page's what-if whenever there
 * is something new, one question at a time, and passed on. Asking says that somebody looks; a panel that
 * cannot be seen does not ask.
 */
import {
  SIMULATE_REQUEST,
  SIMULATION_REQUEST,
  type SimulateParams,
  type SimulationParams,
  type SimulationResult,
} from '../../../server/src/protocol/requests.ts';
import type { SimulationView, WhatIf } from '../../../server/src/protocol/simulation.ts';
import type { PanelHost, PlanPanel } from './plan-panel.ts';

const AS_WRITTEN: WhatIf = { off: [], answered: [] };

export class PanelSimulation {
  readonly #host: PanelHost;
  readonly #panel: PlanPanel;
  #whatIf = AS_WRITTEN;
  #view: SimulationView | null = null;
  #asking = false;
  #askAgain = false;

  constructor(host: PanelHost, panel: PlanPanel) {
    this.#host = host;
    this.#panel = panel;
  }

  /** What the page was last told. */
  get view(): SimulationView | null {
    return this.#view;
  }

  /** Asks for what is known now. */
  refresh(): void {
    this.#askAgain = true;
    if (!this.#asking && this.#panel.visible) void this.#ask();
  }

  /** Sends the page what it had last. */
  tell(): void {
    if (this.#view) this.#panel.post({ type: 'simulation', view: this.#view });
  }

  show(whatIf: WhatIf): void {
    this.#whatIf = whatIf;
    this.refresh();
  }

  async do(action: SimulateParams['action']): Promise<void> {
    const params: SimulateParams = { ...this.#params(), action };
    await this.#host.server.request(SIMULATE_REQUEST, params);
    this.refresh();
  }

  #params(): SimulationParams {
    return { uri: this.#panel.uri, whatIf: this.#whatIf };
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    while (this.#askAgain && this.#panel.visible) {
      this.#askAgain = false;
      const whatIf = this.#whatIf;
      try {
        const view = await this.#host.server.request<SimulationResult>(SIMULATION_REQUEST, this.#params());
        // The switches may have been turned meanwhile; then it is asked again already.
        if (!view || whatIf !== this.#whatIf) continue;
        this.#view = view;
        this.tell();
      } catch (error) {
        this.#host.log.warn(`${this.#panel.info.title}: ${String(error)}`);
      }
    }
    this.#asking = false;
  }
}
