/** `appetite-exceeded`: all threats together, or those of a category, expose the project to more than the plan allows. */
import { formatRoughly } from '../../base/duration.ts';
import type { Problem } from '../../base/problem.ts';
import type { Place } from '../../base/span.ts';
import { moneyInWords } from '../../cost/words.ts';
import { type Limit, limitsOf } from '../../risk/limits.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { valuePlace } from '../written.ts';

export function appetiteExceeded(input: CheckInput): Problem[] {
  const { currency, lengths } = input.plan.project;
  const problems: Problem[] = [];
  for (const limit of limitsOf(input.plan)) {
    const { category, most, now, over } = limit;
    const who = category === null ? 'All threats together' : `The threats of category \`${category}\``;
    const say = (key: string, has: string, may: string): void => {
      const message = `${who} expose the project to ${has}, more than the ${may} it may carry. Make them less likely or less bad, or agree on more.`;
      problems.push(finding('appetite-exceeded', limitPlace(input, limit, key), message));
    };
    const days = (minutes: number) => formatRoughly({ minutes, elapsed: false }, lengths);
    if (over.minutes) say('max-delay', days(now.minutes ?? 0), days(most.minutes ?? 0));
    if (over.cost && now.cost !== null && most.cost !== null) {
      say('max-cost', moneyInWords(now.cost, currency), moneyInWords(most.cost, currency));
    }
  }
  return problems;
}

/** In the file that has the setting; the first one counts. */
function limitPlace({ plan, sources }: CheckInput, { category }: Limit, key: string): Place {
  const path = ['risk-appetite', ...(category === null ? [] : ['by-category', category]), key];
  for (const file of plan.files) {
    const place = valuePlace(sources, file, path);
    if (place) return place;
  }
  return fieldPlace(plan.project, 'name');
}
