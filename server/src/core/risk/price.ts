/** What a response costs. */
import { type Money, money } from '../base/money.ts';
import type { RiskAction } from '../model/risk.ts';

/** Of the actions that are still to be done; null where no price is written. */
export function openPrice(actions: readonly RiskAction[]): Money | null {
  const prices = actions.flatMap(({ done, cost }) => (done || cost === null ? [] : [cost]));
  return prices.length === 0 ? null : money(prices.reduce<number>((total, price) => total + price, 0));
}
