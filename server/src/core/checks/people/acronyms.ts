/**
 * Which words of a text are acronyms: two to six capitals, perhaps with digits or a plural s. No
 * words are what everybody knows, units, roman numerals, parts of names of files and tickets, and
 * anything in a text without small letters.
 */

/** Known to everybody who works with a computer, and units. Kept short on purpose. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'IT ID OK PC TV USB PDF CSV XML HTML HTTP HTTPS URL WWW API SQL CPU GPU RAM LAN WAN WLAN VPN DNS ' +
    'CEO CFO CIO CTO COO HR QA FAQ EU UK US USA UN VAT AM PM KB MB GB TB PB KW MW KWH GHZ MHZ ISO DIN'
  ).split(' '),
);

export interface Acronym {
  readonly word: string;
  /** What it means stands beside it, in brackets or before brackets. */
  readonly explained: boolean;
}

export function acronymsIn(text: string): readonly Acronym[] {
  if (!hasCapitals(text) || !/\p{Ll}/u.test(text)) return NONE;
  const found: Acronym[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
    const word = /^([A-Z][A-Z0-9]{1,5})s?$/.exec(match[0])?.[1];
    if (word === undefined || !/[A-Z][0-9]*[A-Z]/.test(word) || COMMON.has(word) || /^[IVX]+$/.test(word)) continue;
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    if (/^(?:-\d|[./@]\p{L})/u.test(after) || /[./@]$/.test(before)) continue;
    found.push({ word, explained: /^ \(/.test(after) || (before.endsWith('(') && after.startsWith(')')) });
  }
  return found;
}

const NONE: readonly Acronym[] = [];

/** Two capitals, or a capital and a digit, side by side; most texts of a plan have none. */
function hasCapitals(text: string): boolean {
  let wasCapital = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isCapital = code >= 65 && code <= 90;
    if (wasCapital && (isCapital || (code >= 48 && code <= 57))) return true;
    wasCapital = isCapital;
  }
  return false;
}
