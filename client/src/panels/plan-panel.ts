/**
 * One panel: a page that shows one view of one plan. Asks the server for the view when the plan
 * was analysed and the page can be seen, at most one request at a time; what the page sends is
 * checked first. The page is thrown away while hidden and starts again from the last view.
 */
import * as vscode from 'vscode';
import type { FromPanel, PanelSettings, PanelState, ToRisks, ToTimeline } from '../../../server/src/protocol/panel.ts';
import {
  REST_AFTER_MS,
  type RiskResult,
  type TimelineParams,
  type TimelineResult,
} from '../../../server/src/protocol/requests.ts';
import type { TimelineView } from '../../../server/src/protocol/timeline.ts';
import { takeChanges } from '../../../server/src/protocol/timeline-changes.ts';
import { receivedTimeline, type SentChanges, sentTimeline } from '../../../server/src/protocol/timeline-wire.ts';
import type { ViewHeader } from '../../../server/src/protocol/view.ts';
import type { PlanEdits } from '../edits/plan-edits.ts';
import { whyReadOnly } from '../edits/read-only.ts';
import type { PlanServer, ServerState } from '../language-client.ts';
import type { ComparedPlans } from '../plans/compared-plans.ts';
import type { PlanFiles } from '../plans/plan-files.ts';
import { asSpelled } from '../spelling.ts';
import { locale } from '../words.ts';
import { act, type FromCommand } from './acts.ts';
import { readFromPanel } from './from-panel.ts';
import type { PanelKindInfo } from './kinds.ts';
import { PanelSimulation } from './panel-simulation.ts';
import { showPage } from './show-page.ts';
import { civilNow } from './today.ts';

export interface PanelHost {
  readonly extensionUri: vscode.Uri;
  readonly server: PlanServer;
  readonly files: PlanFiles;
  readonly edits: PlanEdits;
  readonly compared: ComparedPlans;
  readonly log: vscode.LogOutputChannel;
}

/** What a panel tells the page; the view's own type is the page's business. */
type ToPage =
  | { readonly type: 'view'; readonly view: ViewHeader; readonly settings: PanelSettings }
  | Exclude<ToTimeline | ToRisks, { readonly type: 'view' }>;

export class PlanPanel implements vscode.Disposable {
  readonly info: PanelKindInfo;
  /** The document whose editor the page is; null beside a text. */
  readonly editorOf: string | null;
  /** Null where its page shows none. */
  readonly simulation: PanelSimulation | null;
  readonly #host: PanelHost;
  readonly #panel: vscode.WebviewPanel;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #settled = new vscode.EventEmitter<void>();
  /** A view arrived, or its absence. */
  readonly onDidSettle = this.#settled.event;
  readonly #stood = new vscode.EventEmitter<void>();
  /** It came to the front, or left it. */
  readonly onDidChangeFront = this.#stood.event;
  readonly #uri: string;
  #view: ViewHeader | null = null;
  #state: PanelState = { kind: 'loading' };
  #pageReady = false;
  #asking = false;
  #askAgain = false;
  #disposed = false;
  /** Rows in sight: those are asked for first. */
  #sight: readonly number[] = [];
  /** Of the rest of what was told of them. */
  #restSoon: ReturnType<typeof setTimeout> | null = null;
  #asksRest = false;
  /** To be shown once there is a page that can. */
  #item: string | null = null;
  /** Why its plan cannot be changed by hand; null where it can. */
  #readOnly: string | null = null;
  /** Asked of the disk now and then, not at each key; before anything is written it is asked again. */
  #rights: Promise<string | null> | null = null;
  #preview: vscode.CancellationTokenSource | null = null;

