/** Whether views may change a file, and if not, why: as a sentence for whoever would like to. */
import { posix } from 'node:path';
import * as vscode from 'vscode';

const INCLUDE = 'readonlyInclude';
const EXCLUDE = 'readonlyExclude';
/** Settings of VS Code that say what may be changed. */
export const READ_ONLY: readonly string[] = [`files.${INCLUDE}`, `files.${EXCLUDE}`];

/** Null where the file may be changed. */
export async function whyReadOnly(uri: vscode.Uri): Promise<string | null> {
  if (!vscode.workspace.isTrusted) return 'This workspace is not trusted, so views only show.';
  if (uri.scheme === 'untitled') return null;
  const name = posix.basename(uri.path);
  // Undefined for texts that an extension makes up, such as those of a comparison.
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true)
    return `${name} is shown from where it cannot be changed.`;
  if (await isMarked(uri)) return `${name} is read-only by the settings.`;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return permissions & vscode.FilePermission.Readonly ? `${name} is read-only.` : null;
  } catch {
    // Not on the disk any more: its text is, in the editor.
    return null;
  }
}

/** `files.readonlyInclude` keeps typing out; changes by an extension VS Code lets through. */
async function isMarked(uri: vscode.Uri): Promise<boolean> {
  const settings = vscode.workspace.getConfiguration('files', uri);
  const globsOf = (name: string) =>
    Object.entries(settings.get<Record<string, boolean>>(name, {})).flatMap(([glob, isOn]) => (isOn ? [glob] : []));
  const [included, excluded] = [globsOf(INCLUDE), globsOf(EXCLUDE)];
  if (included.length === 0) return false;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const matches = (glob: string) => {
    const pattern = folder && !glob.startsWith('/') ? new vscode.RelativePattern(folder, glob) : glob;
    return vscode.languages.match({ pattern }, document) > 0;
  };
  return included.some(matches) && !excluded.some(matches);
}
