/**
 * All open panels: one of each kind a plan. Passes on which plans changed and where the text
 * cursor is, and brings panels back after the window was loaded again.
 */
import * as vscode from 'vscode';
import type { TimelineView } from '../../../server/src/protocol/timeline.ts';
import { enclosingRow } from './cursor.ts';
import { readState } from './from-panel.ts';
import { PANEL_KINDS, type PanelKind, type PanelKindInfo } from './kinds.ts';
import { type PanelHost, PlanPanel } from './plan-panel.ts';

/** Typing moves the cursor all the time; the panel follows once it rests. */
const CURSOR_REST_MS = 150;

export class Panels implements vscode.Disposable {
  readonly #host: PanelHost;
  readonly #open = new Set<PlanPanel>();
  readonly #disposables: vscode.Disposable[] = [];
  #cursorTimer: NodeJS.Timeout | undefined;
  /** Root of each file that the server has spoken of. */
  readonly #rootOf = new Map<string, string>();

  constructor(host: PanelHost) {
    this.#host = host;
    this.#disposables.push(
      host.server.onDidAnalyse(({ plans }) => {
        for (const { root, files } of plans) for (const file of files) this.#rootOf.set(file, root);
        for (const panel of this.#open) if (plans.some((plan) => panel.covers(plan.files))) panel.refresh();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#cursorMoved(textEditor)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refreshAll()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('planline.locale')) this.refreshAll();
      }),
      ...PANEL_KINDS.map((info) =>
        vscode.window.registerWebviewPanelSerializer(info.viewType, {
          deserializeWebviewPanel: async (panel, state) => {
            const uri = readState(state);
            if (uri === null) panel.dispose();
            else this.#adopt(info, panel, uri);
          },
        }),
      ),
    );
  }

  get all(): readonly PlanPanel[] {
    return [...this.#open];
  }

  /** Opens the panel of this file's plan beside the text, or shows the one there is. */
  show(kind: PanelKind, uri: vscode.Uri): PlanPanel {
    const text = uri.toString();
    const names = [text, this.#rootOf.get(text) ?? text];
    const existing = this.all.find((panel) => panel.info.kind === kind && panel.covers(names));
    if (existing) {
      existing.show();
      return existing;
    }
    const info = kindInfo(kind);
    const panel = vscode.window.createWebviewPanel(
      info.viewType,
      info.title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.#host.extensionUri, 'dist')] },
    );
    return this.#adopt(info, panel, text);
  }

  tellTimeline(command: 'search' | 'fit' | 'today'): void {
    const timelines = this.all.filter((panel) => panel.info.kind === 'timeline' && panel.visible);
    const panel = timelines.find((one) => one.active) ?? timelines[0];
    panel?.post({ type: 'command', command });
  }

  refreshAll(): void {
    for (const panel of this.#open) panel.refresh();
  }

  dispose(): void {
    clearTimeout(this.#cursorTimer);
    for (const disposable of this.#disposables) disposable.dispose();
    for (const panel of this.#open) panel.dispose();
  }

  #adopt(info: PanelKindInfo, webviewPanel: vscode.WebviewPanel, uri: string): PlanPanel {
    const panel = new PlanPanel(this.#host, info, webviewPanel, uri);
    this.#open.add(panel);
    panel.onDidDispose(() => {
      this.#open.delete(panel);
      panel.dispose();
    });
    panel.onDidSettle(() => this.#mergeTwins(panel));
    return panel;
  }

  /** Two files of one plan may each have opened a panel before their root was known. */
  #mergeTwins(panel: PlanPanel): void {
    const twin = this.all.find((other) => other !== panel && other.info === panel.info && other.uri === panel.uri);
    if (!twin || !panel.view) return;
    panel.dispose();
    twin.show();
  }

  #cursorMoved(editor: vscode.TextEditor): void {
    clearTimeout(this.#cursorTimer);
    this.#cursorTimer = setTimeout(() => {
      const uri = editor.document.uri.toString();
      for (const panel of this.#open) {
        if (panel.info.kind !== 'timeline' || !panel.view || !panel.visible) continue;
        const { rows } = panel.view as TimelineView;
        const line = editor.selection.active.line;
        const id = enclosingRow(rows, uri, (at) => editor.document.lineAt(at).text, line);
        if (id !== null) panel.post({ type: 'cursor', id });
      }
    }, CURSOR_REST_MS);
  }
}

function kindInfo(kind: PanelKind): PanelKindInfo {
  const info = PANEL_KINDS.find((one) => one.kind === kind);
  if (!info) throw new Error(`no panel kind ${kind}`);
  return info;
}
