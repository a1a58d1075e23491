/**
 * What the client can do for us beyond the handshake: watch files, tell its settings, ask again for
 * hints. Each wish is left out where the client does not offer it.
 */
import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';

/** Parts may have any name, so every YAML file counts. */
const WATCHED = '**/*.{yaml,yml}';

export class Client {
  readonly #connection: Connection;
  readonly #capabilities: ClientCapabilities;
  readonly #failed: (error: unknown) => void;

  constructor(connection: Connection, capabilities: ClientCapabilities, failed: (error: unknown) => void) {
    this.#connection = connection;
    this.#capabilities = capabilities;
    this.#failed = failed;
  }

  /** Asks to be told of files that change on the disk and of settings that change. */
  register(): void {
    const { workspace } = this.#capabilities;
    const registrations = [];
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      registrations.push({
        id: 'planline-files',
        method: 'workspace/didChangeWatchedFiles',
        registerOptions: { watchers: [{ globPattern: WATCHED }] },
      });
    }
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      registrations.push({
        id: 'planline-settings',
        method: 'workspace/didChangeConfiguration',
        registerOptions: { section: 'planline' },
      });
    }
    if (registrations.length === 0) return;
    this.#connection.sendRequest('client/registerCapability', { registrations }).catch(this.#failed);
  }

  /** The `planline` section, for clients that only say that something changed; undefined where it cannot be asked. */
  async settings(): Promise<unknown> {
    if (!this.#capabilities.workspace?.configuration) return undefined;
    const answer = await this.#connection.sendRequest('workspace/configuration', { items: [{ section: 'planline' }] });
    return Array.isArray(answer) ? answer[0] : undefined;
  }

  /** Whether it asks for findings, so that they need not be sent. */
  get pulls(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined;
  }

  get asksAgain(): boolean {
    const { workspace = {} } = this.#capabilities;
    // Helix says it in the word of a draft of the protocol.
    const wish: unknown = workspace.diagnostics ?? Reflect.get(workspace, 'diagnostic');
    return typeof wish === 'object' && wish !== null && Reflect.get(wish, 'refreshSupport') === true;
  }

  /** Findings of a document may differ though its text does not. */
  refreshDiagnostics(): void {
    this.#connection.sendRequest('workspace/diagnostic/refresh').catch(this.#failed);
  }

  /** Dates behind and above the lines may differ though the text of their file does not. */
  refreshHints(): void {
    const { inlayHint, codeLens } = this.#capabilities.workspace ?? {};
    if (inlayHint?.refreshSupport) this.#connection.sendRequest('workspace/inlayHint/refresh').catch(this.#failed);
    if (codeLens?.refreshSupport) this.#connection.sendRequest('workspace/codeLens/refresh').catch(this.#failed);
  }
}
