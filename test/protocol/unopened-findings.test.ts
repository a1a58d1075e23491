/** Findings of plans of the workspace that nobody has opened, for a client that asks: of the built server. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const FAULTY = 'project: {name: East, start: 2026-01-05}\ntasks:\n  dig: {duration: 1d, after: nothing}\n';
const SOUND = FAULTY.replace(', after: nothing', '');
const OUTSIDE = `${SOUND}include: [../outside.plan.yaml]\n`;
const ASKS = { textDocument: { diagnostic: {} } };

describe('findings of plans that nobody has opened', () => {
  let client: Client;
  let space: Folder;

  const begin = async (files: Readonly<Record<string, string>>) => {
    space = folder(files);
    client = await start();
    await client.initialize({ capabilities: ASKS, workspaceFolders: [{ uri: space.uri, name: 'space' }] });
  };
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const uri = (name = 'east.plan.yaml') => space.uriOf(name);
  const ask = async (items: readonly WorkspaceDocumentDiagnosticReport[] = []) => {
    const previousResultIds = items.map((item) => ({ uri: item.uri, value: item.resultId ?? '' }));
    const params = { previousResultIds };
    return (await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', params)).items;
  };
  const stream = (id = 7000) =>
    client.ask('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'parts' }, id);
  const told = () =>
    client.received.flatMap(({ method, params }) => {
      const { token, value } = (params ?? {}) as { token?: unknown; value?: WorkspaceDiagnosticReport };
      return method === '$/progress' && token === 'parts' ? (value?.items ?? []) : [];
    });
  const codes = (report: WorkspaceDocumentDiagnosticReport | undefined) =>
    report?.kind === 'full' ? report.items.map(({ code }) => code) : report?.kind;
  const newest = (file: string) => codes(told().findLast((report) => report.uri === file));
  const untilTold = (file: string, wanted: readonly string[]) =>
    client.until(`findings of ${file}`, () => JSON.stringify(newest(file)) === JSON.stringify(wanted));
  const changed = (name: string, text: string | null) => {
    if (text === null) rmSync(join(space.path, name));
    else space.write(name, text);
    const changes = [{ uri: uri(name), type: text === null ? 3 : 2 }];
    client.notify('workspace/didChangeWatchedFiles', { changes });
  };

  it('are told without parts, in one answer, with no version, and unchanged the second time', async () => {
    await begin({ 'east.plan.yaml': FAULTY, 'sound.plan.yaml': SOUND });
    const items = await ask();
    assert.deepEqual(
      items.map((report) => [report.uri, report.version, codes(report)]),
      [[uri(), null, ['unknown-task']]],
    );
    const again = await ask(items);
    assert.deepEqual(
      again.map((report) => [report.uri, report.kind, report.resultId]),
      [[uri(), 'unchanged', items[0]?.resultId]],
    );
  });

  it('are those of the open document as soon as there is one, and the same in words', async () => {
    await begin({ 'east.plan.yaml': FAULTY });
    const [unopened] = await ask();
    client.open(uri(), FAULTY, 'planline', 4);
    const [open, ...others] = await ask();
    assert.deepEqual([open?.version, others], [4, []]);
    assert.deepEqual(open?.kind === 'full' && open.items, unopened?.kind === 'full' && unopened.items);
  });

  it('follow the disk as long as the client listens: changed, gone, there again', async () => {
    await begin({ 'east.plan.yaml': FAULTY });
    void stream();
    await untilTold(uri(), ['unknown-task']);
    changed('east.plan.yaml', SOUND);
    await untilTold(uri(), []);
    changed('west.plan.yaml', FAULTY);
    await untilTold(uri('west.plan.yaml'), ['unknown-task']);
    changed('west.plan.yaml', null);
    await untilTold(uri('west.plan.yaml'), []);
  });

  it('give way to those of a document that is opened, and come back when it is closed', async () => {
    await begin({ 'east.plan.yaml': FAULTY });
    void stream();
    await untilTold(uri(), ['unknown-task']);
    client.open(uri(), SOUND);
    await untilTold(uri(), []);
    client.notify('textDocument/didClose', { textDocument: { uri: uri() } });
    await untilTold(uri(), ['unknown-task']);
    assert.equal(told().at(-1)?.version, null);
  });

  it('of a part are those of all its plans, each once; one that no plan includes stands for itself', async () => {
    const plan = `${SOUND.replace('dig', 'ground')}include: [parts/lay.plan.yaml]\n`;
    await begin({
      'a.plan.yaml': plan,
      'b.plan.yaml': plan,
      'parts/lay.plan.yaml': 'tasks:\n  lay: {duration: 2d, after: dig}\n',
      'parts/lone.plan.yaml': 'tasks:\n  lone: {duration: 2x}\n',
    });
    const items = await ask();
    assert.deepEqual(items.map((report) => [report.uri, codes(report)]).sort(), [
      [uri('parts/lay.plan.yaml'), ['unknown-task']],
      [uri('parts/lone.plan.yaml'), ['schema']],
    ]);
    client.open(uri('a.plan.yaml'), plan);
    const shared = (await ask()).filter((report) => report.uri === uri('parts/lay.plan.yaml'));
    assert.deepEqual(shared.map(codes), [['unknown-task']]);
  });

  it('are found in plans by the dozen, one after another, and read nothing outside', async () => {
    const many = Array.from({ length: 50 }, (_, i) => [`p${i}/p${i}.plan.yaml`, FAULTY] as const);
    await begin({ ...Object.fromEntries(many), 'in/out.plan.yaml': OUTSIDE.replace('../', '../../') });
    const items = await ask();
    assert.equal(items.filter((report) => JSON.stringify(codes(report)) === '["unknown-task"]').length, 50);
    const out = items.find((report) => report.uri === uri('in/out.plan.yaml'));
    assert.deepEqual(codes(out), ['include-outside']);
    assert.equal(items.length, 51);
  });

  it('are looked for no longer than somebody wants them', async () => {
    await begin(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p${i}.plan.yaml`, FAULTY])));
    const whole = client.ask('workspace/diagnostic', { previousResultIds: [] }, 7001);
    client.notify('$/cancelRequest', { id: 7001 });
    assert.equal((await whole).error?.code, -32800);
    const parts = stream();
    await client.until('the first', () => told().length > 0);
    client.notify('$/cancelRequest', { id: 7000 });
    assert.deepEqual((await parts).result, { items: [] });
    assert.ok(told().length < 300);
    assert.equal((await ask()).length, 300);
  });
});
