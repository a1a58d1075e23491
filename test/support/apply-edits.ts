/** Applies the edits of an answer to the texts of a folder, as a client does. */
import assert from 'node:assert/strict';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { linesOf, offsetAt } from '../../server/src/core/base/lines.ts';

export function applyWorkspaceEdit(texts: ReadonlyMap<string, string>, edit: WorkspaceEdit): Map<string, string> {
  const changed = new Map(texts);
  const apply = (file: string, edits: readonly TextEdit[]) => {
    const text = changed.get(file);
    assert.ok(text !== undefined, `an edit of ${file}, which is not there`);
    changed.set(file, applyEdits(text, edits));
  };
  for (const [file, edits] of Object.entries(edit.changes ?? {})) apply(file, edits);
  for (const change of edit.documentChanges ?? []) {
    if ('textDocument' in change) apply(change.textDocument.uri, change.edits as TextEdit[]);
    else if (change.kind === 'create') {
      assert.ok(!changed.has(change.uri), `${change.uri} is there already`);
      changed.set(change.uri, '');
    } else if (change.kind === 'delete') assert.ok(changed.delete(change.uri), `${change.uri} is not there`);
    else assert.fail(`no renames: ${change.oldUri}`);
  }
  return changed;
}

/** Edits that overlap are an error, as the protocol has it. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const spans = edits
    .map(({ range, newText }) => ({ start: offsetAt(lines, range.start), end: offsetAt(lines, range.end), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of spans) {
    assert.ok(start >= at, 'edits overlap');
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}
