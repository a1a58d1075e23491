/** What the tests inside VS Code share: the extension, documents of the workspace, waiting. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PanelSummary, PlanlineApi } from '../../../client/src/test-api.ts';

export const EXTENSION_ID = 'planline.planline';

export function extension(): vscode.Extension<PlanlineApi> {
  const found = vscode.extensions.getExtension<PlanlineApi>(EXTENSION_ID);
  assert.ok(found, 'the extension is installed');
  return found;
}

export function folderUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
  assert.ok(folder, `the workspace has a folder ${name}`);
  return folder.uri;
}

export async function open(folder: string, file: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folderUri(folder), file));
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  return document;
}

/** Waits until `probe` gives something; fails with `what` after the time a slow machine needs. */
export async function eventually<T>(
  what: string,
  probe: () => T | null | undefined | false | Promise<T | null | undefined | false>,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) assert.fail(`within 20 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function api(): Promise<PlanlineApi> {
  await open('network', 'links.plan.yaml');
  return extension().activate();
}

export async function running(): Promise<PlanlineApi> {
  const planline = await api();
  await eventually('the server runs', () => planline.serverState().kind === 'running');
  return planline;
}

export function panelOf(planline: PlanlineApi, kind: PanelSummary['kind']): PanelSummary | undefined {
  return planline.panels().find((panel) => panel.kind === kind);
}

export function positionOf(document: vscode.TextDocument, text: string, shift = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `the document has "${text}"`);
  return document.positionAt(offset + shift);
}

export function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = positionOf(document, before);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, before.length)), after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor').then(undefined, () => undefined);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
