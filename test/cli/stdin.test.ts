/** `-` reads one file from standard input: unsaved text of an editor, or what is staged. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, inFolder } from './run-cli.ts';

const FILES = {
  'erp/erp.plan.yaml':
    'project: {name: ERP, start: 2026-03-02}\ninclude: team.plan.yaml\ntasks: {a: {duration: 1d, assign: ali}}\n',
  'erp/team.plan.yaml': 'resources: {ali: {name: Ali}}\n',
};
const UNSAVED = FILES['erp/erp.plan.yaml'].replace('assign: ali', 'assign: ali, after: zz');

interface Told {
  readonly files: readonly { readonly path: string; readonly problems: readonly { readonly rule: string }[] }[];
}

/** Errors by file of those named. */
async function errorsOf(cwd: string, args: readonly string[], stdin: string): Promise<readonly string[]> {
  const { stdout, stderr } = await cli(['check', '-', ...args, '--format', 'json'], { cwd, stdin });
  assert.equal(stderr, '');
  const { files } = JSON.parse(stdout) as Told;
  return files.flatMap(({ path, problems }) =>
    problems.map(({ rule }) => `${path} ${rule}`).filter((told) => told.includes('unknown')),
  );
}

describe('planline check -', () => {
  it('checks the text in the place of the file, with its parts', () =>
    inFolder(FILES, async (cwd) => {
      const found = await errorsOf(cwd, ['--stdin-filename', 'erp/erp.plan.yaml'], UNSAVED);
      assert.deepEqual(found, ['erp/erp.plan.yaml unknown-task']);
      const { code } = await cli(['check', '-', '--stdin-filename', 'erp/erp.plan.yaml'], { cwd, stdin: UNSAVED });
      assert.equal(code, 1);
      assert.equal(readFileSync(join(cwd, 'erp/erp.plan.yaml'), 'utf8'), FILES['erp/erp.plan.yaml']);
    }));

  it('checks a part in the plans that include it', () =>
    inFolder(FILES, async (cwd) => {
      const found = await errorsOf(cwd, ['--stdin-filename', 'erp/team.plan.yaml'], 'resources: {bea: {team: zz}}\n');
      assert.deepEqual(found, ['erp/team.plan.yaml unknown-resource']);
    }));

  it('needs no name, and no file of that name', () =>
    inFolder({}, async (cwd) => {
      const stdin = 'project: {name: A, start: 2026-03-02}\ntasks: {a: {duration: 1d, after: zz}}\n';
      assert.deepEqual(await errorsOf(cwd, [], stdin), ['stdin.plan.yaml unknown-task']);
      assert.deepEqual(await errorsOf(cwd, ['--stdin-filename', 'new.plan.yaml'], stdin), [
        'new.plan.yaml unknown-task',
      ]);
    }));

  it('stands alone, and says what is no text', () =>
    inFolder(FILES, async (cwd) => {
      const beside = await cli(['check', '-', 'erp'], { cwd });
      assert.deepEqual([beside.code, beside.stdout], [2, '']);
      assert.match(beside.stderr, /name no other path/);
      const lost = await cli(['check', 'erp', '--stdin-filename', 'x.plan.yaml'], { cwd });
      assert.match(lost.stderr, /goes with -/);
      const binary = await cli(['check', '-'], { cwd, stdin: Buffer.from([0xff, 0xfe]) });
      assert.deepEqual([binary.code, binary.stdout], [2, '']);
      assert.match(binary.stderr, /standard input: the file is not UTF-8 text/);
    }));
});

describe('planline fmt -', () => {
  const UNTIDY = 'project:   {name: A,   start: 2026-03-02}\n';
  const TIDY = 'project: {name: A, start: 2026-03-02}\n';

  it('writes the text in the one layout to standard output', async () => {
    for (const stdin of [UNTIDY, TIDY])
      assert.deepEqual(await cli(['fmt', '-'], { cwd: '/', stdin }), { code: 0, stdout: TIDY, stderr: '' });
  });

  it('only says with --check whether it would change', async () => {
    const name = ['--stdin-filename', 'a.plan.yaml'];
    const told = await cli(['fmt', '-', '--check', ...name], { cwd: '/', stdin: UNTIDY });
    assert.deepEqual(told, { code: 1, stdout: 'a.plan.yaml\n', stderr: '' });
    assert.equal((await cli(['fmt', '-', '--check'], { cwd: '/', stdin: TIDY })).code, 0);
  });

  it('writes nothing of a text that cannot be read', async () => {
    const { code, stdout, stderr } = await cli(['fmt', '-'], { cwd: '/', stdin: 'project: {name: A\n' });
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /stdin\.plan\.yaml:1:10: left as it is/);
  });
});
