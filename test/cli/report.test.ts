import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, inFolder } from './run-cli.ts';

const PLAN = `project: {name: Move, start: 2026-03-02}
tasks:
  survey: {name: Survey the links, duration: 5d}
  rules: {name: Firewall rules, duration: 3d, after: survey}
`;
const FILES = {
  'move.plan.yaml': PLAN,
  'approved.plan.yaml': PLAN.replace('5d', '4d'),
  'broken.plan.yaml': PLAN.replace('survey}', 'survay}'),
};

describe('planline report', () => {
  it('writes one web page with the data of the plan in it', async () => {
    await inFolder(FILES, async (cwd) => {
      const { code, stdout, stderr } = await cli(['report', 'move.plan.yaml', '-o', 'out/move.html'], { cwd });
      assert.deepEqual([code, stdout, stderr], [0, '', `Wrote ${join('out', 'move.html')}\n`]);
      const html = readFileSync(join(cwd, 'out', 'move.html'), 'utf8');
      assert.match(html, /^<!DOCTYPE html>/);
      assert.match(html, /Survey the links/);
      assert.ok(!html.includes(cwd), 'it tells where the plan lies');
    });
  });

  it('tells dates in columns as in its sentences, whoever reads it', async () => {
    const { stdout } = await inFolder(FILES, (cwd) => cli(['report', 'move.plan.yaml'], { cwd }));
    assert.match(stdout, /Fri 6 Mar/);
    assert.match(stdout, /"locale":"en-GB"/);
  });

  it('is the same at any time, and bears a day only where one is given', async () => {
    await inFolder(FILES, async (cwd) => {
      const report = (...more: string[]) => cli(['report', 'move.plan.yaml', ...more], { cwd });
      assert.equal((await report()).stdout, (await report()).stdout);
      assert.match((await report()).stdout, /"asOf":null/);
      assert.match((await report('--as-of', '2026-03-04')).stdout, /"asOf":29543040\b/);
      const wrong = await report('--as-of', 'today');
      assert.deepEqual([wrong.code, /Write a day such as 2026-03-02/.test(wrong.stderr)], [2, true]);
    });
  });

  it('goes to the standard output, and replaces a file only where one is named', async () => {
    await inFolder(FILES, async (cwd) => {
      writeFileSync(join(cwd, 'move.md'), 'before');
      const { stdout } = await cli(['report', 'move.plan.yaml', '--format', 'markdown'], { cwd });
      assert.match(stdout, /^# Move\n/);
      assert.doesNotMatch(stdout, /sure by/);
      assert.equal((await cli(['report', 'move.plan.yaml', '--format', 'markdown', '-o', 'move.md'], { cwd })).code, 0);
      assert.equal(readFileSync(join(cwd, 'move.md'), 'utf8'), stdout);
    });
  });

  it('says when the plan is sure to be done, as the simulation has it, and how likely its deadline is', async () => {
    const text = PLAN.replace('duration: 5d', 'estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 14d}');
    const files = { 'move.plan.yaml': text.replace('2026-03-02', '2026-03-02, deadline: 2026-03-12') };
    await inFolder(files, async (cwd) => {
      const { stdout } = await cli(['report', 'move.plan.yaml', '--format', 'markdown'], { cwd });
      const json = (await cli(['simulate', 'move.plan.yaml', '--format', 'json'], { cwd })).stdout;
      const { finish } = JSON.parse(json) as { finish: { p80: string; probability: number } };
      const [, day = '', month = ''] = /\*\*80 percent sure by\*\* \| \w+ (\d+) (\w+) 2026 \|/.exec(stdout) ?? [];
      assert.equal(Date.parse(`${day} ${month} 2026 UTC`), Date.parse(finish.p80.slice(0, 10)));
      assert.match(
        stdout,
        new RegExp(`\\*\\*Chance of the deadline\\*\\* \\| ${Math.round(100 * finish.probability)} % \\|`),
      );
    });
  });

  it('does without a simulation of a plan that cannot be simulated, and says why', async () => {
    const plan =
      'project: {name: Endless, start: 2026-03-02}\ntasks: {a: {duration: 5d}}\nrisks:\n' +
      Array.from(
        { length: 9 },
        (_, n) => `  r${n}: {probability: 99%, impact: {schedule: 8000d}, affects: [a]}\n`,
      ).join('');
    const { code, stdout, stderr } = await inFolder({ 'a.plan.yaml': plan }, (cwd) =>
      cli(['report', 'a.plan.yaml', '--format', 'markdown'], { cwd }),
    );
    assert.deepEqual([code, /# Endless/.test(stdout)], [0, true]);
    assert.match(stderr, /cannot be simulated\. In some trials work goes on for more than a century\. Write shorter/);
  });

  it('compares with another version of the plan', async () => {
    await inFolder(FILES, async (cwd) => {
      const args = ['report', 'move.plan.yaml', '--format', 'markdown', '--baseline', 'approved.plan.yaml'];
      assert.match(
        (await cli(args, { cwd })).stdout,
        /## Moved since approved\.plan\.yaml\n[^#]*\| Firewall rules \|.*\| \+1d \|/,
      );
      const gone = await cli(['report', 'move.plan.yaml', '--baseline', 'gone.plan.yaml'], { cwd });
      assert.deepEqual([gone.code, gone.stdout], [2, '']);
      assert.match(gone.stderr, /gone\.plan\.yaml: there is no such file/);
    });
  });

  it('reports what it could read of a plan with errors, says so, and exits with 1', async () => {
    await inFolder(FILES, async (cwd) => {
      const { code, stdout, stderr } = await cli(['report', 'broken.plan.yaml', '--format', 'markdown'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /Firewall rules/);
      assert.match(stdout, /\| 1 error, 0 warnings, \d+ notes? \|/);
      assert.match(stderr, /1 error in the plan; see: planline check broken\.plan\.yaml/);
    });
  });

  it('writes over no file of the plan, also through a link', async () => {
    await inFolder(FILES, async (cwd) => {
      symlinkSync('move.plan.yaml', join(cwd, 'move.html'));
      const { code, stderr } = await cli(['report', 'move.plan.yaml', '-o', 'move.html'], { cwd });
      assert.deepEqual([code, stderr], [2, 'planline: move.html is the plan itself; write to another file\n']);
      assert.equal(readFileSync(join(cwd, 'move.plan.yaml'), 'utf8'), PLAN);
    });
  });

  it('says what is wrong where it cannot write', async () => {
    await inFolder(FILES, async (cwd) => {
      const { code, stderr } = await cli(['report', 'move.plan.yaml', '-o', 'move.plan.yaml/x.html'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /x\.html cannot be written: /);
      const folder = await cli(['report', 'move.plan.yaml', '-o', '.'], { cwd });
      assert.deepEqual([folder.code, /is a folder; name a file in it/.test(folder.stderr)], [2, true]);
      assert.equal((await cli(['report', 'move.plan.yaml', '--format', 'pdf'], { cwd })).code, 2);
    });
  });
});

describe('planline export', () => {
  it('writes into a pipe or a device that is named, and leaves it one', async function () {
    if (process.platform === 'win32') this.skip();
    await inFolder(FILES, async (cwd) => {
      const pipe = join(cwd, 'pipe');
      execFileSync('mkfifo', [pipe]);
      // Open for both, so that neither waits for the other.
      const end = openSync(pipe, 'r+');
      const { code } = await cli(['export', 'move.plan.yaml', '--to', 'mermaid', '-o', 'pipe'], { cwd });
      const text = Buffer.alloc(5);
      if (statSync(pipe).isFIFO()) readSync(end, text);
      closeSync(end);
      assert.deepEqual([code, text.toString()], [0, 'gantt']);
    });
  });

  it('writes a Mermaid chart', async () => {
    await inFolder(FILES, async (cwd) => {
      const { code, stdout } = await cli(['export', 'move.plan.yaml', '--to', 'mermaid'], { cwd });
      assert.equal(code, 0);
      assert.match(
        stdout,
        /^gantt\n {2}title Move\n.* {4}Firewall rules :crit, 2026-03-09T08:00, 2026-03-11T17:00\n$/s,
      );
      assert.equal((await cli(['export', 'move.plan.yaml'], { cwd })).code, 2);
    });
  });
});
