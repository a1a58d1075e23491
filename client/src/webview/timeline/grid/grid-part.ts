/** The rows of the tree as a part of the page. */
import { searchWords } from '../model/search.ts';
import type { Page, Part } from '../part.ts';
import type { Layout } from './layout.ts';
import { treeRows } from './tree-rows.ts';

export function gridPart({ model, camera, layer, invalidate }: Page): Part {
  const rows = treeRows(invalidate);
  let laidOut: Layout | null = null;
  layer.setAttribute('aria-multiselectable', 'true');
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

  function layOut(layout: Layout): void {
    if (laidOut === layout) return;
    laidOut = layout;
    rows.root.style.top = `${layout.rowsTop}px`;
    layer.style.setProperty('--row-height', `${layout.metrics.rowHeight}px`);
    layer.classList.toggle('named-above', layout.mode === 'narrow' && layout.treeWidth === 0);
    layer.setAttribute('aria-colcount', String(layout.columns.length + 1));
  }

  return {
    at: [['layer', rows.root]],
    focus: { grid: rows.focusNow },
    draw: ({ view }) => {
      if (!view) return;
      layOut(model.layout);
      layer.setAttribute('aria-rowcount', String(model.shown.rows.length + 1));
      layer.setAttribute('aria-label', `Timeline of ${view.projectName}`);
      rows.draw({
        view,
        shown: model.shown,
        layout: model.layout,
        scrollTop: camera.scrollTop(),
        dates: model.dates,
        currency: view.currency,
        focused: model.focused,
        focusedCell: Math.min(model.focusedCell, model.layout.columns.length),
        selectedRows: model.selectedRows,
        hoveredRow: model.hoveredRow,
        chain: model.chain,
        matches: model.matches(),
        words: searchWords(model.table.search.text),
      });
    },
  };
}
