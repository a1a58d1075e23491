/** What the marks mean, a sentence each; a click switches a kind of mark off and on. */
import { button, element, svgElement } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import type { Layer } from '../chart/chart.ts';
import { rectangle, roundedRectangle, type Style } from '../chart/scene.ts';
import { checkMark, constraintMark, diamond, gateSign, hatching, hexagon, triangleDown } from '../chart/shapes.ts';
import type { Page, Part } from '../part.ts';

interface Entry {
  readonly words: string;
  readonly layer: Layer | null;
  readonly marks: readonly (readonly [Style, string])[];
}

const ENTRIES: readonly Entry[] = [
  {
    words: 'Task, with how much is complete',
    layer: 'progress',
    marks: [
      ['bar', roundedRectangle(3.5, 3.5, 33, 15, 3)],
      ['progress', rectangle(4, 14, 16, 4)],
    ],
  },
  {
    words: 'Done',
    layer: null,
    marks: [
      ['bar-done', roundedRectangle(3.5, 3.5, 33, 15, 3)],
      ['progress-done', rectangle(4, 14, 32, 4)],
      ['glyph', checkMark(29, 9)],
    ],
  },
  {
    words: 'Decides the finish (critical)',
    layer: 'critical',
    marks: [
      ['bar-critical', roundedRectangle(3.5, 3.5, 33, 15, 3)],
      ['hatch', hatching(3, 5, 34, 12)],
    ],
  },
  {
    words: 'Nearly critical: can slip little',
    layer: null,
    marks: [['bar-near', roundedRectangle(3.5, 3.5, 33, 15, 3)]],
  },
  {
    words: 'Split: its people are needed elsewhere meanwhile',
    layer: null,
    marks: [
      ['bar', roundedRectangle(3.5, 3.5, 12, 15, 3) + roundedRectangle(25.5, 3.5, 11, 15, 3)],
      ['pause', 'M16 11H25'],
    ],
  },
  { words: 'Phase or summary of tasks', layer: null, marks: [['summary', 'M3 7h34v11l-5 -5h-24l-5 5Z']] },
  { words: 'Milestone', layer: null, marks: [['milestone', diamond(20, 11, 7)]] },
  {
    words: 'Gate: open, go',
    layer: null,
    marks: [
      ['gate-open', hexagon(10, 11, 8)],
      ['gate-go', hexagon(30, 11, 8)],
      ['glyph', gateSign('go', 30, 11)],
    ],
  },
  {
    words: 'Gate: hold, no go',
    layer: null,
    marks: [
      ['gate-warn', hexagon(10, 11, 8)],
      ['gate-stop', hexagon(30, 11, 8)],
      ['glyph', gateSign('hold', 10, 11) + gateSign('no-go', 30, 11)],
    ],
  },
  {
    words: 'Link: solid where it decides a date',
    layer: 'links',
    marks: [
      ['link', 'M3 6H37'],
      ['link-driving', 'M3 12H37'],
      ['link-critical', 'M3 18H37'],
    ],
  },
  {
    words: 'How far it can slip (slack)',
    layer: 'slack',
    marks: [
      ['slack', 'M3 12H36'],
      ['slack-end', 'M36 8v6'],
    ],
  },
  {
    words: 'Deadline met, missed',
    layer: 'deadlines',
    marks: [
      ['deadline-met', triangleDown(11, 7, 10)],
      ['deadline-missed', triangleDown(29, 7, 10)],
    ],
  },
  {
    words: 'Date bound by a constraint',
    layer: 'constraints',
    marks: [['constraint', constraintMark('start', 12, 4, 14) + constraintMark('finish', 28, 4, 14)]],
  },
  { words: 'Days on which nobody works', layer: 'nonWorking', marks: [['non-working', rectangle(10, 2, 20, 18)]] },
  {
    words: 'Today; status date',
    layer: null,
    marks: [
      ['today', 'M12.5 2V20'],
      ['status-date', 'M28.5 2V20'],
    ],
  },
  { words: 'Names beside the bars', layer: 'labels', marks: [] },
];

export function legend({ model, actions, invalidate }: Page): Part {
  const toggle = (layer: Layer): void => {
    if (!model.hidden.delete(layer)) model.hidden.add(layer);
    invalidate();
  };
  const close = (): void => actions.openLegend(false);
  const toggles = new Map<Layer, HTMLButtonElement>();
  const items = ENTRIES.map((entry) => {
    const picture = pictureOf(entry);
    if (entry.layer === null)
      return element('li', { class: 'legend-entry' }, picture, element('span', {}, entry.words));
    const { layer } = entry;
    const made = button({
      label: entry.words,
      title: 'Click to hide or show',
      className: 'button legend-entry',
      pressed: true,
      onClick: () => toggle(layer),
    });
    made.removeAttribute('aria-label');
    made.append(picture, element('span', {}, entry.words));
    toggles.set(layer, made);
    return element('li', {}, made);
  });
  const shut = button({ label: 'Close', title: 'Close (Esc)', icon: icon('close'), onClick: close });
  const root = element(
    'section',
    { class: 'legend', 'aria-labelledby': 'legend-title' },
    element('div', { class: 'why-head' }, element('h2', { class: 'why-title', id: 'legend-title' }, 'Legend'), shut),
    element('ul', { class: 'legend-list' }, ...items),
    element(
      'p',
      { class: 'legend-keys' },
      'Keys: arrows move, Enter why, Ctrl+Enter text, + − 0 . zoom, T today, [ ] driver and driven, C critical, F8 finding, / search.',
    ),
  );
  root.hidden = true;
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  return {
    at: [['stage', root]],
    focus: { legend: () => shut.focus() },
    draw: () => {
      root.hidden = !model.legendOpen;
      for (const [layer, made] of toggles) made.setAttribute('aria-pressed', String(!model.hidden.has(layer)));
    },
  };
}

function pictureOf(entry: Entry): SVGSVGElement {
  const paths = entry.marks.map(([style, d]) => svgElement('path', { class: `mark ${style}`, d }));
  return svgElement('svg', { class: 'legend-picture', viewBox: '0 0 40 22', 'aria-hidden': 'true' }, ...paths);
}
