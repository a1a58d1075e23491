/**
 * The plans of the workspace in a few lines each, for the tree and the status bar. Files are found
 * by their names, the rest is asked of the server when somebody wants it: once for each plan until
 * its text or file changes.
 */
import * as vscode from 'vscode';
import type { PlanOverview } from '../../../server/src/protocol/overview.ts';
import { OVERVIEW_REQUEST, type OverviewResult, type ViewParams } from '../../../server/src/protocol/requests.ts';
import { PLAN_FILES, type PlanServer } from '../language-client.ts';
import type { PlanFiles } from './plan-files.ts';

/** More files than this are no workspace for a tree; what is open is listed all the same. */
const MOST_FILES = 1000;
/** Typing makes news all the time; the tree follows once it rests. */
const REST_MS = 300;

export class PlanOverviews implements vscode.Disposable {
  readonly #server: PlanServer;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  /** By file; a part has that of its plan. */
  readonly #known = new Map<string, Promise<PlanOverview | null>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(server: PlanServer, files: PlanFiles) {
    this.#server = server;
    this.#disposables.push(
      this.#changed,
      files.onDidChangeOnDisk(() => this.#forget(null)),
      server.onDidAnalyse(({ plans }) => this.#forget(new Set(plans.flatMap((plan) => plan.files)))),
      server.onDidSimulate(({ plans }) => {
        const done = plans.filter((plan) => plan.done);
        if (done.length > 0) this.#forget(new Set(done.flatMap(({ root }) => [...files.filesOf(root)])));
      }),
      server.onDidChangeState(({ kind }) => {
        if (kind === 'running') this.#forget(null);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('planline.locale')) this.#changed.fire();
      }),
    );
  }

  /** Files that may be plans: those of the workspace, and what is open beside it. */
  async files(): Promise<readonly vscode.Uri[]> {
    const found = await vscode.workspace.findFiles(PLAN_FILES, '**/node_modules/**', MOST_FILES);
    const open = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'planline');
    const files = new Map([...found, ...open.map(({ uri }) => uri)].map((uri) => [uri.toString(), uri]));
    return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Null where the file belongs to no plan, or the server has no answer now. */
  of(uri: string): Promise<PlanOverview | null> {
    const known = this.#known.get(uri);
    if (known) return known;
    const params: ViewParams = { uri };
    const asked = this.#server.request<OverviewResult>(OVERVIEW_REQUEST, params).catch(() => {
      this.#known.delete(uri);
      return null;
    });
    this.#known.set(uri, asked);
    return asked;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Of these files, or of all. */
  #forget(files: ReadonlySet<string> | null): void {
    for (const file of this.#known.keys()) if (files?.has(file) ?? true) this.#known.delete(file);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(), REST_MS);
  }
}
