/**
 * For a finding that is meant to stay: a comment that silences it on its line, or a line under
 * `lint:` that turns its rule off in the whole plan. Both say so in the text, where a reviewer sees it.
 */
import type { Problem, TextEdit } from '../core/base/problem.ts';
import { within } from '../core/base/span.ts';
import { IGNORE_MARK } from '../core/checks/ignore-comments.ts';
import { canBeSilenced } from '../core/checks/lint.ts';
import type { SourceFile } from '../core/model/sources.ts';
import { startOfLine } from '../core/syntax/cursor-line.ts';
import { setValue } from '../core/syntax/edit.ts';
import { locate } from '../core/syntax/locate.ts';
import { entryOf } from '../core/syntax/tree.ts';

export interface Silencing {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** `root` is the file of the plan itself, whose `lint:` counts; null where that is not at hand. */
export function silencings(problem: Problem, source: SourceFile, root: SourceFile | null): readonly Silencing[] {
  if (!canBeSilenced(problem.rule)) return [];
  return [...ignoredOnLine(problem, source), ...(root ? turnedOff(problem, root) : [])];
}

/** Behind the line where a comment may stand there, else on a line of its own above. */
function ignoredOnLine({ rule, span: { start } }: Problem, source: SourceFile): Silencing[] {
  const { file, text } = source;
  const title = `Ignore '${rule}' on this line`;
  const edit = (at: number, newText: string): Silencing[] => [
    { title, edits: [{ file, span: within({ start: 0, end: text.length }, at, at), newText }] },
  ];
  const from = startOfLine(text, start);
  const to = endOfLine(text, start);
  const mark = text.slice(from, to).lastIndexOf(IGNORE_MARK);
  if (mark >= 0 && !isInText(source, from + mark)) return edit(from + mark + IGNORE_MARK.length, ` ${rule}`);
  if (!isInText(source, to)) {
    const end = from + text.slice(from, to).trimEnd().length;
    return edit(end, ` # ${IGNORE_MARK} ${rule}`);
  }
  if (isInText(source, from)) return [];
  const indent = /^[ \t]*/.exec(text.slice(from, to))?.[0] ?? '';
  return edit(from, `${indent}# ${IGNORE_MARK} ${rule}${text.includes('\r\n') ? '\r\n' : '\n'}`);
}

function turnedOff({ rule }: Problem, { file, text, tree }: SourceFile): Silencing[] {
  if (!entryOf(tree.root, 'project')) return [];
  const edits = setValue(text, tree, ['lint', rule], 'none');
  if (!edits) return [];
  return [{ title: `Turn '${rule}' off in this plan`, edits: edits.map((edit) => ({ ...edit, file })) }];
}

/** True within a text that goes on over this place: there `#` would be part of it. */
function isInText({ tree, text }: SourceFile, offset: number): boolean {
  const scalar = locate(tree, offset)?.scalar;
  if (!scalar || scalar.span.start >= offset) return false;
  // The line that opens a block text may end with a comment.
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  return offset < scalar.span.end && !(isBlock && endOfLine(text, scalar.span.start) === offset);
}

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
