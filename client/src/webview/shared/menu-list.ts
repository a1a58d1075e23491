/** One menu: its entries, the arrows among them, and finding one by typing. Does not know what lies below or above. */
import { element, setAttributes } from './element.ts';
import { icon } from './icons.ts';

export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly label: string;
      /** Shown beside it. */
      readonly keys?: string;
      readonly off?: boolean;
      readonly run: () => void;
    }
  /** Leaves the menu open, so that several may be switched. */
  | { readonly kind: 'check'; readonly label: string; readonly checked: boolean; readonly run: () => void }
  /** One of several. */
  | { readonly kind: 'choice'; readonly label: string; readonly checked: boolean; readonly run: () => void }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: Entries }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' };

/** Asked for when the menu opens, and again after each switch in it. */
export type Entries = () => readonly MenuEntry[];

interface ListEvents {
  readonly choose: (entry: MenuEntry, item: HTMLElement) => void;
  /** The pointer or the arrows came to another entry. */
  readonly pointAt: () => void;
  readonly back: () => void;
  readonly end: () => void;
}

export interface MenuList {
  readonly root: HTMLElement;
  readonly focus: () => void;
  /** Says anew what is switched on. */
  readonly refresh: () => void;
}

const ROLES = {
  action: 'menuitem',
  menu: 'menuitem',
  check: 'menuitemcheckbox',
  choice: 'menuitemradio',
} as const;

/** Letters typed within this time are one word. */
const TYPING = 700;

export function menuList(label: string, entries: Entries, events: ListEvents): MenuList {
  let shown = entries();
  const items = new Map<HTMLElement, number>();
  const root = element('div', { class: 'menu', role: 'menu', 'aria-label': label });
  for (const [index, entry] of shown.entries()) {
    const item = itemOf(entry);
    if (item.getAttribute('role')?.startsWith('menuitem')) items.set(item, index);
    root.append(item);
  }
  const all = [...items.keys()];
  let current = 0;
  let typed = '';
  let typedAt = 0;

  function goTo(index: number): void {
    current = (index + all.length) % all.length;
    all[current]?.focus();
  }

  function choose(item: HTMLElement): void {
    const entry = shown[items.get(item) ?? -1];
    if (entry && item.getAttribute('aria-disabled') !== 'true') events.choose(entry, item);
  }

  function type(letter: string, time: number): void {
    typed = time - typedAt < TYPING ? typed + letter : letter;
    typedAt = time;
    const word = typed.toLocaleLowerCase();
    // One letter again and again walks through all that begin with it.
    const from = typed.length === 1 ? current + 1 : current;
    const inTurn = all.map((_, step) => (from + step) % all.length);
    const found = inTurn.find((at) =>
      all[at]?.querySelector('.menu-label')?.textContent?.toLocaleLowerCase().startsWith(word),
    );
    if (found !== undefined) goTo(found);
  }

  root.addEventListener('keydown', (event) => {
    const item = all[current];
    const isMenu = item?.getAttribute('aria-haspopup') === 'menu';
    event.stopPropagation();
    if (event.key === 'ArrowDown') goTo(current + 1);
    else if (event.key === 'ArrowUp') goTo(current - 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(all.length - 1);
    else if (event.key === 'ArrowLeft') events.back();
    else if (event.key === 'Escape' || event.key === 'Tab') events.end();
    else if (item && (event.key === 'Enter' || event.key === ' ' || (event.key === 'ArrowRight' && isMenu)))
      choose(item);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      type(event.key, event.timeStamp);
    } else if (event.key !== 'ArrowRight') return;
    event.preventDefault();
  });
  root.addEventListener('pointermove', (event) => {
    const item = itemAt(event);
    if (!item || item === document.activeElement) return;
    events.pointAt();
    goTo(all.indexOf(item));
    if (item.getAttribute('aria-haspopup') === 'menu') choose(item);
  });
  root.addEventListener('click', (event) => {
    const item = itemAt(event);
    if (item) choose(item);
  });
  root.addEventListener('contextmenu', (event) => event.preventDefault());

  function itemAt(event: Event): HTMLElement | null {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('.menu-item') : null;
    return item && items.has(item) ? item : null;
  }

  return {
    root,
    focus: () => goTo(current),
    refresh: () => {
      shown = entries();
      for (const [item, index] of items) {
        const entry = shown[index];
        if (entry?.kind === 'check' || entry?.kind === 'choice')
          item.setAttribute('aria-checked', String(entry.checked));
      }
    },
  };
}

function itemOf(entry: MenuEntry): HTMLElement {
  switch (entry.kind) {
    case 'line':
      return element('div', { class: 'menu-line', role: 'separator' });
    case 'heading':
      return element('div', { class: 'menu-heading', role: 'presentation' }, entry.label);
    case 'action':
    case 'menu':
    case 'check':
    case 'choice': {
      const item = element('div', { class: 'menu-item', role: ROLES[entry.kind], tabindex: -1 });
      const mark = element('span', { class: 'menu-mark' });
      if (entry.kind === 'check' || entry.kind === 'choice') mark.append(icon('check'));
      item.append(mark, element('span', { class: 'menu-label' }, entry.label));
      if (entry.kind === 'menu') item.append(icon('next', 'icon menu-next'));
      if (entry.kind === 'action' && entry.keys) item.append(element('span', { class: 'menu-keys' }, entry.keys));
      setAttributes(item, {
        'aria-haspopup': entry.kind === 'menu' ? 'menu' : null,
        'aria-expanded': entry.kind === 'menu' ? 'false' : null,
        'aria-checked': entry.kind === 'check' || entry.kind === 'choice' ? String(entry.checked) : null,
        'aria-disabled': entry.kind === 'action' && entry.off ? 'true' : null,
      });
      return item;
    }
  }
}
