import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/root.ts';
import { cli, inFolder } from './run-cli.ts';

const CLI = join(repositoryRoot, 'dist/cli.js');

function spawnCli(args: readonly string[], cwd: string, input = '') {
  assert.ok(existsSync(CLI), `${CLI} is not there; run npm run build`);
  return spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8', input, timeout: 30_000 });
}

/** So many uncertain tasks in chains of four. */
function uncertain(tasks: number): string {
  const lines = Array.from({ length: tasks }, (_, i) => {
    const after = i % 4 === 0 ? '' : `, after: t${i - 1}`;
    return `  t${i}: {estimate: {optimistic: 2d, most-likely: ${3 + (i % 5)}d, pessimistic: 15d}${after}}\n`;
  });
  return `project: {name: A, start: 2026-03-02}\ntasks:\n${lines.join('')}`;
}

describe('the built command line', () => {
  it('prints its version', () => {
    const { status, stdout } = spawnCli(['--version'], repositoryRoot);
    assert.equal(status, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('exits with 0, 1 and 2 as agreed, and knows public holidays', async () => {
    const plan = `project: {name: A, start: 2026-04-30, calendar: de}
calendars: {de: {holidays: DE}}
tasks: {a: {duration: 2d}}
`;
    await inFolder({ 'a.plan.yaml': plan }, async (cwd) => {
      assert.equal(spawnCli(['check'], cwd).status, 0);
      assert.equal(spawnCli(['check', 'gone.plan.yaml'], cwd).status, 2);
      assert.equal(spawnCli(['chekc'], cwd).status, 2);
      assert.equal(spawnCli(['lsp'], cwd).status, 2);
      const { status, stdout } = spawnCli(['schedule', 'a.plan.yaml', '--format', 'json'], cwd);
      assert.equal(status, 0);
      // 1 May is a holiday, 2 and 3 May a weekend.
      assert.equal(JSON.parse(stdout).project.finish, '2026-05-04T17:00');
    });
    await inFolder({ 'a.plan.yaml': 'project: {name: A, start: soon}\n' }, async (cwd) => {
      assert.equal(spawnCli(['check'], cwd).status, 1);
    });
    assert.equal(spawnCli(['check', '-'], repositoryRoot, plan).status, 0);
    assert.equal(spawnCli(['check', '-'], repositoryRoot, 'project: {name: A, start: soon}\n').status, 1);
  });

  it('makes no folder where none can be made, and does not try for ever', function () {
    if (process.platform !== 'linux') this.skip();
    const { status, stderr } = spawnCli(['init', '/proc/planline-test'], repositoryRoot);
    assert.equal(status, 2);
    assert.match(stderr, /^planline: .*mkdir '\/proc\/planline-test'/);
  });

  it('gives the figures of one thread with all processors', async function () {
    this.timeout(40_000);
    await inFolder({ 'a.plan.yaml': uncertain(120) }, async (cwd) => {
      const args = ['simulate', 'a.plan.yaml', '--format', 'json', '--iterations', '5000'];
      const { status, stdout, stderr } = spawnCli(args, cwd);
      assert.deepEqual([status, stderr], [0, '']);
      assert.equal(stdout, (await cli(args, { cwd })).stdout);
    });
  });

  it('ends a simulation at once where the user interrupts it', async function () {
    if (process.platform === 'win32') this.skip();
    await inFolder({ 'a.plan.yaml': uncertain(120) }, async (cwd) => {
      const child = spawn(process.execPath, [CLI, 'simulate', 'a.plan.yaml', '--iterations', '1000000'], { cwd });
      let written = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (written += String(data)));
      const ended = once(child, 'exit');
      // Its threads are running by then, or it is still starting: it has to end either way.
      setTimeout(() => child.kill('SIGINT'), 700);
      const [, signal] = await ended;
      assert.deepEqual([signal, written], ['SIGINT', '']);
    });
  });

  for (const [what, redirection, code] of [
    ['is content with a reader that has seen enough', '| head -n 1', '0'],
    ['is quiet where nobody reads its errors', 'missing.plan.yaml 2>&1 >/dev/null | true', '2'],
    ['says so without a stack where the disk is full', '>/dev/full', '2'],
  ] as const) {
    it(what, async function () {
      if (!existsSync('/dev/full')) this.skip();
      const many = Array.from({ length: 3000 }, (_, i) => `  t${i}: {after: gone${i}}\n`).join('');
      await inFolder({ 'a.plan.yaml': `project: {name: A, start: 2026-03-02}\ntasks:\n${many}` }, async (cwd) => {
        const line = `"$1" "$2" check a.plan.yaml ${redirection}; echo "exit \${PIPESTATUS[0]}" >&2`;
        const { stdout, stderr } = spawnSync('bash', ['-c', line, 'bash', process.execPath, CLI], {
          cwd,
          encoding: 'utf8',
        });
        assert.match(stderr, new RegExp(`exit ${code}\n$`));
        assert.doesNotMatch(stderr + stdout, /\n {4}at |Error:/);
      });
    });
  }

  it('is the language server when asked', async () => {
    const server = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { cwd: repositoryRoot });
    try {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { capabilities: {} } });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      let answer = '';
      for await (const chunk of server.stdout) {
        answer += String(chunk);
        if (answer.includes('"capabilities"')) break;
      }
      assert.match(answer, /^Content-Length: \d+\r\n\r\n\{.*"capabilities"/);
    } finally {
      server.kill();
    }
  });
});

describe('the command line', () => {
  it('shows help with examples, and nothing that is not there yet', async () => {
    const { code, stdout } = await cli(['--help'], { cwd: repositoryRoot });
    assert.equal(code, 0);
    for (const command of ['check', 'schedule', 'init', 'fmt', 'lsp']) {
      assert.match(stdout, new RegExp(`^  planline ${command}|^  ${command} `, 'm'));
    }
    assert.doesNotMatch(stdout, /import|diff/);
  });

  it('sends usage errors to stderr only', async () => {
    for (const args of [['chekc'], ['check', '--format', 'pdf'], ['check', '--wrong'], []]) {
      const { code, stdout, stderr } = await cli(args, { cwd: repositoryRoot });
      assert.equal(code, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.notEqual(stderr, '');
    }
  });
});
