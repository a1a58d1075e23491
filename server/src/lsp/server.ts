/**
 * The language server, wired: what arrives and who takes care of it. The handshake is answered
 * before the core is loaded; whatever needs the core waits for it.
 */
import {
  type Connection,
  type DidChangeTextDocumentParams,
  type DidChangeWorkspaceFoldersParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  ErrorCodes,
  type InitializeParams,
  ProgressType,
  ResponseError,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { tellDatesIn } from '../core/base/date-form.ts';
import { ANALYSED_NOTIFICATION, SIMULATED_NOTIFICATION } from '../protocol/requests.ts';
import { Client } from './client.ts';
import { wordsOf } from './connection.ts';
import { canonical, Documents } from './documents.ts';
import { Folders } from './folders.ts';
import { capabilities, METHODS } from './offered.ts';
import type { SendPart } from './partial-results.ts';
import { progressOf } from './progress.ts';
import { Requests } from './requests.ts';
import type { Session } from './session.ts';
import { DEFAULT_SETTINGS, readSettings, saysSettings } from './settings.ts';
import type { Sink } from './sink.ts';
import { turn } from './turn.ts';
import { Watchdog } from './watchdog.ts';

const PARTIAL_REPORT = new ProgressType<WorkspaceDiagnosticReport>();
const PARTIAL_LIST = new ProgressType<readonly unknown[]>();

/** What session and answers stand on, each a few milliseconds of making its tables; loaded one a turn. */
const FOUNDATIONS: readonly (() => Promise<unknown>)[] = [
  () => import('../core/syntax/compose.ts'),
  () => import('../core/schema/schema-node.ts'),
  () => import('../core/schema/check.ts'),
  () => import('../core/analyse.ts'),
  () => import('../host/node-files.ts'),
  () => import('../core/edits/edits.ts'),
  () => import('./teller.ts'),
  () => import('./idle-memory.ts'),
  () => import('./simulations.ts'),
];

export function serve(connection: Connection): void {
  const failed = (error: unknown) => connection.console.error(wordsOf(error));
  const documents = new Documents();
  let folders = new Folders({ workspaceFolders: null, rootUri: null });
  let client = new Client(connection, {}, failed);
  let settings = DEFAULT_SETTINGS;
  let isTold = false;
  let session: Session | null = null;

  const watchdog = new Watchdog((text) => connection.console.warn(text));
  const progress = progressOf(connection, failed);
  const sink = (): Sink => ({
    diagnostics: client.pulls ? null : (params) => void connection.sendDiagnostics(params).catch(failed),
    pulled: {
      partial: (token, report) => void connection.sendProgress(PARTIAL_REPORT, token, report).catch(failed),
      refresh: client.asksAgain ? () => client.refreshDiagnostics() : null,
    },
    analysed: (params) => {
      connection.sendNotification(ANALYSED_NOTIFICATION, params).catch(failed);
      client.refreshHints();
    },
    simulated: (params) => {
      connection.sendNotification(SIMULATED_NOTIFICATION, params).catch(failed);
      if (params.plans.some(({ done }) => done)) client.refreshHints();
    },
    progress,
    log: (text) => connection.console.warn(text),
    trace: (text) => connection.tracer.log(text),
    failed,
  });
  const versionOf = (uri: string) => documents.get(canonical(uri))?.version;
  const sendPart: SendPart = (token, part) => void connection.sendProgress(PARTIAL_LIST, token, part).catch(failed);
  const requests = new Requests({ settings: () => settings, versionOf, watchdog, sendPart, progress, failed });
  const load = async (params: InitializeParams) => {
    for (const part of FOUNDATIONS) {
      await part();
      await turn();
    }
    const { Session } = await import('./session.ts');
    await turn();
    const [{ ANSWERS }, { abilitiesOf }] = await Promise.all([import('./answers.ts'), import('./abilities.ts')]);
    await turn();
    session = new Session(documents, folders, watchdog, sink(), () => settings.simulation.automatic);
    session.diskChanged();
    return { session, answers: ANSWERS, client: abilitiesOf(params) };
  };

  connection.onInitialize((params) => {
    if (requests.begun) return new ResponseError(ErrorCodes.InvalidRequest, 'initialized already', { retry: false });
    folders = new Folders(params);
    client = new Client(connection, params.capabilities, failed);
    settings = readSettings(params.initializationOptions, settings);
    isTold = saysSettings(params.initializationOptions);
    tellDatesIn(settings.dates);
    requests.open(new Promise((resolve, reject) => setImmediate(() => load(params).then(resolve, reject))));
    return { capabilities: capabilities(), serverInfo: { name: 'Planline' } };
  });
  const takeSettings = async (sent: unknown) => {
    const told = saysSettings(sent) ? sent : await client.settings().catch(failed);
    if (!saysSettings(told)) return;
    settings = readSettings(told, settings);
    tellDatesIn(settings.dates);
    client.refreshHints();
  };
  connection.onInitialized(() => {
    client.register();
    if (!isTold) takeSettings(undefined).catch(failed);
    requests.loaded.then(({ session }) => session.filesChanged()).catch(failed);
  });
  connection.onShutdown(async () => {
    const { refusal } = requests;
    if (refusal !== null) return refusal;
    requests.close();
    await session?.stop();
    return;
  });
  for (const method of METHODS) {
    connection.onRequest(method, (params, token) => requests.answer(method, params, token));
  }

  const onNotification = <P>(method: string, take: (params: P) => void) => {
    connection.onNotification(method, (params: P) => watchdog.piece(method, () => take(params)));
  };
  onNotification<DidOpenTextDocumentParams>('textDocument/didOpen', (params) => {
    const file = documents.opened(params);
    session?.documentOpened(file);
  });
  onNotification<DidChangeTextDocumentParams>('textDocument/didChange', (params) => {
    const file = documents.changed(params);
    if (file !== null) session?.documentChanged(file);
  });
  onNotification<DidCloseTextDocumentParams>('textDocument/didClose', (params) => {
    const file = documents.closed(params);
    session?.documentClosed(file);
  });
  onNotification('textDocument/didSave', () => session?.diskChanged());
  onNotification('workspace/didChangeWatchedFiles', () => session?.filesChanged());
  onNotification('workspace/didRenameFiles', () => session?.filesChanged());
  onNotification<DidChangeWorkspaceFoldersParams>('workspace/didChangeWorkspaceFolders', ({ event }) => {
    folders.changed(event);
    session?.filesChanged();
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => takeSettings(sent));

  connection.listen();
}
