/**
 * What the page is put together from. A part makes its elements once, says where they go, and draws
 * what the frame and the page's model say; it keeps no truth of its own. `parts.ts` lists them.
 */
import type { PanelState, TimelineCommand, ToTimeline } from '../../../../server/src/protocol/panel.ts';
import type { EditIntent } from '../../../../server/src/protocol/plan-edit.ts';
import type { TimelineView } from '../../../../server/src/protocol/timeline.ts';
import type { Host } from '../shared/host.ts';
import type { Menus } from '../shared/menu.ts';
import type { Entries, MenuEntry } from '../shared/menu-list.ts';
import type { Actions } from './actions.ts';
import type { Camera } from './camera.ts';
import type { TextMeasure } from './chart/painter.ts';
import type { TimeWindow } from './chart/scale.ts';
import type { Ticks } from './chart/ticks.ts';
import type { PageModel } from './model/page-model.ts';
import type { Tooltip } from './panes/tooltip.ts';

export interface Part {
  readonly at: readonly (readonly [Slot, Element])[];
  /** Once a frame, after every other part above it in the list. */
  readonly draw?: (frame: Frame) => void;
  /** How the focus comes to it, under the names that others know. */
  readonly focus?: Readonly<Partial<Record<FocusPlace, () => void>>>;
  /** Every message of the host, after the model has taken it. */
  readonly receive?: (message: ToTimeline) => void;
  /** Writes what a person wants, and says what came of it. */
  readonly write?: (intent: EditIntent) => void;
  /** What it adds to the menus of the toolbar. */
  readonly entries?: Readonly<Partial<Record<MenuName, Entries>>>;
}

/**
 * In the order of the document: above the grid, in the layer that is redrawn under the scroller, over
 * the grid, around it, below it, over the whole page.
 */
export type Slot = 'top' | 'layer' | 'stage' | 'side' | 'foot' | 'over';

type MenuName = 'show' | 'more';

export type FocusPlace = 'toolbar' | 'search' | 'header' | 'grid' | 'minimap' | 'why' | 'legend' | 'status';

/** F6 goes from one to the next, where they are in sight. */
export const REGIONS: readonly FocusPlace[] = ['toolbar', 'grid', 'minimap', 'why', 'status'];

/** What is the same for all parts while one frame is drawn. */
export interface Frame {
  readonly view: TimelineView | null;
  /** How the panel stands; says nothing of loading before that has taken a moment. */
  readonly state: PanelState;
  readonly window: TimeWindow;
  readonly ticks: Ticks;
}

/** What a part may use. */
export interface Page {
  readonly model: PageModel;
  readonly camera: Camera;
  readonly host: Host<ToTimeline>;
  readonly actions: Actions;
  /** Where keys and pointer of the grid arrive. */
  readonly layer: HTMLElement;
  readonly measure: TextMeasure;
  readonly tooltip: Tooltip;
  readonly menus: Menus;
  /** What the parts add to a menu. */
  readonly entriesOf: (menu: MenuName) => readonly MenuEntry[];
  /** As if the host had sent the command. */
  readonly run: (command: TimelineCommand) => void;
  /** By the part that edits. */
  readonly write: (intent: EditIntent) => void;
  /** Aloud. */
  readonly say: (text: string) => void;
  /** Draws with the next frame. */
  readonly invalidate: () => void;
  /** After rows, columns or widths changed; draws with the next frame. */
  readonly relayout: () => void;
  /** Draws at once, then puts the focus there. */
  readonly focus: (place: FocusPlace) => void;
}
