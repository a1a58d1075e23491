/** Which files each plan consists of, as the server last said, and news of plan files on the disk. */
import * as vscode from 'vscode';
import { PLAN_FILES, type PlanServer } from '../language-client.ts';

export class PlanFiles implements vscode.Disposable {
  readonly #plans = new Map<string, ReadonlySet<string>>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Plans came, went or changed beside the editor. */
  readonly onDidChangeOnDisk = this.#changed.event;
  readonly #disposables: readonly vscode.Disposable[];

  constructor(server: PlanServer) {
    const watcher = vscode.workspace.createFileSystemWatcher(PLAN_FILES);
    const changed = () => this.#changed.fire();
    this.#disposables = [
      server.onDidAnalyse(({ plans }) => {
        for (const { root, files } of plans) this.#plans.set(root, new Set(files));
      }),
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      watcher,
      this.#changed,
    ];
  }

  /** The root and every other file of its plan. */
  filesOf(root: string): ReadonlySet<string> {
    return new Set([root, ...(this.#plans.get(root) ?? [])]);
  }

  rootsOf(file: string): readonly string[] {
    return [...this.#plans].flatMap(([root, files]) => (files.has(file) ? [root] : []));
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