  /** @param uri of any file of the plan. An editor's tab has the name and icon of its document. */
  constructor(host: PanelHost, info: PanelKindInfo, panel: vscode.WebviewPanel, uri: string, isEditor: boolean) {
    this.#host = host;
    this.info = info;
    this.#panel = panel;
    this.#uri = uri;
    this.editorOf = isEditor ? uri : null;
    this.simulation = info.kind === 'risks' ? new PanelSimulation(host, this) : null;
    if (!isEditor) {
      panel.iconPath = {
        light: vscode.Uri.joinPath(host.extensionUri, 'client', 'media', `${info.icon}-light.svg`),
        dark: vscode.Uri.joinPath(host.extensionUri, 'client', 'media', `${info.icon}-dark.svg`),
      };
    }
    this.#disposables.push(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => this.#visibilityChanged()),
      host.server.onDidChangeState((state) => this.#serverChanged(state)),
      this.#settled,
      this.#stood,
    );
    showPage(panel.webview, host.extensionUri, info, uri);
    this.refresh();
  }

  /** The root plan once known, before that the file the panel was asked for. */
  get uri(): string {
    return this.#view ? asSpelled(this.#view.uri) : this.#uri;
  }

  get root(): vscode.Uri {
    return vscode.Uri.parse(this.uri, true);
  }

  get view(): ViewHeader | null {
    return this.#view;
  }

  get state(): PanelState {
    return this.#state;
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  get ready(): boolean {
    return this.#pageReady;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  get readOnly(): string | null {
    return this.#readOnly;
  }

  show(): void {
    this.#panel.reveal(undefined, true);
  }

  focus(): void {
    this.#panel.reveal(undefined, false);
  }

  receive(raw: unknown): void {
    const message = readFromPanel(raw);
    if (message) void this.act(message);
    else this.#host.log.warn(`${this.info.title}: a message from the page was not understood and is ignored`);
  }

  /** What its page asks for, or a command as if it had. */
  async act(message: FromPanel | FromCommand): Promise<void> {
    await act(this.#host, this, message).catch((error: unknown) => {
      this.#host.log.warn(`${this.info.title}: ${String(error)}`);
    });
  }

