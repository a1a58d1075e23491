/** What the marks of this plan mean, a sentence each; a click switches a kind of mark off and on. */
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { button, element, svgElement } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import type { Layer } from '../chart/chart.ts';
import type { Page, Part } from '../part.ts';
import { LEGEND, type LegendEntry } from './legend-entries.ts';

export function legend({ model, actions, invalidate }: Page): Part {
  const toggles: { readonly layer: Layer; readonly made: HTMLElement }[] = [];
  const close = (): void => actions.openLegend(false);
  const shut = button({ label: 'Close', title: 'Close (Esc)', icon: icon('close'), onClick: close });
  const list = element('ul', { class: 'legend-list' });
  const root = element(
    'section',
    { class: 'legend', 'aria-labelledby': 'legend-title' },
    element('div', { class: 'why-head' }, element('h2', { class: 'why-title', id: 'legend-title' }, 'Legend'), shut),
    element('p', { class: 'legend-help' }, 'Choose a line to hide or show its marks.'),
    list,
    element(
      'p',
      { class: 'legend-help' },
      'Keys: arrows move, Enter why, Ctrl+Enter text, + − 0 . zoom, T today, [ ] driver and driven, C critical, F8 finding, / search, F6 next region. To change the plan: M move, P progress, L link, F2 rename, Insert add, Delete, Alt+↑ ↓ reorder, Ctrl+] [ deeper and up.',
    ),
  );
  root.hidden = true;
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  const toggle = (layer: Layer): void => {
    if (!model.hidden.delete(layer)) model.hidden.add(layer);
    invalidate();
  };
  let listed: TimelineView | null = null;
  let entries: readonly LegendEntry[] = [];

  function fill(view: TimelineView): void {
    if (listed === view) return;
    listed = view;
    const found = LEGEND.filter((entry) => entry.occurs(view));
    if (found.length === entries.length && found.every((entry, at) => entry === entries[at])) return;
    entries = found;
    toggles.length = 0;
    list.replaceChildren(...found.map(lineOf));
  }

  function lineOf(entry: LegendEntry): HTMLElement {
    const { layer } = entry;
    const parts = [pictureOf(entry), element('span', {}, entry.words)];
    if (layer === null) return element('li', { class: 'legend-entry' }, ...parts);
    const made = element('button', { type: 'button', class: 'button legend-entry' }, ...parts);
    made.addEventListener('click', () => toggle(layer));
    toggles.push({ layer, made });
    return element('li', {}, made);
  }

  return {
    at: [['stage', root]],
    focus: { legend: () => shut.focus() },
    draw: ({ view }) => {
      root.hidden = !model.legendOpen;
      if (!model.legendOpen || !view) return;
      fill(view);
      for (const { layer, made } of toggles) made.setAttribute('aria-pressed', String(!model.hidden.has(layer)));
    },
  };
}

function pictureOf(entry: LegendEntry): SVGSVGElement {
  const paths = entry.marks.map(([style, d]) => svgElement('path', { class: `mark ${style}`, d }));
  return svgElement('svg', { class: 'legend-picture', viewBox: '0 0 40 22', 'aria-hidden': 'true' }, ...paths);
}
