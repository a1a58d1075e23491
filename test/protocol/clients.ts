/**
 * What clients that cannot be run here say of themselves in `initialize`, taken from their sources: Helix
 * (helix-lsp/src/client.rs, July 2026), Zed (crates/lsp/src/lsp.rs, 2026), LSP for Sublime Text (plugin/core/sessions.py,
 * 2.13). Left out is what no server of ours could notice.
 */
import type { ClientCapabilities } from 'vscode-languageserver-protocol';

interface ForeignClient {
  readonly name: string;
  readonly languageId: string;
  /** Helix spells one key as a draft of the protocol did, so these are not all the protocol's. */
  readonly capabilities: ClientCapabilities & { readonly workspace: Record<string, unknown> };
}

export const HELIX: ForeignClient = {
  name: 'helix',
  languageId: 'planline',
  capabilities: {
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: false },
      workspaceFolders: true,
      applyEdit: true,
      symbol: { dynamicRegistration: false },
      inlayHint: { refreshSupport: false },
      workspaceEdit: {
        documentChanges: true,
        resourceOperations: ['create', 'rename', 'delete'],
        failureHandling: 'abort',
        normalizesLineEndings: false,
      },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      fileOperations: { willRename: true, didRename: true },
      diagnostic: { refreshSupport: true },
    },
    textDocument: {
      completion: {
        completionItem: {
          snippetSupport: true,
          resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
          insertReplaceSupport: true,
          deprecatedSupport: true,
        },
        completionItemKind: {},
      },
      hover: { contentFormat: ['markdown'] },
      signatureHelp: {
        signatureInformation: {
          documentationFormat: ['markdown'],
          parameterInformation: { labelOffsetSupport: true },
          activeParameterSupport: true,
        },
      },
      rename: { dynamicRegistration: false, prepareSupport: true, honorsChangeAnnotations: false },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
        isPreferredSupport: true,
        disabledSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ['edit', 'command'] },
      },
      diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
      publishDiagnostics: { versionSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: false },
    },
    window: { workDoneProgress: true, showDocument: { support: true } },
    general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
  },
};

/** Helix again, where its user has turned snippets off. */
const HELIX_WITHOUT_SNIPPETS: ForeignClient = {
  ...HELIX,
  name: 'helix without snippets',
  capabilities: {
    ...HELIX.capabilities,
    textDocument: { ...HELIX.capabilities.textDocument, completion: { completionItem: { snippetSupport: false } } },
  },
};

const ZED: ForeignClient = {
  name: 'Zed',
  languageId: 'yaml',
  capabilities: {
    general: { positionEncodings: ['utf-16'] },
    workspace: {
      configuration: true,
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      didChangeConfiguration: { dynamicRegistration: true },
      workspaceFolders: true,
      inlayHint: { refreshSupport: true },
      diagnostics: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      workspaceEdit: { resourceOperations: ['create', 'rename', 'delete'], documentChanges: true },
      fileOperations: { dynamicRegistration: true, didRename: true, willRename: true },
      applyEdit: true,
      semanticTokens: { refreshSupport: true },
    },
    textDocument: {
      definition: { linkSupport: true, dynamicRegistration: true },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['refactor', 'quickfix', 'source'] } },
        dataSupport: true,
        resolveSupport: { properties: ['kind', 'diagnostics', 'isPreferred', 'disabled', 'edit', 'command'] },
      },
      completion: {
        completionItem: {
          snippetSupport: true,
          resolveSupport: { properties: ['additionalTextEdits', 'command', 'detail', 'documentation'] },
          insertReplaceSupport: true,
          labelDetailsSupport: true,
          insertTextModeSupport: { valueSet: [1, 2] },
          documentationFormat: ['markdown', 'plaintext'],
        },
        insertTextMode: 2,
        completionList: {
          itemDefaults: ['commitCharacters', 'editRange', 'insertTextMode', 'insertTextFormat', 'data'],
        },
        contextSupport: true,
      },
      hover: { contentFormat: ['markdown'] },
      diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
      publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      semanticTokens: {
        requests: { full: { delta: true } },
        tokenTypes: [],
        tokenModifiers: [],
        formats: ['relative'],
      },
    },
    window: { workDoneProgress: true },
  },
};

const SUBLIME: ForeignClient = {
  name: 'Sublime Text LSP',
  languageId: 'yaml',
  capabilities: {
    general: {
      staleRequestSupport: { cancel: true, retryOnContentModified: [] },
      positionEncodings: ['utf-16'],
    },
    textDocument: {
      completion: {
        dynamicRegistration: true,
        completionItem: {
          snippetSupport: true,
          documentationFormat: ['markdown', 'plaintext'],
          insertReplaceSupport: true,
          resolveSupport: { properties: ['detail', 'documentation', 'additionalTextEdits'] },
          insertTextModeSupport: { valueSet: [2] },
          labelDetailsSupport: true,
        },
        insertTextMode: 2,
        completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'data'] },
      },
      hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
      definition: { dynamicRegistration: true, linkSupport: true },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source.fixAll'] } },
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
      rename: { dynamicRegistration: true, prepareSupport: true, honorsChangeAnnotations: true },
      publishDiagnostics: { relatedInformation: true, versionSupport: true, dataSupport: true },
      diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
    workspace: {
      applyEdit: true,
      workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
      didChangeConfiguration: { dynamicRegistration: true },
      workspaceFolders: true,
      configuration: true,
      codeLens: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      diagnostics: { refreshSupport: true },
      fileOperations: { dynamicRegistration: true, didRename: true, willRename: true },
    },
    window: { workDoneProgress: true, showDocument: { support: true } },
  },
};

/** What any client may be: nothing but the protocol's oldest part. */
const PLAIN: ForeignClient = {
  name: 'a client that can do nothing',
  languageId: 'yaml',
  capabilities: { workspace: {} },
};

export const FOREIGN_CLIENTS: readonly ForeignClient[] = [HELIX, HELIX_WITHOUT_SNIPPETS, ZED, SUBLIME, PLAIN];
