/** What `activate` returns: enough to see from a test that the server runs and what panels show, and to speak as a page does. */
import type { PanelState } from '../../server/src/protocol/panel.ts';
import type { SimulationView } from '../../server/src/protocol/simulation.ts';
import type { PlanServer, ServerState } from './language-client.ts';
import type { PanelKind } from './panels/kinds.ts';
import type { Panels } from './panels/panels.ts';

export interface PanelSummary {
  readonly kind: PanelKind;
  readonly uri: string;
  readonly state: PanelState;
  /** It is the editor of its document. */
  readonly isEditor: boolean;
  /** The page has loaded and said so. */
  readonly ready: boolean;
  readonly view: unknown;
  /** Of a panel of risks, once there is one. */
  readonly simulation: SimulationView | null;
}

export interface PlanlineApi {
  readonly serverState: () => ServerState;
  readonly serverProcessId: () => number | undefined;
  readonly panels: () => readonly PanelSummary[];
  /** A message as the page in front would send it, checked as those are. */
  readonly say: (message: unknown, kind?: PanelKind) => void;
}

export function testApi(server: PlanServer, panels: Panels): PlanlineApi {
  return {
    serverState: () => server.state,
    serverProcessId: () => server.processId,
    panels: () =>
      panels.all.map(({ info, uri, editorOf, state, ready, view, simulation }) => ({
        kind: info.kind,
        uri,
        isEditor: editorOf !== null,
        state,
        ready,
        view,
        simulation: simulation?.view ?? null,
      })),
    say: (message, kind = 'timeline') => {
      const panel = kind === 'timeline' ? panels.timelineInFront() : panels.all.find(({ info }) => info.kind === kind);
      panel?.receive(message);
    },
  };
}
