/** How sure a promise is, 0–1, as all pages call it. Pure. */

/** `P80` */
export function percentileName(confidence: number): string {
  return `P${Math.round(confidence * 100)}`;
}

/** `80 percent sure` */
export function sureWords(confidence: number): string {
  return `${Math.round(confidence * 100)} percent sure`;
}
