/** The S-curve in two or three sentences, for who reads no curves. Pure. */
import type { Spread } from '../../../../../../server/src/protocol/simulation.ts';
import { counted } from '../../../shared/dates.ts';
import type { RegisterWords } from '../../columns.ts';
import type { Quantity } from '../quantity.ts';
import { chanceWords } from '../words.ts';
import { isPoint } from './chance.ts';

/** `80 percent sure by Wednesday, 14 October 2026 (P80), 20 calendar days later than planned. …` */
export function curveSentence(spread: Spread, quantity: Quantity, trials: number, { dates }: RegisterWords): string {
  const { p80, planned, plannedChance, limit, limitChance } = spread;
  if (isPoint(spread))
    return `All ${counted(trials, ['trial', 'trials'], dates.locale)} end at ${quantity.long(p80.value)}.`;
  const later = quantity.change(p80.value - planned);
  const sure =
    quantity.name === 'finish'
      ? 'One can be 80 percent sure to finish by'
      : 'One can be 80 percent sure to need no more than';
  const sentences = [
    `${sure} ${quantity.long(p80.value)} (P80)${later ? `, ${later} than planned` : ', as planned'}.`,
    `The plan’s own ${quantity.name === 'finish' ? 'date' : 'sum'}, ${quantity.short(planned)}, is kept in ${chanceWords(plannedChance)} of the trials.`,
  ];
  if (limit !== null && limitChance) {
    sentences.push(
      `The ${quantity.limitName.toLowerCase()}, ${quantity.short(limit)}, is met in ${chanceWords(limitChance.value)}.`,
    );
  }
  return sentences.join(' ');
}
