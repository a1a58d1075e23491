/** Puts the built page of a panel's kind into a webview that may load nothing else. */
import * as vscode from 'vscode';
import type { PanelKindInfo } from './kinds.ts';
import { newNonce, pageHtml } from './page.ts';

/** @param plan URI of any file of the plan shown. */
export function showPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { kind, title }: PanelKindInfo,
  plan: string,
): void {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const built = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  webview.html = pageHtml({
    title,
    script: built(`${kind}.js`),
    style: built(`${kind}.css`),
    source: webview.cspSource,
    nonce: newNonce(),
    language: vscode.env.language,
    plan,
  });
}
