/** The strip above: how many risks count, what they expose the plan to, and when it finishes. Never folded away. */
import type { RiskView } from '../../../../server/src/protocol/risks.ts';
import { counted } from '../shared/dates.ts';
import { element, setText } from '../shared/element.ts';
import type { RegisterWords } from './columns.ts';

export interface Summary {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, words: RegisterWords) => void;
}

export function summary(): Summary {
  const open = figure('Open risks');
  const high = figure('High or critical');
  const days = figure('Exposure, working days');
  const cost = figure('Exposure, money');
  const finish = figure('Plan finishes');
  const root = element('dl', { class: 'summary' }, open.root, high.root, days.root, cost.root, finish.root);
  return {
    root,
    draw: (view, { dates, numbers }) => {
      const counting = view.risks.filter((risk) => risk.status !== 'closed' && risk.kind === 'threat');
      const opportunities = view.risks.filter((risk) => risk.status !== 'closed' && risk.kind === 'opportunity').length;
      open.set(
        String(counting.length),
        opportunities > 0 ? `and ${counted(opportunities, ['opportunity', 'opportunities'], dates.locale)}` : '',
      );
      high.set(
        String(counting.filter((risk) => risk.current?.band === 'high' || risk.current?.band === 'critical').length),
        '',
      );
      days.set(numbers.days(view.totalExposureDays), '');
      cost.set(numbers.money(view.totalExposureCost), '');
      finish.set(dates.shortEnd(view.finish), deadlineWords(view, dates.shortEnd));
    },
  };
}

function deadlineWords(view: RiskView, short: (minute: number) => string): string {
  if (view.deadline === null) return '';
  return view.finish > view.deadline
    ? `after its deadline, ${short(view.deadline)}`
    : `deadline ${short(view.deadline)}`;
}

function figure(name: string): { readonly root: HTMLElement; readonly set: (value: string, note: string) => void } {
  const value = element('span', { class: 'value' });
  const note = element('span', { class: 'note' });
  const root = element('div', { class: 'figure' }, element('dt', {}, name), element('dd', {}, value, note));
  return {
    root,
    set: (text, more) => {
      setText(value, text);
      setText(note, more === '' ? '' : ` ${more}`);
    },
  };
}
