/**
 * Fields of what a page sends, each read as what it should be or null. Pages draw text of strangers,
 * so nothing is taken on trust; lengths are capped where no person writes more.
 */

const LONGEST_ID = 500;
const LONGEST_TEXT = 10_000;
const MOST_IDS = 20_000;

/** Civil minutes of the years 1900 to 2200, the dates a plan may hold. */
const FIRST_MINUTE = Date.UTC(1900, 0, 1) / 60_000;
const LAST_MINUTE = Date.UTC(2201, 0, 1) / 60_000;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number from zero. */
export function readCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function readMinute(value: unknown): number | null {
  const isMinute = typeof value === 'number' && Number.isInteger(value) && value >= FIRST_MINUTE && value < LAST_MINUTE;
  return isMinute ? value : null;
}

export function readPercent(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 100 ? value : null;
}

export function readId(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_ID ? value : null;
}

/** At least one; null where one of them is none. */
export function readIds(value: unknown): readonly string[] | null {
  return readList(value, readId);
}

/** As `readIds`, or none at all. */
export function readNames(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.length === 0 ? [] : readIds(value);
}

export function readText(value: unknown): string | null {
  return typeof value === 'string' && value.length <= LONGEST_TEXT ? value : null;
}

export function readOneOf<T extends string>(value: unknown, words: readonly T[]): T | null {
  return words.find((word) => word === value) ?? null;
}

export function readList<T>(value: unknown, readItem: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_IDS) return null;
  const items: T[] = [];
  for (const item of value) {
    const read = readItem(item);
    if (read === null) return null;
    items.push(read);
  }
  return items;
}
