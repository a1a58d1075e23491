/** How the simulation stands, in a line; and what of it a reader is told aloud. Pure. */
import type { SimulationView } from '../../../../../../server/src/protocol/simulation.ts';
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
      const error = quantityOf('finish', words).amount(result.finish.p80.error);
      return `${numberWords(trials, locale)} of ${counted(of, ['trial', 'trials'], locale)}, P80 ± ${error}`;
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
      const sure = result ? `: 80 percent sure by ${words.dates.dayMonthEnd(result.finish.p80.value)}` : '';
      return `Simulation ${how}${sure}.`;
    }
    case 'nothing-varies':
    case 'failed':
      return stateWords(view, words);
  }
}
