/** How the simulation stands, in a line; and what of it a reader is told aloud. Pure. */
import type { SimulationView } from '../../../../../../server/src/protocol/simulation.ts';
import { percentileName, sureWords } from '../../../shared/confidence.ts';
import { counted } from '../../../shared/dates.ts';
import { numberWords } from '../../../shared/numbers.ts';
import type { RegisterWords } from '../../columns.ts';
import { quantityOf } from '../quantity.ts';

/** Empty where all is as it should be. */
export function stateWords({ state, trials, of, result }: SimulationView, words: RegisterWords): string {
  const { locale } = words.dates;
  switch (state.kind) {
    case 'running': {
      if (!result) return 'Simulating…';
      const { sure } = result.finish;
      const error = quantityOf('finish', words).amount(sure.error);
      return `${numberWords(trials, locale)} of ${counted(of, ['trial', 'trials'], locale)}, ${percentileName(sure.confidence)} ± ${error}`;
    }
    case 'done':
      return '';
    case 'stopped':
      return `Stopped after ${numberWords(trials, locale)} of ${counted(of, ['trial', 'trials'], locale)}.`;
    case 'stale':
      return 'Plan changed, recalculating';
    case 'nothing-varies':
      return 'All durations are fixed, so nothing can spread. Give tasks an estimate with an optimistic and a pessimistic length, or write risks that strike them.';
    case 'failed': {
      const last = result ? ' What is shown is the last result.' : '';
      return `The simulation failed: ${state.reason.replace(/\.$/, '')}.${last}`;
    }
  }
}

export const STARTED = 'Simulation started.';

/** What is said when it comes to an end; null where nothing is. */
export function endWords(view: SimulationView, words: RegisterWords): string | null {
  const { state, trials, result } = view;
  switch (state.kind) {
    case 'running':
    case 'stale':
      return null;
    case 'done':
    case 'stopped': {
      const how =
        state.kind === 'done'
          ? 'finished'
          : `stopped after ${counted(trials, ['trial', 'trials'], words.dates.locale)}`;
      const sure = result?.finish.sure;
      const until = sure ? `: ${sureWords(sure.confidence)} by ${words.dates.dayMonthEnd(sure.value)}` : '';
      return `Simulation ${how}${until}.`;
    }
    case 'nothing-varies':
    case 'failed':
      return stateWords(view, words);
  }
}
