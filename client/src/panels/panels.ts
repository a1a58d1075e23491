/**
 * All open panels: one of each kind a plan. Passes on which plans changed and where the text
 * cursor is, and brings panels back after the window was loaded again.
 */
import * as vscode from 'vscode';
import { ITEM_AT_REQUEST, type ItemAtParams, type ItemAtResult } from '../../../server/src/protocol/requests.ts';
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
  /** Files by root of each plan that the server has spoken of. */
  readonly #plans = new Map<string, ReadonlySet<string>>();

  constructor(host: PanelHost) {
    this.#host = host;
    this.#disposables.push(
      host.server.onDidAnalyse(({ plans }) => {
        for (const { root, files } of plans) this.#plans.set(root, new Set(files));
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
    const names = [text, ...[...this.#plans].flatMap(([root, files]) => (files.has(text) ? [root] : []))];
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
    panel?.post({ type: 'command', command, item: null });
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
    const isInPlan = (file: string, root: string) => this.#plans.get(root)?.has(file) === true;
    const panel = new PlanPanel({ ...this.#host, isInPlan }, info, webviewPanel, uri);
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
      this.#tellItemAt(editor).catch((error: unknown) => this.#host.log.debug(String(error)));
    }, CURSOR_REST_MS);
  }

  async #tellItemAt({ document, selection }: vscode.TextEditor): Promise<void> {
    const uri = document.uri.toString();
    const inSight = () =>
      this.all.filter(({ info, visible, uri: root }) => {
        return info.kind === 'timeline' && visible && (root === uri || this.#plans.get(root)?.has(uri));
      });
    if (inSight().length === 0) return;
    const { line, character } = selection.active;
    const params: ItemAtParams = { uri, position: { line, character } };
    const found = await this.#host.server.request<ItemAtResult>(ITEM_AT_REQUEST, params);
    if (found) for (const panel of inSight()) panel.post({ type: 'cursor', id: found.id });
  }
}

function kindInfo(kind: PanelKind): PanelKindInfo {
  const info = PANEL_KINDS.find((one) => one.kind === kind);
  if (!info) throw new Error(`no panel kind ${kind}`);
  return info;
}
