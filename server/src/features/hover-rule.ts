/** What a rule under `lint:` finds, and what to do about it. */
import { ruleNamed } from '../core/checks/rules.ts';
import type { Block } from './markup.ts';

/** Nothing for a name that is no rule. */
export function aboutRule(name: string): Block[] {
  const rule = ruleNamed(name);
  if (!rule) return [];
  return [
    { kind: 'title', text: name, note: 'rule' },
    { kind: 'prose', markdown: `${rule.reason} ${rule.remedy}` },
    { kind: 'facts', facts: [{ label: 'Default', text: rule.severity }] },
  ];
}

/** True where a key names a rule: below `lint:` at the top of a plan. */
export function isRulePath(path: readonly string[]): boolean {
  return path.length === 2 && path[0] === 'lint';
}
