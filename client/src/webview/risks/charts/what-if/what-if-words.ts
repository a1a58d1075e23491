/** What the what-if changes, in a line for the eye and one for the ear. Pure. */
import type { RiskEffect, SimulationView } from '../../../../../../server/src/protocol/simulation.ts';
import { percentileName, sureWords } from '../../../shared/confidence.ts';
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
  const { value: sure, confidence } = result.finish.sure;
  const name = percentileName(confidence);
  const moved = finish.change(sure - base.finish.sure.value) || 'not moved';
  const shown = [`${name} ${finish.short(sure)}, ${moved}`];
  const spoken = [`${sureWords(confidence)} by ${words.dates.dayMonthEnd(sure)}, ${moved}`];
  const [before, now] = [base.finish.limitChance, result.finish.limitChance];
  if (before && now) {
    shown.push(`deadline met ${chanceText(before.value, words.numbers)} → ${chanceText(now.value, words.numbers)}`);
    spoken.push(`deadline met in ${chanceWords(now.value)} instead of ${chanceWords(before.value)}`);
  }
  if (result.cost && base.cost) {
    const cost = quantityOf('cost', words).change(result.cost.sure.value - base.cost.sure.value);
    if (cost) {
      shown.push(`${cost} at ${name}`);
      spoken.push(cost);
    }
  }
  return { shown: shown.join(' · '), spoken: `${spoken.join('; ')}.` };
}

/**
 * `+2.3`, working days by which P80 is later with the risk than without; `0, mean +5.2` where it hides how much later
 * the end is on average.
 */
export function effectText(effect: Pick<RiskEffect, 'p80Days' | 'note'> | null, { numbers }: RegisterWords): string {
  const signed = (days: number): string => {
    const rounded = roundedDays(Math.abs(days));
    return rounded === 0 ? '0' : `${days < 0 ? '−' : '+'}${numbers.days(rounded)}`;
  };
  if (!effect?.p80Days) return effect?.note ? 'not compared' : '–';
  const shift = signed(effect.p80Days.value);
  const mean = effect.note?.days ?? null;
  return mean === null ? shift : `${shift}, mean ${signed(mean)}`;
}
