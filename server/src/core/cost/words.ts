/** Amounts of money in messages. */
import type { Money } from '../base/money.ts';

/** `512,300 EUR`; with cents only where they matter. Of an amount without a currency the number alone. */
export function moneyInWords(amount: Money, currency: string | null): string {
  const whole = Math.abs(amount) >= 100_000 || amount % 100 === 0;
  const digits = (Math.abs(amount) / 100).toFixed(whole ? 0 : 2).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
  return `${amount < 0 ? '-' : ''}${digits}${currency === null ? '' : ` ${currency}`}`;
}
