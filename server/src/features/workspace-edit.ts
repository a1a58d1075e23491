/** Edits of the core, in any files of the plans, as one change of the editor. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit as CoreEdit } from '../core/base/problem.ts';
import { type LinesOf, rangeOf } from './position.ts';

/** Null where the text of a file is not at hand: half a change is worse than none. */
export function workspaceEdit(linesOf: LinesOf, edits: readonly CoreEdit[]): WorkspaceEdit | null {
  const byFile = new Map<string, TextEdit[]>();
  for (const { file, span, newText } of edits) {
    const lines = linesOf(file);
    if (!lines) return null;
    const list = byFile.get(file) ?? [];
    list.push({ range: rangeOf(lines, span), newText });
    byFile.set(file, list);
  }
  return { changes: Object.fromEntries(byFile) };
}
