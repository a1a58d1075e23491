/**
 * Writes what the server worked out for a gesture, as one edit of the workspace: only into files of
 * the plan, within the workspace or beside the plan, and only into the very texts it was worked out
 * for. Files are left unsaved, so that undo takes all of it back.
 */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { EditedFile } from '../../../server/src/protocol/plan-edit.ts';
import type { Step } from './edit-history.ts';
import { whyReadOnly } from './read-only.ts';
import { inverseOf, type TextChange, withLineEnds } from './text-changes.ts';

export type Written = { readonly step: Step } | { readonly refused: string };

interface OpenFile {
  readonly document: vscode.TextDocument;
  readonly changes: readonly TextChange[];
}

/** @param files of the plan, as the server names them; the root is the first. */
export async function writeEdit(edited: readonly EditedFile[], files: readonly vscode.Uri[]): Promise<Written> {
  const open: OpenFile[] = [];
  for (const file of edited) {
    const uri = vscode.Uri.parse(file.uri, true);
    const refused = whyForeign(uri, files) ?? (await whyReadOnly(uri));
    if (refused !== null) return { refused: `Nothing was changed: ${refused}` };
    const document = await vscode.workspace.openTextDocument(uri);
    if (isOutdated(document, file)) return { refused: changedMeanwhile(uri) };
    open.push({ document, changes: changesOf(document, file) });
  }
  // Opening a later file took a while in which an earlier one may have been typed in.
  const typedIn = edited.findIndex((file, at) => open[at] && isOutdated(open[at].document, file));
  if (typedIn >= 0) return { refused: changedMeanwhile(vscode.Uri.parse(edited[typedIn]?.uri ?? '')) };
  const step = open.map(({ document, changes }) => ({
    uri: document.uri.toString(),
    changes,
    inverse: inverseOf(document.getText(), changes),
  }));
  const written = await applyChanges(open);
  return written ? { step } : { refused: 'Nothing was changed: the editor did not take the change.' };
}

/** One edit of the workspace over all files. */
export async function applyChanges(files: readonly OpenFile[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { document, changes } of files) {
    for (const { start, end, newText } of changes) {
      edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    }
  }
  return vscode.workspace.applyEdit(edit);
}

function whyForeign(uri: vscode.Uri, files: readonly vscode.Uri[]): string | null {
  const name = posix.basename(uri.path);
  const text = uri.toString();
  if (!files.some((file) => file.toString() === text)) return `${name} is no file of this plan.`;
  const [root] = files;
  const besidePlan = root && uri.scheme === root.scheme && uri.path.startsWith(`${posix.dirname(root.path)}/`);
  if (besidePlan || uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri)) return null;
  return `${name} lies outside the workspace.`;
}

/** A file that was not open is taken as it is on the disk, which nobody has changed in the editor. */
function isOutdated(document: vscode.TextDocument, { version }: EditedFile): boolean {
  return version === null ? document.isDirty : document.version !== version;
}

function changedMeanwhile(uri: vscode.Uri): string {
  return `Nothing was changed: ${posix.basename(uri.path)} has changed meanwhile. Try again.`;
}

function changesOf(document: vscode.TextDocument, { edits }: EditedFile): readonly TextChange[] {
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const offsetAt = (at: { readonly line: number; readonly character: number }) =>
    document.offsetAt(new vscode.Position(at.line, at.character));
  return edits.map(({ range, newText }) => ({
    start: offsetAt(range.start),
    end: offsetAt(range.end),
    newText: withLineEnds(newText, lineEnd),
  }));
}
