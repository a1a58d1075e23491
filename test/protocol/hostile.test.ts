import assert from 'node:assert/strict';
import { symlinkSync, truncateSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { wholeTimeline } from './views.ts';

const including = (path: string) => `project: {name: Bait, start: 2026-01-05}
include: [${JSON.stringify(path)}]
tasks:
  a: {duration: 1d}
`;

describe('a plan from a stranger', () => {
  let client: Client;
  let space: Folder;
  let outside: Folder;

  beforeEach(async () => {
    space = folder();
    outside = folder({ 'secret.plan.yaml': 'resources:\n  spy: {name: Spy}\n' });
    client = await start();
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }] });
  });
  afterEach(() => {
    client.kill();
    space.remove();
    outside.remove();
  });

  /** Opens a plan and tells its rules; then shows that the server still draws it. */
  async function rulesOf(text: string): Promise<string[]> {
    const uri = space.uriOf('bait.plan.yaml');
    client.open(uri, text);
    const { diagnostics } = await client.published(uri);
    const view = await wholeTimeline(client, uri);
    assert.equal(view?.uri, uri);
    return diagnostics.map(({ code, message }) => {
      assert.ok(message.length > 10 && !/undefined|\[object/.test(message), message);
      return String(code);
    });
  }

  for (const path of [
    '/etc/passwd',
    '../secret.plan.yaml',
    'x/../../secret.plan.yaml',
    '../*.plan.yaml',
    '{..,x}/*.plan.yaml',
    'C:\\\\plans\\\\team.plan.yaml',
    '\\\\\\\\server\\\\share\\\\team.plan.yaml',
    'file:///etc/hosts',
  ]) {
    it(`does not follow include: ${path}`, async () => {
      assert.deepEqual(await rulesOf(including(path.replaceAll('\\\\', '\\'))), ['include-outside']);
    });
  }

  it('does not follow a symbolic link to a file outside', async () => {
    symlinkSync(join(outside.path, 'secret.plan.yaml'), join(space.path, 'team.plan.yaml'));
    assert.deepEqual(await rulesOf(including('team.plan.yaml')), ['include-outside']);
  });

  for (const path of ['parts/secret.plan.yaml', 'parts/*.plan.yaml', 'parts/none.plan.yaml']) {
    it(`does not follow a symbolic link to a folder outside: ${path}`, async () => {
      symlinkSync(outside.path, join(space.path, 'parts'));
      assert.deepEqual(await rulesOf(including(path)), ['include-outside']);
    });
  }

  it('reads a link that stays inside', async () => {
    space.write('teams/core.plan.yaml', 'resources:\n  ali: {name: Ali}\n');
    symlinkSync(join(space.path, 'teams'), join(space.path, 'current'));
    assert.deepEqual(await rulesOf(including('current/core.plan.yaml')), []);
  });

  it('says once that a part of 50 MB is too large', async () => {
    space.write('big.plan.yaml', '');
    truncateSync(join(space.path, 'big.plan.yaml'), 50_000_000);
    assert.deepEqual(await rulesOf(including('big.plan.yaml')), ['file-unreadable']);
  });

  it('says once that an open text of 50 MB is too large', async () => {
    const uri = space.uriOf('big.plan.yaml');
    client.open(uri, `project: {name: Big}\n#${'x'.repeat(50_000_000)}\n`);
    const { diagnostics } = await client.published(uri);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['file-unreadable'],
    );
  });

  for (const [what, bytes] of [
    ['a NUL', Uint8Array.of(97, 0, 98)],
    ['invalid UTF-8', Uint8Array.of(0xff, 0xfe, 97)],
  ] as const) {
    it(`says once that a part is no text: ${what}`, async () => {
      space.write('team.plan.yaml', bytes);
      assert.deepEqual(await rulesOf(including('team.plan.yaml')), ['file-unreadable']);
    });
  }

  it('says once that a part is missing, and stops saying so when it comes', async () => {
    const uri = space.uriOf('bait.plan.yaml');
    assert.deepEqual(await rulesOf(including('team.plan.yaml')), ['include-not-found']);
    const team = space.write('team.plan.yaml', 'resources:\n  ali: {name: Ali}\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: team, type: 1 }] });
    await client.published(uri, ({ diagnostics }) => diagnostics.length === 0);
    unlinkSync(join(space.path, 'team.plan.yaml'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: team, type: 3 }] });
    await client.published(uri, ({ diagnostics }) => diagnostics.some(({ code }) => code === 'include-not-found'));
  });

  it('reads a plan that includes itself by way of its parts', async () => {
    space.write('a.plan.yaml', 'include: [b.plan.yaml]\n');
    space.write('b.plan.yaml', 'include: [a.plan.yaml]\n');
    assert.deepEqual(await rulesOf(including('a.plan.yaml')), []);
    const { diagnostics } = await client.published(space.uriOf('b.plan.yaml'));
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['include-cycle'],
    );
  });

  it('does not let two plans that wait for each other go round in circles', async () => {
    space.write(
      'other.plan.yaml',
      'project: {name: Other, start: 2026-01-05}\nprojects: {bait: bait.plan.yaml}\ntasks:\n  x: {duration: 1d, after: "bait:a"}\n',
    );
    const text = including('none').replace('include: ["none"]', 'projects: {other: other.plan.yaml}');
    assert.deepEqual(await rulesOf(text.replace('duration: 1d', 'duration: 1d, after: "other:x"')), ['plan-cycle']);
  });

  it('refuses an anchor bomb, two documents, a tag and a merge key, each once', async () => {
    const bomb = Array.from({ length: 9 }, (_, i) => `x${i}: &a${i} [${`*a${i - 1},`.repeat(i ? 9 : 0)}]`).join('\n');
    assert.ok(new Set(await rulesOf(`${including('none')}${bomb}\n`)).has('yaml-syntax'));
    const alone = 'project: {name: Bait, start: 2026-01-05}\ntasks:\n  a: {duration: 1d}\n';
    const texts = [`${alone}---\n${alone}`, alone.replace('1d', '!!str 1d'), alone.replace('{d', '{<<: {}, d')];
    for (const [index, text] of texts.entries()) {
      const uri = space.uriOf(`${index}.plan.yaml`);
      client.open(uri, text);
      const { diagnostics } = await client.published(uri);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['yaml-syntax'],
        text,
      );
    }
  });

  it('survives any text at any moment', async () => {
    const uri = space.uriOf('bait.plan.yaml');
    client.open(uri, including('none'));
    const texts = [
      '',
      '\0',
      '{',
      '- - - -',
      '? ?',
      '"',
      '&a *a',
      '\ud800',
      `${'['.repeat(20_000)}`,
      '1e400',
      '%YAML 1.1\n---',
    ];
    texts.forEach((text, index) => {
      client.notify('textDocument/didChange', {
        textDocument: { uri, version: 2 + index },
        contentChanges: [{ text }],
      });
    });
    await client.published(uri, ({ version }) => version === texts.length + 1);
    assert.equal(
      await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }),
      null,
    );
  });
});
