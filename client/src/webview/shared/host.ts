/**
 * The page's end of the conversation with its panel: typed messages both ways and the state that
 * survives a reload. Nothing else of the page talks to VS Code.
 */
import type { FromPanel, PageState } from '../../../../server/src/protocol/panel.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<Incoming> {
  /** A page without an editor around it: it has all there is to know in itself, and nobody else answers. */
  readonly standsAlone: boolean;
  readonly post: (message: FromPanel) => void;
  /** Calls `handle` for every message of the panel. */
  readonly listen: (handle: (message: Incoming) => void) => void;
  /** What was kept before the reload: of unknown shape, since an older version may have kept it. */
  readonly restored: unknown;
  readonly keep: (state: object) => void;
}

/** To be called once a page: VS Code hands out its interface only once. */
export function connect<Incoming extends { readonly type: string }>(): Host<Incoming> {
  const api = acquireVsCodeApi();
  // The panel finds its plan again by this when the window is loaded anew.
  const always: PageState = { uri: document.body.dataset['plan'] ?? '' };
  const restored = api.getState();
  api.setState({ ...(isObject(restored) ? restored : {}), ...always });
  return {
    standsAlone: false,
    post: (message) => api.postMessage(message),
    listen: (handle) =>
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isMessage<Incoming>(event.data)) handle(event.data);
      }),
    restored,
    keep: (state) => api.setState({ ...state, ...always }),
  };
}

function isMessage<Incoming>(data: unknown): data is Incoming {
  return isObject(data) && 'type' in data && typeof data.type === 'string';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
