/**
 * The heat map with what it is of: threats or opportunities, now, before or after the response, or the
 * target. The risks of a chosen cell are listed below it; so are those that have no place in it.
 */
import type { RiskRow, RiskView } from '../../../../server/src/protocol/risks.ts';
import { counted } from '../shared/dates.ts';
import { element, setText } from '../shared/element.ts';
import { choice } from './charts/plot/choice.ts';
import { type Choices, STAGES, type Stage } from './kept-state.ts';
import { type CellPlace, matrix as makeMatrix } from './matrix.ts';
import { cellAt, mayHappen, standsIn } from './register-filter.ts';
import type { RiskHost } from './risk-host.ts';
import { section } from './section.ts';
import { textLink } from './text-link.ts';
import { BAND_LETTERS, capital, cellWords, KIND_WORDS, LEVELS, STAGE_WORDS } from './words.ts';

interface HeatMapActions {
  readonly host: RiskHost;
  readonly choose: (change: Partial<Choices>) => void;
  readonly choices: Readonly<Choices>;
}

export interface HeatMap {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView) => void;
}

const KINDS: readonly RiskRow['kind'][] = ['threat', 'opportunity'];

export function heatMap({ host, choose, choices }: HeatMapActions): HeatMap {
  let view: RiskView | null = null;
  let says = '';
  const part = section({ id: 'heat-map', title: 'Heat map' });
  const kinds = choice<RiskRow['kind']>(
    'Kind of risk',
    KINDS.map((kind) => [kind, KIND_WORDS[kind]]),
    (kind) => choose({ kind, cell: null }),
  );
  const stages = choice<Stage>(
    'Which assessment',
    STAGES.map((stage) => [stage, STAGE_WORDS[stage].name]),
    (stage) => choose({ stage, cell: null }),
  );
  for (const [at, each] of [...stages.root.querySelectorAll('button')].entries())
    each.title = STAGE_WORDS[STAGES[at] ?? 'now'].means;
  const target = [...stages.root.querySelectorAll('button')].at(-1);
  const matrix = makeMatrix({
    choose: (place) => {
      const { kind, stage } = choices;
      choose({ cell: place && { ...place, kind, stage } });
      const there = place ? risksAt(place) : [];
      if (place) host.say(`${counted(there.length, ['risk', 'risks'])} in this cell.`);
    },
    reveal: (place) => {
      const [first] = risksAt(place);
      if (first) host.reveal(first.target, false);
    },
  });
  const words = element('p', { class: 'key' });
  const list = element('div', { class: 'cell-risks' });
  part.tools.append(kinds.root);
  stages.root.classList.add('heat-choice');
  part.body.classList.add('heat-body');
  part.body.append(stages.root, matrix.root, list, words);

  function risksAt({ probability, impact }: CellPlace): RiskRow[] {
    return (view?.risks ?? []).filter((risk) => {
      const cell = standsIn(risk, choices.kind, choices.stage);
      return cell?.probability === probability && cell.impact === impact;
    });
  }

  return {
    root: part.root,
    draw: (next) => {
      const { kind, stage, cell, selected } = choices;
      const now = JSON.stringify([kind, stage, cell, selected]);
      if (view === next && now === says) return;
      [view, says] = [next, now];
      kinds.draw(kind);
      stages.draw(stage);
      const aims = next.risks.some(({ targetCell }) => targetCell !== null);
      if (target) target.disabled = !aims && stage !== 'target';
      matrix.draw(next, choices);
      const chosen = cell && cell.kind === kind && cell.stage === stage ? cell : null;
      const without = next.risks.filter(
        (risk) => risk.kind === kind && mayHappen(risk) && cellAt(risk, stage) === null,
      );
      const placed = next.risks.filter((risk) => standsIn(risk, kind, stage) !== null);
      list.replaceChildren(
        ...(chosen
          ? listOf(`${capital(cellWords(levelsOf(chosen)))}:`, risksAt(chosen), stage, host)
          : [
              ...(placed.length > 0 ? listOf('The highest:', highest(placed, stage), stage, host) : []),
              ...(without.length > 0 ? listOf('Without a score:', without, stage, host) : []),
            ]),
      );
      setText(words, keyWords(kind, stage));
    },
  };
}

function levelsOf({ probability, impact }: CellPlace): Parameters<typeof cellWords>[0] {
  return { probability: LEVELS[probability - 1] ?? 1, impact: LEVELS[impact - 1] ?? 1 };
}

const MOST_HIGHEST = 3;

function highest(risks: readonly RiskRow[], stage: Stage): RiskRow[] {
  const scoreOf = (risk: RiskRow): number => cellAt(risk, stage)?.score ?? 0;
  return [...risks].sort((a, b) => scoreOf(b) - scoreOf(a) || (a.rank ?? 0) - (b.rank ?? 0)).slice(0, MOST_HIGHEST);
}

const MOST_LISTED = 6;

function listOf(title: string, risks: readonly RiskRow[], stage: Stage, host: RiskHost): HTMLElement[] {
  const items = risks.slice(0, MOST_LISTED).map((risk) => {
    const link = textLink({
      text: risk.title,
      title: `${risk.title}: show in the register and in the text`,
      onClick: () => {
        host.showRisk(risk.id);
        host.reveal(risk.target, true);
      },
    });
    const cell = cellAt(risk, stage);
    const score = cell ? ` ${cell.score} ${BAND_LETTERS[cell.band]}` : '';
    return element('li', {}, link, element('span', { class: 'quiet' }, score));
  });
  const more = risks.length - items.length;
  if (more > 0) items.push(element('li', { class: 'quiet' }, `and ${more} more in the register`));
  if (items.length === 0) items.push(element('li', { class: 'quiet' }, 'No risk stands here.'));
  return [element('p', {}, title), element('ul', {}, ...items)];
}

/** What the letters and marks mean. */
function keyWords(kind: RiskRow['kind'], stage: Stage): string {
  const [from, to] = stage === 'target' ? ['now', 'target'] : ['before the response', 'after it'];
  const bands =
    kind === 'opportunity' ? '+L low, +M medium, +H high, +C the best' : 'L low, M medium, H high, C critical';
  return `A number counts the risks that stand there. ○ ${from}, ● ${to}. ${bands}.`;
}
