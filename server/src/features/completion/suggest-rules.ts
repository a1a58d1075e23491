/** Rules whose findings `lint:` can turn up, down or away, without those it names already. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { canBeSilenced } from '../../core/checks/lint.ts';
import { RULES } from '../../core/checks/rules.ts';
import type { CompletionPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

export function suggestRules({ context }: CompletionPlace): Suggestion[] {
  if (context.path.length !== 1 || context.path[0] !== 'lint') return [];
  const written = new Set(context.siblings);
  return Object.entries(RULES)
    .filter(([name]) => !written.has(name) && canBeSilenced(name))
    .map(([name, { severity }]) => ({
      label: name,
      kind: CompletionItemKind.Property,
      note: severity,
      insert: { plain: context.hasColon ? name : `${name}: ` },
      more: !context.hasColon,
      about: { kind: 'rule', rule: name },
    }));
}
