/**
 * The register: a sortable table of risks, cards where it is narrow. The title of a risk leads to
 * its text; a row tells cause, effect and what it affects when it is selected.
 */
import type { RiskRow, RiskView } from '../../../../server/src/protocol/risks.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import { button, element } from '../shared/element.ts';
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
  readonly draw: (view: RiskView, shown: readonly RiskRow[], choices: Choices, words: RegisterWords) => void;
}

export function register(actions: RegisterActions): Register {
  const head = element('tr', { role: 'row' });
  const body = element('tbody', { role: 'rowgroup' });
  const table = element(
    'table',
    { class: 'register', role: 'table', 'aria-label': 'Risk register' },
    element('thead', { role: 'rowgroup' }, head),
    body,
  );
  return {
    root: element('div', { class: 'register-area' }, table),
    draw: (_view, shown, choices, words) => {
      head.replaceChildren(...COLUMNS.map((column) => headerCell(column, choices, actions)));
      const rows = sorted(shown, choices.sort.column, choices.sort.descending);
      body.replaceChildren(...rows.flatMap((risk) => rowsOf(risk, choices, words, actions)));
    },
  };
}

function headerCell(column: Column, { sort }: Choices, actions: RegisterActions): HTMLElement {
  const active = sort.column === column.id;
  const sortButton = button({
    label: column.title,
    text: active ? `${column.title} ${sort.descending ? '↓' : '↑'}` : column.title,
    title: column.meaning,
    className: 'button sort',
    onClick: () => actions.sort(column.id),
  });
  sortButton.setAttribute('aria-label', column.title);
  return element(
    'th',
    {
      scope: 'col',
      role: 'columnheader',
      class: `${column.id}${column.numeric ? ' numeric' : ''}`,
      'aria-sort': active ? (sort.descending ? 'descending' : 'ascending') : 'none',
    },
    sortButton,
  );
}

function rowsOf(risk: RiskRow, choices: Choices, words: RegisterWords, actions: RegisterActions): HTMLElement[] {
  const selected = choices.selected === risk.id;
  const cells = COLUMNS.map((column) => {
    const classes = `${column.id}${column.numeric ? ' numeric' : ''}${column.id === 'due' && risk.overdue ? ' overdue' : ''}`;
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
