/** The filters that hold, each with a way to take it away; not there where none does. */
import { button, element } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import { filterChips } from '../model/filters.ts';
import type { Page, Part } from '../part.ts';

export function filterBar({ model, actions }: Page): Part {
  const chips = element('span', { class: 'chips' });
  const clear = button({
    label: 'Clear filter',
    text: 'Clear filter',
    className: 'button link',
    onClick: () => {
      actions.clearFilters();
      actions.moveFocus(model.focused);
    },
  });
  const root = element('div', { class: 'filter-bar', role: 'group', 'aria-label': 'Filters' }, chips, clear);
  let drawn: unknown = null;
  let drawnText = '';
  return {
    at: [['top', root]],
    draw: () => {
      const { filters, search } = model.table;
      const text = search.hides ? search.text.trim() : '';
      if (drawn === filters && drawnText === text) return;
      drawn = filters;
      drawnText = text;
      const wanted = filterChips(filters).map(({ label, without }) =>
        chip(label, () => actions.arrange({ filters: without })),
      );
      if (text !== '') wanted.push(chip(`“${text}”`, () => actions.arrange({ search: { ...search, text: '' } })));
      const held = document.activeElement;
      const at = held ? [...chips.children].indexOf(held) : -1;
      chips.replaceChildren(...wanted);
      root.hidden = wanted.length === 0;
      // The focus goes to what took the place of the chip.
      if (at >= 0 && wanted.length > 0) wanted[Math.min(at, wanted.length - 1)]?.focus();
      else if (at >= 0) queueMicrotask(() => actions.moveFocus(model.focused));
    },
  };
}

function chip(label: string, run: () => void): HTMLElement {
  return button({
    label: `Without the filter ${label}`,
    title: `Take the filter ${label} away`,
    text: label,
    icon: icon('close'),
    className: 'button chip-button',
    onClick: run,
  });
}
