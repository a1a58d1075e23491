/** The names of the columns, over the tree. */
import { element } from '../../shared/element.ts';
import type { Page, Part } from '../part.ts';
import { type ColumnName, columnPlaces } from './layout.ts';

const COLUMN_TITLES: Readonly<Record<ColumnName, string>> = {
  name: 'Name',
  start: 'Start',
  finish: 'Finish',
  percent: '%',
};

export function headerPart({ model }: Page): Part {
  const titles = new Map(
    (Object.keys(COLUMN_TITLES) as ColumnName[]).map((name) => [
      name,
      element('div', { class: `cell ${name}`, role: 'columnheader' }, COLUMN_TITLES[name]),
    ]),
  );
  const spokenOnly = element('div', { class: 'spoken-only', role: 'columnheader' }, 'Details');
  const header = element(
    'div',
    { class: 'header-row', role: 'row', 'aria-rowindex': 1 },
    ...titles.values(),
    spokenOnly,
  );
  return {
    at: [['layer', header]],
    draw: () => {
      const { layout } = model;
      header.style.width = `${layout.treeWidth}px`;
      header.style.height = `${layout.rowsTop}px`;
      const places = new Map(columnPlaces(layout).map((place) => [place.name, place]));
      for (const [name, title] of titles) {
        const place = places.get(name);
        title.classList.toggle('folded', !place);
        title.style.left = place ? `${place.left}px` : '';
        title.style.width = place ? `${place.width}px` : '';
      }
    },
  };
}
