/**
 * What the server offers: one row for each request, with what `initialize` says of it and the value of an
 * answer that has nothing to say. `answers.ts` has the function of each row; this half is loaded
 * before the handshake and so imports nothing of ours that is heavy.
 */
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/semantic-tokens/legend.ts';
import {
  EDIT_REQUEST,
  EXPORT_REQUEST,
  ITEM_AT_REQUEST,
  OVERVIEW_REQUEST,
  PLACE_REQUEST,
  RISKS_REQUEST,
  SIMULATE_REQUEST,
  SIMULATION_REQUEST,
  TIMELINE_REQUEST,
  WHY_REQUEST,
} from '../protocol/requests.ts';

interface Offer {
  readonly capabilities: ServerCapabilities;
  readonly empty: unknown;
}

const NONE: readonly never[] = [];

/** Characters after which an editor asks by itself. */
const TRIGGERS = [' ', ':', '[', ',', '+', '"', "'"];
const SIGNATURE_TRIGGERS = [' ', '[', '{', ',', '+', '-'];

export const OFFERED = {
  'textDocument/diagnostic': {
    capabilities: {
      diagnosticProvider: { identifier: 'planline', interFileDependencies: true, workspaceDiagnostics: true },
    },
    empty: { kind: 'full', items: NONE },
  },
  'workspace/diagnostic': { capabilities: {}, empty: { items: NONE } },
  'textDocument/completion': {
    capabilities: { completionProvider: { resolveProvider: true, triggerCharacters: TRIGGERS } },
    empty: null,
  },
  'completionItem/resolve': { capabilities: {}, empty: null },
  'textDocument/hover': { capabilities: { hoverProvider: true }, empty: null },
  'textDocument/signatureHelp': {
    capabilities: { signatureHelpProvider: { triggerCharacters: SIGNATURE_TRIGGERS } },
    empty: null,
  },
  'textDocument/definition': { capabilities: { definitionProvider: true }, empty: NONE },
  'textDocument/declaration': { capabilities: { declarationProvider: true }, empty: NONE },
  'textDocument/typeDefinition': { capabilities: { typeDefinitionProvider: true }, empty: NONE },
  'textDocument/references': { capabilities: { referencesProvider: { workDoneProgress: true } }, empty: NONE },
  'textDocument/documentHighlight': { capabilities: { documentHighlightProvider: true }, empty: NONE },
  'textDocument/prepareRename': { capabilities: {}, empty: null },
  'textDocument/rename': {
    capabilities: { renameProvider: { prepareProvider: true, workDoneProgress: true } },
    empty: null,
  },
  'textDocument/prepareCallHierarchy': { capabilities: { callHierarchyProvider: true }, empty: null },
  'callHierarchy/incomingCalls': { capabilities: {}, empty: NONE },
  'callHierarchy/outgoingCalls': { capabilities: {}, empty: NONE },
  'textDocument/documentSymbol': { capabilities: { documentSymbolProvider: true }, empty: NONE },
  'workspace/symbol': { capabilities: { workspaceSymbolProvider: { workDoneProgress: true } }, empty: NONE },
  'textDocument/codeAction': {
    capabilities: {
      codeActionProvider: {
        codeActionKinds: [
          CodeActionKind.QuickFix,
          CodeActionKind.RefactorExtract,
          CodeActionKind.RefactorInline,
          CodeActionKind.RefactorRewrite,
          `${CodeActionKind.SourceFixAll}.planline`,
        ],
        resolveProvider: true,
      },
    },
    empty: NONE,
  },
  'codeAction/resolve': { capabilities: {}, empty: null },
  'textDocument/inlayHint': { capabilities: { inlayHintProvider: { resolveProvider: true } }, empty: NONE },
  'inlayHint/resolve': { capabilities: {}, empty: null },
  'textDocument/semanticTokens/full': {
    capabilities: {
      semanticTokensProvider: {
        legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
        full: { delta: true },
        range: true,
      },
    },
    empty: null,
  },
  'textDocument/semanticTokens/full/delta': { capabilities: {}, empty: null },
  'textDocument/semanticTokens/range': { capabilities: {}, empty: null },
  'textDocument/codeLens': { capabilities: { codeLensProvider: { resolveProvider: true } }, empty: NONE },
  'codeLens/resolve': { capabilities: {}, empty: null },
  'textDocument/foldingRange': { capabilities: { foldingRangeProvider: true }, empty: NONE },
  'textDocument/selectionRange': { capabilities: { selectionRangeProvider: true }, empty: null },
  'textDocument/documentLink': { capabilities: { documentLinkProvider: {} }, empty: NONE },
  'textDocument/formatting': { capabilities: { documentFormattingProvider: true }, empty: null },
  'textDocument/rangeFormatting': { capabilities: { documentRangeFormattingProvider: true }, empty: null },
  'textDocument/onTypeFormatting': {
    capabilities: { documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } },
    empty: null,
  },
  // Evidence may be any file, and folders move plans along: every rename counts.
  'workspace/willRenameFiles': { capabilities: {}, empty: null },
  [TIMELINE_REQUEST]: { capabilities: {}, empty: null },
  [RISKS_REQUEST]: { capabilities: {}, empty: null },
  [SIMULATION_REQUEST]: { capabilities: {}, empty: null },
  [SIMULATE_REQUEST]: { capabilities: {}, empty: null },
  [EXPORT_REQUEST]: { capabilities: {}, empty: null },
  [OVERVIEW_REQUEST]: { capabilities: {}, empty: null },
  [WHY_REQUEST]: { capabilities: {}, empty: null },
  [PLACE_REQUEST]: { capabilities: {}, empty: null },
  [ITEM_AT_REQUEST]: { capabilities: {}, empty: null },
  [EDIT_REQUEST]: { capabilities: {}, empty: null },
} as const satisfies Record<string, Offer>;

const ANY_FILE = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };

export type Method = keyof typeof OFFERED;

export const METHODS = Object.keys(OFFERED) as readonly Method[];

export function capabilities(): ServerCapabilities {
  const sync = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: ANY_FILE, didRename: ANY_FILE },
    },
  };
  return Object.assign(sync, ...Object.values(OFFERED).map((offer) => offer.capabilities));
}
