/** Every request the server offers has a test of its own: this table says which. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METHODS, type Method } from '../../server/src/lsp/offered.ts';
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
} from '../../server/src/protocol/requests.ts';
import { repositoryRoot } from '../support/root.ts';

/** The test below `test/` (without its ending), and the function or request that it asks. */
const TESTS: Readonly<Record<Method, readonly [test: string, asks: string]>> = {
  'textDocument/diagnostic': ['protocol/pull', 'textDocument/diagnostic'],
  'workspace/diagnostic': ['protocol/pull', 'workspace/diagnostic'],
  'textDocument/completion': ['features/completion-ids', 'checkOffers'],
  'completionItem/resolve': ['features/completion-resolve', 'resolveCompletion'],
  'textDocument/hover': ['features/hover', 'checkHover'],
  'textDocument/signatureHelp': ['features/signature-help', 'signatureHelp'],
  'textDocument/definition': ['features/definition', 'definition'],
  'textDocument/declaration': ['features/definition', 'definition'],
  'textDocument/typeDefinition': ['features/type-definition', 'typeDefinition'],
  'textDocument/references': ['features/references', 'references'],
  'textDocument/documentHighlight': ['features/references', 'documentHighlights'],
  'textDocument/prepareRename': ['features/rename', 'prepareRename'],
  'textDocument/rename': ['features/rename', 'checkRename'],
  'textDocument/prepareCallHierarchy': ['features/call-hierarchy', 'prepareCallHierarchy'],
  'callHierarchy/incomingCalls': ['features/call-hierarchy', 'incomingCalls'],
  'callHierarchy/outgoingCalls': ['features/call-hierarchy', 'outgoingCalls'],
  'textDocument/documentSymbol': ['features/document-symbols', 'documentSymbols'],
  'workspace/symbol': ['features/small-features', 'SymbolSearch'],
  'textDocument/codeAction': ['features/refactorings', 'codeActions'],
  'codeAction/resolve': ['features/refactorings', 'resolveCodeAction'],
  'textDocument/inlayHint': ['features/inlay-hints', 'inlayHints'],
  'inlayHint/resolve': ['features/inlay-hints', 'resolveInlayHint'],
  'textDocument/semanticTokens/full': ['features/semantic-tokens', 'fullTokens'],
  'textDocument/semanticTokens/full/delta': ['features/semantic-tokens', 'tokensDelta'],
  'textDocument/semanticTokens/range': ['features/semantic-tokens', 'rangeTokens'],
  'textDocument/codeLens': ['features/code-lens', 'codeLenses'],
  'codeLens/resolve': ['features/code-lens', 'resolveCodeLens'],
  'textDocument/foldingRange': ['features/small-features', 'foldingRanges'],
  'textDocument/selectionRange': ['features/selection-ranges', 'selectionRanges'],
  'textDocument/documentLink': ['features/small-features', 'documentLinks'],
  'textDocument/formatting': ['features/small-features', 'formatting'],
  'textDocument/rangeFormatting': ['features/formatting', 'rangeFormatting'],
  'textDocument/onTypeFormatting': ['features/formatting', 'onTypeFormatting'],
  'workspace/willRenameFiles': ['features/will-rename', 'willRenameFiles'],
  [TIMELINE_REQUEST]: ['features/timeline-view', 'timelineView'],
  [RISKS_REQUEST]: ['protocol/editing', 'RISKS_REQUEST'],
  [SIMULATION_REQUEST]: ['protocol/simulation', 'SIMULATION_REQUEST'],
  [SIMULATE_REQUEST]: ['protocol/simulation', 'SIMULATE_REQUEST'],
  [EXPORT_REQUEST]: ['protocol/exports', 'EXPORT_REQUEST'],
  [OVERVIEW_REQUEST]: ['features/overview', 'planOverview'],
  [WHY_REQUEST]: ['features/timeline-why', 'whyView'],
  [PLACE_REQUEST]: ['features/timeline-places', 'itemPlace'],
  [EDIT_REQUEST]: ['protocol/plan-edits', 'EDIT_REQUEST'],
  [ITEM_AT_REQUEST]: ['features/timeline-places', 'itemAt'],
};

describe('each request that is offered', () => {
  for (const method of METHODS) {
    it(`${method} has a test`, () => {
      const [name, asks] = TESTS[method];
      const path = join(repositoryRoot, 'test', `${name}.test.ts`);
      assert.ok(existsSync(path), path);
      assert.ok(
        new RegExp(`\\b${asks.replaceAll('/', '\\/')}\\b`).test(readFileSync(path, 'utf8')),
        `${name} asks no ${asks}`,
      );
    });
  }
});
