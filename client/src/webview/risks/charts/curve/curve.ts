/** The S-curve of the finish or of the cost, with its table. */
import type { RiskView } from '../../../../../../server/src/protocol/risks.ts';
import type { SimulationView } from '../../../../../../server/src/protocol/simulation.ts';
import { element, setText } from '../../../shared/element.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { section } from '../../section.ts';
import { drawTable } from '../../twin-table.ts';
import { chartView } from '../plot/chart-view.ts';
import { choice } from '../plot/choice.ts';
import { type Domain, settled } from '../plot/scale.ts';
import { type Measure, plotHeight } from '../plot/scene.ts';
import { type QuantityName, quantityOf, spreadOf } from '../quantity.ts';
import { curveColumns, curvePoints, curveRows } from './curve-points.ts';
import { type CurveInput, curveAt, curveDomain, curveScene } from './curve-scene.ts';
import { curveSentence } from './curve-words.ts';

const WAITING = 'The first curve is drawn as soon as some trials are run.';

export function createCurve(slot: HTMLElement, host: RiskHost): Chart {
  let view: SimulationView | null = null;
  let [chosen, asTable] = readKept(host.kept('curve'));
  const domains = new Map<QuantityName, Domain>();

  const part = section({
    id: 's-curve',
    title: 'S-curve',
    twin: {
      shown: asTable,
      onChange: (shown) => {
        asTable = shown;
        keep();
        draw();
      },
    },
  });
  const quantities = choice<QuantityName>(
    'What the curve is of',
    [
      ['finish', 'Finish'],
      ['cost', 'Cost'],
    ],
    (name) => {
      chosen = name;
      keep();
      draw();
    },
  );
  const chart = chartView({
    id: 's-curve-points',
    scene: (width, measure) => {
      const input = inputAt(width, measure);
      return input && curveScene(input);
    },
    readingAt: (x, width) => {
      const input = inputAt(width, () => 0);
      return input && curveAt(input, x);
    },
  });
  const sentence = element('p', { class: 'chart-words' });
  part.tools.append(quantities.root);
  part.body.append(chart.root, sentence);
  slot.replaceChildren(part.root);

  function keep(): void {
    host.keep('curve', { quantity: chosen, table: asTable });
  }

  /** Cost where the plan has some and it was chosen. */
  function shown(): QuantityName {
    return view?.result?.cost ? chosen : 'finish';
  }

  function inputAt(width: number, measure: Measure): CurveInput | null {
    const name = shown();
    const spread = view && spreadOf(view, name);
    const domain = domains.get(name);
    if (!view || !spread || !domain) return null;
    const base = view.base?.[name] ?? null;
    return {
      spread,
      base,
      points: curvePoints(spread, base, view.trials),
      trials: view.trials,
      quantity: quantityOf(name, host.words()),
      words: host.words(),
      domain,
      width,
      height: plotHeight(width),
      measure,
    };
  }

  function draw(): void {
    const name = shown();
    const spread = view && spreadOf(view, name);
    const waiting = !spread && view?.state.kind === 'running';
    slot.hidden = !spread && !waiting;
    slot.classList.toggle('waiting', waiting);
    quantities.root.hidden = !view?.result?.cost;
    if (waiting) setText(sentence, WAITING);
    if (!view || !spread) return;
    const quantity = quantityOf(name, host.words());
    const base = view.base?.[name] ?? null;
    const wanted = curveDomain(spread, base, quantity.least);
    domains.set(name, settled(domains.get(name) ?? null, wanted, view.state.kind === 'running'));
    quantities.draw(name);
    const title = name === 'finish' ? 'Chance to be done by each date' : 'Chance to need no more than each sum';
    chart.draw(title);
    setText(sentence, curveSentence(spread, quantity, view, host.words()));
    if (!asTable) return;
    const rows = curveRows(curvePoints(spread, base, view.trials), quantity, host.words(), base !== null);
    drawTable(part.table, title, curveColumns(quantity, base !== null), rows);
  }

  return {
    update: (simulation: SimulationView, _risks: RiskView) => {
      view = simulation;
      draw();
    },
  };
}

function readKept(kept: unknown): [QuantityName, boolean] {
  const { quantity, table }: { quantity?: unknown; table?: unknown } =
    typeof kept === 'object' && kept !== null ? kept : {};
  return [quantity === 'cost' ? 'cost' : 'finish', table === true];
}
