/** When each milestone is reached, with the chance of its deadline: a table with a picture in each row. */
import type { MilestoneChance } from '../../../../../../server/src/protocol/simulation.ts';
import { element, setText, svgElement } from '../../../shared/element.ts';
import type { RegisterWords } from '../../columns.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { section } from '../../section.ts';
import { drawTable, type TwinColumn } from '../../twin-table.ts';
import { painter } from '../plot/paint.ts';
import type { Domain } from '../plot/scale.ts';
import { showMore } from '../plot/show-more.ts';
import { quantityOf } from '../quantity.ts';
import { chanceText } from '../words.ts';
import { RANGE, rangeDomain, rangeMarks } from './ranges.ts';

const COLUMNS: readonly TwinColumn[] = [
  { title: 'Milestone' },
  { title: 'P10 to P90' },
  { title: 'Planned' },
  { title: 'P10' },
  { title: 'P50' },
  { title: 'P80' },
  { title: 'P90' },
];
/** Where at least one has a deadline. */
const DEADLINE: readonly TwinColumn[] = [{ title: 'Deadline' }, { title: 'Deadline met', numeric: true }];

const FEW = 12;

export function createMilestones(slot: HTMLElement, host: RiskHost): Chart {
  const part = section({ id: 'milestones', title: 'Milestones' });
  const key = element('p', { class: 'chart-words' });
  const table = element('div', { class: 'milestones' });
  let open: readonly MilestoneChance[] = [];
  const more = showMore(FEW, draw);
  part.body.append(table, more.root, key);
  slot.replaceChildren(part.root);

  function draw(): void {
    slot.hidden = open.length === 0;
    const domain = rangeDomain(open);
    const dated = open.some(({ deadline }) => deadline !== null);
    setText(key, keyWords(dated));
    drawTable(
      table,
      'Milestones',
      dated ? [...COLUMNS, ...DEADLINE] : COLUMNS,
      more
        .cut(open)
        .map((milestone) => [
          { text: milestone.name, run: () => host.reveal(milestone.target, false) },
          picture(milestone, domain, host.words()),
          ...cellsOf(milestone, host.words()),
          ...(dated ? deadlineCells(milestone, host.words()) : []),
        ]),
    );
  }

  return {
    update: ({ result }) => {
      open = (result?.milestones ?? []).filter(isOpen);
      draw();
    },
  };
}

/** What is reached already, or cannot move, has no chance to tell unless it has a deadline. */
function isOpen({ p10, p90, deadline, chance }: MilestoneChance): boolean {
  return p10 !== p90 || (deadline !== null && chance !== null && chance.value < 1);
}

function picture(milestone: MilestoneChance, domain: Domain, words: RegisterWords): HTMLElement {
  const { width, height } = RANGE;
  const svg = svgElement('svg', {
    class: 'drawing',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'aria-hidden': 'true',
  });
  painter(svg)(rangeMarks(milestone, domain));
  // All that a narrow table has no column for.
  const told = rangeWords(milestone, words);
  return element('span', { class: 'range-cell', role: 'img', 'aria-label': told, title: told }, svg);
}

/** `P10 16 Apr, P50 28 Apr, P80 13 May, P90 31 May` */
function rangeWords({ p10, p50, p80, p90 }: MilestoneChance, { dates }: RegisterWords): string {
  const points = [p10, p50, p80.value, p90].map(dates.shortEnd);
  return ['P10', 'P50', 'P80', 'P90'].map((name, at) => `${name} ${points[at]}`).join(', ');
}

function cellsOf({ planned, p10, p50, p80, p90 }: MilestoneChance, words: RegisterWords): string[] {
  const { short, shortAmount } = quantityOf('finish', words);
  const error = shortAmount(p80.error);
  return [
    short(planned),
    short(p10),
    short(p50),
    error === shortAmount(0) ? short(p80.value) : `${short(p80.value)} ±${error}`,
    short(p90),
  ];
}

function deadlineCells({ deadline, chance }: MilestoneChance, { dates, numbers }: RegisterWords): string[] {
  return [
    deadline === null ? '–' : dates.shortEnd(deadline),
    chance === null ? '–' : chanceText(chance.value, numbers),
  ];
}

/** What the marks mean. */
function keyWords(dated: boolean): string {
  const marks = `Line from P10 to P90, box from P50 to P80, ◇ planned${dated ? ', ▼ deadline' : ''}`;
  return `${marks}. P80 is the date that 80 percent of the trials keep.`;
}
