/** Tells the timelines in sight which phase, task or gate the text cursor went to. */
import * as vscode from 'vscode';
import { ITEM_AT_REQUEST, type ItemAtParams, type ItemAtResult } from '../../../server/src/protocol/requests.ts';
import type { PanelHost, PlanPanel } from './plan-panel.ts';

/** Typing moves the cursor all the time; the panel follows once it rests. */
const REST_MS = 150;

export function followCursor(host: PanelHost, panels: () => readonly PlanPanel[]): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const moved = ({ document, selection }: vscode.TextEditor) => {
    const uri = document.uri.toString();
    const inSight = () =>
      panels().filter(({ info, visible, uri: root }) => {
        return info.kind === 'timeline' && visible && host.files.filesOf(root).has(uri);
      });
    const tell = async () => {
      if (!followsText(document.uri) || inSight().length === 0) return;
      const { line, character } = selection.active;
      const params: ItemAtParams = { uri, position: { line, character } };
      const found = await host.server.request<ItemAtResult>(ITEM_AT_REQUEST, params);
      if (found) for (const panel of inSight()) panel.post({ type: 'cursor', id: found.id });
    };
    clearTimeout(timer);
    timer = setTimeout(() => tell().catch((error: unknown) => host.log.debug(String(error))), REST_MS);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => moved(textEditor)),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

export function followsText(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('planline', uri).get('timeline.followText', true);
}
