/**
 * Rules behind `# planline-ignore`: those that find something on the line it is about first (as long as no
 * rule is written, it silences all, and nobody knows), then those that do elsewhere in the plan, then the others.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { positionAt, startOf } from '../../core/base/lines.ts';
import { canBeSilenced } from '../../core/checks/lint.ts';
import { RULES } from '../../core/checks/rules.ts';
import { startOfLine } from '../../core/syntax/cursor-line.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Suggestion } from './suggestion.ts';

const COMMENT = /(?:^|\s)#[ \t]*planline-ignore((?:[ \t,][\w-]*)*)$/;

/** Null where the cursor is in no such comment; `from` is where the rule being written begins. */
export function suggestIgnored(
  { text, file, analyses, lines }: Snapshot,
  offset: number,
): { readonly suggestions: readonly Suggestion[]; readonly from: number } | null {
  const start = startOfLine(text, offset);
  const written = COMMENT.exec(text.slice(start, offset))?.[1];
  if (!written) return null;
  const typed = written.split(/[ \t,]/).at(-1) ?? '';
  const from = offset - typed.length;
  const listed = new Set(written.slice(0, written.length - typed.length).split(/[ \t,]+/));
  const { line } = positionAt(lines, offset);
  const end = startOf(lines, line + 2) ?? text.length;
  const { problems } = analyses[0];
  const near = problems.filter(({ file: where, span }) => {
    const isOfWord = span.start <= offset && span.end >= from;
    return where === file && span.start >= start && span.start < end && !isOfWord;
  });
  const nearby = new Set<string>(near.map(({ rule }) => rule));
  const rules = new Set([...nearby, ...problems.map(({ rule }) => rule), ...Object.keys(RULES)]);
  return {
    from,
    suggestions: [...rules]
      .filter((rule) => !listed.has(rule) && canBeSilenced(rule))
      .map((rule) => ({
        label: rule,
        kind: CompletionItemKind.Property,
        ...(nearby.has(rule) ? { note: 'found here' } : {}),
        about: { kind: 'rule', rule },
      })),
  };
}
