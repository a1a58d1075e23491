/**
 * Probabilities and impacts in the way that is written already: a level chosen from five becomes a word
 * where a word stands, and the middle of its band where a number does. What is typed as a number stays one.
 */
import { type DayLengths, parseDuration } from '../base/duration.ts';
import { parseMoney } from '../base/money.ts';
import { parsePercent } from '../model/read-values.ts';
import type { RiskLevel, RiskScales } from '../model/risk.ts';
import { levelOfWord, middleOf } from '../model/risk-scales.ts';
import { lengthText } from './values.ts';

export interface Notation {
  readonly scales: RiskScales;
  readonly lengths: DayLengths;
  /** What stands there, or in the same place of the assessment that this one departs from. */
  readonly like: string | null;
}

/** Null for what is no probability. */
export function chanceText(typed: string, { scales, like }: Notation): string | null {
  const level = levelOfWord(typed);
  const asWord = like === null || levelOfWord(like) !== null;
  if (level !== null) return asWord ? typed : chanceLike(middleOf(scales.probability, level), like);
  const chance = typedChance(typed);
  return chance === null ? null : chanceLike(chance, like);
}

/** `30%`, `30` and `0.3` are the same; a whole number is always percent. */
function typedChance(typed: string): number | null {
  const bare = /^\d{1,3}(?:[.,]\d{1,6})?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
  const percent =
    parsePercent(typed.replace(',', '.')) ?? (bare !== null && (bare > 1 || /^\d+$/.test(typed)) ? bare : null);
  const chance = percent === null ? bare : percent / 100;
  return chance !== null && chance >= 0 && chance <= 1 ? chance : null;
}

/** As a share of one only where a bare number stands. */
function chanceLike(chance: number, like: string | null): string {
  const asShare = like !== null && /^\d?\.?\d+$/.test(like);
  return asShare ? String(rounded(chance)) : `${rounded(chance * 100)}%`;
}

/** Null for what is no delay. */
export function delayText(typed: string, { scales, lengths, like }: Notation): string | null {
  const level = levelOfWord(typed);
  if (level === null) return parseDuration(typed, lengths) ? typed : null;
  if (like === null || levelOfWord(like) !== null) return typed;
  return lengthText(Math.round(middleOfSize(scales.schedule, level)), false, lengths, like);
}

/** Null for what is no amount. */
export function amountText(typed: string, { scales, like }: Notation): string | null {
  const level = levelOfWord(typed);
  if (level === null) return parseMoney(typed) === null ? null : typed;
  if (like === null || levelOfWord(like) !== null) return typed;
  const amount = middleOfSize(scales.cost, level) / 100;
  if (/M$/.test(like) && amount >= 100_000) return `${rounded(amount / 1_000_000)}M`;
  return /[kM]$/.test(like) ? `${rounded(amount / 1000)}k` : String(Math.round(amount));
}

/** The last band has no upper end: half as much again as where it begins. */
function middleOfSize(ends: readonly number[], level: RiskLevel): number {
  const last = ends.at(-1) ?? 0;
  return level === 5 ? last * 1.5 : middleOf(ends, level);
}

function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
