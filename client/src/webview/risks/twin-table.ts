/**
 * Small tables of figures: the twin of a chart, or a list that is one anyway. Drawn again, a table keeps its
 * elements and changes only what says something else, so that nobody who reads or stands in it loses the place.
 */
import { button, element, setAttributes, setText } from '../shared/element.ts';

export interface TwinColumn {
  readonly title: string;
  readonly numeric?: boolean;
}

/** A name that leads somewhere. */
interface TwinLink {
  readonly text: string;
  /** Behind the link, and no part of it. */
  readonly note?: string;
  readonly run: () => void;
}

export type TwinCell = string | TwinLink | HTMLElement | SVGElement;

interface Drawn {
  readonly shape: string;
  readonly body: HTMLElement;
}

const tables = new WeakMap<HTMLElement, Drawn>();

/** The first cell of a row is its heading. Where there is no room for columns, each cell tells its own (`data-label`). */
export function drawTable(
  root: HTMLElement,
  label: string,
  columns: readonly TwinColumn[],
  rows: readonly (readonly TwinCell[])[],
): void {
  const shape = JSON.stringify([label, columns]);
  const known = tables.get(root);
  const body = known?.shape === shape ? known.body : newTable(root, label, columns);
  tables.set(root, { shape, body });
  while (body.childElementCount > rows.length) body.lastElementChild?.remove();
  for (const [index, cells] of rows.entries()) {
    const row = body.children[index] ?? body.appendChild(newRow(columns));
    for (const [at, cell] of cells.entries()) {
      const place = row.children[at];
      if (place) fill(place, cell);
    }
  }
}

function newTable(root: HTMLElement, label: string, columns: readonly TwinColumn[]): HTMLElement {
  const heads = columns.map(({ title, numeric }) => element('th', { scope: 'col', class: classOf(numeric) }, title));
  const body = element('tbody');
  root.replaceChildren(
    element(
      'table',
      { class: 'twin-table', 'aria-label': label },
      element('thead', {}, element('tr', {}, ...heads)),
      body,
    ),
  );
  return body;
}

function newRow(columns: readonly TwinColumn[]): HTMLElement {
  const cells = columns.map(({ title, numeric }, at) => {
    const about = { class: classOf(numeric), 'data-label': title };
    return at === 0 ? element('th', { scope: 'row', ...about }) : element('td', about);
  });
  return element('tr', {}, ...cells);
}

function classOf(numeric = false): string | null {
  return numeric ? 'numeric' : null;
}

/** In a card there is no place for what is not. */
const NONE = '–';

function fill(place: Element, cell: TwinCell): void {
  place.toggleAttribute('data-none', cell === NONE);
  if (typeof cell === 'string') setText(place, cell);
  else if (cell instanceof Element) {
    if (place.firstChild !== cell) place.replaceChildren(cell);
  } else fillLink(place, cell);
}

function fillLink(place: Element, { text, note = '', run }: TwinLink): void {
  let link = place.firstElementChild;
  if (!(link instanceof HTMLButtonElement)) {
    link = button({ label: text, text, className: 'button link', onClick: () => undefined });
    place.replaceChildren(link, element('span', { class: 'quiet' }));
  }
  const [words, behind] = [link.firstElementChild, place.lastElementChild];
  if (words) setText(words, text);
  if (behind) setText(behind, note === '' ? '' : ` ${note}`);
  setAttributes(link, { title: text });
  if (link instanceof HTMLButtonElement) link.onclick = run;
}
