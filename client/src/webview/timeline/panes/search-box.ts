/**
 * Search as in the editor: what is typed is counted and lit, Enter goes to the next match, Shift+Enter to the one
 * before, Esc leaves. A switch hides the rows that do not match.
 */
import { button, element, setText } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import type { Page } from '../part.ts';

export interface SearchBox {
  readonly root: HTMLElement;
  readonly draw: () => void;
  readonly focus: () => void;
}

export function searchBox({ model, actions }: Page): SearchBox {
  const input = element('input', {
    class: 'search-text',
    type: 'search',
    placeholder: 'Search',
    'aria-label': 'Search names, people and tags',
    spellcheck: 'false',
  });
  const count = element('span', { class: 'search-count' });
  const before = button({
    label: 'Previous match',
    title: 'Previous match (Shift+Enter)',
    icon: icon('up'),
    onClick: () => actions.nextMatch(-1),
  });
  const after = button({
    label: 'Next match',
    title: 'Next match (Enter)',
    icon: icon('down'),
    onClick: () => actions.nextMatch(1),
  });
  const hide = button({
    label: 'Hide what does not match',
    icon: icon('filter'),
    pressed: false,
    onClick: () => actions.arrange({ search: { ...model.table.search, hides: !model.table.search.hides } }),
  });
  const root = element(
    'div',
    { class: 'search-box', role: 'search' },
    icon('search'),
    input,
    count,
    before,
    after,
    hide,
  );

  function look(text: string): void {
    actions.arrange({ search: { ...model.table.search, text } });
    if (text.trim() !== '' && !model.table.search.hides) actions.nextMatch(0);
  }

  input.addEventListener('input', () => look(input.value));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (input.value !== '') look('');
      input.value = '';
      actions.moveFocus(model.focused);
    } else if (event.key === 'Enter') actions.nextMatch(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') actions.moveFocus(model.focused);
    else {
      // Its own undo is the field's; left and right may walk the toolbar, F6 the page.
      if (!event.key.startsWith('Arrow') && event.key !== 'F6') event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    root,
    focus: () => {
      input.focus();
      input.select();
    },
    draw: () => {
      const { text, hides } = model.table.search;
      if (document.activeElement !== input && input.value !== text) input.value = text;
      hide.setAttribute('aria-pressed', String(hides));
      const looking = text.trim() !== '';
      root.classList.toggle('looking', looking);
      setText(count, looking ? countWords(model.matches(), model.shown.rows[model.focused] ?? -1) : '');
      root.classList.toggle('nothing', looking && model.matches().size === 0);
    },
  };
}

/** `3 of 12`, or how many there are where none of them has the tab stop. */
function countWords(matches: ReadonlySet<number>, row: number): string {
  if (matches.size === 0) return 'No results';
  if (!matches.has(row)) return `${matches.size} found`;
  return `${[...matches].indexOf(row) + 1} of ${matches.size}`;
}
