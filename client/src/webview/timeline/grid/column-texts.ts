/**
 * The columns beside the name as blocks of lines, where cells of all rows would be more nodes than the page may
 * have. For eyes: a row says aloud what matters of it, and the one that holds the focus has its cells. Rows
 * with cells of their own leave their line free.
 */
import { element, setText } from '../../shared/element.ts';
import { COLUMNS, type OtherColumn } from '../model/columns.ts';
import { cellText, type RowInput } from './row.ts';

/** Few enough that scrolling a row in writes little anew. */
const LINES = 16;

interface Block {
  readonly root: HTMLElement;
  readonly columns: ReadonlyMap<OtherColumn, HTMLElement>;
}

export interface ColumnTexts {
  readonly root: HTMLElement;
  /** Of the positions from `first` to `last`. */
  readonly draw: (input: RowInput, first: number, last: number, hasCells: (position: number) => boolean) => void;
  readonly clear: () => void;
}

export function columnTexts(): ColumnTexts {
  const root = element('div', { class: 'rows-moved lines', 'aria-hidden': 'true' });
  const used = new Map<number, Block>();
  let spare: Block[] = [];
  let columns = '';

  function clear(): void {
    used.clear();
    spare = [];
    root.replaceChildren();
  }

  function make({ layout }: RowInput): Block {
    const made = new Map<OtherColumn, HTMLElement>();
    for (const { name } of layout.places) {
      if (name === 'name') continue;
      const side = COLUMNS[name].isText ? '' : ' number';
      made.set(name, element('div', { class: `cell ${name}${side}` }));
    }
    return { root: element('div', { class: 'block' }, ...made.values()), columns: made };
  }

  function drawBlock({ root: block, columns: made }: Block, number: number, input: RowInput, line: Line): void {
    block.style.top = `${number * LINES * input.layout.metrics.rowHeight}px`;
    for (const { name, left, width } of input.layout.places) {
      const column = name === 'name' ? undefined : made.get(name);
      if (name === 'name' || !column) continue;
      column.style.left = `${left}px`;
      column.style.width = `${width}px`;
      const texts: string[] = [];
      for (let at = number * LINES; at < (number + 1) * LINES; at++) texts.push(line(at, name));
      setText(column, texts.join('\n'));
    }
  }

  return {
    root,
    clear,
    draw: (input, first, last, hasCells) => {
      const wanted = input.layout.columns.join();
      if (wanted !== columns) clear();
      columns = wanted;
      const [from, to] = [Math.floor(first / LINES), Math.floor(last / LINES)];
      for (const [number, block] of used) {
        if (number >= from && number <= to) continue;
        used.delete(number);
        spare.push(block);
      }
      const line: Line = (at, name) =>
        at < first || at > last || hasCells(at) ? '' : cellText(at, name, input).replaceAll('\n', ' ');
      for (let number = from; number <= to; number++) {
        const block = used.get(number) ?? spare.pop() ?? make(input);
        used.set(number, block);
        if (!block.root.isConnected) root.append(block.root);
        drawBlock(block, number, input, line);
      }
      for (const { root: block } of spare.splice(0)) block.remove();
      root.style.transform = `translateY(${-Math.round(input.scrollTop)}px)`;
    },
  };
}

type Line = (position: number, name: OtherColumn) => string;
