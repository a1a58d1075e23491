/**
 * Menus as VS Code has them: by keyboard complete (arrows, Home, End, typing a name, Enter, Esc back to where
 * it was opened from), closed by a press outside, never cut at the window's edge. One menu is open at a time,
 * with the submenus that lead on from it.
 */
import { element } from './element.ts';
import { type Entries, type MenuEntry, type MenuList, menuList } from './menu-list.ts';

/** A control that it hangs below, or a point. */
type MenuAnchor = HTMLElement | { readonly x: number; readonly y: number };

export interface Menus {
  readonly root: HTMLElement;
  /** Closes it again where it is open below the same control. */
  readonly open: (label: string, entries: Entries, anchor: MenuAnchor) => void;
  /** False where none is open. */
  readonly close: () => boolean;
}

export function menus(): Menus {
  const root = element('div', { class: 'menus' });
  let lists: MenuList[] = [];
  let opener: HTMLElement | null = null;
  let giveBack: HTMLElement | null = null;

  function close(returnFocus: boolean): boolean {
    if (lists.length === 0) return false;
    closeFrom(0);
    document.removeEventListener('pointerdown', onPress, true);
    window.removeEventListener('resize', leave);
    window.removeEventListener('blur', leave);
    opener?.setAttribute('aria-expanded', 'false');
    opener = null;
    if (returnFocus) giveBack?.focus();
    return true;
  }

  function leave(): void {
    close(false);
  }

  function onPress(event: Event): void {
    // As it is within a tree of its own.
    const [target] = event.composedPath();
    // The control that opened it closes it by its own click.
    if (target instanceof Node && (root.contains(target) || opener?.contains(target))) return;
    close(false);
  }

  function closeFrom(depth: number): void {
    for (const list of lists.slice(depth)) list.root.remove();
    lists = lists.slice(0, depth);
    lists.at(-1)?.root.querySelector('[aria-expanded=true]')?.setAttribute('aria-expanded', 'false');
  }

  function show(label: string, entries: Entries, place: Place): void {
    const depth = lists.length;
    const list = menuList(label, entries, {
      choose: (entry, item) => choose(depth, entry, item),
      pointAt: () => closeFrom(depth + 1),
      back: () => {
        if (depth === 0) return;
        closeFrom(depth);
        lists.at(-1)?.focus();
      },
      end: () => close(true),
    });
    lists.push(list);
    root.append(list.root);
    put(list.root, place);
    list.focus();
  }

  function choose(depth: number, entry: MenuEntry, item: HTMLElement): void {
    switch (entry.kind) {
      case 'menu': {
        closeFrom(depth + 1);
        item.setAttribute('aria-expanded', 'true');
        const { left, right, top } = item.getBoundingClientRect();
        show(entry.label, entry.entries, { left: right - 2, orRightAt: left + 2, top: top - 5, orBottomAt: null });
        return;
      }
      case 'check':
        entry.run();
        for (const list of lists) list.refresh();
        return;
      case 'action':
      case 'choice':
        close(true);
        entry.run();
    }
  }

  return {
    root,
    open: (label, entries, anchor) => {
      const again = lists.length > 0 && anchor === opener;
      close(again);
      if (again) return;
      const focused = document.activeElement;
      opener = anchor instanceof HTMLElement ? anchor : null;
      giveBack = opener ?? (focused instanceof HTMLElement ? focused : null);
      opener?.setAttribute('aria-expanded', 'true');
      document.addEventListener('pointerdown', onPress, true);
      window.addEventListener('resize', leave);
      window.addEventListener('blur', leave);
      show(label, entries, placeOf(anchor));
    },
    close: () => close(true),
  };
}

/** Where a menu wants to be, and the edges it turns to where there is no room. */
interface Place {
  readonly left: number;
  readonly orRightAt: number;
  readonly top: number;
  readonly orBottomAt: number | null;
}

function placeOf(anchor: MenuAnchor): Place {
  if (!(anchor instanceof HTMLElement)) {
    return { left: anchor.x, orRightAt: anchor.x, top: anchor.y, orBottomAt: anchor.y };
  }
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  return { left, orRightAt: right, top: bottom + 2, orBottomAt: top - 2 };
}

const EDGE = 4;

function put(root: HTMLElement, { left, orRightAt, top, orBottomAt }: Place): void {
  const { offsetWidth: width, offsetHeight: height } = root;
  const [roomX, roomY] = [window.innerWidth - EDGE, window.innerHeight - EDGE];
  const x = left + width <= roomX ? left : Math.min(orRightAt - width, roomX - width);
  const turned = orBottomAt !== null && orBottomAt - height >= EDGE ? orBottomAt - height : roomY - height;
  const y = top + height <= roomY ? top : turned;
  root.style.left = `${Math.max(EDGE, x)}px`;
  root.style.top = `${Math.max(EDGE, y)}px`;
}
