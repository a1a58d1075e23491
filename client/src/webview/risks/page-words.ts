/** The words of dates, numbers and money that the page has at the moment: the same object as long as they are the same. */
import type { PanelSettings } from '../../../../server/src/protocol/panel.ts';
import type { RiskView } from '../../../../server/src/protocol/risks.ts';
import type { SimulationView } from '../../../../server/src/protocol/simulation.ts';
import { dateWords, yearsOf } from '../shared/dates.ts';
import type { RegisterWords } from './columns.ts';
import { numberWords } from './words.ts';

export function pageWords(): (
  view: RiskView,
  simulation: SimulationView | null,
  settings: PanelSettings,
) => RegisterWords {
  let known: { readonly key: string; readonly words: RegisterWords } | null = null;
  return (view, simulation, { locale }) => {
    // With the year where the plan, or what may become of it, is longer than one.
    const last = Math.max(view.finish, simulation?.result?.finish.p90.value ?? view.finish);
    const years = yearsOf(view.start, last);
    const key = JSON.stringify([locale, years, view.currency]);
    if (known?.key === key) return known.words;
    const dates = dateWords(locale, years);
    known = { key, words: { dates, numbers: numberWords(dates.locale, view.currency) } };
    return known.words;
  };
}
