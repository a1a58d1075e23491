/** The S-curve in two or three sentences, for who reads no curves. Pure. */
import type { SimulationView, Spread } from '../../../../../../server/src/protocol/simulation.ts';
import { percentileName, sureWords } from '../../../shared/confidence.ts';
import { counted } from '../../../shared/dates.ts';
import type { RegisterWords } from '../../columns.ts';
import type { Quantity } from '../quantity.ts';
import { chanceWords } from '../words.ts';
import { isPoint } from './chance.ts';

/** `80 percent sure by Wednesday, 14 October 2026 (P80), 20 calendar days later than planned. …` */
export function curveSentence(
  spread: Spread,
  quantity: Quantity,
  { trials, base }: Pick<SimulationView, 'trials' | 'base'>,
  { dates }: RegisterWords,
): string {
  const { sure, planned, plannedChance, limit, limitChance } = spread;
  if (isPoint(spread))
    return `All ${counted(trials, ['trial', 'trials'], dates.locale)} end at ${quantity.long(sure.value)}.`;
  const later = quantity.change(sure.value - planned);
  const what = quantity.name === 'finish' ? 'to finish by' : 'to need no more than';
  const sentences = [
    `${base ? 'With the what-if one' : 'One'} can be ${sureWords(sure.confidence)} ${what} ${quantity.long(sure.value)} (${percentileName(sure.confidence)})${later ? `, ${later} than planned` : ', as planned'}.`,
    `The plan’s own ${quantity.name === 'finish' ? 'date' : 'sum'}, ${quantity.short(planned)}, is kept in ${chanceWords(plannedChance)} of the trials.`,
  ];
  if (limit !== null && limitChance) {
    sentences.push(
      `The ${quantity.limitName.toLowerCase()}, ${quantity.short(limit)}, is met in ${chanceWords(limitChance.value)}.`,
    );
  }
  return sentences.join(' ');
}