  pageIsReady(): void {
    this.#pageReady = true;
    if (this.#view) this.#sendView(this.#view);
    this.post({ type: 'state', state: this.#state });
    this.simulation?.tell();
  }

  /** Tells which rows of a timeline are in sight. */
  sees(rows: readonly number[]): void {
    this.#sight = rows;
  }

  /** A newer preview makes the one under way pointless; what is written is not given up. */
  newest({ preview }: { readonly preview: boolean }): vscode.CancellationToken | undefined {
    this.#preview?.cancel();
    this.#preview = preview ? new vscode.CancellationTokenSource() : null;
    return this.#preview?.token;
  }

  /** Goes to a phase, task or gate, at the latest when the page has its first view. */
  showItem(id: string): void {
    this.#item = id;
    this.#tellItem();
  }

  onDidDispose(listener: () => void): void {
    this.#disposables.push(this.#panel.onDidDispose(listener));
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    if (this.#restSoon) clearTimeout(this.#restSoon);
    this.#panel.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** True where the file belongs to the plan shown. */
  covers(files: readonly string[]): boolean {
    return files.includes(this.#uri) || files.includes(this.uri);
  }

  /** Asks for a new view; while one is under way, once more after it. */
  refresh(): void {
    this.#askAgain = true;
    if (!this.#asking && this.#panel.visible) void this.#ask();
    this.simulation?.refresh();
  }

  /** There is something new of the simulation. Timelines show only what is done with. */
  simulated(done: boolean): void {
    if (this.simulation) this.simulation.refresh();
    else if (done) this.refresh();
  }

  /** As `refresh`, where more than the plan's text may be another: rights, the disk, another version to compare with. */
  refreshAll(): void {
    this.#rights = null;
    this.refresh();
  }

  sendSettings(): void {
    if (this.info.kind === 'timeline') this.post({ type: 'settings', settings: this.#settings() });
    else if (this.#view) this.#sendView(this.#view);
  }

  post(message: ToPage): void {
    if (this.#pageReady && !this.#disposed) void this.#panel.webview.postMessage(message);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    while (this.#askAgain && this.#panel.visible && !this.#disposed) {
      this.#askAgain = false;
      try {
        const since = this.info.kind === 'timeline' ? ((this.#view as TimelineView | null)?.serial ?? null) : null;
        const sight = this.#asksRest ? [] : this.#sight;
        this.#asksRest = false;
        const params: TimelineParams = { uri: this.uri, since, sight, baseline: this.#host.compared.with(this.uri) };
        this.#rights ??= whyReadOnly(this.root);
        const [result, readOnly] = await Promise.all([
          this.#host.server.request<TimelineResult | RiskResult>(this.info.request, params),
          this.#rights,
        ]);
        if (this.#disposed) return;
        if (readOnly !== this.#readOnly) {
          this.#readOnly = readOnly;
          this.sendSettings();
        }
        if (result && 'changes' in result) this.#change(result.changes);
        else this.#accept(result && 'view' in result ? receivedTimeline(result.view) : result);
        // A view's version is that of the document asked about, and edits speak of the root's.
        if (this.uri !== params.uri) this.#askAgain = true;
      } catch (error) {
        this.#host.log.warn(`${this.info.title}: ${String(error)}`);
      }
    }
    this.#asking = false;
  }

  #change(changes: SentChanges): void {
    const before = this.#view as TimelineView | null;
    if (before?.serial !== changes.base) {
      // It was another view that these are the changes of: all of it is told.
      this.#view = null;
      this.#askAgain = true;
      return;
    }
    // The page first: the view that is kept here is for one that comes back.
    this.post({ type: 'changes', changes });
    let view: TimelineView | null = null;
    try {
      view = takeChanges(before, changes);
    } finally {
      // Where it could not take them, the page may be ahead of it: all of it is told.
      if (view === null) this.#askAgain = true;
      this.#view = view;
    }
    if (view) this.#title(view);
    if (changes.serial === changes.base) this.#askForRest();
    this.#tellItem();
    this.#setState({ kind: 'live' });
    this.#settled.fire();
  }

  #askForRest(): void {
    this.#restSoon ??= setTimeout(() => {
      this.#restSoon = null;
      this.#asksRest = true;
      this.refresh();
    }, REST_AFTER_MS);
  }

  #title({ projectName }: ViewHeader): void {
    if (this.editorOf !== null) return;
    this.#panel.title = projectName ? `${this.info.title}: ${projectName}` : this.info.title;
  }

  #accept(view: ViewHeader | null): void {
    if (view) {
      this.#view = view;
      this.#title(view);
      this.#state = { kind: 'live' };
      this.#sendView(view);
    }
    this.#setState(view ? { kind: 'live' } : { kind: 'empty' });
    this.#settled.fire();
  }

  #setState(state: PanelState): void {
    this.#state = state;
    this.post({ type: 'state', state });
  }

  #sendView(view: ViewHeader): void {
    const sent = this.info.kind === 'timeline' ? sentTimeline(view as TimelineView) : view;
    this.post({ type: 'view', view: sent, settings: this.#settings() });
    this.#tellItem();
  }

  #tellItem(): void {
    if (this.#item === null || !this.#pageReady || !this.#view) return;
    this.post({ type: 'cursor', id: this.#item });
    this.#item = null;
  }

  #visibilityChanged(): void {
    // A hidden page is thrown away; it says `ready` again once it is back.
    if (!this.#panel.visible) this.#pageReady = false;
    else {
      this.#rights = null;
      if (this.#askAgain && !this.#asking) void this.#ask();
      this.simulation?.refresh();
    }
    this.#stood.fire();
  }

  #serverChanged(state: ServerState): void {
    if (state.kind === 'restarting') this.#setState({ kind: 'restarting', seconds: state.seconds });
    else if (state.kind === 'starting')
      this.#setState(this.#view ? { kind: 'restarting', seconds: 0 } : { kind: 'loading' });
    else if (state.kind === 'stopped') this.#setState({ kind: 'stopped', reason: state.reason });
    else if (state.kind === 'running') this.refresh();
  }

  #settings(): PanelSettings {
    return { locale: locale() ?? '', today: civilNow(new Date()), readOnly: this.#readOnly };
  }
}
