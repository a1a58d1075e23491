/** The burn-down of exposure by date, in working days or in money, with its table. */
import type { RiskView } from '../../../../../server/src/protocol/risks.ts';
import { element, setText } from '../../shared/element.ts';
import { chartView } from '../charts/plot/chart-view.ts';
import { choice } from '../charts/plot/choice.ts';
import type { RegisterWords } from '../columns.ts';
import type { RiskHost } from '../risk-host.ts';
import { section } from '../section.ts';
import { drawTable } from '../twin-table.ts';
import { burnScene } from './burn-scene.ts';
import { amountWords, type BurnUnit, burnPoints, burnSentence, hasUnit } from './burn-steps.ts';

export interface BurnDownChart {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, words: RegisterWords) => void;
}

const HEIGHT = { wide: 220, narrow: 200 };
const NARROW = 560;

export function burnDownChart(host: RiskHost): BurnDownChart {
  let view: RiskView | null = null;
  let words: RegisterWords = host.words();
  let [chosen, asTable] = readKept(host.kept('burn-down'));
  const part = section({
    id: 'burn-down',
    title: 'Exposure by date',
    twin: {
      shown: asTable,
      onChange: (shown) => {
        asTable = shown;
        keep();
        redraw();
      },
    },
  });
  const units = choice<BurnUnit>(
    'Exposure in',
    [
      ['days', 'Days'],
      ['cost', 'Money'],
    ],
    (unit) => {
      chosen = unit;
      keep();
      redraw();
    },
  );
  const chart = chartView({
    id: 'burn-down-points',
    scene: (width, measure) => {
      const burnDown = view?.burnDown;
      if (!view || !burnDown) return null;
      const height = width < NARROW ? HEIGHT.narrow : HEIGHT.wide;
      return burnScene({ burnDown, unit: shown(), words, width, height, measure, risks: view.risks });
    },
    activate: (point, keepFocus) => {
      if (point.target) host.reveal(point.target, keepFocus);
    },
  });
  const sentence = element('p', { class: 'chart-words' });
  part.tools.append(units.root);
  part.body.append(chart.root, sentence);

  function keep(): void {
    host.keep('burn-down', { unit: chosen, table: asTable });
  }

  function shown(): BurnUnit {
    const burnDown = view?.burnDown;
    if (!burnDown || hasUnit(burnDown, chosen)) return chosen;
    return chosen === 'days' ? 'cost' : 'days';
  }

  function redraw(): void {
    const burnDown = view?.burnDown ?? null;
    part.root.hidden = burnDown === null;
    if (!burnDown) return;
    const unit = shown();
    units.root.hidden = !(hasUnit(burnDown, 'days') && hasUnit(burnDown, 'cost'));
    units.draw(unit);
    chart.draw(`Exposure of the plan by date, in ${unit === 'days' ? 'working days' : 'money'}`);
    setText(sentence, burnSentence(burnDown, unit, words));
    if (!asTable) return;
    drawTable(
      part.table,
      'Exposure by date',
      [
        { title: 'From' },
        { title: 'Threats', numeric: true },
        { title: 'Opportunities', numeric: true },
        { title: 'Because' },
      ],
      burnPoints(burnDown, unit).map(({ at, exposed, gained, because }) => [
        words.dates.short(at),
        amountWords(exposed, unit, words),
        amountWords(gained, unit, words),
        because.join('; '),
      ]),
    );
  }

  return {
    root: part.root,
    draw: (next, how) => {
      if (view === next && words === how) return;
      [view, words] = [next, how];
      redraw();
    },
  };
}

function readKept(kept: unknown): [BurnUnit, boolean] {
  const { unit, table }: { unit?: unknown; table?: unknown } = typeof kept === 'object' && kept !== null ? kept : {};
  return [unit === 'cost' ? 'cost' : 'days', table === true];
}
