/**
 * What VS Code's menus hear of the place they are opened on: told on the body just before the editor reads
 * it, since which row it is follows from geometry. Keys and long presses open the menu the same way.
 */

import type { Page } from '../part.ts';
import { gridPoint } from '../pointer.ts';
import type { Editing } from './editing.ts';
import { only } from './selection.ts';

/** What `when` clauses and commands of `webview/context` items see. */
interface MenuContext {
  readonly webviewSection: 'row' | 'chart';
  readonly planlineItem: string | null;
  readonly planlineKind: string | null;
  readonly planlineEditable: boolean;
  readonly preventDefaultContextMenuItems: true;
}

const LONG_PRESS = 500;

export interface Menus {
  /** At the row that holds the focus. */
  readonly openAtFocus: () => void;
}

export function menuContext(page: Page, editing: Editing): Menus {
  const { model, camera, layer, invalidate } = page;

  window.addEventListener(
    'contextmenu',
    (event) => {
      // Beside the grid the editor's own menu serves: to copy a sentence of Why.
      if (
        !(event.target instanceof Node) ||
        !layer.contains(event.target) ||
        event.target instanceof HTMLInputElement
      ) {
        delete document.body.dataset['vscodeContext'];
        return;
      }
      const point = gridPoint(event, layer, model, camera, false);
      const row = point ? model.view?.rows[point.row] : undefined;
      const context: MenuContext = {
        webviewSection: row ? 'row' : 'chart',
        planlineItem: row?.id ?? null,
        planlineKind: row?.kind ?? null,
        planlineEditable: row !== undefined && editing.whyNot() === null,
        preventDefaultContextMenuItems: true,
      };
      document.body.dataset['vscodeContext'] = JSON.stringify(context);
      if (!point || !row) return;
      model.focused = point.position;
      if (!model.selection.ids.has(row.id)) model.select(only(row.id));
      invalidate();
    },
    { capture: true },
  );

  let press: { readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const lift = (): void => {
    if (press) clearTimeout(press.timer);
    press = null;
  };
  layer.addEventListener('pointerdown', (event) => {
    lift();
    if (event.pointerType !== 'touch' || !event.isPrimary) return;
    const { clientX: x, clientY: y } = event;
    const open = () => {
      openAt(x, y);
      // Lifting the finger is no tap any more.
      window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true });
    };
    press = { x, y, timer: setTimeout(open, LONG_PRESS) };
  });
  layer.addEventListener('pointermove', (event) => {
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > 8) lift();
  });
  for (const type of ['pointerup', 'pointercancel', 'contextmenu'] as const) layer.addEventListener(type, lift);

  function openAt(clientX: number, clientY: number): void {
    const target = document.elementFromPoint(clientX, clientY) ?? layer;
    target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }));
  }

  return {
    openAtFocus: () => {
      const area = layer.getBoundingClientRect();
      const { rowsTop, metrics, treeWidth } = model.layout;
      const y = area.top + rowsTop + (model.focused + 0.5) * metrics.rowHeight - camera.scrollTop();
      openAt(area.left + Math.min(60, Math.max(20, treeWidth / 2)), y);
    },
  };
}
