/** What stands between the user and a live picture: the banner above it, or a sentence in its place. */
import type { PanelState } from '../../../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../../../server/src/protocol/timeline.ts';
import { counted } from '../shared/dates.ts';
import { button, element } from '../shared/element.ts';
import { type IconName, icon } from '../shared/icons.ts';

export interface NoticeActions {
  readonly restart: () => void;
  readonly showFirstError: () => void;
  readonly clearFilter: () => void;
}

export interface NoticeInput {
  readonly state: PanelState;
  readonly view: TimelineView | null;
  readonly readOnly: string | null;
  readonly shown: number;
}

export interface Notice {
  readonly banner: HTMLElement;
  /** Takes the place of the chart where there is nothing to draw. */
  readonly place: HTMLElement;
  readonly draw: (input: NoticeInput) => void;
}

interface Words {
  readonly icon: IconName;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** A restart that takes longer offers to try again. */
const PATIENCE = 10;

export function notice(actions: NoticeActions): Notice {
  const banner = element('div', { class: 'banner' });
  const place = element('div', { class: 'placeholder' });
  banner.hidden = true;
  place.hidden = true;
  let drawn = '';
  return {
    banner,
    place,
    draw: (input) => {
      const lines = bannerLines(input, actions);
      const sentence = emptySentence(input, actions);
      const now = JSON.stringify([lines, sentence, input.state.kind === 'loading' && !input.view]);
      if (now === drawn) return;
      drawn = now;
      banner.hidden = lines.length === 0;
      banner.replaceChildren(...lines.map((words) => line('span', words)));
      place.hidden = sentence === null && !(input.state.kind === 'loading' && !input.view);
      place.className = sentence ? 'placeholder' : 'placeholder skeleton';
      place.replaceChildren(...(sentence ? [line('p', sentence)] : skeletonRows()));
    },
  };
}

function line(tag: 'span' | 'p', words: Words): HTMLElement {
  const made = element(tag, { class: 'notice' }, icon(words.icon), element('span', {}, words.text));
  const { action } = words;
  if (action)
    made.append(button({ label: action.label, text: action.label, className: 'button link', onClick: action.run }));
  return made;
}

function bannerLines({ state, view, readOnly }: NoticeInput, actions: NoticeActions): Words[] {
  if (!view) return [];
  const lines: Words[] = [];
  if (state.kind === 'restarting') {
    const action = state.seconds >= PATIENCE ? { action: { label: 'Restart', run: actions.restart } } : {};
    lines.push({ icon: 'info', text: 'Reconnecting… The picture is the last one that was read.', ...action });
  } else if (state.kind === 'stopped') {
    lines.push({
      icon: 'error',
      text: `The language server has stopped: ${state.reason}`,
      action: { label: 'Restart', run: actions.restart },
    });
  } else if (state.kind === 'empty') {
    lines.push({
      icon: 'warning',
      text: 'The text holds no plan any more. The picture is the last one that was read.',
    });
  } else if (view.findings.error > 0) {
    const text = `${counted(view.findings.error, ['error', 'errors'])} in the plan. What they touch keeps its last good reading.`;
    lines.push({
      icon: 'error',
      text,
      ...(view.firstError ? { action: { label: 'Show first', run: actions.showFirstError } } : {}),
    });
  }
  if (readOnly !== null) lines.push({ icon: 'lock', text: readOnly });
  return lines;
}

function emptySentence({ state, view, shown }: NoticeInput, actions: NoticeActions): Words | null {
  if (view) {
    if (view.rows.length === 0)
      return { icon: 'info', text: 'No tasks yet. Write one under “tasks:” in the plan, and it appears here.' };
    if (shown === 0)
      return { icon: 'search', text: 'Nothing matches.', action: { label: 'Clear filter', run: actions.clearFilter } };
    return null;
  }
  switch (state.kind) {
    case 'empty':
      return {
        icon: 'info',
        text: 'This file holds no plan yet. A plan begins with “project:”; the command “Planline: New Plan…” writes one to start from.',
      };
    case 'stopped':
      return {
        icon: 'error',
        text: `The language server has stopped: ${state.reason}`,
        action: { label: 'Restart', run: actions.restart },
      };
    case 'restarting':
      return {
        icon: 'info',
        text: 'Reconnecting…',
        ...(state.seconds >= PATIENCE ? { action: { label: 'Restart', run: actions.restart } } : {}),
      };
    case 'loading':
    case 'live':
      return null;
  }
}

function skeletonRows(): HTMLElement[] {
  return Array.from({ length: 12 }, () => element('div', { class: 'skeleton-row' }));
}
