import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { type Client, SERVER, start, type Transport } from './client.ts';

const PLAN =
  'planline: 1\nproject: {name: Move, start: 2026-01-05}\ntasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: zz}\n';

describe('the server process', () => {
  let client: Client | null = null;
  afterEach(() => client?.kill());

  for (const transport of ['stdio', 'node-ipc', 'socket'] satisfies Transport[]) {
    it(`serves a plan over ${transport} and ends with 0 after shutdown and exit`, async () => {
      client = await start({ transport });
      const { capabilities } = await client.initialize();
      assert.equal(typeof capabilities.textDocumentSync, 'object');
      client.open('untitled:one', PLAN);
      const { diagnostics, version } = await client.published('untitled:one');
      assert.equal(version, 1);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['unknown-task'],
      );
      assert.equal(await client.stop(), 0);
    });
  }

  it('ends with 1 when told to exit without a shutdown', async () => {
    client = await start();
    await client.initialize();
    client.notify('exit', undefined);
    assert.equal(await client.exit, 1);
  });

  it('refuses requests before the handshake and after shutdown, and unknown ones at any time', async () => {
    client = await start();
    const position = { textDocument: { uri: 'untitled:one' }, position: { line: 0, character: 0 } };
    assert.equal((await client.ask('textDocument/definition', position)).error?.code, -32002);
    assert.equal((await client.ask('shutdown', undefined)).error?.code, -32002);
    await client.initialize();
    assert.equal((await client.ask('planline/no-such', {})).error?.code, -32601);
    assert.equal((await client.ask('initialize', { capabilities: {} })).error?.code, -32600);
    assert.equal((await client.ask('shutdown', undefined)).result, null);
    assert.equal((await client.ask('textDocument/definition', position)).error?.code, -32600);
    assert.equal((await client.ask('shutdown', undefined)).error?.code, -32600);
  });

  it('takes the address of a share as old editors write it', async () => {
    client = await start();
    await client.initialize();
    client.open('file:////host/share/one.plan.yaml', PLAN);
    const { diagnostics } = await client.published('file:////host/share/one.plan.yaml');
    assert.equal(diagnostics.length, 1);
  });

  it('says which transports there are when none is named', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [SERVER], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /--stdio/);
    assert.equal(stdout, '');
  });
});
