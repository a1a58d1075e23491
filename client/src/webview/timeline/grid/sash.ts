/** The edge between tree and chart: dragged, moved by arrow keys, fitted by a double click. */
import { element } from '../../shared/element.ts';
import type { Page, Part } from '../part.ts';

const STEP = 16;

export function sash({ model, relayout }: Page): Part {
  /** Null for the width that fits. */
  const resize = (wanted: number | null): void => {
    model.treeWidth = wanted;
    relayout();
  };
  const root = element('div', {
    class: 'sash',
    role: 'separator',
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-label': 'Width of the table',
    'aria-valuemin': 140,
    'aria-valuemax': 2000,
  });
  let width = 0;
  let grip: { readonly pointer: number; readonly width: number } | null = null;

  root.addEventListener('pointerdown', (event) => {
    event.stopPropagation();
    root.setPointerCapture(event.pointerId);
    grip = { pointer: event.clientX, width };
  });
  root.addEventListener('pointermove', (event) => {
    if (!grip) return;
    event.stopPropagation();
    resize(grip.width + event.clientX - grip.pointer);
  });
  root.addEventListener('pointerup', (event) => {
    event.stopPropagation();
    grip = null;
  });
  root.addEventListener('pointercancel', () => {
    grip = null;
  });
  root.addEventListener('dblclick', (event) => {
    event.stopPropagation();
    resize(null);
  });
  root.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resize(width + step);
  });

  return {
    at: [['stage', root]],
    draw: () => {
      width = model.layout.treeWidth;
      root.hidden = model.layout.mode === 'narrow';
      root.style.left = `${width - 3}px`;
      root.setAttribute('aria-valuenow', String(Math.round(width)));
    },
  };
}
