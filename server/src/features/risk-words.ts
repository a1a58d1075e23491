/** Risks in the words of a reader: exposures, and what a word such as `high` means on this plan's scales. */
import { formatRoughly } from '../core/base/duration.ts';
import { money } from '../core/base/money.ts';
import { moneyInWords } from '../core/cost/words.ts';
import type { Plan } from '../core/model/plan.ts';
import { levelOfWord } from '../core/model/risk-scales.ts';
import type { Exposure } from '../core/risk/score.ts';

/** `2.5d and 15,000 EUR`; empty where nothing can be counted. */
export function exposureWords({ minutes, cost }: Exposure, { project }: Pick<Plan, 'project'>): string {
  const delay = minutes === null ? '' : lengthWords(minutes, { project });
  const loss = cost === null ? '' : moneyInWords(cost, project.currency);
  return [delay, loss].filter(Boolean).join(' and ');
}

function lengthWords(minutes: number, { project }: Pick<Plan, 'project'>): string {
  return formatRoughly({ minutes, elapsed: false }, project.lengths);
}

type Scaled = Pick<Plan, 'project' | 'riskScales'>;

/**
 * `10 to 30 %`, `5d to 10d`, `above 100,000 EUR`: the band of a word at a place of a plan; null where the word
 * is none of the five, or the place has no scale.
 * @param path of the value, from the top of the file.
 */
export function bandWords(plan: Scaled, path: readonly string[], word: string): string | null {
  const level = levelOfWord(word);
  const scale = path[0] === 'risks' ? scaleOf(plan, path) : null;
  if (level === null || !scale) return null;
  const { ends, words } = scale;
  const low = ends[level - 2];
  const high = ends[level - 1];
  if (high === undefined) return `above ${words(low ?? 0)}`;
  return low === undefined ? `up to ${words(high)}` : `above ${words(low)} up to ${words(high)}`;
}

interface Scale {
  readonly ends: readonly number[];
  readonly words: (end: number) => string;
}

function scaleOf(plan: Scaled, path: readonly string[]): Scale | null {
  const { probability, schedule, cost } = plan.riskScales;
  const key = path.at(-1);
  const dimension = path.at(-2) === 'impact' ? key : null;
  if (key === 'probability') return { ends: probability, words: (end) => `${Math.round(end * 1000) / 10} %` };
  if (dimension === 'schedule') return { ends: schedule, words: (end) => lengthWords(end, plan) };
  if (dimension === 'cost') return { ends: cost, words: (end) => moneyInWords(money(end), plan.project.currency) };
  return null;
}
