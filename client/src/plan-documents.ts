/** Notices plans being opened: the first starts the server; each may bring its timeline along. */
import * as vscode from 'vscode';
import { PLAN_LANGUAGE, type PlanServer } from './language-client.ts';
import type { Panels } from './panels/panels.ts';

export function startWithFirstPlan(server: PlanServer, panels: Panels): vscode.Disposable {
  const opened = (document: vscode.TextDocument) => {
    // A start that fails is told by the server's state.
    if (document.languageId === PLAN_LANGUAGE) server.start().catch(() => undefined);
  };
  const shown = new Set<string>();
  const edited = (editor: vscode.TextEditor | undefined) => {
    if (!editor || editor.document.languageId !== PLAN_LANGUAGE) return;
    const { uri } = editor.document;
    const wanted = vscode.workspace.getConfiguration('planline', uri).get('timeline.openWithPlan', false);
    if (!wanted || uri.scheme !== 'file' || shown.has(uri.toString())) return;
    shown.add(uri.toString());
    panels.show('timeline', uri);
  };
  vscode.workspace.textDocuments.forEach(opened);
  edited(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.window.onDidChangeActiveTextEditor(edited),
  );
}
