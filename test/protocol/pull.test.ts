import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const PART = 'tasks:\n  lay: {duration: 2d, after: dig}\n';
const PLAN = 'project: {name: East, start: 2026-01-05}\ninclude: [lay.plan.yaml]\ntasks:\n  dig: {duration: 1d}\n';
const ASKS = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

describe('findings for a client that asks', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder({ 'lay.plan.yaml': PART, 'east.plan.yaml': PLAN });
    client = await start();
    await client.initialize({ capabilities: ASKS, workspaceFolders: [{ uri: space.uri, name: 'space' }] });
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const east = () => space.uriOf('east.plan.yaml');
  const part = () => space.uriOf('lay.plan.yaml');
  const ask = (uri: string, previousResultId?: string) =>
    client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  const change = (uri: string, version: number, text: string) =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  const codes = (report: DocumentDiagnosticReport | WorkspaceDocumentDiagnosticReport | undefined) =>
    report?.kind === 'full' ? report.items.map(({ code }) => code) : report?.kind;
  const asked = (method: string) => client.received.filter((message) => message.method === method);
  const told = (token: string): WorkspaceDocumentDiagnosticReport[] =>
    asked('$/progress')
      .map(({ params }) => params as { token: string; value: WorkspaceDiagnosticReport })
      .filter((progress) => progress.token === token)
      .flatMap(({ value }) => value.items);

  it('lead from the name of a rule to its section of a page that is there', async () => {
    client.open(east(), PLAN.replace('1d', '1x'));
    const report = await ask(east());
    const href = report.kind === 'full' ? report.items[0]?.codeDescription?.href : undefined;
    const { pathname, hash } = new URL(href ?? '');
    assert.equal(hash, '#schema');
    assert.match(readFileSync(fileURLToPath(`file://${pathname}`), 'utf8'), /^## schema$/m);
  });

  it('speak of the newest text, and say so where nothing has changed', async () => {
    client.open(east(), PLAN);
    const clean = await ask(east());
    assert.deepEqual(codes(clean), []);
    assert.equal((await ask(east(), clean.resultId)).kind, 'unchanged');
    change(east(), 2, PLAN.replace('1d', '1x'));
    const found = await ask(east(), clean.resultId);
    assert.deepEqual(codes(found), ['schema']);
    assert.notEqual(found.resultId, clean.resultId);
    change(east(), 3, `${PLAN.replace('1d', '1x')}# more\n`);
    assert.deepEqual(await ask(east(), found.resultId), { kind: 'unchanged', resultId: found.resultId });
    change(east(), 4, `# above\n${PLAN.replace('1d', '1x')}`);
    assert.deepEqual(codes(await ask(east(), found.resultId)), ['schema'], 'they have moved');
  });

  it('are sent by themselves to nobody', async () => {
    client.open(east(), PLAN.replace('1d', '1x'));
    await ask(east());
    await client.until('news', () => asked('planline/analysed').length > 0);
    assert.deepEqual(asked('textDocument/publishDiagnostics'), []);
  });

  it('are of files that nobody has opened too, one by one as they change, until the client has enough', async () => {
    const params = { previousResultIds: [], partialResultToken: 'parts' };
    const whole = client.ask('workspace/diagnostic', params, 7000);
    client.open(east(), PLAN.replace('dig:', 'digg:'));
    const first = await client.until('a part', () => told('parts').find(({ uri }) => uri === part()));
    assert.deepEqual(codes(first), ['unknown-task']);
    assert.equal(first.version, null);
    change(east(), 2, PLAN);
    await client.until('another', () => told('parts').some((one) => one.uri === part() && codes(one)?.length === 0));
    client.notify('$/cancelRequest', { id: 7000 });
    assert.deepEqual((await whole).result, { items: [] });
  });

  it('say of what the client has that nothing has changed, and take back what is gone', async () => {
    client.open(east(), PLAN.replace('dig:', 'digg:'));
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const found = items.find(({ uri }) => uri === part());
    assert.deepEqual(codes(found), ['unknown-task']);
    const gone = space.uriOf('gone.plan.yaml');
    const previousResultIds = [
      ...items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' })),
      { uri: gone, value: 'x' },
    ];
    const next = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    assert.deepEqual(
      next.items.map((one) => [one.uri, codes(one)]),
      [
        [part(), 'unchanged'],
        [gone, []],
      ],
    );
  });

  it('are none, and told at once, of a healthy workspace to a client that takes no parts', async () => {
    const nothing = { previousResultIds: [] };
    assert.deepEqual(await client.request('workspace/diagnostic', nothing), { items: [] });
    client.open(east(), PLAN);
    await ask(east());
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', nothing);
    assert.deepEqual(
      items.flatMap((one) => codes(one)),
      [],
    );
  });

  it('are taken back when the last file of their plan closes', async () => {
    void client.ask('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'parts' });
    client.open(east(), PLAN.replace('dig:', 'digg:'));
    await client.until('a part', () => told('parts').some(({ uri }) => uri === part()));
    client.notify('textDocument/didClose', { textDocument: { uri: east() } });
    await client.until('the end', () => told('parts').some((one) => one.uri === part() && codes(one)?.length === 0));
  });

  it('are asked for again where another file has changed them', async () => {
    client.open(east(), PLAN);
    client.open(part(), PART);
    assert.deepEqual(codes(await ask(part())), []);
    change(east(), 2, PLAN.replace('dig:', 'digg:'));
    await client.until('wish', () => asked('workspace/diagnostic/refresh').length > 0);
    assert.deepEqual(codes(await ask(part())), ['unknown-task']);
  });

  it('are none for what is no plan', async () => {
    const other = space.uriOf('compose.yaml');
    client.open(other, 'services: {web: {image: x}}\n', 'yaml');
    assert.deepEqual(await ask(other), { kind: 'full', items: [] });
  });
});
