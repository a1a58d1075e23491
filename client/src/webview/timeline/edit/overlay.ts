/** Puts the picture of a gesture over the chart: one path a style, a chip with words, and room for fingers. */
import { element, setText, svgElement } from '../../shared/element.ts';
import type { Layout } from '../grid/layout.ts';
import type { Handle } from './handles.ts';
import { EDIT_STYLES, type EditScene, type EditStyle, type GhostName } from './preview-scene.ts';

type ChipState = 'fits' | 'refused' | 'calculating';

export interface Chip {
  readonly text: string;
  readonly state: ChipState;
  /** Keys that go on from here; empty for the pointer. */
  readonly hint: string;
}

export interface Overlay {
  readonly root: HTMLElement;
  readonly draw: (scene: EditScene, chip: Chip | null, layout: Layout) => void;
}

const CHIP_GAP = 6;
const WIDEST_CHIP = 440;

/** @param measure width of a text in the labels' font, which is a little smaller. */
export function overlay(measure: (text: string) => number): Overlay {
  const drawing = svgElement('svg', { class: 'edit-drawing', 'aria-hidden': 'true', focusable: 'false' });
  const paths = new Map<EditStyle, SVGPathElement>();
  for (const style of EDIT_STYLES) {
    const path = svgElement('path', { class: `edit-mark ${style}` });
    paths.set(style, path);
    drawing.append(path);
  }
  const fingers: SVGRectElement[] = [];
  const namesInHand: HTMLElement[] = [];
  const names = element('div', { class: 'ghost-names', 'aria-hidden': 'true' });
  const words = element('span', { class: 'chip-words' });
  const hint = element('span', { class: 'chip-hint' });
  const chip = element('div', { class: 'edit-chip', 'aria-hidden': 'true' }, words, hint);
  chip.hidden = true;
  const root = element('div', { class: 'edit-overlay' }, drawing, names, chip);

  /** Where a finger may take hold without scrolling the page. */
  function drawFingers(handles: readonly Handle[]): void {
    for (const [index, handle] of handles.entries()) {
      const rect = fingers[index] ?? svgElement('rect', { class: 'finger' });
      if (!fingers[index]) {
        fingers.push(rect);
        drawing.append(rect);
      }
      rect.setAttribute('x', String(handle.left));
      rect.setAttribute('y', String(handle.top));
      rect.setAttribute('width', String(Math.max(0, handle.right - handle.left)));
      rect.setAttribute('height', String(handle.bottom - handle.top));
    }
    for (const spare of fingers.splice(handles.length)) spare.remove();
  }

  function drawNames(wanted: readonly GhostName[]): void {
    for (const [index, { text, x, y, width, inside }] of wanted.entries()) {
      const name = namesInHand[index] ?? element('span');
      if (!namesInHand[index]) {
        namesInHand.push(name);
        names.append(name);
      }
      name.className = `label ${inside ? 'inside' : 'beside'}`;
      setText(name, text);
      name.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      name.style.width = `${width}px`;
    }
    for (const spare of namesInHand.splice(wanted.length)) spare.remove();
  }

  function drawChip(scene: EditScene, shown: Chip | null, layout: Layout): void {
    chip.hidden = shown === null || scene.chip === null;
    if (!shown || !scene.chip) return;
    chip.className = `edit-chip ${shown.state}`;
    setText(words, shown.text);
    setText(hint, shown.hint);
    const { x, y } = scene.chip;
    const longest = Math.max(measure(shown.text), measure(shown.hint), shown.state === 'calculating' ? 200 : 0);
    const width = Math.min(WIDEST_CHIP, layout.chartWidth - 16, Math.ceil(longest * 1.12) + 24);
    const left = Math.max(8, Math.min(x, layout.chartWidth - width - 8));
    // Below the bar, where there is room for some lines.
    const isLow = y > layout.rowsHeight - 90;
    chip.style.maxWidth = `${width}px`;
    chip.style.left = `${Math.round(left)}px`;
    chip.style.top = isLow ? 'auto' : `${Math.round(Math.max(0, y) + CHIP_GAP)}px`;
    const above = layout.rowsHeight - y + layout.metrics.rowHeight + CHIP_GAP;
    chip.style.bottom = isLow ? `${Math.round(Math.max(CHIP_GAP, above))}px` : 'auto';
  }

  return {
    root,
    draw: (scene, shown, layout) => {
      root.hidden = layout.chartWidth <= 0;
      root.style.left = `${layout.treeWidth}px`;
      root.style.top = `${layout.rowsTop}px`;
      for (const [style, path] of paths) {
        const data = scene.paths.get(style) ?? '';
        if (path.getAttribute('d') !== data) path.setAttribute('d', data);
      }
      drawFingers(scene.handles);
      drawNames(scene.names);
      drawChip(scene, shown, layout);
    },
  };
}
