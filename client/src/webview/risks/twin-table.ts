/** Small tables of figures: the twin of a chart, or a list that is one anyway. */
import { element } from '../shared/element.ts';

export interface TwinColumn {
  readonly title: string;
  readonly numeric?: boolean;
}

type TwinCell = string | HTMLElement;

/** The first cell of a row is its heading. */
export function drawTable(
  root: HTMLElement,
  label: string,
  columns: readonly TwinColumn[],
  rows: readonly (readonly TwinCell[])[],
): void {
  const classOf = (at: number): string | null => (columns[at]?.numeric ? 'numeric' : null);
  const cellOf = (cell: TwinCell, at: number): HTMLElement =>
    at === 0 ? element('th', { scope: 'row', class: classOf(at) }, cell) : element('td', { class: classOf(at) }, cell);
  root.replaceChildren(
    element(
      'table',
      { class: 'twin-table', 'aria-label': label },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...columns.map(({ title }, at) => element('th', { scope: 'col', class: classOf(at) }, title)),
        ),
      ),
      element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map(cellOf)))),
    ),
  );
}
