/**
 * The bar above the chart: zoom, what is shown, search, export. One tab stop; arrows walk its controls. What
 * there is no room for moves into the menu at its end.
 */
import { button, element, setText } from '../../shared/element.ts';
import { type IconName, icon } from '../../shared/icons.ts';
import type { Entries } from '../../shared/menu-list.ts';
import { isFiltering } from '../model/filters.ts';
import type { Page, Part } from '../part.ts';
import { rove } from './rove.ts';
import { searchBox } from './search-box.ts';
import { exportEntries, filterEntries, groupEntries, moreEntries, showEntries } from './toolbar-menus.ts';
import { ZOOM_STEP, zoomSlider } from './zoom-slider.ts';

export function toolbar(page: Page): Part {
  const { model, actions, menus, relayout } = page;

  function menuButton(label: string, picture: IconName, entries: Entries, className = ''): HTMLButtonElement {
    const made = button({
      label,
      text: label,
      title: label,
      icon: icon(picture),
      className: `button with-text menu-button ${className}`,
      onClick: () => menus.open(label, entries, made),
    });
    made.append(icon('down', 'icon down'));
    made.setAttribute('aria-haspopup', 'menu');
    made.setAttribute('aria-expanded', 'false');
    made.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      event.stopPropagation();
      menus.open(label, entries, made);
    });
    return made;
  }

  const setList = (list: boolean) => (): void => {
    model.list = list;
    relayout();
  };
  const list = button({ label: 'List', text: 'List', pressed: false, onClick: setList(true) });
  const chart = button({ label: 'Chart', text: 'Chart', pressed: true, onClick: setList(false) });
  const views = element(
    'div',
    { class: 'only-narrow switch', role: 'group', 'aria-label': 'List or chart' },
    list,
    chart,
  );

  const zoom = zoomSlider(page);
  const show = menuButton('Show', 'show', () => showEntries(page), 'not-narrow');
  const group = menuButton('Group', 'group', () => groupEntries(page), 'not-narrow');
  const filter = menuButton('Filter', 'filter', () => filterEntries(page), 'not-narrow');
  const search = searchBox(page);
  const more = button({
    label: 'More',
    icon: icon('more'),
    onClick: () => menus.open('More', () => moreEntries(page, model.layout.mode === 'narrow'), more),
  });
  more.setAttribute('aria-haspopup', 'menu');
  more.setAttribute('aria-expanded', 'false');

  const root = element(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Timeline' },
    views,
    button({
      label: 'Fit',
      text: 'Fit',
      title: 'Fit the plan (0)',
      icon: icon('fit'),
      className: 'button with-text not-narrow',
      onClick: actions.fit,
    }),
    button({
      label: 'Today',
      text: 'Today',
      title: 'Go to today (T)',
      icon: icon('today'),
      className: 'button with-text not-narrow',
      onClick: actions.today,
    }),
    element('span', { class: 'divider' }),
    button({
      label: 'Zoom out',
      title: 'Zoom out (−)',
      icon: icon('minus'),
      onClick: () => actions.zoom(1 / ZOOM_STEP),
    }),
    zoom.slider,
    button({ label: 'Zoom in', title: 'Zoom in (+)', icon: icon('plus'), onClick: () => actions.zoom(ZOOM_STEP) }),
    zoom.unit,
    element('span', { class: 'divider' }),
    show,
    group,
    filter,
    element('span', { class: 'divider' }),
    search.root,
    element('span', { class: 'room' }),
    menuButton('Export', 'export', () => exportEntries(page), 'not-narrow'),
    more,
  );
  const stops = rove(root);

  return {
    at: [['top', root]],
    focus: { toolbar: stops, search: search.focus },
    draw: (frame) => {
      list.setAttribute('aria-pressed', String(model.list));
      chart.setAttribute('aria-pressed', String(!model.list));
      const { filters, group: by, sort } = model.table;
      filter.classList.toggle('on', isFiltering(filters));
      group.classList.toggle('on', by !== null || sort !== null);
      setText(zoom.unit, zoom.draw(frame));
      search.draw();
    },
  };
}
