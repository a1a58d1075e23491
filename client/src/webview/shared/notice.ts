/**
 * What stands between the reader and a live picture: the banner above it, or a sentence in its
 * place; grey rows while the first picture is on its way.
 */
import type { PanelState } from '../../../../server/src/protocol/panel.ts';
import type { ViewHeader } from '../../../../server/src/protocol/view.ts';
import { counted } from './dates.ts';
import { button, element } from './element.ts';
import { type IconName, icon } from './icons.ts';

export interface NoticeLine {
  readonly icon: IconName;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface NoticeInput {
  readonly lines: readonly NoticeLine[];
  /** Takes the place of the picture where there is nothing to draw. */
  readonly instead: NoticeLine | null;
  readonly loading: boolean;
}

export interface Notice {
  readonly banner: HTMLElement;
  readonly place: HTMLElement;
  readonly draw: (input: NoticeInput) => void;
}

export function notice(): Notice {
  const banner = element('div', { class: 'banner' });
  const place = element('div', { class: 'placeholder' });
  banner.hidden = true;
  place.hidden = true;
  let drawn = '';
  return {
    banner,
    place,
    draw: (input) => {
      const now = JSON.stringify(input);
      if (now === drawn) return;
      drawn = now;
      banner.hidden = input.lines.length === 0;
      banner.replaceChildren(...input.lines.map((words) => line('span', words)));
      place.hidden = input.instead === null && !input.loading;
      place.className = input.instead ? 'placeholder' : 'placeholder skeleton';
      place.replaceChildren(...(input.instead ? [line('p', input.instead)] : skeletonRows()));
    },
  };
}

export interface PanelSituation {
  readonly state: PanelState;
  readonly view: ViewHeader | null;
  readonly readOnly: string | null;
  readonly restart: () => void;
  readonly showFirst: () => void;
}

/** A restart that takes longer offers to try again. */
const PATIENCE = 10;

/** What the banner says of a picture that is not, or not quite, that of the text. */
export function panelLines({ state, view, readOnly, restart, showFirst }: PanelSituation): NoticeLine[] {
  if (!view) return [];
  const lines: NoticeLine[] = [];
  const again = { label: 'Restart', run: restart };
  if (state.kind === 'restarting') {
    const text = 'Reconnecting… The picture is the last one that was read.';
    lines.push({ icon: 'info', text, ...(state.seconds >= PATIENCE ? { action: again } : {}) });
  } else if (state.kind === 'stopped') {
    lines.push({ icon: 'error', text: `The language server has stopped: ${state.reason}`, action: again });
  } else if (state.kind === 'empty') {
    const text = 'The text holds no plan any more. The picture is the last one that was read.';
    lines.push({ icon: 'warning', text });
  } else if (view.findings.error > 0) {
    const text = `${counted(view.findings.error, ['error', 'errors'])} in the plan. What they touch keeps its last good reading.`;
    lines.push({
      icon: 'error',
      text,
      ...(view.firstError ? { action: { label: 'Show first', run: showFirst } } : {}),
    });
  }
  if (readOnly !== null) lines.push({ icon: 'lock', text: readOnly });
  return lines;
}

/** What stands where no picture ever was; null where one is about to come. */
export function withoutPicture(state: PanelState, restart: () => void): NoticeLine | null {
  const again = { label: 'Restart', run: restart };
  switch (state.kind) {
    case 'empty':
      return {
        icon: 'info',
        text: 'This file holds no plan yet. A plan begins with “project:”; the command “Planline: New Plan…” writes one to start from.',
      };
    case 'stopped':
      return { icon: 'error', text: `The language server has stopped: ${state.reason}`, action: again };
    case 'restarting':
      return { icon: 'info', text: 'Reconnecting…', ...(state.seconds >= PATIENCE ? { action: again } : {}) };
    case 'loading':
    case 'live':
      return null;
  }
}

function line(tag: 'span' | 'p', words: NoticeLine): HTMLElement {
  const made = element(tag, { class: 'notice' }, icon(words.icon), element('span', {}, words.text));
  const { action } = words;
  if (action) {
    made.append(button({ label: action.label, text: action.label, className: 'button link', onClick: action.run }));
  }
  return made;
}

function skeletonRows(): HTMLElement[] {
  return Array.from({ length: 12 }, () => element('div', { class: 'skeleton-row' }));
}
