/** Which other version of a plan is shown behind it, by root: kept with the workspace, since it is a way to look at it. */
import * as vscode from 'vscode';
import type { Panels } from '../panels/panels.ts';

const KEY = 'planline.comparedWith';

export class ComparedPlans implements vscode.Disposable {
  readonly #kept: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(kept: vscode.Memento) {
    this.#kept = kept;
  }

  with(root: string): string | null {
    return this.#all().get(root) ?? null;
  }

  /** Null to show the plan alone. */
  async set(root: string, other: string | null): Promise<void> {
    const all = this.#all();
    if (other === null) all.delete(root);
    else all.set(root, other);
    await this.#kept.update(KEY, [...all]);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #all(): Map<string, string> {
    return new Map(this.#kept.get<[string, string][]>(KEY, []));
  }
}

/** Lets menus know whether there is something to stop. */
export function tellComparing(compared: ComparedPlans, panels: Panels): vscode.Disposable {
  const tell = () => {
    const front = panels.timelineInFront();
    const comparing = front !== undefined && compared.with(front.uri) !== null;
    void vscode.commands.executeCommand('setContext', 'planline.comparing', comparing);
  };
  return vscode.Disposable.from(compared.onDidChange(tell), panels.onDidChangeFront(tell));
}
