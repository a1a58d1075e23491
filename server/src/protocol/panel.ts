/**
 * Messages between a panel's host (the extension) and its page (a webview). One closed union each
 * way; the host validates what the page sends.
 */
import type { EditAnswer, EditIntent } from './plan-edit.ts';
import type { RiskView } from './risks.ts';
import type { SimulationView, WhatIf } from './simulation.ts';
import type { WhyView } from './timeline.ts';
import type { SentChanges, SentTimeline } from './timeline-wire.ts';
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
  /** Of a report: the day that it bears. */
  readonly asOf?: number;
}

export type ToTimeline =
  | { readonly type: 'view'; readonly view: SentTimeline; readonly settings: PanelSettings }
  | { readonly type: 'changes'; readonly changes: SentChanges }
  | { readonly type: 'settings'; readonly settings: PanelSettings }
  | { readonly type: 'state'; readonly state: PanelState }
  /** The text cursor went to this item. */
  | { readonly type: 'cursor'; readonly id: string }
  | { readonly type: 'why'; readonly why: WhyView }
  /** To the intent of the same number; null where the server has no answer (it restarts, the text moved on). */
  | { readonly type: 'answer'; readonly number: number; readonly answer: EditAnswer | null }
  /** From the command palette, a menu or a key. `item` is the row a menu was opened on. */
  | { readonly type: 'command'; readonly command: TimelineCommand; readonly item: string | null };

/** What the editor's commands, menus and keys ask a timeline to do; the page does the rest itself. */
export type TimelineCommand =
  | 'search'
  | 'fit'
  | 'today'
  | 'why'
  | 'text'
  | 'add'
  | 'rename'
  | 'delete'
  | 'indent'
  | 'outdent'
  | 'moveUp'
  | 'moveDown'
  | 'link'
  | 'move'
  | 'progress'
  | 'duration'
  | 'copy'
  | 'copyPicture'
  | 'exportSvg'
  | 'exportPng'
  | 'print';

export type ToRisks =
  | { readonly type: 'view'; readonly view: RiskView; readonly settings: PanelSettings }
  | { readonly type: 'state'; readonly state: PanelState }
  /** Of the page's what-if; again and again while trials are run. A serial older than the last one's is dropped. */
  | { readonly type: 'simulation'; readonly view: SimulationView }
  /** The risk, or what it affects, that somebody wants to see: from a code lens or a command. */
  | { readonly type: 'cursor'; readonly id: string }
  /** To the intent of the same number; null where the server has no answer (it restarts, the text moved on). */
  | { readonly type: 'answer'; readonly number: number; readonly answer: EditAnswer | null };

/** From either page. `version` is that of the view the message speaks of. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly version: number; readonly target: Target; readonly keepFocus: boolean }
  /** The text of a phase, task or gate, or that of one finding of its row, by index. */
  | {
      readonly type: 'revealItem';
      readonly id: string;
      readonly finding: number | null;
      readonly keepFocus: boolean;
    }
  | { readonly type: 'why'; readonly version: number; readonly id: string }
  /** What is in sight of a timeline, as in `TimelineParams`; nothing where all rows have a say in that. */
  | { readonly type: 'sight'; readonly rows: readonly number[] }
  /** A gesture. `number` counts up; a newer preview makes older ones pointless. Without `preview` it is written. */
  | {
      readonly type: 'edit';
      readonly number: number;
      readonly version: number;
      readonly intent: EditIntent;
      readonly preview: boolean;
    }
  /** Takes the last written gesture back, which is the editor's own undo. */
  | { readonly type: 'undo' }
  /** A picture or text the person asked for; `data` is text, for PNG base64. The host asks where to put it. */
  | {
      readonly type: 'save';
      readonly format: 'svg' | 'png' | 'csv';
      readonly data: string;
      /** What it shows, for the file's name: lower case letters and hyphens, such as `risk-register`. */
      readonly name?: string;
    }
  /** The switches of the what-if as they stand; the host asks for their simulation from now on. */
  | { readonly type: 'whatIf'; readonly whatIf: WhatIf }
  /** `stop` keeps the trials so far, `start` goes on with the rest, also after a failure. */
  | { readonly type: 'simulate'; readonly action: 'start' | 'stop' }
  /** PDF is the web page, opened where it can be printed. */
  | { readonly type: 'export'; readonly format: 'html' | 'pdf' | 'mermaid' | 'markdown' }
  | { readonly type: 'restart' }
  /** The command that writes a plan from a template. */
  | { readonly type: 'newPlan' }
  | { readonly type: 'showProblems' };

/**
 * What a page keeps with `setState`, at least: the plan, so that the host finds it again after the
 * window was loaded anew. Before the first view a page reads it from `document.body.dataset.plan`.
 */
export interface PageState {
  readonly uri: string;
}
