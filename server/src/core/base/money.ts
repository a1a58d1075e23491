/** Money as written (`480k`, `1.2M`, `15000`, `12_000`) and as kept: integer minor units (cents). */

declare const moneyBrand: unique symbol;

/** Integer minor units of the project's currency. */
export type Money = number & { readonly [moneyBrand]: true };

export function money(minorUnits: number): Money {
  return minorUnits as Money;
}

const PATTERN = /^-?(\d[\d_]*)(\.\d+)?([kM])?$/;

/** Reads an amount; null where the text is none or beyond exact integers. */
export function parseMoney(text: string): Money | null {
  const match = PATTERN.exec(text.trim());
  if (!match) return null;
  const scale = match[3] === 'M' ? 1_000_000 : match[3] === 'k' ? 1000 : 1;
  const amount = Number(text.trim().replaceAll('_', '').replace(/[kM]$/, ''));
  const minor = Math.round(amount * scale * 100);
  return Number.isSafeInteger(minor) ? money(minor) : null;
}
