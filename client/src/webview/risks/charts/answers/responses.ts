/** What each response buys: the same trials with and without its open actions. */
import type { ResponseValue } from '../../../../../../server/src/protocol/simulation.ts';
import { element, setText } from '../../../shared/element.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { section } from '../../section.ts';
import { drawTable, type TwinCell } from '../../twin-table.ts';
import { showMore } from '../plot/show-more.ts';
import { responseCells, responseSentence } from './answer-words.ts';

const PRICE = { title: 'Its actions cost', numeric: true };
const COLUMNS = [
  { title: 'P80 sooner, working days', numeric: true },
  { title: 'Saves on average', numeric: true },
  { title: 'Deadline met', numeric: true },
];

const FEW = 6;

export function createResponses(slot: HTMLElement, host: RiskHost): Chart {
  const part = section({ id: 'responses', title: 'What responses buy' });
  const sentence = element('p', { class: 'chart-words first' });
  const table = element('div', { class: 'responses' });
  let shown: Parameters<Chart['update']> | null = null;
  const more = showMore(FEW, draw);
  part.body.append(sentence, table, more.root);
  slot.replaceChildren(part.root);

  function draw(): void {
    if (!shown) return;
    const [{ result, base }, { risks }] = shown;
    const values = [...(result?.responses ?? [])].sort(
      (a, b) => b.p80Days.value - a.p80Days.value || (b.chance ?? 0) - (a.chance ?? 0),
    );
    const [best] = values;
    slot.hidden = !best || !result;
    if (!best || !result) return;
    const targets = new Map(risks.map(({ id, target }) => [id, target]));
    const nameOf = ({ risk, title }: ResponseValue): TwinCell => {
      const target = targets.get(risk);
      return target ? { text: title, run: () => host.reveal(target, false) } : title;
    };
    // Responses are compared with the plan as it is written, whatever is switched.
    const written = base?.finish ?? result.finish;
    const priced = values.some(({ price }) => price !== null);
    const basis = base ? 'The what-if is left out of this.' : null;
    const told = [responseSentence(best, written, host.words()), basis, result.notCompared];
    setText(sentence, told.filter(Boolean).join(' '));
    drawTable(
      table,
      'What responses buy',
      [{ title: 'Response to' }, ...(priced ? [PRICE] : []), ...COLUMNS],
      more.cut(values).map((value) => {
        const [price = '', ...gains] = responseCells(value, written, host.words());
        return [nameOf(value), ...(priced ? [price] : []), ...gains];
      }),
    );
  }

  return {
    update: (view, risks) => {
      shown = [view, risks];
      draw();
    },
  };
}
