/** Chances as a reader says them. */

/** `P80` of 0.8. */
export function percentileName(confidence: number): string {
  return `P${Math.round(confidence * 100)}`;
}

/** `80 percent sure` of 0.8. */
export function sureInWords(confidence: number): string {
  return `${Math.round(confidence * 100)} percent sure`;
}

/** `62 %`; what is rare or nearly certain is not rounded to never and always: `<1 %`, `>99 %`. */
export function chanceInWords(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share < 1 && share > 0.99) return '>99 %';
  return `${Math.round(share * 100)} %`;
}
