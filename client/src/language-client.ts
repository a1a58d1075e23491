/**
 * The language server's life: started with the first plan, restarted with growing pauses when it
 * dies, given up after five deaths in three minutes. Others see only its state and its requests.
 */
import * as vscode from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  ANALYSED_NOTIFICATION,
  type AnalysedParams,
  SIMULATED_NOTIFICATION,
  type SimulatedParams,
} from '../../server/src/protocol/requests.ts';
import { dateFormOf } from './date-form.ts';
import { ruleLinks } from './rule-links.ts';
import { asSpelled } from './spelling.ts';
import { locale } from './words.ts';

export type ServerState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'restarting'; readonly seconds: number }
  | { readonly kind: 'stopped'; readonly reason: string };

export const PLAN_LANGUAGE = 'planline';
export const PLAN_FILES = '**/*.plan.{yaml,yml}';

/** Seconds to wait before the first, second … restart within the window. */
const PAUSES = [0, 1, 2, 5, 10];
const WINDOW_MS = 3 * 60_000;

export class PlanServer implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #analysed = new vscode.EventEmitter<AnalysedParams>();
  readonly onDidChangeState = this.#stateChanged.event;
  readonly onDidAnalyse = this.#analysed.event;
  readonly #simulated = new vscode.EventEmitter<SimulatedParams>();
  readonly onDidSimulate = this.#simulated.event;
  #client: LanguageClient | null = null;
  #starting: Promise<void> | null = null;
  #state: ServerState = { kind: 'idle' };
  #deaths: number[] = [];
  #endPause: (() => void) | null = null;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#context = context;
    this.#log = log;
    context.subscriptions.push(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        if (this.#starting) this.restart().catch((error: unknown) => log.error(String(error)));
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('planline.locale')) return;
        const settings = { planline: { dates: dateFormOf(locale()) } };
        this.#client?.sendNotification('workspace/didChangeConfiguration', { settings }).catch(() => undefined);
      }),
    );
  }

  get state(): ServerState {
    return this.#state;
  }

  get processId(): number | undefined {
    return this.#client?.serverProcess?.pid;
  }

  /** Starts the server unless it runs; resolves when it answers, rejects where it cannot start. */
  start(): Promise<void> {
    this.#starting ??= this.#startNow();
    return this.#starting;
  }

  /** A fresh server, asked for by a person: earlier deaths are forgotten. */
  async restart(): Promise<void> {
    this.#deaths = [];
    if (this.#endPause) return this.#endPause();
    const old = this.#client;
    this.#client = null;
    this.#starting = null;
    // A server that hangs cannot answer `shutdown`; it is ended all the same.
    await old?.dispose(2000).catch((error: unknown) => this.#log.warn(`stopping the server: ${String(error)}`));
    await this.start();
  }

  async request<Result>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Result> {
    await this.start();
    if (!this.#client) throw new Error('the language server is not running');
    return token
      ? this.#client.sendRequest<Result>(method, params, token)
      : this.#client.sendRequest<Result>(method, params);
  }

  async dispose(): Promise<void> {
    this.#endPause?.();
    const client = this.#client;
    this.#client = null;
    this.#stateChanged.dispose();
    this.#analysed.dispose();
    this.#simulated.dispose();
    await client?.dispose(1000).catch(() => undefined);
  }

  async #startNow(): Promise<void> {
    this.#setState({ kind: 'starting' });
    const client = new LanguageClient('planline', 'Planline', this.#serverOptions(), this.#clientOptions());
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.#client !== client) return;
      if (newState === State.Running) this.#setState({ kind: 'running' });
      if (newState === State.StartFailed) this.#giveUp('The language server does not start.');
    });
    client.onNotification(ANALYSED_NOTIFICATION, ({ plans }: AnalysedParams) => {
      this.#analysed.fire({
        plans: plans.map(({ root, files }) => ({ root: asSpelled(root), files: files.map(asSpelled) })),
      });
    });
    client.onNotification(SIMULATED_NOTIFICATION, ({ plans }: SimulatedParams) => {
      this.#simulated.fire({ plans: plans.map((plan) => ({ ...plan, root: asSpelled(plan.root) })) });
    });
    try {
      await client.start();
    } catch (error) {
      if (this.#client === client && this.#state.kind !== 'stopped') {
        this.#giveUp(`The language server does not start: ${String(error)}`);
      }
      throw error;
    }
  }

  #serverOptions(): ServerOptions {
    const module = vscode.Uri.joinPath(this.#context.extensionUri, 'dist', 'server.js').fsPath;
    // glibc measures by the largest block ever freed how much each thread keeps; messages of a large plan are such blocks.
    const env = { ...process.env, MALLOC_TRIM_THRESHOLD_: '131072' };
    return {
      run: { module, transport: TransportKind.ipc, options: { env } },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    };
  }

  #clientOptions(): LanguageClientOptions {
    return {
      documentSelector: [
        ...['file', 'untitled', 'vscode-vfs'].map((scheme) => ({ language: PLAN_LANGUAGE, scheme })),
        { language: 'yaml', scheme: 'file', pattern: PLAN_FILES },
      ],
      outputChannel: this.#log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // A function: a restart after trust was granted says so.
      initializationOptions: () => ({
        trusted: vscode.workspace.isTrusted,
        inlayHints: vscode.workspace.getConfiguration('planline').get('inlayHints'),
        codeLens: vscode.workspace.getConfiguration('planline').get('codeLens'),
        simulation: vscode.workspace.getConfiguration('planline').get('simulation'),
        dates: dateFormOf(locale()),
        commands: ['planline.openTimeline', 'planline.openRisks', 'planline.simulate'],
      }),
      markdown: { isTrusted: false, supportHtml: false },
      middleware: ruleLinks,
      errorHandler: {
        error: (_error, _message, count) => ({
          action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
          handled: true,
        }),
        closed: () => this.#onDeath(),
      },
    };
  }

  async #onDeath(): Promise<CloseHandlerResult> {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < WINDOW_MS), now];
    const pause = PAUSES[this.#deaths.length - 1];
    if (pause === undefined) {
      this.#giveUp(`The language server stopped ${this.#deaths.length} times within three minutes.`);
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    this.#log.warn(`The language server stopped unexpectedly; it starts again in ${pause} s.`);
    this.#setState({ kind: 'restarting', seconds: pause });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause * 1000);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#endPause = null;
    return { action: this.#client ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
  }

  #giveUp(reason: string): void {
    this.#log.error(reason);
    this.#starting = null;
    this.#setState({ kind: 'stopped', reason });
  }

  #setState(state: ServerState): void {
    this.#state = state;
    this.#stateChanged.fire(state);
  }
}
