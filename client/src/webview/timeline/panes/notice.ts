/** What the timeline says above its picture, and in place of it where there is nothing to draw. */
import type { PanelState, ToTimeline } from '../../../../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { counted } from '../../shared/dates.ts';
import { type NoticeLine, notice, panelLines, withoutPicture } from '../../shared/notice.ts';
import type { Tally } from '../model/tally.ts';
import type { Page, Part } from '../part.ts';

interface Ways {
  readonly restart: () => void;
  readonly clearFilter: () => void;
  /** Null where nothing may be written. */
  readonly useTemplate: (() => void) | null;
  readonly addTask: (() => void) | null;
  readonly setDuration: ((row: number) => void) | null;
}

/** Gestures count from 1. */
const FIRST_TASK = 0;

export function noticePart({ model, host, actions, say, run }: Page): Part {
  const made = notice();
  const restart = (): void => host.post({ type: 'restart' });
  const showFirst = (): void => {
    const { view } = model;
    if (view?.firstError) {
      host.post({ type: 'reveal', version: view.version, target: view.firstError.target, keepFocus: false });
    }
  };
  const useTemplate = (): void => host.post({ type: 'newPlan' });
  /** There is no row yet to open a field at. */
  const addTask = (): void => {
    const version = model.view?.version ?? 0;
    const intent = { kind: 'add', after: '', inside: true, name: 'New task' } as const;
    host.post({ type: 'edit', number: FIRST_TASK, version, intent, preview: false });
  };
  const setDuration = (row: number): void => {
    actions.goToRow(row);
    run('duration');
  };
  const readAt = clockOfPictures();
  return {
    at: [
      ['top', made.banner],
      ['stage', made.place],
    ],
    receive: (message) => {
      readAt.receive(message);
      if (message.type !== 'answer' || message.number !== FIRST_TASK) return;
      if (message.answer?.kind === 'refused') say(message.answer.reason);
    },
    draw: ({ view, state }) => {
      const { readOnly } = model.settings;
      const ways: Ways = {
        restart,
        clearFilter: actions.clearFilters,
        useTemplate: readOnly === null ? useTemplate : null,
        addTask: readOnly === null ? addTask : null,
        setDuration: readOnly === null ? setDuration : null,
      };
      const asOf = model.dates.clock(readAt.minute());
      const lines = panelLines({ state, view, readOnly, asOf, restart, showFirst });
      made.draw({
        lines: [...lines, ...(view ? undatedLine(model.tally, ways) : [])],
        instead: insteadOfTimeline(state, view, model.shown.rows.length, ways),
        loading: state.kind === 'loading' && !view,
      });
    },
  };
}

/**
 * When the newest picture was read, by the host's clock: it tells the time with whole views, and changes
 * come after those.
 */
function clockOfPictures() {
  let told = { minute: 0, at: 0 };
  let newest = 0;
  return {
    minute: () => newest,
    receive: (message: ToTimeline): void => {
      if (message.type === 'view') {
        told = { minute: message.settings.today, at: performance.now() };
        newest = told.minute;
      } else if (message.type === 'changes') {
        newest = told.minute + (performance.now() - told.at) / 60_000;
      }
    },
  };
}

/** Where most of the work has no length yet, the picture is no plan: the first thing to do is to say how long. */
function undatedLine({ dated, undated, firstUndated }: Tally, { setDuration }: Ways): NoticeLine[] {
  if (undated === 0 || undated < dated) return [];
  const text = `${counted(undated, ['task has', 'tasks have'])} no duration yet; one day is assumed`;
  const set = setDuration && { label: 'Set duration', run: () => setDuration(firstUndated) };
  return [{ icon: 'info', text, actions: set ? [set] : [] }];
}

function insteadOfTimeline(
  state: PanelState,
  view: TimelineView | null,
  shown: number,
  { restart, clearFilter, useTemplate, addTask }: Ways,
): NoticeLine | null {
  if (!view) return withoutPicture(state, { restart, useTemplate });
  if (view.rows.length === 0) {
    return {
      icon: 'info',
      text: 'No tasks yet.',
      actions: [
        ...(addTask ? [{ label: 'Add a task', run: addTask }] : []),
        ...(useTemplate ? [{ label: 'Use a template', run: useTemplate }] : []),
      ],
    };
  }
  if (shown > 0) return null;
  return { icon: 'search', text: 'Nothing matches.', actions: [{ label: 'Clear filter', run: clearFilter }] };
}
