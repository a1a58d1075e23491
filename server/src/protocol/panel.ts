/**
 * Messages between a panel's host (the extension) and its page (a webview). One closed union each
 * way; the host validates what the page sends.
 */
import type { RiskView } from './risks.ts';
import type { TimelineView } from './timeline.ts';
import type { Target } from './view.ts';

/** How the panel stands, told beside the last good picture. */
export type PanelState =
  | { readonly kind: 'live' }
  | { readonly kind: 'loading' }
  /** The server is starting again; the picture stays. */
  | { readonly kind: 'restarting'; readonly seconds: number }
  | { readonly kind: 'stopped'; readonly reason: string }
  /** The file holds no plan (yet). */
  | { readonly kind: 'empty' };

export interface PanelSettings {
  /** BCP 47; empty for the browser's own. */
  readonly locale: string;
  /** Today as a civil minute; the page has no clock of its own. */
  readonly today: number;
  readonly readOnly: string | null;
}

export type ToTimeline =
  | { readonly type: 'view'; readonly view: TimelineView; readonly settings: PanelSettings }
  | { readonly type: 'state'; readonly state: PanelState }
  /** The text cursor went to this item. */
  | { readonly type: 'cursor'; readonly id: string }
  | { readonly type: 'command'; readonly command: 'search' | 'fit' | 'today' };

export type ToRisks =
  | { readonly type: 'view'; readonly view: RiskView; readonly settings: PanelSettings }
  | { readonly type: 'state'; readonly state: PanelState };

/** From either page. `version` is that of the view the message speaks of. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly version: number; readonly target: Target; readonly keepFocus: boolean }
  | { readonly type: 'restart' }
  | { readonly type: 'showProblems' };

/**
 * What a page keeps with `setState`, at least: the plan, so that the host finds it again after the
 * window was loaded anew. Before the first view a page reads it from `document.body.dataset.plan`.
 */
export interface PageState {
  readonly uri: string;
}
