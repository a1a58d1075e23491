/** Rules whose findings `lint:` can turn up, down or away, those found in the plan first, without those it names already. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { canBeSilenced } from '../../core/checks/lint.ts';
import { RULES } from '../../core/checks/rules.ts';
import type { CompletionPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** Where a key is a rule. */
export function isOfRules({ context: { path } }: CompletionPlace): boolean {
  return path.length === 1 && path[0] === 'lint';
}

export function suggestRules(place: CompletionPlace): Suggestion[] {
  if (!isOfRules(place)) return [];
  const { context, problems } = place;
  const written = new Set(context.siblings);
  const found = new Set<string>(problems?.map(({ rule }) => rule));
  const rules = Object.entries(RULES).filter(([name]) => !written.has(name) && canBeSilenced(name));
  return [...rules.filter(([name]) => found.has(name)), ...rules.filter(([name]) => !found.has(name))].map(
    ([name, { severity }]) => ({
      label: name,
      kind: CompletionItemKind.Property,
      note: found.has(name) ? `${severity} · found in this plan` : severity,
      insert: { plain: context.hasColon ? name : `${name}: ` },
      more: !context.hasColon,
      about: { kind: 'rule', rule: name },
    }),
  );
}
