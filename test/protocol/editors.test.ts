import assert from 'node:assert/strict';
import { parse } from 'smol-toml';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  InlayHint,
  MarkupContent,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { start } from './client.ts';
import { FOREIGN_CLIENTS, HELIX } from './clients.ts';
import { blocksOfPage } from './editor.ts';
import { folder } from './folder.ts';

/** The rocket is one character, two units of UTF-16 and four bytes. */
const LINE = '  b: {name: Zurück 🚀, duration: 1d, after: z}';
const PLAN = `project: {name: Move, start: 2026-01-05}\ntasks:\n  a: {name: Survey, duration: 2d}\n${LINE}\n`;
const AT = { line: 3, character: LINE.indexOf('z}') };
const BEYOND = { start: AT, end: { line: 3, character: AT.character + 1 } };

describe('editors that are not at hand', () => {
  for (const { name, languageId, capabilities } of FOREIGN_CLIENTS) {
    it(`${name}: findings, completion, hover, fixes and rename in the form it takes`, async () => {
      const space = folder({ 'move.plan.yaml': PLAN });
      const client = await start();
      try {
        const { capabilities: offered } = await client.initialize({
          clientInfo: { name },
          rootUri: space.uri,
          workspaceFolders: capabilities.workspace['workspaceFolders']
            ? [{ uri: space.uri, name: 'space' }]
            : undefined,
          initializationOptions: null,
          capabilities,
        });
        assert.equal(offered.positionEncoding ?? 'utf-16', 'utf-16');
        const uri = space.uriOf('move.plan.yaml');
        const document = { textDocument: { uri } };
        const at = { ...document, position: AT };
        client.open(uri, PLAN, languageId);

        const pulls = capabilities.textDocument?.diagnostic !== undefined;
        const findings: readonly Diagnostic[] = pulls
          ? itemsOf(await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', document))
          : (await client.published(uri)).diagnostics;
        assert.deepEqual(
          findings.map(({ code, range }) => [code, range]),
          [['unknown-task', BEYOND]],
        );

        const item = capabilities.textDocument?.completion?.completionItem;
        const shared = capabilities.textDocument?.completion?.completionList?.itemDefaults?.includes('editRange');
        const answer = await client.request<CompletionList>('textDocument/completion', at);
        assert.equal(answer.itemDefaults !== undefined, shared === true);
        const found = answer.items.find(({ label }) => label === 'a');
        assert.ok(found);
        assert.deepEqual(shared ? answer.itemDefaults?.editRange : rangeOf(found), BEYOND);
        if (!item?.labelDetailsSupport) assert.equal(found.labelDetails, undefined);
        const keys = { ...document, position: { line: 4, character: 0 } };
        const sections = await client.request<CompletionList>('textDocument/completion', keys);
        assert.ok(sections.items.some(({ label }) => label === 'risks'));
        if (!item?.snippetSupport) assert.ok(sections.items.every(isPlain), 'no snippets');
        for (const { command } of sections.items) assert.equal(command, undefined, 'no command of another editor');
        const whole = await client.request<CompletionItem>('completionItem/resolve', { ...sections.items[0] });
        assert.ok(whole.documentation);

        const markdown = capabilities.textDocument?.hover?.contentFormat?.includes('markdown');
        const { contents } = await client.request<Hover>('textDocument/hover', {
          ...document,
          position: { line: 2, character: 3 },
        });
        assert.equal((contents as MarkupContent).kind, markdown ? 'markdown' : 'plaintext');

        const context = { diagnostics: findings };
        const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
          ...document,
          range: BEYOND,
          context,
        });
        const add = actions.find(({ title }) => title === "Add task 'z'");
        const lazy = capabilities.textDocument?.codeAction?.resolveSupport !== undefined;
        assert.ok(add && (lazy || add.edit));
        const resolved = add.edit ? add : await client.request<CodeAction>('codeAction/resolve', add);
        assert.deepEqual(Object.keys(resolved.edit?.changes ?? {}), [uri]);
        const rename = { ...document, position: { line: 2, character: 3 }, newName: 'survey' };
        const edit = await client.request<WorkspaceEdit>('textDocument/rename', rename);
        assert.deepEqual(Object.keys(edit.changes ?? {}), [uri]);

        const lenses = await client.request<CodeLens[]>('textDocument/codeLens', document);
        const commands = await Promise.all(lenses.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
        for (const { command } of commands) assert.equal(command?.command, '', 'no command of another editor');
        const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
          ...document,
          range: { start: { line: 0, character: 0 }, end: keys.position },
        });
        assert.equal(hints.length, 2);
        const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document);
        assert.ok(symbols.some((symbol) => symbol.name === 'tasks'));

        const asked = new Set(
          client.received.filter(({ id, method }) => id !== undefined && method).map(({ method }) => method),
        );
        assert.deepEqual(
          [...asked].filter((method) => !mayBeAsked(method ?? '', capabilities.workspace)),
          [],
        );
        assert.equal(await client.stop(), 0);
      } finally {
        client.kill();
        space.remove();
      }
    });
  }

  it('Helix hears that findings are others, though it says in another word that it can', async () => {
    const part = 'tasks:\n  b: {duration: 1d, after: a}\n';
    const space = folder({ 'part.plan.yaml': part, 'move.plan.yaml': `include: [part.plan.yaml]\n${PLAN}` });
    const client = await start();
    try {
      const { name, capabilities } = HELIX;
      const workspaceFolders = [{ uri: space.uri, name: 'space' }];
      await client.initialize({ clientInfo: { name }, workspaceFolders, capabilities });
      const uri = space.uriOf('part.plan.yaml');
      client.open(uri, part);
      client.open(space.uriOf('move.plan.yaml'), `include: [part.plan.yaml]\n${PLAN.replace(LINE, '')}`);
      const ask = () => client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
      assert.deepEqual(itemsOf(await ask()), []);
      const text = 'project: {name: Move, start: 2026-01-05}\ninclude: [part.plan.yaml]\n';
      client.notify('textDocument/didChange', {
        textDocument: { uri: space.uriOf('move.plan.yaml'), version: 2 },
        contentChanges: [{ text }],
      });
      await client.until('a wish', () =>
        client.received.some(({ method }) => method === 'workspace/diagnostic/refresh'),
      );
      assert.deepEqual(
        itemsOf(await ask()).map(({ code }) => code),
        ['unknown-task'],
      );
    } finally {
      client.kill();
      space.remove();
    }
  });

  it('read the set-ups of the page: TOML and JSON are well-formed', () => {
    const [languages, config] = blocksOfPage('toml').map((block) => JSON.parse(JSON.stringify(parse(block))));
    const server = { command: 'planline', args: ['lsp', '--stdio'] };
    assert.deepEqual(languages?.['language-server'], { planline: server });
    assert.ok(config?.['editor']);
    const json = blocksOfPage('json').map((block) => JSON.stringify(JSON.parse(block)));
    assert.equal(json.filter((block) => block.includes('"lsp","--stdio"')).length, 2, 'Zed and Sublime Text');
    // Trust and the reader's dates are VS Code's to tell; nobody writes them by hand.
    const { trusted, dates: _dates, ...planline } = DEFAULT_SETTINGS;
    assert.equal(trusted, false);
    assert.deepEqual(JSON.parse(json.at(-1) ?? ''), { planline });
  });
});

