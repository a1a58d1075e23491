import assert from 'node:assert/strict';
import type { SymbolInformation } from 'vscode-languageserver-protocol';
import { type ProgressLine, patientProgress } from '../../server/src/lsp/progress.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

describe('progress of work', () => {
  const told: string[] = [];
  const show = (): ProgressLine => {
    told.push('shown');
    return { report: (done, of) => told.push(`${done}/${of}`), end: () => told.push('ended') };
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  beforeEach(() => {
    told.length = 0;
  });

  it('is not shown where the work is over soon', async () => {
    const line = patientProgress(show);
    line.report(1, 2);
    line.end();
    await pause(700);
    assert.deepEqual(told, []);
  });

  it('is shown once it takes long, and ends with the work', async () => {
    const line = patientProgress(show);
    while (told.length === 0) await pause(20);
    line.report(1, 2);
    line.end();
    assert.deepEqual(told, ['shown', '1/2', 'ended']);
  });
});

describe('much of a workspace', () => {
  let client: Client;
  let space: Folder;
  const TASKS = 250;
  const part = (duration: string) =>
    `tasks:\n${Array.from({ length: TASKS }, (_, i) => `  dig-${i}: {duration: ${duration}, after: start}\n`).join('')}`;
  const PLAN =
    'project: {name: East, start: 2026-01-05}\ninclude: ["parts/*.plan.yaml"]\ntasks:\n  start: {milestone: true}\n';

  beforeEach(async () => {
    space = folder({ 'east.plan.yaml': PLAN, 'parts/lay.plan.yaml': part('1d') });
    client = await start();
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }] });
    client.open(space.uriOf('east.plan.yaml'), PLAN);
    await client.published(space.uriOf('east.plan.yaml'));
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const messages = (method: string) => client.received.filter((message) => message.method === method);

  for (const method of ['workspace/symbol', 'textDocument/references']) {
    it(`comes in parts where the client wants it so: ${method}`, async () => {
      const params = {
        query: 'dig',
        textDocument: { uri: space.uriOf('east.plan.yaml') },
        position: { line: 3, character: 4 },
        context: { includeDeclaration: false },
      };
      const whole = await client.request<SymbolInformation[]>(method, params);
      assert.equal(whole.length, TASKS);
      assert.deepEqual(await client.request(method, { ...params, partialResultToken: 'p' }), []);
      const parts = messages('$/progress').map(({ params: sent }) => (sent as { value: unknown[] }).value);
      assert.ok(parts.length > 1);
      assert.deepEqual(parts.flat(), whole);
    });
  }

  it('is looked at once after a burst of changed files, wherever they are named', async () => {
    const before = messages('planline/analysed').length;
    for (let i = 0; i < 20; i++) {
      space.write(`parts/more-${i}.plan.yaml`, `tasks:\n  more-${i}: {duration: 1d}\n`);
      const uri = space.uriOf(`parts/more-${i}.plan.yaml`);
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    }
    const news = await client.until('news', () =>
      messages('planline/analysed').find(({ params }) => JSON.stringify(params).includes('more-19')),
    );
    assert.ok(JSON.stringify(news.params).includes('more-0.plan.yaml'));
    assert.ok(messages('planline/analysed').length - before <= 2);
  });
});
