/**
 * All open panels: one of each kind a plan. Passes on which plans changed,
 * and brings panels back after the window was loaded again. The timeline is also an editor of its own.
 */
import * as vscode from 'vscode';
import { READ_ONLY } from '../edits/read-only.ts';
import { followCursor } from './follow-cursor.ts';
import { readState } from './from-panel.ts';
import { EDITOR_VIEW_TYPE, PANEL_KINDS, type PanelKind, type PanelKindInfo } from './kinds.ts';
import { type PanelHost, PlanPanel } from './plan-panel.ts';

export class Panels implements vscode.Disposable {
  readonly #host: PanelHost;
  readonly #open = new Set<PlanPanel>();
  readonly #frontChanged = new vscode.EventEmitter<void>();
  /** Another panel is in front, or none. */
  readonly onDidChangeFront = this.#frontChanged.event;
  readonly #disposables: vscode.Disposable[] = [this.#frontChanged];

  constructor(host: PanelHost) {
    this.#host = host;
    this.#disposables.push(
      host.server.onDidAnalyse(({ plans }) => {
        for (const panel of this.#open) if (plans.some((plan) => panel.covers(plan.files))) panel.refresh();
      }),
      // Dates are told before the plan is analysed to the end.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        const file = document.uri.toString();
        const names = [file, ...host.files.rootsOf(file)];
        for (const panel of this.#open) if (panel.info.kind === 'timeline' && panel.covers(names)) panel.refresh();
      }),
      host.server.onDidSimulate(({ plans }) => {
        for (const { root, done } of plans) {
          for (const panel of this.#open) if (panel.covers([root])) panel.simulated(done);
        }
      }),
      // The server tells only of plans with an open text.
      host.files.onDidChangeOnDisk(() => this.refreshAll()),
      host.compared.onDidChange(() => this.refreshAll()),
      followCursor(host, () => this.all),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refreshAll()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('planline.locale')) for (const panel of this.#open) panel.sendSettings();
        if (READ_ONLY.some((setting) => change.affectsConfiguration(setting))) this.refreshAll();
      }),
      ...PANEL_KINDS.map((info) =>
        vscode.window.registerWebviewPanelSerializer(info.viewType, {
          deserializeWebviewPanel: async (panel, state) => {
            const uri = readState(state);
            if (uri === null) panel.dispose();
            else this.#adopt(info, panel, uri, false);
          },
        }),
      ),
      vscode.window.registerCustomEditorProvider(
        EDITOR_VIEW_TYPE,
        {
          resolveCustomTextEditor: ({ uri }, panel) =>
            void this.#adopt(kindInfo('timeline'), panel, uri.toString(), true),
        },
        { supportsMultipleEditorsPerDocument: true },
      ),
    );
  }

  get all(): readonly PlanPanel[] {
    return [...this.#open];
  }

  /** The active one, else the first that can be seen. */
  timelineInFront(): PlanPanel | undefined {
    const timelines = this.all.filter((panel) => panel.info.kind === 'timeline' && panel.visible);
    return timelines.find((one) => one.active) ?? timelines[0];
  }

  /** Opens the panel of this file's plan beside the text, or shows the one there is. */
  show(kind: PanelKind, uri: vscode.Uri): PlanPanel {
    const text = uri.toString();
    const names = [text, ...this.#host.files.rootsOf(text)];
    const showing = this.all.filter((panel) => panel.info.kind === kind && panel.covers(names));
    const existing = showing.find(({ editorOf }) => editorOf === null) ?? showing.find(({ visible }) => visible);
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
    return this.#adopt(info, panel, text, false);
  }

  refreshAll(): void {
    for (const panel of this.#open) panel.refreshAll();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const panel of this.#open) panel.dispose();
  }

  #adopt(info: PanelKindInfo, webviewPanel: vscode.WebviewPanel, uri: string, isEditor: boolean): PlanPanel {
    const panel = new PlanPanel(this.#host, info, webviewPanel, uri, isEditor);
    this.#open.add(panel);
    panel.onDidDispose(() => {
      this.#open.delete(panel);
      panel.dispose();
      this.#frontChanged.fire();
    });
    panel.onDidSettle(() => {
      this.#mergeTwins(panel);
      this.#frontChanged.fire();
    });
    panel.onDidChangeFront(() => this.#frontChanged.fire());
    return panel;
  }

  /** Two files of one plan may each have opened a panel before their root was known. */
  #mergeTwins(panel: PlanPanel): void {
    const isTwin = (other: PlanPanel) =>
      other !== panel && other.info === panel.info && other.uri === panel.uri && other.editorOf === null;
    const twin = panel.editorOf === null ? this.all.find(isTwin) : undefined;
    if (!twin || !panel.view) return;
    panel.dispose();
    twin.show();
  }
}

function kindInfo(kind: PanelKind): PanelKindInfo {
  const info = PANEL_KINDS.find((one) => one.kind === kind);
  if (!info) throw new Error(`no panel kind ${kind}`);
  return info;
}
