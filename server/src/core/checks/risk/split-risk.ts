/**
 * A risk in one sentence taken apart into cause, event and effect: "Because X, Y may happen, so Z". Knows
 * the words that tie the three together in English, and nothing else of the language.
 */

export interface RiskParts {
  readonly cause: string | null;
  readonly event: string;
  readonly effect: string | null;
}

const CAUSE_FIRST = ['because of ', 'because ', 'due to ', 'owing to ', 'as a result of ', 'given that ', 'since '];
const CAUSE_LATER = [' because of ', ' because ', ' due to ', ' owing to ', ' as a result of '];
const EFFECT = [
  ', so that ',
  ', so ',
  ', which leads to ',
  ', which would lead to ',
  ', leading to ',
  ' leading to ',
  ', resulting in ',
  ' resulting in ',
  ', causing ',
  '; therefore ',
  ', therefore ',
];

/** Null where it says the event alone. */
export function splitRisk(sentence: string): RiskParts | null {
  const text = sentence.trim();
  let rest = text;
  let cause: string | null = null;
  const first = CAUSE_FIRST.find((word) => startsWith(rest, word));
  if (first !== undefined) {
    const comma = rest.indexOf(', ');
    if (comma < 0) return null;
    cause = rest.slice(first.length, comma);
    rest = rest.slice(comma + 2);
  }
  let effect: string | null = null;
  const leads = firstOf(rest, EFFECT);
  if (leads) {
    effect = rest.slice(leads.end);
    rest = rest.slice(0, leads.at);
  }
  const later = cause === null ? firstOf(rest, CAUSE_LATER) : null;
  if (later) {
    cause = rest.slice(later.end);
    rest = rest.slice(0, later.at);
  }
  if (cause === null && effect === null) return null;
  const parts = { cause: cause && asPart(cause), event: asPart(rest), effect: effect && asPart(effect) };
  return parts.event === '' || parts.cause === '' || parts.effect === '' ? null : parts;
}

function startsWith(text: string, word: string): boolean {
  return text.slice(0, word.length).toLowerCase() === word;
}

/** The connective that comes first, and of those the longest. */
function firstOf(text: string, words: readonly string[]): { readonly at: number; readonly end: number } | null {
  const low = text.toLowerCase();
  let best: { readonly at: number; readonly end: number } | null = null;
  for (const word of words) {
    const at = low.indexOf(word);
    if (at > 0 && (best === null || at < best.at)) best = { at, end: at + word.length };
  }
  return best;
}

function asPart(words: string): string {
  const text = words.trim().replace(/[.,;]$/, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
