/** The left edge of a column's name is dragged, and the name of the rows takes what is left. A double click gives the usual width back. */
import type { ColumnName } from '../model/columns.ts';
import type { Page } from '../part.ts';
import { setWidth } from './column-menu.ts';
import { columnWidth } from './layout.ts';

/** Px from a column's left edge that take hold of it; as wide as `::before` in the style sheet. */
const EDGE = 7;

export function isOnEdge(event: MouseEvent): boolean {
  const cell = event.target instanceof Element ? event.target.closest('.cell:not(.name)') : null;
  return cell !== null && event.clientX - cell.getBoundingClientRect().left < EDGE;
}

export function dragWidth(page: Page, header: HTMLElement, nameOf: (event: Event) => ColumnName | undefined): void {
  let grip: { readonly name: Exclude<ColumnName, 'name'>; readonly x: number; readonly width: number } | null = null;

  header.addEventListener('pointerdown', (event) => {
    // The grid below neither pans nor selects.
    event.stopPropagation();
    const name = nameOf(event);
    if (!name || name === 'name' || !isOnEdge(event)) return;
    header.setPointerCapture(event.pointerId);
    grip = { name, x: event.clientX, width: columnWidth(name, page.model.columnWidths) };
  });
  header.addEventListener('pointermove', (event) => {
    if (grip) setWidth(page, grip.name, grip.width + grip.x - event.clientX);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    header.addEventListener(end, () => {
      grip = null;
    });
  }
  header.addEventListener('dblclick', (event) => {
    event.stopPropagation();
    const name = nameOf(event);
    if (name && name !== 'name' && isOnEdge(event)) setWidth(page, name, null);
  });
}
