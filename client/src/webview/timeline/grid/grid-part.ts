/** The rows of the tree as a part of the page. */
import type { Page, Part } from '../part.ts';
import { treeRows } from './tree-rows.ts';

export function gridPart({ model, camera, layer, invalidate }: Page): Part {
  const rows = treeRows();
  layer.addEventListener('focusin', (event) => {
    // A click or a screen reader may put the focus on a row the keys did not choose.
    const rowIndex = (event.target as Element).closest('[role=row]')?.getAttribute('aria-rowindex');
    const position = Number(rowIndex) - 2;
    if (rowIndex && position >= 0 && position !== model.focused) {
      model.focused = position;
      model.focusedCell = -1;
      invalidate();
    }
  });
  return {
    at: [['layer', rows.root]],
    focus: { grid: rows.focusNow },
    draw: ({ view }) => {
      if (!view) return;
      rows.root.style.top = `${model.layout.rowsTop}px`;
      layer.setAttribute('aria-rowcount', String(model.shown.rows.length + 1));
      layer.setAttribute('aria-label', `Timeline of ${view.projectName}`);
      rows.draw({
        view,
        shown: model.shown,
        layout: model.layout,
        scrollTop: camera.scrollTop(),
        dates: model.dates,
        focused: model.focused,
        focusedCell: model.focusedCell,
        selectedRows: model.selectedRows,
        hoveredRow: model.hoveredRow,
        collapsed: model.collapsed,
        chain: model.chain,
        searching: model.filter.trim() !== '',
      });
    },
  };
}
