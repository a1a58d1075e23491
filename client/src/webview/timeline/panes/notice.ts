/** What the timeline says in place of its picture where there is nothing to draw. */
import type { PanelState } from '../../../../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { type NoticeLine, notice, panelLines, withoutPicture } from '../../shared/notice.ts';
import type { Page, Part } from '../part.ts';

interface EmptyInput {
  readonly state: PanelState;
  readonly view: TimelineView | null;
  /** Rows that filter and collapse leave. */
  readonly shown: number;
  readonly restart: () => void;
  readonly clearFilter: () => void;
}

export function noticePart({ model, host, actions }: Page): Part {
  const made = notice();
  const restart = (): void => host.post({ type: 'restart' });
  const showFirst = (): void => {
    const { view } = model;
    if (view?.firstError) {
      host.post({ type: 'reveal', version: view.version, target: view.firstError.target, keepFocus: false });
    }
  };
  const clearFilter = (): void => {
    model.criticalOnly = false;
    actions.search('');
  };
  return {
    at: [
      ['top', made.banner],
      ['stage', made.place],
    ],
    draw: ({ view, state }) =>
      made.draw({
        lines: panelLines({ state, view, readOnly: model.settings.readOnly, restart, showFirst }),
        instead: insteadOfTimeline({ state, view, shown: model.shown.rows.length, restart, clearFilter }),
        loading: state.kind === 'loading' && !view,
      }),
  };
}

function insteadOfTimeline({ state, view, shown, restart, clearFilter }: EmptyInput): NoticeLine | null {
  if (!view) return withoutPicture(state, restart);
  if (view.rows.length === 0) {
    return { icon: 'info', text: 'No tasks yet. Write one under “tasks:” in the plan, and it appears here.' };
  }
  if (shown > 0) return null;
  return { icon: 'search', text: 'Nothing matches.', action: { label: 'Clear filter', run: clearFilter } };
}
