/** All findings of a file that have one repair and no other, repaired at once; those in each other's way wait. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../core/base/problem.ts';
import { editsOf } from '../core/checks/fix-edits.ts';
import { problemsOf } from './diagnostics.ts';
import { sourceIn } from './quick-fixes.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edit.ts';

export function hasFixes(snapshot: Snapshot): boolean {
  return problemsOf(snapshot).some(({ fixes }) => fixes.length === 1);
}

export function fixAll(snapshot: Snapshot): WorkspaceEdit {
  const taken: TextEdit[] = [];
  for (const { fixes } of problemsOf(snapshot)) {
    const [fix] = fixes;
    const edits = fix && fixes.length === 1 ? editsOf(fix, (file) => sourceIn(snapshot, file)) : null;
    if (edits && !edits.some((edit) => taken.some((other) => meet(edit, other)))) taken.push(...edits);
  }
  return workspaceEdit(snapshot, taken) ?? {};
}

/** Also where they only touch: two that write at one place would come out in either order. */
function meet(a: TextEdit, b: TextEdit): boolean {
  return a.file === b.file && a.span.start <= b.span.end && b.span.start <= a.span.end;
}
