/**
 * What stands between the reader and a live picture: the banner above it, or a sentence in its
 * place; grey rows while the first picture is on its way.
 */
import type { PanelState } from '../../../../server/src/protocol/panel.ts';
import type { ViewHeader } from '../../../../server/src/protocol/view.ts';
import { counted } from './dates.ts';
import { button, element } from './element.ts';
import { type IconName, icon } from './icons.ts';

interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface NoticeLine {
  readonly icon: IconName;
  readonly text: string;
  /** The first is the one most will want. */
  readonly actions?: readonly NoticeAction[];
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
      place.setAttribute('aria-busy', String(input.instead === null && input.loading));
      place.replaceChildren(...(input.instead ? [line('p', input.instead)] : input.loading ? skeletonRows() : []));
    },
  };
}

export interface PanelSituation {
  readonly state: PanelState;
  readonly view: ViewHeader | null;
  readonly readOnly: string | null;
  /** When the picture was read, as a time of day. */
  readonly asOf: string;
  readonly restart: () => void;
  readonly showFirst: () => void;
}

/** A restart that takes longer offers to try again. */
const PATIENCE = 10;

/** What the banner says of a picture that is not, or not quite, that of the text. */
export function panelLines(situation: PanelSituation): NoticeLine[] {
  const { state, view, readOnly, asOf, restart, showFirst } = situation;
  if (!view) return [];
  const lines: NoticeLine[] = [];
  const again = [{ label: 'Restart', run: restart }];
  const picture = `Plan as of ${asOf}`;
  if (state.kind === 'restarting') {
    const text = `Reconnecting… ${picture}`;
    lines.push({ icon: 'info', text, actions: state.seconds >= PATIENCE ? again : [] });
  } else if (state.kind === 'stopped') {
    lines.push({ icon: 'error', text: `${picture}; the language server has stopped: ${state.reason}`, actions: again });
  } else if (state.kind === 'empty') {
    lines.push({ icon: 'warning', text: `${picture}; the text holds no plan any more` });
  } else if (view.findings.error > 0) {
    lines.push({
      icon: 'error',
      text: `${picture}; ${counted(view.findings.error, ['error', 'errors'])}`,
      actions: view.firstError ? [{ label: 'Show first', run: showFirst }] : [],
    });
  }
  if (readOnly !== null) lines.push({ icon: 'lock', text: readOnly });
  return lines;
}

export interface WithoutPicture {
  readonly restart: () => void;
  /** Null where nothing may be written. */
  readonly useTemplate: (() => void) | null;
}

/** What stands where no picture ever was; null where one is about to come. */
export function withoutPicture(state: PanelState, { restart, useTemplate }: WithoutPicture): NoticeLine | null {
  const again = [{ label: 'Restart', run: restart }];
  switch (state.kind) {
    case 'empty':
      return {
        icon: 'info',
        text: 'This file holds no plan yet. A plan begins with “project:”.',
        actions: useTemplate ? [{ label: 'Use a template', run: useTemplate }] : [],
      };
    case 'stopped':
      return { icon: 'error', text: `The language server has stopped: ${state.reason}`, actions: again };
    case 'restarting':
      return { icon: 'info', text: 'Reconnecting…', actions: state.seconds >= PATIENCE ? again : [] };
    case 'loading':
    case 'live':
      return null;
  }
}

function line(tag: 'span' | 'p', words: NoticeLine): HTMLElement {
  const made = element(
    tag,
    { class: words.icon === 'lock' ? 'notice locked' : 'notice' },
    icon(words.icon, `icon is-${words.icon}`),
    element('span', {}, words.text),
  );
  for (const [at, { label, run }] of (words.actions ?? []).entries()) {
    const className = tag === 'p' ? (at === 0 ? 'button primary' : 'button bordered') : 'button link';
    made.append(button({ label, text: label, className, onClick: run }));
  }
  return made;
}

function skeletonRows(): HTMLElement[] {
  return Array.from({ length: 12 }, () => element('div', { class: 'skeleton-row' }));
}
