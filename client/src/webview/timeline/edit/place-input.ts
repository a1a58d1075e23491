/**
 * An input over a cell, or over the row below for one that is to be added. Enter writes, Escape leaves, a
 * refusal stands below it and keeps what was typed. Keys stay inside, so that Ctrl+Z is the input's own.
 */
import { element, setText } from '../../shared/element.ts';
import { nameLeft } from '../grid/layout.ts';
import type { Page } from '../part.ts';

interface PlaceOptions {
  /** Id of the row it lies on. */
  readonly id: string;
  /** Name of the column; the row below, for a name that is to be added. */
  readonly column: string;
  readonly below: boolean;
  readonly label: string;
  readonly value: string;
  /** Called with what was typed; `refuse` keeps the input open. */
  readonly commit: (text: string, refuse: (reason: string) => void, close: () => void) => void;
}

export interface PlaceInput {
  readonly root: HTMLElement;
  readonly open: (options: PlaceOptions) => void;
  readonly draw: () => void;
}

/** Left to VS Code even from here. */
const LEFT_TO_EDITOR = new Set(['F1', 'k', 'p', 'K', 'P']);
const LEAST = 120;

export function placeInput(page: Page): PlaceInput {
  const { model, camera } = page;
  const input = element('input', { class: 'input', type: 'text', spellcheck: 'false', autocomplete: 'off' });
  const reason = element('div', { class: 'place-reason', role: 'alert' });
  const root = element('div', { class: 'place-input' }, input, reason);
  root.hidden = true;
  let options: PlaceOptions | null = null;
  let busy = false;

  function close(refocus: boolean): void {
    if (!options) return;
    options = null;
    busy = false;
    root.hidden = true;
    if (refocus) page.focus('grid');
  }

  function commit(refocus: boolean): void {
    if (!options || busy) return;
    const mine = options;
    if (input.value === mine.value || (mine.below && input.value.trim() === '')) {
      close(refocus);
      return;
    }
    busy = true;
    mine.commit(
      input.value,
      (why) => {
        if (options !== mine) return;
        busy = false;
        root.classList.add('refused');
        setText(reason, why);
        input.focus();
      },
      () => {
        if (options === mine) close(refocus);
      },
    );
  }

  input.addEventListener('keydown', (event) => {
    const chord = event.ctrlKey || event.metaKey;
    if (!(event.key === 'F1' || (chord && LEFT_TO_EDITOR.has(event.key)))) event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter' || event.key === 'Escape' || event.key === 'Tab') event.preventDefault();
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Enter' || event.key === 'Tab') commit(true);
  });
  input.addEventListener('input', () => {
    root.classList.remove('refused');
    setText(reason, '');
  });
  input.addEventListener('blur', () => commit(false));
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'dblclick', 'copy', 'contextmenu'] as const) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }

  function draw(): void {
    if (!options) return;
    const position = model.shown.positions[model.rowOf(options.id)] ?? -1;
    const { layout } = model;
    const place = layout.places.find(({ name }) => name === options?.column) ?? layout.places[0];
    if (position < 0 || !place) {
      close(false);
      return;
    }
    const { rowHeight } = layout.metrics;
    const level = options.column === 'name' ? (model.rowAt(position)?.level ?? 0) : 0;
    const indent = options.column === 'name' ? Math.min(place.width / 2, nameLeft(level) - 4) : 0;
    const width = Math.max(LEAST, place.width - indent);
    const wanted = layout.rowsTop + (position + (options.below ? 1 : 0)) * rowHeight - camera.scrollTop();
    const lowest = layout.rowsTop + layout.rowsHeight - rowHeight;
    const top = options.below ? Math.min(wanted, lowest) : wanted;
    const left = Math.max(0, Math.min(place.left + indent, Math.max(layout.treeWidth, layout.chartWidth) - width));
    // Scrolled away it keeps the focus and what was typed.
    root.classList.toggle('away', top < layout.rowsTop - 2 || top > layout.rowsTop + layout.rowsHeight);
    root.style.left = `${Math.round(left)}px`;
    root.style.top = `${Math.round(top) + 2}px`;
    root.style.width = `${Math.round(width)}px`;
    root.style.height = `${Math.min(rowHeight, 28) - 4}px`;
  }

  return {
    root,
    draw,
    open: (next) => {
      options = next;
      busy = false;
      input.value = next.value;
      input.setAttribute('aria-label', next.label);
      input.placeholder = next.label;
      root.classList.remove('refused');
      setText(reason, '');
      root.hidden = false;
      draw();
      input.focus();
      input.select();
    },
  };
}
