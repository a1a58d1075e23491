/**
 * The 5×5 matrix of probability and impact: each cell its band by letter and tint and how many
 * risks stand there now; arrows from inherent to residual. One tab stop, arrow keys walk the
 * cells, Enter narrows the register to one.
 */
import type { Level, RiskRow, RiskView } from '../../../../server/src/protocol/risks.ts';
import { counted } from '../shared/dates.ts';
import { element, setAttributes, svgElement } from '../shared/element.ts';
import { arrowsOf, type Point } from './arrows.ts';
import type { Choices } from './kept-state.ts';
import { BAND_LETTERS, cellWords, LEVEL_WORDS, LEVELS } from './words.ts';

export interface Matrix {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, choices: Choices) => void;
}

type Place = NonNullable<Choices['cell']>;

const WIDTH = 56;
const HEIGHT = 44;

export function matrix(choose: (cell: Place | null) => void): Matrix {
  const cells = new Map<string, HTMLTableCellElement>();
  let focused: Place = { probability: 5, impact: 1 };
  let chosen: Place | null = null;

  const rows = [...LEVELS].reverse().map((probability) => {
    const made = LEVELS.map((impact) => {
      const cell = element('td', { role: 'gridcell', tabindex: -1 });
      cells.set(keyOf({ probability, impact }), cell);
      cell.addEventListener('click', () => toggle({ probability, impact }));
      return cell;
    });
    return element(
      'tr',
      { role: 'row' },
      element('th', { scope: 'row', role: 'rowheader' }, LEVEL_WORDS[probability]),
      ...made,
    );
  });
  const foot = element(
    'tr',
    { role: 'row' },
    element('td', { role: 'presentation', class: 'corner' }),
    ...LEVELS.map((impact) => element('th', { scope: 'col', role: 'columnheader' }, LEVEL_WORDS[impact])),
  );
  const table = element(
    'table',
    { class: 'matrix', role: 'grid', 'aria-label': 'Probability by impact' },
    element('tbody', { role: 'presentation' }, ...rows, foot),
  );
  const drawing = svgElement('svg', {
    class: 'arrows',
    viewBox: `0 0 ${5 * WIDTH} ${5 * HEIGHT}`,
    'aria-hidden': 'true',
  });
  const root = element(
    'div',
    { class: 'matrix-frame' },
    element('span', { class: 'axis axis-y', 'aria-hidden': 'true' }, 'Probability'),
    element('div', { class: 'matrix-area' }, table, drawing),
    element('span', { class: 'axis axis-x', 'aria-hidden': 'true' }, 'Impact'),
  );

  function toggle(place: Place): void {
    focusCell(place);
    choose(chosen && keyOf(chosen) === keyOf(place) ? null : place);
  }

  function focusCell(place: Place): void {
    cells.get(keyOf(focused))?.setAttribute('tabindex', '-1');
    focused = place;
    const cell = cells.get(keyOf(place));
    cell?.setAttribute('tabindex', '0');
    cell?.focus();
  }

  table.addEventListener('keydown', (event) => {
    const next = moved(focused, event.key);
    if (next) focusCell(next);
    else if (event.key === 'Enter' || event.key === ' ') toggle(focused);
    else if (event.key === 'Escape' && chosen) choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    root,
    draw: (view, choices) => {
      chosen = choices.cell;
      const risks = view.risks.filter((risk) => risk.kind === choices.kind && risk.status !== 'closed');
      const counts = countByCell(risks);
      const focus = chosen ?? focused;
      for (const probability of LEVELS) {
        for (const impact of LEVELS) {
          const cell = cells.get(keyOf({ probability, impact }));
          const band = view.bands[probability - 1]?.[impact - 1] ?? 'low';
          const count = counts.get(keyOf({ probability, impact })) ?? 0;
          if (!cell) continue;
          setAttributes(cell, {
            class: `cell band-tint ${band} ${choices.kind}`,
            'aria-selected': String(chosen !== null && keyOf(chosen) === keyOf({ probability, impact })),
            tabindex: keyOf(focus) === keyOf({ probability, impact }) ? 0 : -1,
          });
          const sign = choices.kind === 'opportunity' ? '+' : '';
          const words = `${cellWords({ probability, impact })}: ${counted(count, ['risk', 'risks'])}, ${band}`;
          cell.replaceChildren(
            element('span', { class: 'spoken-only' }, words),
            element('span', { class: 'band', 'aria-hidden': 'true' }, `${sign}${BAND_LETTERS[band]}`),
            element('span', { class: 'count', 'aria-hidden': 'true' }, count > 0 ? String(count) : ''),
          );
        }
      }
      focused = focus;
      drawing.replaceChildren(...arrowMarks(risks, choices.selected));
    },
  };
}

function keyOf({ probability, impact }: { readonly probability: number; readonly impact: number }): string {
  return `${probability}×${impact}`;
}

function moved({ probability, impact }: Place, key: string): Place | null {
  const within = (level: number): number => Math.max(1, Math.min(5, level));
  switch (key) {
    case 'ArrowUp':
      return { probability: within(probability + 1), impact };
    case 'ArrowDown':
      return { probability: within(probability - 1), impact };
    case 'ArrowLeft':
      return { probability, impact: within(impact - 1) };
    case 'ArrowRight':
      return { probability, impact: within(impact + 1) };
    case 'Home':
      return { probability, impact: 1 };
    case 'End':
      return { probability, impact: 5 };
    default:
      return null;
  }
}

function countByCell(risks: readonly RiskRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { current } of risks) {
    if (!current) continue;
    const key = keyOf(current as { probability: Level; impact: Level });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** ○ inherent, ● residual, and a line between that stops at their edges. */
function arrowMarks(risks: readonly RiskRow[], selected: string | null): SVGElement[] {
  return arrowsOf(risks, selected).flatMap(({ from, to, risks: sharing }) => {
    const lit = sharing.some((risk) => risk.id === selected) ? ' lit' : '';
    const [a, b] = [centre(from), centre(to)];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const [x1, y1, x2, y2] = [a.x + ux * 5, a.y + uy * 5, b.x - ux * 6, b.y - uy * 6];
    const head = `M${x2} ${y2}L${x2 - ux * 6 - uy * 4} ${y2 - uy * 6 + ux * 4}L${x2 - ux * 6 + uy * 4} ${y2 - uy * 6 - ux * 4}Z`;
    const marks: SVGElement[] = [
      svgElement('path', { class: `arrow${lit}`, d: `M${x1} ${y1}L${x2} ${y2}` }),
      svgElement('path', { class: `arrow-head${lit}`, d: head }),
      svgElement('circle', { class: `inherent${lit}`, cx: a.x, cy: a.y, r: 4 }),
      svgElement('circle', { class: `residual${lit}`, cx: b.x, cy: b.y, r: 4 }),
    ];
    if (sharing.length > 1) {
      marks.push(
        svgElement(
          'text',
          { class: 'arrow-count', x: (a.x + b.x) / 2 + 4, y: (a.y + b.y) / 2 - 4 },
          `×${sharing.length}`,
        ),
      );
    }
    return marks;
  });
}

/** Right of the count and between letter and count, so that a line across a cell strikes through neither. */
function centre({ column, row }: Point): { readonly x: number; readonly y: number } {
  return { x: column * WIDTH + WIDTH * 0.74, y: row * HEIGHT + HEIGHT * 0.45 };
}
