/**
 * One section of the risk page: a heading with its switches, a picture, and the same as a table for who
 * would rather read or hear numbers. Which of the two is shown is the reader's choice.
 */
import { button, element } from '../shared/element.ts';

export interface SectionOptions {
  /** Of the page: section links lead to it. */
  readonly id: string;
  readonly title: string;
  /** Left out where the body is a table already. */
  readonly twin?: {
    readonly shown: boolean;
    readonly onChange: (shown: boolean) => void;
  };
}

export interface Section {
  readonly root: HTMLElement;
  /** For switches, between the heading and the toggle. */
  readonly tools: HTMLElement;
  readonly body: HTMLElement;
  /** Stands in place of the body where the reader wants a table. */
  readonly table: HTMLElement;
}

export function section({ id, title, twin }: SectionOptions): Section {
  const heading = element('h2', { id: `${id}-heading`, tabindex: -1 }, title);
  const tools = element('div', { class: 'section-tools' });
  const body = element('div', { class: 'section-body' });
  const table = element('div', { class: 'section-table' });
  const head = element('div', { class: 'section-head' }, heading, tools);
  const show = (asTable: boolean): void => {
    body.hidden = asTable;
    table.hidden = !asTable;
  };
  show(twin?.shown ?? false);
  if (twin) {
    let asTable = twin.shown;
    const toggle = button({
      label: `${title} as a table`,
      text: 'Table',
      pressed: asTable,
      className: 'button twin',
      onClick: () => {
        asTable = !asTable;
        toggle.setAttribute('aria-pressed', String(asTable));
        show(asTable);
        twin.onChange(asTable);
      },
    });
    head.append(toggle);
  }
  const root = element('section', { id, class: 'section', 'aria-labelledby': heading.id }, head, body, table);
  return { root, tools, body, table };
}
