/**
 * The register: a sortable grid of risks, cards where it is narrow. One tab stop; arrows walk the cells, Enter
 * opens a cell's menu or a risk's details, Ctrl+Enter shows its text. Rows that say the same stay the same
 * elements.
 */
import type { RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import { button, element, setText } from '../shared/element.ts';
import { COLUMNS, type Column, type ColumnId, type RowWords, sorted } from './columns.ts';
import type { Choices } from './kept-state.ts';
import { gridKeys } from './register-keys.ts';
import { riskDetails } from './risk-details.ts';
import { riskRow } from './risk-row.ts';

export interface RegisterActions {
  readonly sort: (column: ColumnId) => void;
  /** Again to hide its details. */
  readonly select: (risk: RiskRow) => void;
  readonly reveal: (target: Target, keepFocus: boolean) => void;
  /** Opens the menu of a cell below it. */
  readonly edit: (risk: RiskRow, column: ColumnId, cell: HTMLElement) => void;
  readonly act: (risk: RiskRow, action: string, done: boolean) => void;
}

interface RegisterInput {
  readonly shown: readonly RiskRow[];
  readonly choices: Pick<Choices, 'sort' | 'selected'>;
  readonly words: RowWords;
  readonly editable: boolean;
  /** Rows beyond are not drawn, unless one is selected there. */
  readonly most: number;
}

export interface Register {
  readonly root: HTMLElement;
  readonly draw: (input: RegisterInput) => void;
  /** Brings a risk into sight, and the focus to it where that is wanted. */
  readonly show: (id: string, focus: boolean) => void;
}

/** Px at the edges of the window in which a row lies under something else. */
const HEAD_ROOM = 100;

interface Drawn {
  readonly says: string;
  readonly elements: readonly HTMLElement[];
}

export function register(actions: RegisterActions): Register {
  const headers = COLUMNS.map((column) => headerCell(column, actions));
  const body = element('tbody', { role: 'rowgroup' });
  const table = element(
    'table',
    { class: 'register', role: 'grid', 'aria-label': 'Risk register' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...headers.map(({ root }) => root))),
    body,
  );
  const byId = new Map<string, RiskRow>();
  let rows = new Map<string, Drawn>();
  const keys = gridKeys(table, {
    edit: (id, column, cell) => {
      const risk = byId.get(id);
      if (risk && editable) actions.edit(risk, column, cell);
    },
    select: (id) => {
      const risk = byId.get(id);
      if (risk) actions.select(risk);
    },
    reveal: (id, keepFocus) => {
      const risk = byId.get(id);
      if (risk) actions.reveal(risk.target, keepFocus);
    },
  });
  let editable = false;

  return {
    root: element('div', { class: 'register-area' }, table),
    draw: (input) => {
      const { choices, shown, words } = input;
      editable = input.editable;
      byId.clear();
      for (const risk of shown) byId.set(risk.id, risk);
      for (const header of headers) header.draw(choices);
      table.classList.toggle('editable', editable);
      const before = rows;
      rows = new Map();
      const { column, descending } = choices.sort;
      const inOrder = sorted(shown, column, descending, words);
      const at = inOrder.findIndex(({ id }) => id === choices.selected);
      for (const risk of inOrder.slice(0, Math.max(input.most, at + 1))) {
        const selected = choices.selected === risk.id;
        const texts = COLUMNS.map((each) => each.text(risk, words));
        const notes = COLUMNS.map((each) => each.note?.(risk, words) ?? null);
        const says = JSON.stringify([texts, notes, selected, editable, selected ? risk : [risk.kind, risk.findings]]);
        const known = before.get(risk.id);
        const act = editable ? (action: string, done: boolean) => actions.act(risk, action, done) : null;
        const made = (): Drawn => {
          const row = riskRow({ risk, texts, notes, dates: words.dates, selected, editable, reveal: actions.reveal });
          return {
            says,
            elements: selected ? [row, riskDetails({ risk, words, reveal: actions.reveal, act })] : [row],
          };
        };
        rows.set(risk.id, known?.says === says ? known : made());
      }
      const elements = [...rows.values()].flatMap((drawn) => drawn.elements);
      table.setAttribute('aria-rowcount', String(shown.length + 1));
      keys.keepingFocus(() => putInto(body, elements));
      keys.settle();
    },
    show: (id, focus) => {
      const row = rows.get(id)?.elements[0];
      const { top = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
      if (top < HEAD_ROOM || bottom > window.innerHeight - HEAD_ROOM) row?.scrollIntoView({ block: 'center' });
      if (focus) keys.focus(id, 'title');
    },
  };
}

/** Moves only what is not in its place: a row that stays costs nothing. */
function putInto(body: HTMLElement, elements: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(elements);
  for (const child of [...body.children]) if (!wanted.has(child)) child.remove();
  let next = body.firstElementChild;
  for (const each of elements) {
    if (each === next) next = next.nextElementSibling;
    else body.insertBefore(each, next);
  }
}

function headerCell(
  column: Column,
  actions: RegisterActions,
): { readonly root: HTMLElement; readonly draw: (choices: RegisterInput['choices']) => void } {
  const sign = element('span', { class: 'sort-sign', 'aria-hidden': 'true' });
  const sort = button({
    label: column.title,
    text: column.title,
    title: `${column.meaning}. Click to sort.`,
    className: 'button sort',
    onClick: () => actions.sort(column.id),
  });
  sort.tabIndex = -1;
  sort.append(sign);
  const root = element(
    'th',
    { scope: 'col', role: 'columnheader', class: classesOf(column), 'data-column': column.id },
    sort,
  );
  return {
    root,
    draw: ({ sort: { column: by, descending } }) => {
      const active = by === column.id;
      setText(sign, active ? (descending ? '↓' : '↑') : '');
      root.setAttribute('aria-sort', active ? (descending ? 'descending' : 'ascending') : 'none');
    },
  };
}

export function classesOf(column: Column): string {
  return `${column.id}${column.numeric ? ' numeric' : ''}`;
}
