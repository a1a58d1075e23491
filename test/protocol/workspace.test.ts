import assert from 'node:assert/strict';
import type { InlayHint } from 'vscode-languageserver-protocol';
import { dateFormOf } from '../../client/src/date-form.ts';
import type { WhyView } from '../../server/src/protocol/timeline.ts';
import { type Client, type Finding, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const PART = 'tasks:\n  lay: {duration: 2d, after: dig}\n';
const plan = (name: string, task: string) =>
  `project: {name: ${name}, start: 2026-01-05}\ninclude: [lay.plan.yaml]\ntasks:\n  ${task}: {duration: 1d}\n`;
const codes = (diagnostics: readonly Finding[]) => diagnostics.map(({ code }) => code);
const ALL = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

describe('a workspace of plans', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder({
      'lay.plan.yaml': PART,
      'east.plan.yaml': plan('East', 'dig'),
      'west.plan.yaml': plan('West', 'survey'),
    });
    client = await start();
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const initialize = (more: object = {}) =>
    client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }], ...more });

  it('checks a part inside every plan that includes it, opened or not', async () => {
    await initialize();
    client.open(space.uriOf('lay.plan.yaml'), PART);
    const found = await client.published(space.uriOf('lay.plan.yaml'), ({ diagnostics }) => diagnostics.length > 0);
    assert.deepEqual(codes(found.diagnostics), ['unknown-task']);
    assert.match(found.diagnostics[0]?.message ?? '', /dig/);
  });

  it('checks a part alone for its own ids only', async () => {
    const lone = folder({ 'lay.plan.yaml': PART });
    await client.initialize({ workspaceFolders: [{ uri: lone.uri, name: 'lone' }] });
    client.open(lone.uriOf('lay.plan.yaml'), PART);
    const found = await client.published(lone.uriOf('lay.plan.yaml'));
    assert.deepEqual(codes(found.diagnostics), []);
    lone.remove();
  });

  it('takes findings of unopened files back when the last file of their plan closes', async () => {
    await initialize();
    const west = space.uriOf('west.plan.yaml');
    client.open(west, plan('West', 'survey'));
    const part = space.uriOf('lay.plan.yaml');
    const found = await client.published(part, ({ diagnostics }) => diagnostics.length === 1);
    assert.equal(found.version, undefined);
    client.notify('textDocument/didClose', { textDocument: { uri: west } });
    await client.published(part, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('follows a part as it is typed into another document', async () => {
    await initialize();
    const west = space.uriOf('west.plan.yaml');
    const part = space.uriOf('lay.plan.yaml');
    client.open(west, plan('West', 'survey'), 'yaml');
    client.open(part, PART, 'yaml', 3);
    await client.published(part, ({ version, diagnostics }) => version === 3 && diagnostics.length === 1);
    const contentChanges = [{ text: plan('West', 'dig') }];
    client.notify('textDocument/didChange', { textDocument: { uri: west, version: 2 }, contentChanges });
    await client.published(part, ({ version, diagnostics }) => version === 3 && diagnostics.length === 0);
  });

  it('says which plans and files were analysed anew', async () => {
    await initialize();
    client.open(space.uriOf('east.plan.yaml'), plan('East', 'dig'));
    const params = await client.until('news', () =>
      client.received.find(({ method }) => method === 'planline/analysed'),
    );
    assert.deepEqual(params.params, {
      plans: [
        { root: space.uriOf('east.plan.yaml'), files: [space.uriOf('east.plan.yaml'), space.uriOf('lay.plan.yaml')] },
      ],
    });
  });

  it('reads a file outside every folder, and its neighbours only', async () => {
    const elsewhere = folder({ 'lay.plan.yaml': PART });
    await initialize();
    const uri = elsewhere.uriOf('north.plan.yaml');
    client.open(uri, plan('North', 'dig'));
    assert.deepEqual(codes((await client.published(uri)).diagnostics), []);
    elsewhere.remove();
  });

  it('keeps each of several folders to itself', async () => {
    const second = folder({ 'lay.plan.yaml': PART });
    await client.initialize({
      workspaceFolders: [
        { uri: space.uri, name: 'one' },
        { uri: second.uri, name: 'two' },
      ],
    });
    const uri = second.uriOf('south.plan.yaml');
    client.open(uri, plan('South', 'dig').replace('lay.plan.yaml', `../${space.path.split('/').at(-1)}/lay.plan.yaml`));
    assert.deepEqual(codes((await client.published(uri)).diagnostics), ['include-outside']);
    second.remove();
  });

  it('knows one file under every spelling of its name', async () => {
    await initialize();
    const uri = space.uriOf('east.plan.yaml').replace('east', '%65ast');
    client.open(uri, plan('East', 'digg'));
    const published = await client.published(uri);
    assert.equal(published.version, 1);
    assert.deepEqual(client.allPublished(space.uriOf('east.plan.yaml')), []);
  });

  it('has nothing to say about other YAML', async () => {
    await initialize();
    const other = space.uriOf('compose.yaml');
    client.open(other, 'services: {web: {image: x}}\n', 'yaml');
    client.open(space.uriOf('east.plan.yaml'), plan('East', 'dig'));
    await client.published(space.uriOf('east.plan.yaml'));
    assert.deepEqual(client.allPublished(other), []);
    assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument: { uri: other } }), []);
  });

  it('shows other hints as soon as the settings say so', async () => {
    await initialize({ initializationOptions: { trusted: true, inlayHints: { dates: true, slack: false } } });
    const uri = space.uriOf('east.plan.yaml');
    client.open(uri, plan('East', 'dig'));
    const hints = () => client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: ALL });
    assert.equal((await hints()).length, 1);
    const settings = { planline: { inlayHints: { dates: false, slack: false } } };
    client.notify('workspace/didChangeConfiguration', { settings });
    assert.deepEqual(await hints(), []);
  });

  it('asks for the settings, at the start and where it only hears that they changed', async () => {
    const said = (dates: boolean) =>
      client.replies.set('workspace/configuration', [{ inlayHints: { dates, slack: false } }]);
    const asked = () => client.received.filter(({ method }) => method === 'workspace/inlayHint/refresh').length;
    said(false);
    const workspace = { configuration: true, inlayHint: { refreshSupport: true } };
    await initialize({ capabilities: { workspace } });
    await client.until('the settings', () => asked() > 0);
    const uri = space.uriOf('east.plan.yaml');
    client.open(uri, plan('East', 'dig'));
    const hints = () => client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: ALL });
    assert.deepEqual(await hints(), []);
    for (const settings of [null, {}, { another: { server: true } }]) {
      for (const dates of [true, false]) {
        said(dates);
        const before = asked();
        client.notify('workspace/didChangeConfiguration', { settings });
        await client.until('the settings', () => asked() > before);
        assert.equal((await hints()).length, dates ? 1 : 0, JSON.stringify(settings));
      }
    }
  });

  it('tells dates in hints and in why as the editor says that its reader writes them', async () => {
    await initialize({ initializationOptions: { dates: dateFormOf('de') } });
    const uri = space.uriOf('east.plan.yaml');
    client.open(uri, plan('East', 'dig'));
    const told = async () => {
      const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: ALL });
      const why = await client.request<WhyView>('planline/why', { uri, id: 'dig' });
      return [JSON.stringify(hints[0]?.label), why.sentence].join();
    };
    assert.match(await told(), /5\. Jan\..*Mo\., 5\. Jan\. 2026, 08:00/);
    client.notify('workspace/didChangeConfiguration', { settings: { planline: { dates: dateFormOf('en-US') } } });
    assert.match(await told(), /Jan 5.*Mon, Jan 5, 2026, 8:00 AM/);
  });

  it('asks to be told of changed files where the client can tell', async () => {
    await initialize({ capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } } });
    const asked = await client.until('a registration', () =>
      client.received.find(({ method }) => method === 'client/registerCapability'),
    );
    assert.match(JSON.stringify(asked.params), /didChangeWatchedFiles.*yml/);
  });

  it('answers a cancelled request as cancelled, and the next one well', async () => {
    await initialize();
    const uri = space.uriOf('east.plan.yaml');
    client.open(uri, plan('East', 'dig'));
    const asked = client.ask('textDocument/documentSymbol', { textDocument: { uri } }, 4711);
    client.notify('$/cancelRequest', { id: 4711 });
    const answer = await asked;
    assert.ok(answer.error?.code === -32800 || Array.isArray(answer.result));
    assert.ok(Array.isArray((await client.ask('textDocument/documentSymbol', { textDocument: { uri } })).result));
  });

  it('leads from a link into another plan to the line of its task, as the client can show it', async () => {
    for (const linkSupport of [true, false]) {
      const space = folder({
        'dc/dc.plan.yaml':
          'project: {name: DC, start: 2026-01-05}\ntasks:\n  wire: {duration: 1d}\n  power: {after: wire}\n',
      });
      const client = await start();
      try {
        await client.initialize({
          capabilities: { textDocument: { definition: { linkSupport } } },
          workspaceFolders: [{ uri: space.uri, name: 'space' }],
        });
        const uri = space.uriOf('a.plan.yaml');
        client.open(
          uri,
          'project: {name: A, start: 2026-01-05}\nprojects: {dc: dc/dc.plan.yaml}\ntasks: {a: {after: "dc:power"}}\n',
        );
        const [found] = await client.request<Record<string, unknown>[]>('textDocument/definition', {
          textDocument: { uri },
          position: { line: 2, character: 24 },
        });
        const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 7 } };
        assert.deepEqual(linkSupport ? found?.['targetSelectionRange'] : found?.['range'], range);
        assert.equal(linkSupport ? found?.['targetUri'] : found?.['uri'], space.uriOf('dc/dc.plan.yaml'));
      } finally {
        client.kill();
        space.remove();
      }
    }
  });
});
