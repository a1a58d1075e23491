/** One risk of the register as a row of cells; each can take the focus, and is changed by its menu where it has one. */
import type { RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import type { DateWords } from '../shared/dates.ts';
import { element } from '../shared/element.ts';
import { icon } from '../shared/icons.ts';
import { COLUMNS, type Column } from './columns.ts';
import { classesOf } from './register.ts';
import { BAND_WORDS, findingWords } from './words.ts';

export interface RowInput {
  readonly risk: RiskRow;
  /** Of each column. */
  readonly texts: readonly string[];
  /** Of each column, where it has one. */
  readonly notes: readonly (string | null)[];
  readonly dates: DateWords;
  readonly selected: boolean;
  readonly editable: boolean;
  readonly reveal: (target: Target, keepFocus: boolean) => void;
}

export function riskRow(input: RowInput): HTMLElement {
  const { risk, texts, notes, selected } = input;
  const cells = COLUMNS.map((column, at) =>
    column.id === 'title' ? titleCell(input, column) : valueCell(input, column, texts[at] ?? '', notes[at] ?? null),
  );
  return element(
    'tr',
    {
      role: 'row',
      class: `risk ${risk.kind} ${risk.status}${selected ? ' selected' : ''}`,
      'data-risk': risk.id,
      'aria-selected': String(selected),
    },
    ...cells,
  );
}

function titleCell({ risk, selected, dates, reveal }: RowInput, column: Column): HTMLElement {
  const title = element('span', { class: 'risk-title', title: `${risk.title}: show in the text` }, risk.title);
  const parts: HTMLElement[] = [title];
  const worst = risk.findings.find((finding) => finding.severity === 'error') ?? risk.findings[0];
  if (worst) {
    const message = findingWords(worst.message, risk, dates);
    const badge = element('span', { class: 'badge', title: message }, icon(worst.severity, `icon ${worst.severity}`));
    badge.addEventListener('click', (event) => {
      event.stopPropagation();
      reveal(worst.target, true);
    });
    parts.push(badge, element('span', { class: 'spoken-only' }, `, ${worst.severity}: ${message}`));
  }
  if (risk.kind === 'opportunity') parts.push(element('span', { class: 'tag' }, 'Opportunity'));
  return element(
    'th',
    {
      scope: 'row',
      role: 'rowheader',
      class: classesOf(column),
      tabindex: -1,
      'data-column': column.id,
      'aria-expanded': String(selected),
    },
    element('div', { class: 'title-parts' }, ...parts),
  );
}

function valueCell({ risk, editable }: RowInput, column: Column, text: string, note: string | null): HTMLElement {
  const late = column.id === 'due' && risk.overdue ? ' overdue' : '';
  const changes = editable && column.editable;
  const value = element('span', { class: 'cell-value' }, text);
  const cell = element(
    'td',
    {
      role: 'gridcell',
      class: `${classesOf(column)}${late}${changes ? ' changes' : ''}`,
      tabindex: -1,
      'data-label': column.title,
      'data-column': column.id,
      'aria-haspopup': changes ? 'menu' : null,
      title: changes ? `${text}: change ${column.title.toLowerCase()}` : (note ?? text),
    },
    value,
  );
  if (note !== null) cell.append(element('span', { class: 'spoken-only' }, `, ${note}`));
  if (column.id === 'score' && risk.current) {
    value.className = `cell-value score-mark band-tint ${risk.current.band} ${risk.kind}`;
    cell.append(element('span', { class: 'spoken-only' }, `, ${BAND_WORDS[risk.current.band]}`));
  }
  return cell;
}
