/** What the timeline says in place of its picture where there is nothing to draw. */
import type { PanelState } from '../../../../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { type NoticeLine, withoutPicture } from '../../shared/notice.ts';

export interface EmptyInput {
  readonly state: PanelState;
  readonly view: TimelineView | null;
  /** Rows that filter and collapse leave. */
  readonly shown: number;
  readonly restart: () => void;
  readonly clearFilter: () => void;
}

export function insteadOfTimeline({ state, view, shown, restart, clearFilter }: EmptyInput): NoticeLine | null {
  if (!view) return withoutPicture(state, restart);
  if (view.rows.length === 0) {
    return { icon: 'info', text: 'No tasks yet. Write one under “tasks:” in the plan, and it appears here.' };
  }
  if (shown > 0) return null;
  return { icon: 'search', text: 'Nothing matches.', action: { label: 'Clear filter', run: clearFilter } };
}
