import assert from 'node:assert/strict';
import { blocksOfPage, isInstalled, runEditor } from './editor.ts';

/** What somebody does with it: looks, completes, asks, takes a fix, renames, formats. */
const SCRIPT = String.raw`
local seen = {}
local function findings()
  return vim.tbl_map(function(d) return { d.code or (d.user_data and d.user_data.lsp.code), d.lnum, d.col, d.end_col } end, vim.diagnostic.get(0))
end
local function untilTrue(test) return vim.wait(8000, test, 20) end
local function text(line) return vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1] end
local function put(line, word)
  local from = text(line):find(word .. '}', 1, true)
  vim.api.nvim_win_set_cursor(0, { line, from - 1 })
end
local function ask(method)
  local answers = vim.lsp.buf_request_sync(0, method, vim.lsp.util.make_position_params(), 8000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
local format = vim.lsp.buf.format or vim.lsp.buf.formatting_sync

vim.cmd('edit other.yaml')
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.PLAN))
untilTrue(function() return #findings() > 0 end)
seen.before = findings()
seen.silent = #vim.diagnostic.get(vim.fn.bufnr('other.yaml')) == 0
put(5, 'z')
seen.completed = vim.tbl_map(function(item) return item.word end, vim.lsp.util.text_document_completion_list_to_complete_items(ask('textDocument/completion'), ''))
vim.ui.select = function(items, _, chosen)
  for _, item in ipairs(items) do if item[2].title == "Add task 'z'" then return chosen(item) end end
end
vim.lsp.buf.code_action()
untilTrue(function() return #findings() == 0 end)
seen.fixed = text(6)
put(5, 'z')
seen.hover = ask('textDocument/hover').contents
vim.lsp.buf.rename('zoning')
untilTrue(function() return text(6):find('zoning') ~= nil end)
format()
seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 3, -1, false), '\n')
untilTrue(function() return #findings() == 0 end)
seen.after = findings()
io.stdout:write('SEEN ' .. vim.fn.json_encode(seen) .. '\n')
vim.cmd('qall!')
`;

describe('Neovim', () => {
  const [modern, older] = blocksOfPage('lua');
  before(function () {
    if (!isInstalled('nvim', ['--version'])) this.skip();
  });

  it('works as the page says: findings, completion, hover, a fix, rename and formatting', async function () {
    this.timeout(40_000);
    const setUp = (await has('nvim-0.11')) ? modern : older;
    const args = ['--headless', '-n', '-i', 'NONE', '--clean', '--cmd', 'luafile setup.lua', '-c', 'luafile test.lua'];
    const { seen, output } = await runEditor('nvim', args, { 'setup.lua': setUp ?? '', 'test.lua': SCRIPT });
    assert.ok(seen, output);
    const { hover, completed, ...rest } = seen;
    assert.match(JSON.stringify(hover), /Start.*5 Jan 2026/s);
    assert.ok((completed as readonly string[]).includes('a'), JSON.stringify(completed));
    const column = Buffer.byteLength('  b: {name: Zurück 🚀 – 東, duration:   1d, after: ');
    assert.deepEqual(rest, {
      before: [['unknown-task', 4, column, column + 1]],
      silent: true,
      fixed: '  z: {duration: 1d}',
      text: [
        '  a: {name: Survey the links, duration: 2d}',
        '  b: {name: Zurück 🚀 – 東, duration: 1d, after: zoning}',
        '  zoning: {duration: 1d}',
      ].join('\n'),
      after: [],
    });
  });

  it('reads the set-up for newer versions, too', async () => {
    const script = `local ok, why = loadfile('setup.lua')
      io.stdout:write('SEEN ' .. vim.fn.json_encode({ why = why or 'fine' }) .. '\\n')
      vim.cmd('qall!')`;
    const args = ['--headless', '--clean', '-c', 'luafile test.lua'];
    const { seen, output } = await runEditor('nvim', args, { 'setup.lua': modern ?? '', 'test.lua': script });
    assert.deepEqual(seen, { why: 'fine' }, output);
  });
});

async function has(feature: string): Promise<boolean> {
  const script = `io.stdout:write('SEEN ' .. vim.fn.json_encode({ has = vim.fn.has('${feature}') }) .. '\\n') vim.cmd('qall!')`;
  const { seen } = await runEditor('nvim', ['--headless', '--clean', '-c', 'luafile test.lua'], { 'test.lua': script });
  return seen?.['has'] === 1;
}
