/** A refactoring's change as the editor's: plain edits, or with files that come and go. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { rangeOf } from '../position.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Change } from './refactoring.ts';

export function changeEdit({ file, lines }: Snapshot, { edits, creates, deletes }: Change): WorkspaceEdit {
  const own = edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
  if (!creates && deletes === undefined) return { changes: { [file]: own } };
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...(creates
        ? [
            { kind: 'create' as const, uri: creates.file },
            {
              textDocument: { uri: creates.file, version: null },
              edits: [{ range: { start, end: start }, newText: creates.text }],
            },
          ]
        : []),
      { textDocument: { uri: file, version: null }, edits: own },
      ...(deletes === undefined ? [] : [{ kind: 'delete' as const, uri: deletes }]),
    ],
  };
}
