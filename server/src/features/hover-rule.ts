/** What a rule finds that is named under `lint:` or in a comment, and what to do about it. */
import type { Span } from '../core/base/span.ts';
import { IGNORE_MARK } from '../core/checks/ignore-comments.ts';
import { ruleNamed } from '../core/checks/rules.ts';
import { startOfLine } from '../core/syntax/cursor-line.ts';
import type { Block } from './markup.ts';

/** Nothing for a name that is no rule. `page` is the URI of the page of rules, where there is one. */
export function aboutRule(name: string, page: string | null = null): Block[] {
  const rule = ruleNamed(name);
  if (!rule) return [];
  return [
    { kind: 'title', text: name, note: 'rule' },
    { kind: 'prose', markdown: `${rule.reason} ${rule.remedy}` },
    { kind: 'facts', facts: [{ label: 'Default', text: rule.severity }] },
    ...(page === null ? [] : [{ kind: 'prose', markdown: `[More about ${name}](${page}#${name})` } as const]),
  ];
}

/** The rule under the cursor in a comment that silences it. */
export function ruleInComment(text: string, offset: number): { readonly name: string; readonly span: Span } | null {
  const start = startOfLine(text, offset);
  const end = /[\r\n]|$/.exec(text.slice(start))?.index ?? 0;
  const line = text.slice(start, start + end);
  const mark = new RegExp(`#[ \\t]*${IGNORE_MARK}`).exec(line);
  if (!mark) return null;
  for (const word of line.slice(mark.index + mark[0].length).matchAll(/[a-z][a-z-]*/g)) {
    const from = start + mark.index + mark[0].length + word.index;
    const to = from + word[0].length;
    if (from <= offset && offset <= to && ruleNamed(word[0])) return { name: word[0], span: { start: from, end: to } };
  }
  return null;
}

/** True where a key names a rule: below `lint:` at the top of a plan. */
export function isRulePath(path: readonly string[]): boolean {
  return path.length === 2 && path[0] === 'lint';
}
