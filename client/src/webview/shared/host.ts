/**
 * The page's end of the conversation with its panel: typed messages both ways and the state that
 * survives a reload. Nothing else of the page talks to VS Code.
 */
import type { FromPanel } from '../../../../server/src/protocol/panel.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<Incoming> {
  readonly post: (message: FromPanel) => void;
  /** Calls `handle` for every message of the panel. */
  readonly listen: (handle: (message: Incoming) => void) => void;
  /** What was kept before the reload: of unknown shape, since an older version may have kept it. */
  readonly restored: unknown;
  readonly keep: (state: unknown) => void;
}

/** To be called once a page: VS Code hands out its interface only once. */
export function connect<Incoming extends { readonly type: string }>(): Host<Incoming> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen: (handle) =>
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isMessage<Incoming>(event.data)) handle(event.data);
      }),
    restored: api.getState(),
    keep: (state) => api.setState(state),
  };
}

function isMessage<Incoming>(data: unknown): data is Incoming {
  return typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string';
}
