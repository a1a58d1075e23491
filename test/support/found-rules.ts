/** What rules find in a plan of a few lines: the marked text of each finding, in order of place. */
import { analysisOfText } from './views.ts';

/** @param rules whose findings count. */
export function foundBy(rules: readonly string[], source: string): string[] {
  const { problems, sources } = analysisOfText(source);
  return problems
    .filter(({ rule }) => rules.includes(rule))
    .map(({ file, span }) => {
      const found = sources.files.get(file);
      return found && 'text' in found ? found.text.slice(span.start, span.end) : '';
    });
}
