/** Asks every feature about a text, with a cursor: none may throw, whatever the text is. */
import assert from 'node:assert/strict';
import { positionAt } from '../../server/src/core/base/lines.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/call-hierarchy.ts';
import { ABLE_CLIENT, PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { codeActions, resolveCodeAction } from '../../server/src/features/code-actions.ts';
import { codeLenses, resolveCodeLens } from '../../server/src/features/code-lens.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { definition } from '../../server/src/features/definition.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { formatting, rangeFormatting } from '../../server/src/features/formatting.ts';
import { hover } from '../../server/src/features/hover.ts';
import { ALL_HINTS, inlayHints } from '../../server/src/features/inlay-hints.ts';
import { onTypeFormatting } from '../../server/src/features/on-type-formatting.ts';
import { documentHighlights, references } from '../../server/src/features/references.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { fullTokens, rangeTokens, tokensOf } from '../../server/src/features/semantic-tokens/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { typeDefinition } from '../../server/src/features/type-definition.ts';
import { pathsOf, willRenameFiles } from '../../server/src/features/will-rename.ts';

export function askEverything(snapshot: Snapshot, offset: number): void {
  const position = positionAt(snapshot.lines, offset);
  const range = { start: { line: 0, character: 0 }, end: positionAt(snapshot.lines, snapshot.text.length) };
  for (const client of [ABLE_CLIENT, PLAIN_CLIENT]) {
    for (const item of completion(snapshot, { position }, client).items.slice(0, 5)) {
      resolveCompletion(snapshot, item, client);
    }
    hover(snapshot, { position }, client);
  }
  definition(snapshot, { position }, { client: ABLE_CLIENT });
  runToEnd(references(snapshot, { position, context: { includeDeclaration: true } }, []));
  documentHighlights(snapshot, { position });
  prepareRename(snapshot, { position });
  runToEnd(rename(snapshot, { position, newName: 'other' }, []));
  for (const client of [ABLE_CLIENT, PLAIN_CLIENT]) {
    const at = { start: position, end: position };
    for (const action of codeActions(snapshot, { range: at, context: { diagnostics: [] } }, client)) {
      resolveCodeAction(snapshot, action, client);
    }
    for (const lens of codeLenses(snapshot, { timeline: true, slack: true, risks: true, chance: true }, client).slice(
      0,
      20,
    )) {
      assert.ok(resolveCodeLens(snapshot, lens, client).command, 'a lens says something');
    }
    signatureHelp(snapshot, { position }, client);
  }
  codeActions(snapshot, { range, context: { diagnostics: [], only: ['source.fixAll'] } }, PLAIN_CLIENT);
  typeDefinition(snapshot, { position }, { client: ABLE_CLIENT });
  for (const item of prepareCallHierarchy(snapshot, { position }) ?? []) {
    if (item.uri !== snapshot.file) continue;
    incomingCalls(snapshot, { item });
    outgoingCalls(snapshot, { item }, snapshot.analyses);
  }
  assert.equal(fullTokens(tokensOf(snapshot), '1').data.length % 5, 0);
  rangeTokens(snapshot, { range: { start: position, end: range.end } });
  selectionRanges(snapshot, { positions: [position] });
  onTypeFormatting(snapshot, { position, ch: '\n' });
  runToEnd(rangeFormatting(snapshot, { range: { start: position, end: range.end } }));
  const files = [{ oldUri: snapshot.file, newUri: `${snapshot.file}.new` }];
  for (const { sources } of snapshot.analyses) runToEnd(willRenameFiles(runToEnd(pathsOf(sources)), { files }));
  runToEnd(inlayHints(snapshot, { range }, ALL_HINTS));
  runToEnd(documentSymbols(snapshot));
  documentLinks(snapshot);
  runToEnd(foldingRanges(snapshot));
  runToEnd(formatting(snapshot));
  for (const diagnostic of diagnostics(snapshot)) {
    const { start, end } = diagnostic.range;
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
  }
}
