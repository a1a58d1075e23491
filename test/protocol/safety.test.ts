import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ANALYSED_NOTIFICATION } from '../../server/src/protocol/requests.ts';
import { busyPlan } from '../support/busy-plan.ts';
import { type Client, SERVER, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { wholeTimeline } from './views.ts';

/**
 * Loaded before the server: whatever a plan must never cause is written to standard error and
 * refused. Reading is allowed in the folders of the plan and of the server itself, and of the numbers of its own threads.
 */
const GUARD = `
const allowed = JSON.parse(process.env.PLANLINE_ALLOWED);
const fs = require('node:fs'), path = require('node:path');
const tell = (what) => { require('node:fs').writeSync(2, 'FORBIDDEN ' + what + '\\n'); throw new Error('forbidden: ' + what); };
const isIn = (file) => file === '/proc/self/task' || allowed.some((folder) => file === folder || file.startsWith(folder + path.sep));
const isAbove = (file) => allowed.some((folder) => folder === file || folder.startsWith(file === path.sep ? file : file + path.sep));
for (const name of ['readFileSync', 'readFile', 'openSync', 'open', 'createReadStream', 'readdirSync', 'readdir', 'opendir', 'opendirSync']) {
  const plain = fs[name];
  fs[name] = function (file, ...rest) {
    if (typeof file !== 'number' && !isIn(path.resolve(String(file)))) tell(name + ' ' + file);
    return plain.call(this, file, ...rest);
  };
}
for (const name of ['lstatSync', 'statSync', 'realpathSync']) {
  const plain = fs[name];
  const guarded = (real) => function (file, ...rest) {
    const full = path.resolve(String(file));
    if (!isIn(full) && !isAbove(full)) tell(name + ' ' + file);
    return real.call(this, file, ...rest);
  };
  fs[name] = Object.assign(guarded(plain), plain.native ? { native: guarded(plain.native) } : {});
}
for (const name of ['writeFileSync', 'writeFile', 'appendFileSync', 'appendFile', 'mkdirSync', 'mkdir', 'rmSync', 'unlinkSync', 'renameSync', 'createWriteStream', 'copyFileSync', 'symlinkSync']) {
  fs[name] = () => tell(name);
}
const child = require('node:child_process');
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) child[name] = () => tell('child_process.' + name);
const net = require('node:net');
net.Socket.prototype.connect = () => tell('net connect');
net.Server.prototype.listen = () => tell('net listen');
for (const name of ['http', 'https']) { const m = require('node:' + name); m.request = m.get = () => tell(name); }
require('node:dgram').createSocket = () => tell('dgram');
require('node:dns').lookup = () => tell('dns');
globalThis.fetch = () => tell('fetch');
const threads = require('node:worker_threads'), { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    if (file !== process.env.PLANLINE_WORKER) tell('worker ' + file);
    if (options?.eval || options?.execArgv || options?.env) tell('worker with ' + JSON.stringify(options));
    super(file, options);
    // The guard is loaded in the thread too, before anything of ours.
    fs.writeSync(2, 'GUARDED WORKER\\n');
  }
};
if (!threads.isMainThread) fs.writeSync(2, 'GUARD IN WORKER\\n');
globalThis.eval = () => tell('eval');
`;

describe('opening a plan', () => {
  let client: Client | null = null;
  let space: Folder;
  let guard: Folder;

  beforeEach(() => {
    guard = folder();
    space = folder({
      'team.plan.yaml': 'resources:\n  ali: {name: Ali}\n',
      'dc/dc.plan.yaml': 'project: {name: DC, start: 2026-01-05}\n',
    });
    writeFileSync(join(guard.path, 'guard.cjs'), GUARD);
  });
  afterEach(() => {
    client?.kill();
    space.remove();
    guard.remove();
  });

  const startGuarded = (allowed: readonly string[], worker = join(dirname(SERVER), 'worker.js')) =>
    start({
      nodeArgs: ['--require', join(guard.path, 'guard.cjs')],
      env: { PLANLINE_ALLOWED: JSON.stringify(allowed), PLANLINE_WORKER: worker },
      cwd: space.path,
    });

  const TEXT = `project: {name: Bait, start: 2026-01-05, calendar: berlin, baseline: v1}
include: [team.plan.yaml, "*.plan.yaml", /etc/passwd, ../../etc/hosts, ~/x.plan.yaml, "http://127.0.0.1:9/x"]
projects: {dc: dc/dc.plan.yaml, far: "https://example.com/far.plan.yaml"}
calendars:
  berlin: {holidays: DE-BE}
tasks:
  a: {duration: 1d, assign: ali, link: "command:workbench.action.terminal.new"}
  b: {milestone: true, after: a, notes: "$(touch /tmp/x) \`touch /tmp/x\`"}
`;

  it('runs nothing, sends nothing, writes nothing, and reads nothing outside its folder', async () => {
    // A bundled library asks Node for an optional module, which a checkout has beside the server.
    const own = [dirname(SERVER), join(dirname(SERVER), '..', 'node_modules')];
    client = await startGuarded([space.path, ...own]);
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }] });
    const uri = space.uriOf('bait.plan.yaml');
    client.open(uri, TEXT);
    await client.published(uri);
    const view = await wholeTimeline(client, uri);
    assert.equal(view?.rows.length, 2);
    const position = { line: 6, character: 3 };
    for (const method of ['hover', 'completion', 'definition', 'documentLink', 'documentSymbol', 'codeLens']) {
      await client.ask(`textDocument/${method}`, { textDocument: { uri }, position });
    }
    assert.equal(await client.stop(), 0);
    assert.doesNotMatch(client.stderr.join(''), /FORBIDDEN/);
    const logged = client.received.filter(({ method }) => method === 'window/logMessage');
    // How long work took is the machine's business.
    const told = logged.filter((message) => !JSON.stringify(message).includes('kept everything else waiting'));
    assert.deepEqual(told, []);
  });

  it('levels in a thread that runs our own file only, under the same guard', async () => {
    const own = [dirname(SERVER), join(dirname(SERVER), '..', 'node_modules')];
    client = await startGuarded([space.path, ...own]);
    await client.initialize();
    client.open('untitled:busy', busyPlan({ tasks: 30, seed: 1 }));
    await client.until('a worker', () =>
      /^GUARDED WORKER\n(?:.*\n)*GUARD IN WORKER$/m.test(client?.stderr.join('') ?? ''),
    );
    const analysed = () => client?.received.filter(({ method }) => method === ANALYSED_NOTIFICATION).length;
    await client.until('its answer', () => analysed() === 2);
    assert.equal(await client.stop(), 0);
    assert.doesNotMatch(client.stderr.join(''), /FORBIDDEN/);
  });

  it('levels without a thread where there may be none, and says so once', async () => {
    const own = [dirname(SERVER), join(dirname(SERVER), '..', 'node_modules')];
    client = await startGuarded([space.path, ...own], 'none');
    await client.initialize();
    for (const seed of [1, 2]) {
      const uri = `untitled:busy-${seed}`;
      client.open(uri, busyPlan({ tasks: 30, seed }));
      await client.published(uri);
      const view = await wholeTimeline(client, uri);
      assert.equal(view?.rows.length, 30);
    }
    const logged = client.received.filter(({ method }) => method === 'window/logMessage');
    const told = logged.filter((message) => JSON.stringify(message).includes('levelled by their first schedule only'));
    assert.equal(told.length, 1);
    assert.match(JSON.stringify(told[0]), /forbidden: worker/);
    assert.equal(await client.stop(), 0);
  });

  it('would be caught by the guard of this test', async () => {
    // The bundle of the holidays lies beside the server: where that folder is closed, reading it shows.
    client = await startGuarded([space.path, SERVER, SERVER.replace(/\.js$/, '-bundle.js')]);
    await client.initialize();
    client.open('untitled:x', TEXT);
    await client.until('the guard', () => client?.stderr.join('').includes('FORBIDDEN'));
  });

  it('offers no link that is a command or a script', async () => {
    client = await start();
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }] });
    const uri = space.uriOf('bait.plan.yaml');
    client.open(uri, TEXT.replace('name: Bait', 'name: "[x](command:y) <img src=x onerror=alert(1)>"'));
    const links = await client.request<{ target?: string }[]>('textDocument/documentLink', { textDocument: { uri } });
    assert.deepEqual(
      links.filter(({ target }) => !/^(?:file|https?):/.test(target ?? '')),
      [],
    );
    assert.ok(links.length > 0);
  });
});
