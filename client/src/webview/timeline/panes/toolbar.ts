/** The bar above the chart: zoom, what is shown, search. One tab stop; arrows walk its buttons. */
import { button, element, setText } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import type { UnitName } from '../chart/ticks.ts';
import type { Page, Part } from '../part.ts';

const UNIT_WORDS: Readonly<Record<UnitName, string>> = {
  hour: 'Hours',
  'quarter-day': '6 hours',
  day: 'Days',
  week: 'Weeks',
  month: 'Months',
  quarter: 'Quarters',
  year: 'Years',
};

export const ZOOM_STEP = 1.4;

export function toolbar({ model, actions, relayout }: Page): Part {
  const toggleList = (): void => {
    model.list = !model.list;
    relayout();
  };
  const leaveSearch = (): void => actions.moveFocus(model.focused);
  const unit = element('span', { class: 'unit', 'aria-hidden': 'true' });
  const list = button({
    label: 'List',
    text: 'List',
    title: 'List or chart',
    className: 'button only-narrow',
    pressed: false,
    onClick: toggleList,
  });
  const critical = button({
    label: 'Critical only',
    text: 'Critical only',
    title: 'Show only what decides the finish (critical path) (C)',
    icon: icon('critical'),
    className: 'button with-text',
    pressed: false,
    onClick: actions.criticalOnly,
  });
  const legend = button({
    label: 'Legend',
    title: 'Legend (?)',
    icon: icon('help'),
    pressed: false,
    onClick: () => actions.openLegend(!model.legendOpen),
  });
  const search = element('input', {
    class: 'input search',
    type: 'search',
    placeholder: 'Search',
    'aria-label': 'Search names, people and tags',
    spellcheck: 'false',
  });
  search.addEventListener('input', () => actions.search(search.value));
  search.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      if (search.value !== '') actions.search('');
      leaveSearch();
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      leaveSearch();
    }
  });
  const root = element(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Timeline' },
    list,
    button({
      label: 'Fit',
      text: 'Fit',
      title: 'Fit the plan (0)',
      icon: icon('fit'),
      className: 'button with-text',
      onClick: actions.fit,
    }),
    button({
      label: 'Today',
      text: 'Today',
      title: 'Go to today (T)',
      icon: icon('today'),
      className: 'button with-text',
      onClick: actions.today,
    }),
    element('span', { class: 'divider' }),
    button({
      label: 'Zoom out',
      title: 'Zoom out (−)',
      icon: icon('minus'),
      onClick: () => actions.zoom(1 / ZOOM_STEP),
    }),
    unit,
    button({ label: 'Zoom in', title: 'Zoom in (+)', icon: icon('plus'), onClick: () => actions.zoom(ZOOM_STEP) }),
    element('span', { class: 'divider' }),
    critical,
    button({
      label: 'Collapse all',
      icon: icon('collapse'),
      className: 'button not-narrow',
      onClick: actions.collapseAll,
    }),
    button({ label: 'Expand all', icon: icon('expand'), className: 'button not-narrow', onClick: actions.expandAll }),
    element('span', { class: 'room' }),
    search,
    legend,
  );
  const stops = rove(root);
  return {
    at: [['top', root]],
    focus: {
      toolbar: stops,
      search: () => {
        search.focus();
        search.select();
      },
    },
    draw: ({ ticks }) => {
      setText(unit, UNIT_WORDS[ticks.unit]);
      critical.setAttribute('aria-pressed', String(model.criticalOnly));
      legend.setAttribute('aria-pressed', String(model.legendOpen));
      list.setAttribute('aria-pressed', String(model.list));
      if (document.activeElement !== search && search.value !== model.filter) search.value = model.filter;
    },
  };
}

/** Left and right walk the controls, which are one tab stop; a text field keeps its own arrows. */
function rove(root: HTMLElement): () => void {
  const stops = [...root.querySelectorAll<HTMLElement>('button, input')];
  let current = stops[0];
  const goTo = (stop: HTMLElement | undefined) => {
    if (!stop) return;
    for (const each of stops) each.tabIndex = each === stop ? 0 : -1;
    current = stop;
  };
  goTo(current);
  root.addEventListener('focusin', (event) => goTo(stops.find((stop) => stop === event.target)));
  root.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || !current) return;
    event.preventDefault();
    event.stopPropagation();
    const seen = stops.filter((stop) => stop.offsetParent !== null);
    const next = seen[(seen.indexOf(current) + step + seen.length) % seen.length];
    goTo(next);
    next?.focus();
  });
  return () => (current?.offsetParent ? current : stops.find((stop) => stop.offsetParent))?.focus();
}
