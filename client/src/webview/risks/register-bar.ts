/** What narrows the register: words, a menu of what risks say, and chips of what was chosen, each to be taken away. */
import type { RiskRow, RiskView } from '../../../../server/src/protocol/risks.ts';
import { counted } from '../shared/dates.ts';
import { button, element, setText } from '../shared/element.ts';
import { icon } from '../shared/icons.ts';
import type { Menus } from '../shared/menu.ts';
import type { MenuEntry } from '../shared/menu-list.ts';
import { type Choices, NOTHING_ONLY, type Only } from './kept-state.ts';
import { chipsOf, isNarrowed } from './register-filter.ts';
import { BAND_WORDS, capital, KIND_WORDS, STATUS_WORDS } from './words.ts';

interface BarActions {
  readonly menus: Menus;
  readonly choices: Readonly<Choices>;
  readonly choose: (change: Partial<Choices>) => void;
  readonly add: () => void;
}

export interface RegisterBar {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, shown: number, canAdd: boolean) => void;
}

/** Each keystroke in the filter makes the page new; not before the typist takes a breath. */
const TYPING = 120;

export function registerBar({ menus, choices, choose, add }: BarActions): RegisterBar {
  let view: RiskView | null = null;
  let typing: ReturnType<typeof setTimeout> | undefined;
  const search = element('input', {
    class: 'input search',
    type: 'search',
    placeholder: 'Filter by words',
    'aria-label': 'Filter risks by words',
  });
  search.value = choices.filter;
  search.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => choose({ filter: search.value }), TYPING);
  });
  // Undo and the like are those of the field, not of the editor.
  search.addEventListener('keydown', (event) => event.stopPropagation());
  const filter = button({
    label: 'Filter',
    text: 'Filter',
    icon: icon('filter'),
    onClick: () => menus.open('Filter', () => entriesOf(view?.risks ?? [], choices, choose), filter),
  });
  filter.setAttribute('aria-haspopup', 'menu');
  const plus = button({ label: 'Add a risk', text: 'Add a risk', icon: icon('plus'), onClick: add });
  const chips = element('span', { class: 'chips' });
  const count = element('span', { class: 'narrowed' });
  const clear = button({
    label: 'Clear filter',
    text: 'Clear filter',
    className: 'button link',
    onClick: () => {
      clearTimeout(typing);
      search.value = '';
      choose({ cell: null, filter: '', only: NOTHING_ONLY });
    },
  });

  return {
    root: element('div', { class: 'register-bar' }, search, filter, chips, count, clear, plus),
    draw: (next, shown, canAdd) => {
      view = next;
      if (document.activeElement !== search && search.value !== choices.filter) search.value = choices.filter;
      const narrowed = isNarrowed(choices);
      setText(count, narrowed ? `${shown} of ${counted(next.risks.length, ['risk', 'risks'])}` : '');
      clear.hidden = !narrowed;
      plus.hidden = !canAdd;
      chips.replaceChildren(
        ...chipsOf(choices).map((chip) =>
          button({
            label: `${chip.text}: take this filter away`,
            text: chip.text,
            icon: icon('close'),
            className: 'button chip',
            onClick: () => {
              choose(chip.without(choices));
              filter.focus();
            },
          }),
        ),
      );
    },
  };
}

function entriesOf(
  risks: readonly RiskRow[],
  choices: Readonly<Choices>,
  choose: BarActions['choose'],
): readonly MenuEntry[] {
  const check = <Name extends keyof Only>(name: Name, value: Only[Name][number], label: string): MenuEntry => ({
    kind: 'check',
    label,
    checked: (choices.only[name] as readonly string[]).includes(value),
    run: () => {
      const before: readonly string[] = choices.only[name];
      const now = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
      choose({ only: { ...choices.only, [name]: now } });
    },
  });
  const named = (name: 'category' | 'owner', nothing: string): MenuEntry[] => {
    const values = [...new Set(risks.map((risk) => risk[name] ?? ''))].sort((a, b) => a.localeCompare(b));
    return values.map((value) =>
      check(name, value, value === '' ? nothing : name === 'owner' ? value : capital(value)),
    );
  };
  const words = <Name extends 'kind' | 'status' | 'band'>(
    name: Name,
    all: Readonly<Record<Only[Name][number], string>>,
  ): MenuEntry[] =>
    Object.entries<string>(all).map(([value, text]) => check(name, value as Only[Name][number], capital(text)));
  const menu = (label: string, entries: () => readonly MenuEntry[]): MenuEntry => ({ kind: 'menu', label, entries });
  return [
    menu('Kind', () => words('kind', KIND_WORDS)),
    menu('Category', () => named('category', 'No category')),
    menu('Owner', () => named('owner', 'No owner')),
    menu('Status', () => words('status', STATUS_WORDS)),
    menu('Band', () => words('band', BAND_WORDS)),
    { kind: 'line' },
    {
      kind: 'action',
      label: 'Clear filter',
      off: !isNarrowed(choices),
      run: () => choose({ cell: null, filter: '', only: NOTHING_ONLY }),
    },
  ];
}
