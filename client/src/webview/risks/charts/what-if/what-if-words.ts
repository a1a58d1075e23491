/** What the what-if changes, in a line for the eye and one for the ear. Pure. */
import type { SimulationView } from '../../../../../../server/src/protocol/simulation.ts';
import type { RegisterWords } from '../../columns.ts';
import { quantityOf, roundedDays } from '../quantity.ts';
import { chanceText, chanceWords } from '../words.ts';
import { isChanged } from './switches.ts';

export const INVITATION =
  'Switch a risk off or a response on, and see what it changes. The plan itself stays as it is.';

export interface WhatIfSummary {
  /** `P80 2 Oct, 8 calendar days sooner · deadline met 12% → 38%` */
  readonly shown: string;
  readonly spoken: string;
}

/** Null where nothing is switched, or nothing computed yet. */
export function whatIfSummary({ result, base, whatIf }: SimulationView, words: RegisterWords): WhatIfSummary | null {
  if (!result || !base || !isChanged(whatIf)) return null;
  const finish = quantityOf('finish', words);
  const p80 = result.finish.p80.value;
  const moved = finish.change(p80 - base.finish.p80.value) || 'not moved';
  const shown = [`P80 ${finish.short(p80)}, ${moved}`];
  const spoken = [`80 percent sure by ${words.dates.dayMonthEnd(p80)}, ${moved}`];
  const [before, now] = [base.finish.limitChance, result.finish.limitChance];
  if (before && now) {
    shown.push(`deadline met ${chanceText(before.value, words.numbers)} → ${chanceText(now.value, words.numbers)}`);
    spoken.push(`deadline met in ${chanceWords(now.value)} instead of ${chanceWords(before.value)}`);
  }
  if (result.cost && base.cost) {
    const cost = quantityOf('cost', words).change(result.cost.p80.value - base.cost.p80.value);
    if (cost) {
      shown.push(`${cost} at P80`);
      spoken.push(cost);
    }
  }
  return { shown: shown.join(' · '), spoken: `${spoken.join('; ')}.` };
}

/** `+2.3`, working days by which P80 is later with the risk than without. */
export function effectText(days: number | null, { numbers }: RegisterWords): string {
  if (days === null) return '–';
  const rounded = roundedDays(Math.abs(days));
  return rounded === 0 ? '0' : `${days < 0 ? '−' : '+'}${numbers.days(rounded)}`;
}
