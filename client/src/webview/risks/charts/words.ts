/** Chances and counts in words, as all charts tell them. Pure. */
import type { NumberWords } from '../words.ts';

/** `12%`; what is neither never nor always is `<1%` or `>99%`. */
export function chanceText(chance: number, numbers: NumberWords): string {
  return chance > 0.99 && chance < 1 ? `>${numbers.percent(0.99)}` : numbers.percent(chance);
}

/** `12 percent`, `less than 1 percent` */
export function chanceWords(chance: number): string {
  if (chance > 0 && chance < 0.01) return 'less than 1 percent';
  if (chance < 1 && chance > 0.99) return 'more than 99 percent';
  return `${Math.round(chance * 100)} percent`;
}

const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** A number that begins a sentence. */
export function numberWord(count: number): string {
  return SMALL[count] ?? String(count);
}

/** `A`, `A and B`, `A, B and C`: sentences of the page are English. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
