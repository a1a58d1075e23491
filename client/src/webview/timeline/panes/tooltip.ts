/** A few words on the mark under the pointer, after it rested there. Placed by geometry, hidden by Esc. */
import { element } from '../../shared/element.ts';

export interface Tooltip {
  readonly root: HTMLElement;
  /** Shows `lines` (title first; none, no tooltip) near a point of the page once the pointer rests; null hides. */
  readonly point: (key: string | null, lines: () => readonly string[], x: number, y: number) => void;
  readonly hide: () => boolean;
}

const DELAY = 300;

export function tooltip(): Tooltip {
  const root = element('div', { class: 'tooltip', role: 'tooltip' });
  root.hidden = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: string | null = null;

  function hide(): boolean {
    clearTimeout(timer);
    current = null;
    const wasShown = !root.hidden;
    root.hidden = true;
    return wasShown;
  }

  return {
    root,
    hide,
    point: (key, lines, x, y) => {
      if (key === current) return;
      hide();
      if (key === null) return;
      current = key;
      timer = setTimeout(() => {
        const [title, ...rest] = lines();
        if (title === undefined) return;
        root.replaceChildren(element('strong', {}, title), ...rest.map((text) => element('span', {}, text)));
        root.hidden = false;
        const left = Math.max(4, Math.min(x + 12, window.innerWidth - root.offsetWidth - 8));
        const below = y + 18 + root.offsetHeight < window.innerHeight;
        const top = below ? y + 18 : Math.max(4, y - root.offsetHeight - 10);
        root.style.transform = `translate(${left}px, ${top}px)`;
      }, DELAY);
    },
  };
}
