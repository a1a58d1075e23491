/**
 * The register: a sortable table of risks, cards where it is narrow. The title of a risk leads to
 * its text; a row tells cause, effect and what it affects when it is selected.
 */
import type { RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import { button, element, setText } from '../shared/element.ts';
import { icon } from '../shared/icons.ts';
import { COLUMNS, type Column, type ColumnId, type RegisterWords, sorted } from './columns.ts';
import type { Choices } from './kept-state.ts';
import { BAND_LETTERS } from './words.ts';

export interface RegisterActions {
  readonly sort: (column: ColumnId) => void;
  readonly select: (risk: RiskRow) => void;
  readonly reveal: (target: Target, keepFocus: boolean) => void;
}

export interface Register {
  readonly root: HTMLElement;
  readonly draw: (shown: readonly RiskRow[], choices: Choices, words: RegisterWords) => void;
}

export function register(actions: RegisterActions): Register {
  const headers = COLUMNS.map((column) => headerCell(column, actions));
  const body = element('tbody', { role: 'rowgroup' });
  const table = element(
    'table',
    { class: 'register', role: 'table', 'aria-label': 'Risk register' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...headers.map(({ root }) => root))),
    body,
  );
  return {
    root: element('div', { class: 'register-area' }, table),
    draw: (shown, choices, words) => {
      for (const header of headers) header.draw(choices);
      const rows = sorted(shown, choices.sort.column, choices.sort.descending);
      const refocus = focusedButton(body);
      body.replaceChildren(...rows.flatMap((risk) => rowsOf(risk, choices, words, actions)));
      refocus();
    },
  };
}

/** Remembers which button of which risk has the focus; the function returned gives it back to its successor. */
function focusedButton(body: HTMLElement): () => void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLButtonElement) || !body.contains(focused)) return () => undefined;
  const row = focused.closest<HTMLElement>('[data-risk]');
  if (!row) return () => undefined;
  const id = row.dataset['risk'];
  const index = [...row.querySelectorAll('button')].indexOf(focused);
  return () => {
    for (const candidate of body.querySelectorAll<HTMLElement>('[data-risk]')) {
      if (candidate.dataset['risk'] === id) candidate.querySelectorAll('button')[index]?.focus();
    }
  };
}

function headerCell(
  column: Column,
  actions: RegisterActions,
): { readonly root: HTMLElement; readonly draw: (choices: Choices) => void } {
  const sign = element('span', { 'aria-hidden': 'true' });
  const sort = button({
    label: column.title,
    text: column.title,
    title: column.meaning,
    className: 'button sort',
    onClick: () => actions.sort(column.id),
  });
  sort.append(sign);
  const root = element('th', { scope: 'col', role: 'columnheader', class: classesOf(column) }, sort);
  return {
    root,
    draw: ({ sort: { column: by, descending } }) => {
      const active = by === column.id;
      setText(sign, active ? (descending ? '↓' : '↑') : '');
      root.setAttribute('aria-sort', active ? (descending ? 'descending' : 'ascending') : 'none');
    },
  };
}

function classesOf(column: Column): string {
  return `${column.id}${column.numeric ? ' numeric' : ''}`;
}

function rowsOf(risk: RiskRow, choices: Choices, words: RegisterWords, actions: RegisterActions): HTMLElement[] {
  const selected = choices.selected === risk.id;
  const cells = COLUMNS.map((column) => {
    const classes = `${classesOf(column)}${column.id === 'due' && risk.overdue ? ' overdue' : ''}`;
    if (column.id === 'title')
      return element(
        'th',
        { scope: 'row', role: 'rowheader', class: classes },
        element('div', { class: 'title-parts' }, ...titleParts(risk, actions)),
      );
    const text = column.text(risk, words);
    const cell = element('td', { role: 'cell', class: classes, 'data-label': column.title, title: text }, text);
    if (column.id === 'score' && risk.current) {
      cell.replaceChildren(
        element(
          'span',
          { class: `score-mark band-tint ${risk.current.band} ${risk.kind}` },
          `${risk.current.score} ${BAND_LETTERS[risk.current.band]}`,
        ),
      );
    }
    return cell;
  });
  const row = element(
    'tr',
    { role: 'row', class: `risk ${risk.status}${selected ? ' selected' : ''}`, 'data-risk': risk.id },
    ...cells,
  );
  row.addEventListener('click', () => actions.select(risk));
  row.addEventListener('dblclick', () => actions.reveal(risk.target, false));
  return selected ? [row, detailRow(risk, actions)] : [row];
}

function titleParts(risk: RiskRow, actions: RegisterActions): HTMLElement[] {
  const title = button({
    label: risk.title,
    text: risk.title,
    title: `${risk.title}: show in the text`,
    className: 'button link risk-title',
    onClick: (event) => {
      event.stopPropagation();
      actions.select(risk);
      actions.reveal(risk.target, true);
    },
  });
  const worst = risk.findings.find((finding) => finding.severity === 'error') ?? risk.findings[0];
  if (!worst) return [title];
  const badge = button({
    label: worst.message,
    title: worst.message,
    icon: icon(worst.severity, `icon ${worst.severity}`),
    onClick: (event) => {
      event.stopPropagation();
      actions.reveal(worst.target, true);
    },
  });
  return [title, badge];
}

/** Cause → event → effect in one sentence, the trigger, and what it affects. */
function detailRow(risk: RiskRow, actions: RegisterActions): HTMLElement {
  const story = [
    risk.cause && `Because: ${risk.cause}.`,
    risk.effect && `Then: ${risk.effect}.`,
    risk.trigger?.text && `Watch for: ${risk.trigger.text}.`,
    risk.category && `Category: ${risk.category}.`,
  ].filter((part) => typeof part === 'string');
  const affects = risk.affects.map((item) =>
    button({
      label: `${item.name}: show in the text`,
      text: item.name,
      className: 'button link',
      onClick: () => actions.reveal(item.target, true),
    }),
  );
  const parts = story.map((text) => element('p', {}, text.replace(/\.\.$/, '.')));
  if (affects.length > 0) parts.push(element('p', {}, 'Affects: ', ...affects));
  if (parts.length === 0) parts.push(element('p', {}, 'Nothing more is written about it.'));
  return element(
    'tr',
    { role: 'row', class: 'detail' },
    element('td', { role: 'cell', colspan: COLUMNS.length }, element('div', { class: 'detail-body' }, ...parts)),
  );
}
