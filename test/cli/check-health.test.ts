import assert from 'node:assert/strict';
import { cli, inFolder } from './run-cli.ts';

const TASKS = 'tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a -1d}\n';
const PLAN = `project: {name: Move, start: 2026-03-02, status-date: 2026-03-06}\n${TASKS}`;
const FILES = { 'move.plan.yaml': PLAN, 'approved.plan.yaml': PLAN, 'part.plan.yaml': 'tasks:\n  c: {duration: 1d}\n' };

interface Row {
  readonly number: number;
  readonly id: string;
  readonly result: string;
  readonly count: number | null;
  readonly why: string | null;
}

describe('planline check --health', () => {
  it('reports fourteen checks of each plan beside its findings, with what was counted and the rule', async () => {
    await inFolder(FILES, async (cwd) => {
      const { code, stdout } = await cli(['check', 'move.plan.yaml', '--health'], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^Schedule health of move\.plan\.yaml: \d+ of 14 passed, \d+ failed, \d+ not applicable$/m);
      assert.match(stdout, /^ 2 {2}failed {2}Leads +100 % +≤ 0 % +1 of 1\n +No link .*\n +b$/m);
      for (let number = 1; number <= 14; number++)
        assert.match(stdout, new RegExp(`^ ?${number} {2}(?:ok|failed|n/a) `, 'm'));
    });
  });

  it('gives the same as JSON, beside the agreed shape', async () => {
    await inFolder(FILES, async (cwd) => {
      const { stdout } = await cli(['check', '--health', '--format', 'json'], { cwd });
      const { version, health } = JSON.parse(stdout);
      assert.equal(version, 1);
      assert.deepEqual(
        health.map(({ path }: { path: string }) => path),
        ['approved.plan.yaml', 'move.plan.yaml'],
      );
      const rows: readonly Row[] = health[1].checks;
      assert.deepEqual(
        rows.map(({ number }) => number),
        Array.from({ length: 14 }, (_, i) => i + 1),
      );
      const missed = rows.find(({ id }) => id === 'missed-tasks');
      assert.equal(missed?.result, 'not-applicable');
      assert.match(missed?.why ?? '', /baseline/);
    });
  });

  it('measures against the plan as it was approved where it is named', async () => {
    await inFolder(FILES, async (cwd) => {
      const args = ['check', 'move.plan.yaml', '--health', '--baseline', 'approved.plan.yaml', '--format', 'json'];
      const { stdout } = await cli(args, { cwd });
      const rows: readonly Row[] = JSON.parse(stdout).health[0].checks;
      const missed = rows.find(({ id }) => id === 'missed-tasks');
      assert.notEqual(missed?.result, 'not-applicable');
    });
  });

  it('refuses what it cannot print or measure', async () => {
    await inFolder(FILES, async (cwd) => {
      for (const { args, why } of [
        { args: ['--health', '--format', 'sarif'], why: /text or json/ },
        { args: ['--baseline', 'approved.plan.yaml'], why: /--health/ },
        { args: ['--health', '--baseline', 'approved.plan.yaml'], why: /one plan/ },
        { args: ['move.plan.yaml', '--health', '--baseline', 'nowhere.plan.yaml'], why: /nowhere/ },
      ]) {
        const { code, stdout, stderr } = await cli(['check', ...args], { cwd });
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.match(stderr, why);
      }
    });
  });
});
