/** Chances as a reader says them. */

/** `62 %`; what is rare or nearly certain is not rounded to never and always: `<1 %`, `>99 %`. */
export function chanceInWords(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share < 1 && share > 0.99) return '>99 %';
  return `${Math.round(share * 100)} %`;
}
