/** Where a word of a scalar's text stands in the file. */
import { type Span, within } from '../base/span.ts';
import type { ScalarNode } from '../syntax/tree.ts';

/**
 * `at` counts in the scalar's text, which differs from the file's where quotes, escapes and folding
 * were resolved; the word is then searched for. The whole scalar where even that fails.
 */
export function spanWithin(scalar: ScalarNode, at: number, word: string, fileText: string): Span {
  const { start, end } = scalar.span;
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const likely = start + quote + at;
  if (fileText.startsWith(word, likely) && likely + word.length <= end)
    return within(scalar.span, likely, likely + word.length);
  const found = fileText.slice(start, end).indexOf(word);
  return found < 0 ? scalar.span : within(scalar.span, start + found, start + found + word.length);
}
