/** The line that says what was written and takes it back, or why nothing was. Goes by itself, but not while used. */
import { button, element } from './element.ts';
import { type IconName, icon } from './icons.ts';

interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly root: HTMLElement;
  readonly show: (text: string, sign: IconName | null, actions: readonly ToastAction[]) => void;
  /** True where there was one. */
  readonly hide: () => boolean;
}

const STAYS = 10_000;

export function toast(): Toast {
  const root = element('div', { class: 'toast', role: 'group', 'aria-label': 'What was changed' });
  root.hidden = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hide(): boolean {
    clearTimeout(timer);
    const shown = !root.hidden;
    root.hidden = true;
    root.replaceChildren();
    return shown;
  }

  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (root.matches(':hover, :focus-within')) wait();
      else hide();
    }, STAYS);
  }

  return {
    root,
    hide,
    show: (text, sign, actions) => {
      const buttons = actions.map(({ label, run }) =>
        button({
          label,
          text: label,
          className: 'button link',
          onClick: () => {
            hide();
            run();
          },
        }),
      );
      const close = button({ label: 'Close', icon: icon('close'), onClick: hide });
      root.replaceChildren(...(sign ? [icon(sign)] : []), element('span', {}, text), ...buttons, close);
      root.hidden = false;
      wait();
    },
  };
}
