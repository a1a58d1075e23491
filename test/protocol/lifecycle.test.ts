import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { type Client, framed, SERVER, start, type Transport } from './client.ts';
import { folder } from './folder.ts';

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

  describe('of a client that is gone', () => {
    let child: ChildProcess | null = null;
    afterEach(() => child?.kill('SIGKILL'));

    const tasks = Array.from({ length: 3000 }, (_, at) => `  t${at}: {duration: ${1 + (at % 5)}d}`);
    const textDocument = { uri: 'untitled:large', languageId: 'planline', version: 1, text: largePlan(tasks) };
    const work = [
      framed({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
      framed({ method: 'initialized', params: {} }),
      framed({ method: 'textDocument/didOpen', params: { textDocument } }),
      framed({ id: 2, method: 'textDocument/documentSymbol', params: { textDocument } }),
    ].join('');

    it('ends with its input, in the midst of work', async () => {
      child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
      child.stdin?.end(work);
      child.stdout?.resume();
      assert.deepEqual(await once(child, 'exit'), [1, null]);
    });

    it('ends where nobody reads its answers, without a word', async () => {
      child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: 'pipe' });
      const said = wordsFrom(child);
      child.stdin?.write(work);
      child.stdout?.once('data', () => child?.stdout?.destroy());
      assert.deepEqual(await once(child, 'exit'), [1, null]);
      assert.equal(await said, '');
    });

    it('ends where a line for both ways breaks off with answers that were not read', async () => {
      const space = folder({});
      const listener = createServer({ pauseOnConnect: true }).listen(join(space.path, 'line'));
      const accepted = once(listener, 'connection') as Promise<[Socket]>;
      const line = createConnection(join(space.path, 'line'));
      await once(line, 'connect');
      const [ours] = await accepted;
      listener.close();
      child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: [line, line, 'pipe'] });
      const said = wordsFrom(child);
      line.destroy();
      ours.write(work);
      ours.read(0);
      while (ours.readableLength < ours.readableHighWaterMark) await new Promise((resolve) => setImmediate(resolve));
      ours.destroy();
      assert.deepEqual(await once(child, 'exit'), [1, null]);
      assert.equal(await said, '');
      space.remove();
    });
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

function largePlan(tasks: readonly string[]): string {
  return `planline: 1\nproject: {name: Large, start: 2026-01-05}\ntasks:\n${tasks.join('\n')}\n`;
}

/** All of its standard error. */
async function wordsFrom({ stderr }: ChildProcess): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stderr ?? []) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}
