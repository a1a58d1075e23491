/** A name where a rule is expected that is none. A warning: a newer version may know it. */
import { nearest } from '../base/did-you-mean.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import { shown } from '../schema/explain-values.ts';
import { ruleNames } from './rules.ts';

export function unknownRule(name: string, place: Place): Problem {
  const near = nearest(name, ruleNames());
  const way = near ? `; did you mean \`${near}\`?` : '. Delete it, or name one that a finding shows.';
  const fixes = near ? [{ title: `Change to '${near}'`, edits: [{ ...place, newText: near }] }] : [];
  return problem('unknown-key', 'warning', place, `There is no rule \`${shown(name)}\`${way}`, { fixes });
}