function itemsOf(report: DocumentDiagnosticReport): readonly Diagnostic[] {
  assert.equal(report.kind, 'full');
  return report.items;
}

function rangeOf({ textEdit }: CompletionItem): Range | undefined {
  return textEdit && 'range' in textEdit ? textEdit.range : textEdit?.replace;
}

/** Nothing in it would be inserted as a tab stop. */
function isPlain({ insertTextFormat, textEdit, insertText }: CompletionItem): boolean {
  return insertTextFormat !== 2 && !/\$\{?\d/.test(textEdit?.newText ?? insertText ?? '');
}

/** Whether the client said that it can answer this. */
function mayBeAsked(method: string, workspace: Readonly<Record<string, unknown>>): boolean {
  switch (method) {
    case 'workspace/configuration':
      return workspace['configuration'] === true;
    case 'client/registerCapability':
      return workspace['didChangeWatchedFiles'] !== undefined || workspace['didChangeConfiguration'] !== undefined;
    case 'workspace/diagnostic/refresh':
      return workspace['diagnostics'] !== undefined || workspace['diagnostic'] !== undefined;
    case 'workspace/inlayHint/refresh':
      return workspace['inlayHint'] !== undefined;
    case 'workspace/codeLens/refresh':
      return workspace['codeLens'] !== undefined;
    case 'window/workDoneProgress/create':
      return true;
    default:
      return false;
  }
}
