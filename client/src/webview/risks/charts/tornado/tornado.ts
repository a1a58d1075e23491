/** What moves the finish and the cost most, as a tornado with its table. */
import type { RiskView } from '../../../../../../server/src/protocol/risks.ts';
import type { DriverRow, SimulationView } from '../../../../../../server/src/protocol/simulation.ts';
import { element, setText } from '../../../shared/element.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { section } from '../../section.ts';
import { drawTable } from '../../twin-table.ts';
import { chartView } from '../plot/chart-view.ts';
import { choice } from '../plot/choice.ts';
import { type Domain, settled } from '../plot/scale.ts';
import { quantityOf } from '../quantity.ts';
import { type Bar, barCells, barColumns, barsOf, type Kinds, type Unit } from './bars.ts';
import { tornadoDomain, tornadoScene } from './tornado-scene.ts';

const OF_A_TASK = 'when it takes as short or as long as in its lowest or highest fifth of trials';
const OF_A_RISK = 'when it stays away or strikes, and in how many trials it does';

export function createTornado(slot: HTMLElement, host: RiskHost): Chart {
  let shown: { readonly view: SimulationView; readonly risks: RiskView } | null = null;
  const kept = readKept(host.kept('tornado'));
  const domains = new Map<string, Domain>();
  let bars: readonly Bar[] = [];

  const keep = (change: Partial<typeof kept>): void => {
    Object.assign(kept, change);
    host.keep('tornado', { ...kept });
    draw();
  };
  const part = section({
    id: 'tornado',
    title: 'What moves it most',
    twin: { shown: kept.table, onChange: (table) => keep({ table }) },
  });
  const units = choice<Unit>(
    'Measured in',
    [
      ['days', 'Days'],
      ['cost', 'Money'],
    ],
    (unit) => keep({ unit }),
  );
  const kinds = choice<Kinds>(
    'Drivers shown',
    [
      ['all', 'All'],
      ['task', 'Tasks'],
      ['risk', 'Risks'],
    ],
    (chosen) => keep({ kinds: chosen }),
  );
  const chart = chartView({
    id: 'tornado-points',
    scene: (width, measure) => {
      const figures = shown?.view.result;
      const domain = domains.get(keyOf());
      if (!figures || !domain || bars.length === 0) return null;
      const words = host.words();
      const spread = unitShown() === 'days' ? figures.finish : (figures.cost ?? figures.finish);
      const quantity = quantityOf(unitShown() === 'days' ? 'finish' : 'cost', words);
      const centre = `P80 ${quantity.short(spread.p80.value)}`;
      return tornadoScene({ bars, unit: unitShown(), centre, domain, words, width, measure });
    },
    // A risk is chosen in the register, as from the heat map; its line is what Ctrl+Enter asks for.
    activate: (point, keepFocus, toLine) => {
      const chosen = bars.find(({ driver }) => driver.target === point.target)?.driver;
      if (!chosen) return;
      if (chosen.kind === 'risk' && !toLine) host.showRisk(chosen.id);
      host.reveal(chosen.target, keepFocus || (chosen.kind === 'risk' && !toLine));
    },
  });
  const caption = element('p', { class: 'chart-words' });
  part.tools.append(units.root, kinds.root);
  part.body.append(chart.root, caption);
  slot.replaceChildren(part.root);

  function unitShown(): Unit {
    return shown?.view.result?.cost ? kept.unit : 'days';
  }

  /** Of one kind alone there is nothing to choose. */
  function hasBothKinds(): boolean {
    const drivers = shown?.view.result?.drivers ?? [];
    return new Set(drivers.map(({ kind }) => kind)).size > 1;
  }

  function kindsShown(): Kinds {
    return hasBothKinds() ? kept.kinds : 'all';
  }

  function keyOf(): string {
    return `${unitShown()} ${kindsShown()}`;
  }

  function draw(): void {
    const figures = shown?.view.result;
    slot.hidden = !figures || figures.drivers.length === 0;
    if (!shown || !figures) return;
    const { view, risks } = shown;
    const opportunities = new Set(risks.risks.filter(({ kind }) => kind === 'opportunity').map(({ id }) => id));
    bars = barsOf(figures.drivers, unitShown(), kindsShown(), opportunities);
    domains.set(keyOf(), settled(domains.get(keyOf()) ?? null, tornadoDomain(bars), view.state.kind === 'running'));
    units.root.hidden = !figures.cost;
    units.draw(unitShown());
    kinds.root.hidden = !hasBothKinds();
    kinds.draw(kindsShown());
    const title = `What moves the ${unitShown() === 'days' ? 'finish' : 'cost'} most`;
    chart.root.hidden = bars.length === 0;
    chart.draw(title);
    setText(caption, bars.length > 0 ? measureWords(bars) : NOTHING[kindsShown()]);
    if (!kept.table) return;
    const words = host.words();
    drawTable(
      part.table,
      title,
      barColumns(unitShown()),
      bars.map((bar) => {
        const { name, kind, target } = bar.driver;
        return [
          { text: name, note: kind, run: () => host.reveal(target, false) },
          ...barCells(bar, unitShown(), words),
        ];
      }),
    );
  }

  return {
    update: (view, risks) => {
      shown = { view, risks };
      draw();
    },
  };
}

/** What the bars are, as far as they are there. */
function measureWords(bars: readonly Bar[]): string {
  const has = (kind: DriverRow['kind']): boolean => bars.some(({ driver }) => driver.kind === kind);
  const told = [has('task') ? `for a task, ${OF_A_TASK}` : '', has('risk') ? `for a risk, ${OF_A_RISK}` : ''];
  const order = has('risk')
    ? ' What explains most of the spread comes first, so a long bar may stand lower: its risk strikes seldom.'
    : '';
  return `A bar is how far P80 moves: ${told.filter(Boolean).join('; ')}.${order}`;
}

const NOTHING: Readonly<Record<Kinds, string>> = {
  all: 'Nothing moves P80 by itself.',
  task: 'No task moves P80 by itself.',
  risk: 'No risk moves P80 by itself.',
};

function readKept(kept: unknown): { unit: Unit; kinds: Kinds; table: boolean } {
  const found: { unit?: unknown; kinds?: unknown; table?: unknown } =
    typeof kept === 'object' && kept !== null ? kept : {};
  return {
    unit: found.unit === 'cost' ? 'cost' : 'days',
    kinds: found.kinds === 'task' || found.kinds === 'risk' ? found.kinds : 'all',
    table: found.table === true,
  };
}
