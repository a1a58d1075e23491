/** The server spells a drive letter, a colon or a blank in a URI its own way; here all are spelt as the editor does. */
import * as vscode from 'vscode';

export function asSpelled(uri: string): string {
  return vscode.Uri.parse(uri, true).toString();
}
