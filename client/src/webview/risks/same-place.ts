/** Whether two marks lead to one place of the text. */
import type { Target } from '../../../../server/src/protocol/view.ts';

export function isSamePlace(one: Target, other: Target): boolean {
  const [a, b] = [one.range.start, other.range.start];
  return one.uri === other.uri && a.line === b.line && a.character === b.character;
}
