import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVER } from './client.ts';
import { folder } from './folder.ts';

/** What a second client sees: opens the plan, waits for findings, types a repair, asks for a hover. */
const SCRIPT = String.raw`
local root, plan, node, server = unpack(vim.fn.split(vim.env.PLANLINE_TEST, '|'))
local function finish(seen)
  io.stdout:write('SEEN ' .. vim.fn.json_encode(seen) .. '\n')
  vim.cmd('qall!')
end
vim.cmd('edit ' .. plan)
vim.bo.filetype = 'yaml'
local id = vim.lsp.start_client({ name = 'planline', cmd = { node, server, '--stdio' }, root_dir = root })
vim.lsp.buf_attach_client(0, id)
local function findings()
  return vim.tbl_map(function(d) return { d.code or (d.user_data and d.user_data.lsp.code), d.lnum } end, vim.diagnostic.get(0))
end
local seen = {}
vim.wait(8000, function() return #findings() > 0 end, 20)
seen.before = findings()
vim.api.nvim_buf_set_text(0, 4, 27, 4, 28, { 'b' })
vim.api.nvim_buf_set_text(0, 4, 27, 4, 28, { 'a' })
vim.wait(8000, function() return #findings() == 0 end, 20)
seen.after = findings()
seen.text = vim.api.nvim_buf_get_lines(0, 4, 5, false)[1]
local answers = vim.lsp.buf_request_sync(0, 'textDocument/hover', {
  textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = 4, character = 27 },
}, 8000)
seen.hover = answers and answers[id] and answers[id].result or vim.NIL
finish(seen)
`;

const PLAN = `planline: 1
project: {name: Move, start: 2026-01-05}
tasks:
  a: {name: Survey the links, duration: 2d}
  b: {duration: 1d, after: z}
`;

describe('Neovim as a second client', () => {
  it('shows findings, follows edits and tells what an id is', async function () {
    if (spawnSync('nvim', ['--version']).status !== 0) {
      process.stderr.write('      SKIPPED: nvim is not installed\n');
      this.skip();
    }
    this.timeout(40_000);
    const space = folder({ 'move to the cloud.plan.yaml': PLAN });
    try {
      writeFileSync(join(space.path, 'test.lua'), SCRIPT);
      const plan = 'move\\ to\\ the\\ cloud.plan.yaml';
      const env = {
        ...process.env,
        PLANLINE_TEST: [space.path, join(space.path, plan), process.execPath, SERVER].join('|'),
        XDG_CONFIG_HOME: space.path,
        XDG_DATA_HOME: space.path,
        XDG_STATE_HOME: space.path,
        XDG_CACHE_HOME: space.path,
      };
      const args = ['--headless', '--clean', '-n', '-i', 'NONE', '-c', 'luafile test.lua'];
      const { output } = await run('nvim', args, { cwd: space.path, env });
      const line = /SEEN (.*)/.exec(output)?.[1];
      assert.ok(line, output);
      const seen = JSON.parse(line) as { before: unknown; after: unknown; text: string; hover: { contents: unknown } };
      assert.deepEqual(seen.before, [['unknown-task', 4]]);
      assert.deepEqual(seen.after, []);
      assert.equal(seen.text, '  b: {duration: 1d, after: a}');
      assert.match(JSON.stringify(seen.hover.contents), /Survey the links/);
    } finally {
      space.remove();
    }
  });
});

function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (data: Buffer) => {
      output += data.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const timer = setTimeout(() => child.kill('SIGKILL'), 35_000);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      resolve({ output });
    });
  });
}
