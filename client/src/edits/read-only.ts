/** Whether views may change a file, and if not, why: as a sentence for whoever would like to. */
import { posix } from 'node:path';
import * as vscode from 'vscode';

/** Null where the file may be changed. */
export async function whyReadOnly(uri: vscode.Uri): Promise<string | null> {
  if (!vscode.workspace.isTrusted) return 'This workspace is not trusted, so views only show.';
  if (uri.scheme === 'untitled') return null;
  const name = posix.basename(uri.path);
  // Undefined for texts that an extension makes up, such as those of a comparison.
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true)
    return `${name} is shown from where it cannot be changed.`;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return permissions & vscode.FilePermission.Readonly ? `${name} is read-only.` : null;
  } catch {
    // Not on the disk any more: its text is, in the editor.
    return null;
  }
}
