/**
 * The names of the columns, over the tree. A click or Enter sorts by one (up, down, the plan's own order
 * again), its left edge is dragged for another width, a menu does the same and moves or hides it. By keyboard
 * it is reached from the first row with the arrow up; it has no tab stop of its own.
 */
import { element } from '../../shared/element.ts';
import { COLUMNS, type ColumnName } from '../model/columns.ts';
import type { Sort } from '../model/sorting.ts';
import type { Page, Part } from '../part.ts';
import { dragWidth, isOnEdge } from './column-drag.ts';
import { columnEntries, nextSort, resized } from './column-menu.ts';

/** Px that a key makes a column wider. */
const STEP = 8;

export function headerPart(page: Page): Part {
  const { model, actions, menus, focus } = page;
  const header = element('div', { class: 'header-row', role: 'row', 'aria-rowindex': 1 });
  const spokenOnly = element('div', { class: 'spoken-only', role: 'columnheader' }, 'Details');
  let cells = new Map<ColumnName, HTMLElement>();
  let current: ColumnName = 'name';

  const nameOf = (event: Event): ColumnName | undefined => {
    const cell = event.target instanceof Element ? event.target.closest('[role=columnheader]') : null;
    return [...cells].find(([, each]) => each === cell)?.[0];
  };

  const sort = (name: ColumnName): void => actions.arrange({ sort: nextSort(model.table.sort, name) });

  const openMenu = (name: ColumnName, anchor: Parameters<typeof menus.open>[2]): void => {
    menus.open(`Column ${COLUMNS[name].title}`, () => columnEntries(page, name), anchor);
  };

  function goTo(step: number): void {
    const names = model.layout.columns;
    current = names[Math.max(0, Math.min(names.indexOf(current) + step, names.length - 1))] ?? 'name';
    cells.get(current)?.focus();
  }

  header.addEventListener('click', (event) => {
    const name = nameOf(event);
    if (name && !isOnEdge(event)) sort(name);
  });
  header.addEventListener('contextmenu', (event) => {
    const name = nameOf(event);
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    openMenu(name, { x: event.clientX, y: event.clientY });
  });
  header.addEventListener('focusin', (event) => {
    current = nameOf(event) ?? current;
  });
  header.addEventListener('keydown', (event) => {
    const width = event.shiftKey ? (event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0) : 0;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const cell = cells.get(current);
      if (cell) openMenu(current, cell);
    } else if (width !== 0) resized(page, current, width);
    else if (event.key === 'ArrowRight') goTo(1);
    else if (event.key === 'ArrowLeft') goTo(-1);
    else if (event.key === 'Home') goTo(-99);
    else if (event.key === 'End') goTo(99);
    else if (event.key === 'ArrowDown' || event.key === 'Escape') focus('grid');
    else if (event.key === 'Enter' || event.key === ' ') sort(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  dragWidth(page, header, nameOf);

  function makeCells(): void {
    const holdsFocus = header.contains(document.activeElement);
    cells = new Map(model.layout.columns.map((name) => [name, makeCell(name)]));
    header.replaceChildren(...cells.values(), spokenOnly);
    if (holdsFocus) goTo(0);
  }

  return {
    at: [['layer', header]],
    focus: { header: () => goTo(0) },
    draw: () => {
      const { layout, table } = model;
      header.style.width = layout.treeWidth > 0 ? `${layout.treeWidth}px` : '100%';
      header.style.height = `${layout.rowsTop}px`;
      if (layout.columns.join() !== [...cells.keys()].join()) makeCells();
      for (const { name, left, width } of layout.places) {
        const cell = cells.get(name);
        if (!cell) continue;
        cell.style.left = `${left}px`;
        cell.style.width = `${width}px`;
        cell.setAttribute('aria-sort', directionOf(name, table.sort));
      }
    },
  };
}

function makeCell(name: ColumnName): HTMLElement {
  const { title, explained, isText } = COLUMNS[name];
  const cell = element('div', { class: `cell ${name}${isText ? '' : ' number'}`, role: 'columnheader', tabindex: -1 });
  cell.title = `${explained ?? title}: click to sort`;
  if (explained) cell.setAttribute('aria-label', explained);
  cell.append(element('span', { class: 'column-title' }, title));
  return cell;
}

function directionOf(name: ColumnName, sort: Sort | null): string {
  if (sort?.column !== name) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
