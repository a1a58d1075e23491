/** What can be done with a column, and the choice of columns, as menus. */
import type { MenuEntry } from '../../shared/menu-list.ts';
import {
  COLUMNS,
  type ColumnName,
  DEFAULT_COLUMNS,
  movedColumn,
  type OtherColumn,
  offeredColumns,
  withColumn,
} from '../model/columns.ts';
import type { Sort } from '../model/sorting.ts';
import { LEAST_COLUMN, MOST_COLUMN } from '../model/table-choice.ts';
import type { Page } from '../part.ts';
import { columnWidth } from './layout.ts';

/** Up, down, and the plan's own order again. */
export function nextSort(sort: Sort | null, column: ColumnName): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** @param width in px; null for the usual one. */
export function setWidth({ model, relayout }: Page, name: OtherColumn, width: number | null): void {
  const widths = new Map(model.table.widths);
  if (width === null) widths.delete(name);
  else widths.set(name, Math.round(Math.min(Math.max(width, LEAST_COLUMN), MOST_COLUMN)));
  model.table = { ...model.table, widths };
  relayout();
}

/** Wider or narrower by some px; of the name's column it is the table that gets wider. */
export function resized(page: Page, name: ColumnName, by: number): void {
  const { model, relayout } = page;
  if (name !== 'name') {
    setWidth(page, name, columnWidth(name, model.columnWidths) + by);
    return;
  }
  model.treeWidth = model.layout.treeWidth + by;
  relayout();
}

export function columnEntries(page: Page, name: ColumnName): readonly MenuEntry[] {
  const { model, actions } = page;
  const { sort, columns } = model.table;
  const sorting = (descending: boolean): MenuEntry => ({
    kind: 'choice',
    label: descending ? 'Sort descending' : 'Sort ascending',
    checked: sort?.column === name && sort.descending === descending,
    run: () => actions.arrange({ sort: { column: name, descending } }),
  });
  const planOrder: MenuEntry = {
    kind: 'choice',
    label: 'The plan’s own order',
    checked: sort === null,
    run: () => actions.arrange({ sort: null }),
  };
  const first = [sorting(false), sorting(true), planOrder, { kind: 'line' } as const];
  const choose: MenuEntry = { kind: 'menu', label: 'Columns', entries: () => columnChoice(page) };
  if (name === 'name') return [...first, choose];
  return [
    ...first,
    {
      kind: 'action',
      label: 'Move left',
      off: columns[0] === name,
      run: () => actions.arrange({ columns: movedColumn(columns, name, -1) }),
    },
    {
      kind: 'action',
      label: 'Move right',
      off: columns.at(-1) === name,
      run: () => actions.arrange({ columns: movedColumn(columns, name, 1) }),
    },
    { kind: 'action', label: 'Usual width', keys: 'Shift+← →', run: () => setWidth(page, name, null) },
    { kind: 'action', label: 'Hide this column', run: () => toggleColumn(page, name) },
    { kind: 'line' },
    choose,
  ];
}

export function columnChoice(page: Page): readonly MenuEntry[] {
  const { model, actions } = page;
  const { columns } = model.table;
  return [
    ...offeredColumns(model.view, columns).map(
      (name): MenuEntry => ({
        kind: 'check',
        label: COLUMNS[name].explained ?? COLUMNS[name].title,
        checked: columns.includes(name),
        run: () => toggleColumn(page, name),
      }),
    ),
    { kind: 'line' },
    {
      kind: 'action',
      label: 'Usual columns',
      run: () => {
        model.treeWidth = null;
        actions.arrange({ columns: DEFAULT_COLUMNS, widths: new Map() });
      },
    },
  ];
}

/** A column that comes or goes takes its room along, so that the names keep theirs. */
function toggleColumn({ model, actions }: Page, name: OtherColumn): void {
  const columns = withColumn(model.table.columns, name);
  if (model.treeWidth !== null) {
    const width = columnWidth(name, model.columnWidths);
    model.treeWidth += columns.includes(name) ? width : -width;
  }
  actions.arrange({ columns });
}
