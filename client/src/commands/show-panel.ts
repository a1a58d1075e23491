/** Opens a panel for the plan a command was called on, else for the plan in front. */
import * as vscode from 'vscode';
import { PLAN_LANGUAGE } from '../language-client.ts';
import type { PanelKind } from '../panels/kinds.ts';
import type { Panels } from '../panels/panels.ts';

/** `given` is a file or its URI as text, `item` the id of what to show of it; both may be missing or nonsense. */
export async function showPanel(panels: Panels, kind: PanelKind, given: unknown, item: unknown): Promise<void> {
  const uri = fileGiven(given) ?? planInFront(panels);
  if (uri) {
    const panel = panels.show(kind, uri);
    if (typeof item === 'string') panel.showItem(item);
  } else
    await vscode.window.showInformationMessage('Open a plan (a file that ends in .plan.yaml) to see it as a picture.');
}

function fileGiven(given: unknown): vscode.Uri | undefined {
  if (typeof given === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(given)) return vscode.Uri.parse(given);
  return given instanceof vscode.Uri ? given : undefined;
}

/** The plan of the active editor or panel, else the first that can be seen. */
function planInFront(panels: Panels): vscode.Uri | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
  const panel = panels.all.find((one) => one.active);
  if (panel) return vscode.Uri.parse(panel.uri, true);
  return editors.find((editor) => editor.document.languageId === PLAN_LANGUAGE)?.document.uri;
}
