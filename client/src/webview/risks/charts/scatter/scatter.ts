/** Date against cost, with its table and the joint chances in a sentence. */
import type { SimulationView } from '../../../../../../server/src/protocol/simulation.ts';
import { element, setText } from '../../../shared/element.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { section } from '../../section.ts';
import { drawTable } from '../../twin-table.ts';
import { curveDomain } from '../curve/curve-scene.ts';
import { chartView } from '../plot/chart-view.ts';
import { type Domain, settled, union } from '../plot/scale.ts';
import { type Measure, plotHeight } from '../plot/scene.ts';
import { type QuantityName, quantityOf } from '../quantity.ts';
import { countCells } from './cells.ts';
import { type Axis, type ScatterInput, scatterEdges, scatterScene } from './scatter-scene.ts';
import { cellColumns, cellRows, jointSentence } from './scatter-words.ts';

const TITLE = 'Date against cost';

export function createScatter(slot: HTMLElement, host: RiskHost): Chart {
  let view: SimulationView | null = null;
  let asTable = readKept(host.kept('scatter'));
  const domains = new Map<QuantityName, Domain>();

  const part = section({
    id: 'date-cost',
    title: TITLE,
    twin: {
      shown: asTable,
      onChange: (shown) => {
        asTable = shown;
        host.keep('scatter', { table: shown });
        draw();
      },
    },
  });
  const chart = chartView({
    id: 'date-cost-points',
    scene: (width, measure) => {
      const input = inputAt(width, measure);
      return input && scatterScene(input);
    },
  });
  const sentence = element('p', { class: 'chart-words' });
  part.body.append(chart.root, sentence);
  slot.replaceChildren(part.root);

  function axisOf(name: QuantityName): Axis | null {
    const [spread, domain] = [view?.result?.[name], domains.get(name)];
    if (!spread || !domain) return null;
    return { quantity: quantityOf(name, host.words()), domain, planned: spread.planned, limit: spread.limit };
  }

  function inputAt(width: number, measure: Measure): ScatterInput | null {
    const [finish, cost] = [axisOf('finish'), axisOf('cost')];
    const figures = view?.result;
    if (!figures?.scatter || !finish || !cost) return null;
    const height = plotHeight(width);
    return { dots: figures.scatter, finish, cost, joint: figures.joint, words: host.words(), width, height, measure };
  }

  function settle(name: QuantityName, values: readonly number[]): void {
    const spread = view?.result?.[name];
    if (!view || !spread) return;
    const [from, to] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    const wanted = union(curveDomain(spread, null, quantityOf(name, host.words()).least), { from, to });
    domains.set(name, settled(domains.get(name) ?? null, wanted, view.state.kind === 'running'));
  }

  function draw(): void {
    const figures = view?.result;
    const dots = figures?.scatter;
    slot.hidden = !dots || dots.finish.length === 0;
    if (!figures || !dots || dots.finish.length === 0) return;
    settle('finish', dots.finish);
    settle('cost', dots.cost);
    chart.draw(TITLE);
    const { finish, cost } = figures;
    setText(sentence, jointSentence(figures.joint, { deadline: finish.limit !== null, budget: cost?.limit != null }));
    const input = inputAt(0, () => 0);
    if (!asTable || !input) return;
    const edges = scatterEdges(input);
    const words = host.words();
    drawTable(part.table, TITLE, cellColumns(edges, words), cellRows(countCells(dots, edges), edges, words));
  }

  return {
    update: (simulation) => {
      view = simulation;
      draw();
    },
  };
}

function readKept(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && 'table' in kept && kept.table === true;
}
