/**
 * The 5×5 matrix of probability and impact: each cell its band by letter and tint and how many risks stand
 * there; arrows to where they shall go. One tab stop, arrow keys walk the cells, Enter narrows the register
 * to one, Ctrl+Enter shows the line of its first risk.
 */
import type { RiskRow, RiskView } from '../../../../server/src/protocol/risks.ts';
import { counted } from '../shared/dates.ts';
import { element, setAttributes, svgElement } from '../shared/element.ts';
import { arrowMarks, CELL, circle } from './arrow-marks.ts';
import { arrowsOf } from './arrows.ts';
import type { Choices } from './kept-state.ts';
import { standsIn } from './register-filter.ts';
import { BAND_LETTERS, BAND_WORDS, cellWords, LEVEL_WORDS, LEVELS } from './words.ts';

export interface CellPlace {
  readonly probability: number;
  readonly impact: number;
}

interface MatrixActions {
  readonly choose: (place: CellPlace | null) => void;
  readonly reveal: (place: CellPlace) => void;
}

export interface Matrix {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, choices: Choices) => void;
}

export function matrix({ choose, reveal }: MatrixActions): Matrix {
  const cells = new Map<string, HTMLTableCellElement>();
  let focused: CellPlace = { probability: 5, impact: 1 };
  let chosen: CellPlace | null = null;

  const rows = [...LEVELS].reverse().map((probability) => {
    const made = LEVELS.map((impact) => {
      const cell = element('td', { role: 'gridcell', tabindex: -1 });
      cells.set(keyOf({ probability, impact }), cell);
      cell.addEventListener('click', () => toggle({ probability, impact }));
      return cell;
    });
    const heading = element('th', { scope: 'row', role: 'rowheader' }, LEVEL_WORDS[probability]);
    return element('tr', { role: 'row' }, heading, ...made);
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
    viewBox: `0 0 ${5 * CELL.width} ${5 * CELL.height}`,
    'aria-hidden': 'true',
  });
  const root = element(
    'div',
    { class: 'matrix-frame' },
    element('span', { class: 'axis axis-y', 'aria-hidden': 'true' }, 'Probability'),
    element('div', { class: 'matrix-area' }, table, drawing),
    element('span', { class: 'axis axis-x', 'aria-hidden': 'true' }, 'Impact'),
  );

  function toggle(place: CellPlace): void {
    focusCell(place);
    choose(chosen && keyOf(chosen) === keyOf(place) ? null : place);
  }

  function focusCell(place: CellPlace): void {
    cells.get(keyOf(focused))?.setAttribute('tabindex', '-1');
    focused = place;
    const cell = cells.get(keyOf(place));
    cell?.setAttribute('tabindex', '0');
    cell?.focus();
  }

  table.addEventListener('keydown', (event) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : moved(focused, event.key);
    if (next) focusCell(next);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) reveal(focused);
    else if (event.key === 'Enter' || event.key === ' ') toggle(focused);
    else if (event.key === 'Escape' && chosen) choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    root,
    draw: (view, { cell: kept, kind, stage, selected }) => {
      chosen = kept && kept.kind === kind && kept.stage === stage ? kept : null;
      const risks = view.risks.filter((risk) => standsIn(risk, kind, stage) !== null);
      const counts = countByCell(risks, kind, stage);
      const focus = chosen ?? focused;
      const sign = kind === 'opportunity' ? '+' : '';
      for (const probability of LEVELS) {
        for (const impact of LEVELS) {
          const key = keyOf({ probability, impact });
          const cell = cells.get(key);
          if (!cell) continue;
          const band = view.bands[probability - 1]?.[impact - 1] ?? 'low';
          const count = counts.get(key) ?? 0;
          const words = `${cellWords({ probability, impact })}: ${counted(count, ['risk', 'risks'])}, ${BAND_WORDS[band]}`;
          setAttributes(cell, {
            class: `cell band-tint ${band} ${kind}${count > 0 ? ' filled' : ''}`,
            'aria-selected': String(chosen !== null && keyOf(chosen) === key),
            tabindex: keyOf(focus) === key ? 0 : -1,
          });
          cell.replaceChildren(
            element('span', { class: 'spoken-only' }, words),
            element('span', { class: 'band', 'aria-hidden': 'true' }, `${sign}${BAND_LETTERS[band]}`),
            element('span', { class: 'count', 'aria-hidden': 'true' }, count > 0 ? String(count) : ''),
          );
        }
      }
      focused = focus;
      drawing.replaceChildren(...arrowElements(risks, stage, selected));
    },
  };
}

function keyOf({ probability, impact }: CellPlace): string {
  return `${probability}×${impact}`;
}

function moved({ probability, impact }: CellPlace, key: string): CellPlace | null {
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

/** By `keyOf` the cell. */
function countByCell(
  risks: readonly RiskRow[],
  kind: Choices['kind'],
  stage: Choices['stage'],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const cell = standsIn(risk, kind, stage);
    if (cell) counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + 1);
  }
  return counts;
}

function arrowElements(
  risks: readonly RiskRow[],
  stage: Choices['stage'],
  selected: string | null,
): readonly SVGElement[] {
  return arrowMarks(arrowsOf(risks, stage, selected)).flatMap(({ arrow, line, head, from, to, label }) => {
    const lit = arrow.risks.some((risk) => risk.id === selected) ? ' lit' : '';
    const marks: SVGElement[] = [
      svgElement('path', { class: `arrow${lit}`, d: line }),
      svgElement('path', { class: `arrow-head${lit}`, d: head }),
      svgElement('path', { class: `inherent${lit}`, d: circle(from) }),
      svgElement('path', { class: `residual${lit}`, d: circle(to) }),
    ];
    if (arrow.risks.length > 1)
      marks.push(
        svgElement(
          'text',
          { class: 'arrow-count', x: label.x, y: label.y, 'text-anchor': label.anchor },
          `×${arrow.risks.length}`,
        ),
      );
    return marks;
  });
}
