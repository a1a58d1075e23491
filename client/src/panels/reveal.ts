/** Shows a place of a plan's text beside the panel that led to it. */
import * as vscode from 'vscode';
import type { Target } from '../../../server/src/protocol/view.ts';

export async function reveal(
  target: Target,
  panelColumn: vscode.ViewColumn | undefined,
  keepFocus: boolean,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(target.uri, true));
  const { start, end } = target.range;
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnBeside(document, panelColumn),
    preserveFocus: keepFocus,
  });
  const range = document.validateRange(new vscode.Range(start.line, start.character, end.line, end.character));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Whether the text of one of these files is on the screen. */
export function showsText(files: ReadonlySet<string>): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => files.has(document.uri.toString()));
}

/** Where the document is shown already, else a column with text, else beside the panel; never over it. */
export function columnBeside(
  document: vscode.TextDocument,
  panelColumn: vscode.ViewColumn | undefined,
): vscode.ViewColumn {
  const others = vscode.window.visibleTextEditors.filter(
    (editor) => editor.viewColumn !== undefined && editor.viewColumn !== panelColumn,
  );
  const showing = others.find((editor) => editor.document === document) ?? others[0];
  return showing?.viewColumn ?? (panelColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One);
}
