import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cli, inFolder } from './run-cli.ts';

const GOOD = 'project: {name: Good, start: 2026-03-02}\ntasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a}\n';
const BAD =
  'project: {name: Bad, start: 2026-03-02}\ntasks:\n  design: {duration: 2d}\n  build: {duration: 1d, after: desing}\n';
const LATE = 'project: {name: Late, start: 2026-03-02, deadline: 2026-03-03}\ntasks:\n  a: {duration: 5d}\n';

describe('planline check', () => {
  it('prints findings as JSON in exactly the agreed shape', async () => {
    await inFolder({ 'bad.plan.yaml': BAD }, async (cwd) => {
      const { code, stdout, stderr } = await cli(['check', '--format', 'json'], { cwd });
      assert.equal(stderr, '');
      assert.equal(code, 1);
      const found = JSON.parse(stdout);
      const message: string = found.files[0].problems[0].message;
      assert.match(message, /desing/);
      assert.deepEqual(found, {
        version: 1,
        files: [
          {
            path: 'bad.plan.yaml',
            problems: [
              {
                rule: 'unknown-task',
                severity: 'error',
                message,
                range: { start: { line: 3, character: 31 }, end: { line: 3, character: 37 } },
                related: [],
                fixes: ["Change to 'design'"],
              },
            ],
          },
        ],
        summary: { error: 1, warning: 0, info: 0 },
      });
    });
  });

  it('names the other place of a duplicate with its own path and range', async () => {
    const files = {
      'a.plan.yaml': 'project: {name: A, start: 2026-03-02}\ninclude: [part.plan.yaml]\ntasks:\n  x: {duration: 1d}\n',
      'part.plan.yaml': 'tasks:\n  x: {duration: 1d}\n',
    };
    await inFolder(files, async (cwd) => {
      const { stdout } = await cli(['check', '--format', 'json'], { cwd });
      const { files: checked } = JSON.parse(stdout);
      assert.deepEqual(
        checked.map((file: { path: string }) => file.path),
        ['a.plan.yaml', 'part.plan.yaml'],
      );
      const { related } = checked[1].problems[0];
      assert.deepEqual(related[0].path, 'a.plan.yaml');
      assert.deepEqual(related[0].range, { start: { line: 3, character: 2 }, end: { line: 3, character: 3 } });
    });
  });

  it('underlines the fault, names the fix and sums up', async () => {
    await inFolder({ 'bad.plan.yaml': BAD, 'good.plan.yaml': GOOD }, async (cwd) => {
      const { stdout } = await cli(['check'], { cwd });
      const lines = stdout.split('\n');
      assert.match(lines[0] ?? '', /^bad\.plan\.yaml:4:32 error .*desing.* unknown-task$/);
      assert.equal(lines[1], '4 |   build: {duration: 1d, after: desing}');
      assert.equal(lines[2], '  |                                ^^^^^^');
      assert.equal(lines[3], "    fix: Change to 'design'");
      assert.equal(lines.at(-2), '1 error in 2 files');
    });
  });

  for (const [failOn, code] of [
    ['error', 0],
    ['warning', 1],
    ['info', 1],
    ['never', 0],
  ] as const) {
    it(`exits with ${code} on a warning with --fail-on ${failOn}`, async () => {
      await inFolder({ 'late.plan.yaml': LATE }, async (cwd) => {
        const found = await cli(['check', '--fail-on', failOn, '--format', 'json'], { cwd });
        assert.deepEqual(JSON.parse(found.stdout).summary, { error: 0, warning: 1, info: 0 });
        assert.equal(found.code, code);
      });
    });
  }

  it('exits with 0 on a healthy plan and says so', async () => {
    await inFolder({ 'good.plan.yaml': GOOD }, async (cwd) => {
      assert.deepEqual(await cli(['check', 'good.plan.yaml'], { cwd }), {
        code: 0,
        stdout: 'No findings in 1 file\n',
        stderr: '',
      });
    });
  });

  it('checks a part inside its plan, and alone only where no plan includes it', async () => {
    const files = {
      'a/a.plan.yaml':
        'project: {name: A, start: 2026-03-02}\ninclude: [team.plan.yaml]\ntasks:\n  x: {duration: 1d, assign: ann}\n',
      'a/team.plan.yaml': 'resources:\n  ann: {name: Ann, team: crew}\nteams:\n  crew: {name: Crew}\n',
      'alone.plan.yaml': 'tasks:\n  y: {duration: 1d, after: elsewhere, assign: ann}\n',
    };
    await inFolder(files, async (cwd) => {
      const { code, stdout } = await cli(['check', '--fail-on', 'info'], { cwd });
      assert.equal(stdout, 'No findings in 3 files\n');
      assert.equal(code, 0);
    });
  });

  it('tells a finding of a part once where two plans include it', async () => {
    const root = (name: string) => `project: {name: ${name}, start: 2026-03-02}\ninclude: [part.plan.yaml]\n`;
    const files = {
      'one.plan.yaml': root('One'),
      'two.plan.yaml': root('Two'),
      'part.plan.yaml': 'tasks:\n  a: {duration: three}\n',
    };
    await inFolder(files, async (cwd) => {
      const { stdout } = await cli(['check', '--format', 'json'], { cwd });
      assert.deepEqual(JSON.parse(stdout).summary, { error: 1, warning: 0, info: 0 });
    });
  });

  it('takes files, folders and patterns, each file once', async () => {
    const files = { 'x/a.plan.yaml': GOOD, 'x/b.plan.yml': GOOD, 'y/c.plan.yaml': GOOD, 'x/other.yaml': 'a: [' };
    await inFolder(files, async (cwd) => {
      const { code, stdout } = await cli(['check', '--format', 'json', 'x', 'x/a.plan.yaml', '*/*.yaml'], { cwd });
      assert.equal(code, 0);
      const { files: checked } = JSON.parse(stdout);
      assert.deepEqual(
        checked.map((file: { path: string }) => file.path),
        ['x/a.plan.yaml', 'x/b.plan.yml', 'y/c.plan.yaml'],
      );
    });
  });

  it('exits with 2 for a path that is not there, and still checks the others', async () => {
    await inFolder({ 'good.plan.yaml': GOOD }, async (cwd) => {
      const { code, stdout, stderr } = await cli(['check', 'gone.plan.yaml', 'good.plan.yaml'], { cwd });
      assert.equal(code, 2);
      assert.equal(stdout, 'No findings in 1 file\n');
      assert.equal(stderr, 'planline: gone.plan.yaml does not exist\n');
    });
  });

  it('exits with 2 where there is no plan at all', async () => {
    await inFolder({}, async (cwd) => {
      assert.deepEqual(await cli(['check'], { cwd }), {
        code: 2,
        stdout: '',
        stderr: 'planline: no *.plan.yaml in .\n',
      });
    });
  });

  it('exits with 2 for a link that leads out of the folder', async () => {
    await inFolder({ 'secret.txt': 'key: 1\n', 'in/good.plan.yaml': GOOD }, async (folder) => {
      symlinkSync(join(folder, 'secret.txt'), join(folder, 'in/out.plan.yaml'));
      const { code, stderr } = await cli(['check', 'out.plan.yaml'], { cwd: join(folder, 'in') });
      assert.equal(code, 2);
      assert.match(stderr, /^planline: out\.plan\.yaml: .*outside/);
    });
  });

  it('says of a link in a circle what it is, and not that a permission is missing', async () => {
    await inFolder({}, async (cwd) => {
      symlinkSync('b.plan.yaml', join(cwd, 'a.plan.yaml'));
      symlinkSync('a.plan.yaml', join(cwd, 'b.plan.yaml'));
      for (const command of ['check', 'schedule']) {
        const { code, stderr } = await cli([command, 'a.plan.yaml'], { cwd });
        assert.equal(code, 2);
        assert.match(stderr, /^planline: a\.plan\.yaml.* is a link that leads round to itself\n$/);
      }
    });
  });

  it('tells of a date that would come round a ring of plans, in the plan that does not follow it', async () => {
    const plan = (name: string, other: string, task: string, links: string) =>
      `project: {name: ${name}, start: 2026-03-02}\nprojects: {other: ${other}.plan.yaml}\ntasks:\n  ${task}: {duration: 2d}\n  ${links}\n`;
    const files = {
      'o.plan.yaml': plan('O', 'c', 'x', 'd: {duration: 1d, after: other:z}'),
      'c.plan.yaml': plan('C', 'o', 'y', 'z: {duration: 1d, after: [y, other:x]}'),
    };
    await inFolder(files, async (cwd) => {
      const { stdout } = await cli(['check', '--format', 'json'], { cwd });
      const { files: checked } = JSON.parse(stdout);
      assert.deepEqual(
        checked.flatMap(
          ({ path, problems }: { path: string; problems: { rule: string; range: { start: { line: number } } }[] }) =>
            problems.filter(({ rule }) => rule === 'plan-cycle').map(({ range }) => `${path} ${range.start.line}`),
        ),
        ['o.plan.yaml 1'],
      );
    });
  });

  it('gives one finding for a file that is no text, and exits with 2 whatever it may fail on', async () => {
    await inFolder({ 'binary.plan.yaml': Buffer.from([0, 1, 2, 0]) }, async (cwd) => {
      for (const failOn of ['error', 'never']) {
        const { code, stdout } = await cli(['check', '--format', 'json', '--fail-on', failOn], { cwd });
        assert.deepEqual(JSON.parse(stdout).summary, { error: 1, warning: 0, info: 0 });
        assert.equal(code, 2);
      }
    });
  });

  it('escapes control and bidirectional characters of the plan, in text and in JSON', async () => {
    const evil = 'project: {name: A, start: 2026-03-02}\ntasks:\n  a: {duration: "\u202e3d"} # \u001b[2J\u009b\n';
    await inFolder({ 'evil.plan.yaml': evil, 'bidi.plan.yaml': evil.replace(/ #.*/, '') }, async (cwd) => {
      for (const format of ['text', 'json']) {
        const { stdout } = await cli(['check', '--format', format], { cwd, columns: 100, env: { NO_COLOR: '1' } });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not come through.
        assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        assert.match(stdout, /\\u202e/);
      }
    });
  });

  it('colours on a terminal only, and not with NO_COLOR', async () => {
    await inFolder({ 'bad.plan.yaml': BAD }, async (cwd) => {
      assert.ok((await cli(['check'], { cwd, columns: 80 })).stdout.includes('\u001b[31m'));
      assert.ok(!(await cli(['check'], { cwd, columns: 80, env: { NO_COLOR: '1' } })).stdout.includes('\u001b'));
      assert.ok(!(await cli(['check'], { cwd })).stdout.includes('\u001b'));
    });
  });

  it('shows a long line around its fault', async () => {
    const long = `project: {name: A, start: 2026-03-02}\ntasks:\n  a: {duration: 1d, name: ${'x'.repeat(500)}, after: nowhere, notes: ${'y'.repeat(500)}}\n`;
    await inFolder({ 'long.plan.yaml': long }, async (cwd) => {
      const { stdout } = await cli(['check'], { cwd, columns: 80, env: { NO_COLOR: '1' } });
      const [, code = '', marks = ''] = stdout.split('\n');
      assert.ok(code.length <= 80, code);
      assert.equal(code.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'nowhere');
    });
  });
});
