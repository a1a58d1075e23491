/** What can be promised and what to hold for it; and where paths that meet make each other late. */
import type { MergeRow } from '../../../../../../server/src/protocol/simulation.ts';
import { button, element, setText } from '../../../shared/element.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { section } from '../../section.ts';
import { drawTable, type TwinColumn } from '../../twin-table.ts';
import { showMore } from '../plot/show-more.ts';
import { contingencyCells, contingencySentence, mergePaths, mergeSentence } from './answer-words.ts';

const IN_TIME: readonly TwinColumn[] = [
  { title: 'To be sure to' },
  { title: 'Promise' },
  { title: 'Hold, working days', numeric: true },
];
const IN_MONEY: readonly TwinColumn[] = [
  { title: 'Ask for', numeric: true },
  { title: 'Hold, money', numeric: true },
];

const FEW = 5;

export function createPromises(slot: HTMLElement, host: RiskHost): Chart {
  const promises = section({ id: 'promises', title: 'What can be promised' });
  const sentence = element('p', { class: 'chart-words first' });
  const table = element('div', { class: 'promises' });
  promises.body.append(sentence, table);
  const merges = section({ id: 'merges', title: 'Where paths meet' });
  const list = element('ul', { class: 'merges' });
  let meeting: readonly MergeRow[] = [];
  let told = '';
  const more = showMore(FEW, drawMerges);
  merges.body.append(list, more.root);
  slot.replaceChildren(promises.root, merges.root);

  /** A link that somebody stands on stays as long as it says the same and leads to the same place. */
  function drawMerges(): void {
    const shown = more.cut(meeting);
    const words = host.words();
    const now = JSON.stringify(
      shown.map((merge) => [merge.name, mergeSentence(merge, words), mergePaths(merge, words), merge.target]),
    );
    if (now === told) return;
    told = now;
    list.replaceChildren(...shown.map((merge) => mergeItem(merge, host)));
  }

  return {
    update: ({ result }) => {
      const rows = result?.contingency ?? [];
      promises.root.hidden = rows.length === 0;
      merges.root.hidden = (result?.merges.length ?? 0) === 0;
      slot.hidden = promises.root.hidden && merges.root.hidden;
      if (!result) return;
      const words = host.words();
      const asked = rows.find(({ confidence }) => confidence === result.finish.sure.confidence);
      setText(sentence, asked ? contingencySentence(asked, words) : '');
      drawTable(
        table,
        'What can be promised',
        result.cost ? [...IN_TIME, ...IN_MONEY] : IN_TIME,
        rows.map((row) => contingencyCells(row, result.finish, result.cost, words)),
      );
      meeting = result.merges;
      drawMerges();
    },
  };
}

function mergeItem(merge: MergeRow, host: RiskHost): HTMLElement {
  const words = host.words();
  const [before, after] = mergeSentence(merge, words);
  const { name, target } = merge;
  const link = button({ label: name, text: name, className: 'button link', onClick: () => host.reveal(target, false) });
  return element('li', {}, before, link, after, element('span', { class: 'quiet paths' }, mergePaths(merge, words)));
}
