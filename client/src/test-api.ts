/** What `activate` returns: enough to see from a test that the server runs and what panels show. Changes nothing. */
import type { PanelState } from '../../server/src/protocol/panel.ts';
import type { PlanServer, ServerState } from './language-client.ts';
import type { PanelKind } from './panels/kinds.ts';
import type { Panels } from './panels/panels.ts';

export interface PanelSummary {
  readonly kind: PanelKind;
  readonly uri: string;
  readonly state: PanelState;
  /** The page has loaded and said so. */
  readonly ready: boolean;
  readonly view: unknown;
}

export interface PlanlineApi {
  readonly serverState: () => ServerState;
  readonly serverProcessId: () => number | undefined;
  readonly panels: () => readonly PanelSummary[];
}

export function testApi(server: PlanServer, panels: Panels): PlanlineApi {
  return {
    serverState: () => server.state,
    serverProcessId: () => server.processId,
    panels: () => panels.all.map(({ info, uri, state, ready, view }) => ({ kind: info.kind, uri, state, ready, view })),
  };
}
