/** Keys, clicks and the one tab stop of the register, by the risk and the column that a cell belongs to. */
import { COLUMNS, type ColumnId } from './columns.ts';

interface GridActions {
  readonly edit: (id: string, column: ColumnId, cell: HTMLElement) => void;
  readonly select: (id: string) => void;
  readonly reveal: (id: string, keepFocus: boolean) => void;
}

interface GridKeys {
  /** Changes rows, and gives the focus back to the cell that stands for the one that had it. */
  readonly keepingFocus: (change: () => void) => void;
  /** After rows changed: there is a tab stop as long as there is a cell. */
  readonly settle: () => void;
  readonly focus: (id: string, column: ColumnId) => void;
}

/** Links in the details of a risk are stops of their own. */
const STOP = '[data-column][tabindex="0"], .sort[tabindex="0"]';

/** Cells are known by their data: `column`, and `risk` of their row; header cells have no risk. */
export function gridKeys(table: HTMLElement, { edit, select, reveal }: GridActions): GridKeys {
  const rowsOf = (): HTMLElement[] => [...table.querySelectorAll<HTMLElement>('thead tr, tr[data-risk]')];
  const stopOf = (cell: HTMLElement): HTMLElement => cell.querySelector<HTMLElement>('.sort') ?? cell;
  const cellIn = (row: HTMLElement | undefined, column: string | undefined): HTMLElement | null =>
    row?.querySelector<HTMLElement>(`[data-column="${column ?? 'title'}"]`) ?? null;
  const cellOf = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const riskOf = (cell: HTMLElement): string | null =>
    cell.closest<HTMLElement>('[data-risk]')?.dataset['risk'] ?? null;
  const columnOf = (cell: HTMLElement): ColumnId =>
    COLUMNS.find(({ id }) => id === cell.dataset['column'])?.id ?? 'title';

  function stop(cell: HTMLElement, focus: boolean): void {
    for (const each of table.querySelectorAll(STOP)) each.setAttribute('tabindex', '-1');
    const at = stopOf(cell);
    at.tabIndex = 0;
    if (focus) at.focus();
  }

  function moved(cell: HTMLElement, event: KeyboardEvent): HTMLElement | null {
    const rows = rowsOf();
    const row = rows.findIndex((each) => each.contains(cell));
    const seen = [...(rows[row]?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].filter(
      (each) => each.offsetParent !== null,
    );
    const at = seen.indexOf(cell);
    const inRow = (to: number): HTMLElement | null =>
      cellIn(rows[Math.max(0, Math.min(rows.length - 1, to))], cell.dataset['column']);
    switch (event.key) {
      case 'ArrowRight':
        return seen[at + 1] ?? null;
      case 'ArrowLeft':
        return seen[at - 1] ?? null;
      case 'ArrowDown':
        return inRow(row + 1);
      case 'ArrowUp':
        return inRow(row - 1);
      case 'PageDown':
        return inRow(row + 10);
      case 'PageUp':
        return inRow(Math.max(1, row - 10));
      case 'Home':
        return event.ctrlKey ? inRow(1) : (seen[0] ?? null);
      case 'End':
        return event.ctrlKey ? inRow(rows.length - 1) : (seen.at(-1) ?? null);
      default:
        return null;
    }
  }

  table.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    // Links in the details of a risk are their own.
    if (!cell || event.altKey || event.metaKey) return;
    const id = riskOf(cell);
    const next = moved(cell, event);
    if (next) stop(next, true);
    else if (id === null) return;
    else if (event.key === 'Enter' && event.ctrlKey) reveal(id, false);
    else if ((event.key === 'Enter' || event.key === ' ' || event.key === 'F2') && cell.classList.contains('changes'))
      edit(id, columnOf(cell), cell);
    else if (event.key === 'Enter' || event.key === ' ') select(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  table.addEventListener('click', (event) => {
    const cell = cellOf(event.target);
    const id = cell && riskOf(cell);
    if (!cell || id === null) return;
    stop(cell, true);
    if (cell.classList.contains('changes')) edit(id, columnOf(cell), cell);
    else {
      if (cell.dataset['column'] === 'title') reveal(id, true);
      select(id);
    }
  });
  table.addEventListener('dblclick', (event) => {
    const cell = cellOf(event.target);
    const id = cell && riskOf(cell);
    if (cell && id !== null && !cell.classList.contains('changes')) reveal(id, false);
  });

  /** What of a risk's details has the focus, and what stands in its place afterwards. */
  function placeInDetails(
    focused: Element | null,
  ): { readonly stays: () => boolean; readonly again: () => HTMLElement | undefined } | null {
    const row = focused?.closest<HTMLElement>('.detail');
    if (!row || !focused || !table.contains(row)) return null;
    const nameOf = (place: Element): string => place.ariaLabel ?? place.textContent ?? '';
    const name = nameOf(focused);
    return {
      stays: () => document.activeElement === focused,
      again: () =>
        [...table.querySelectorAll<HTMLElement>('.detail :is(a, input)')].find((place) => nameOf(place) === name),
    };
  }

  const find = (id: string, column: ColumnId): HTMLElement | null =>
    cellIn(
      rowsOf().find((row) => row.dataset['risk'] === id),
      column,
    );

  return {
    keepingFocus: (change) => {
      const focused = document.activeElement;
      const cell = focused && table.contains(focused) ? cellOf(focused) : null;
      const id = cell && riskOf(cell);
      const within = cell ? null : placeInDetails(focused);
      change();
      if (cell && id !== null) {
        const again = find(id, columnOf(cell));
        if (again) stop(again, true);
      }
      if (within && !within.stays()) within.again()?.focus();
    },
    settle: () => {
      if (table.querySelector(STOP)) return;
      const first = cellIn(rowsOf()[1], 'title') ?? cellIn(rowsOf()[0], 'title');
      if (first) stop(first, false);
    },
    focus: (id, column) => {
      const cell = find(id, column);
      if (cell) stop(cell, true);
    },
  };
}
