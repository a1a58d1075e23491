import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/root.ts';
import { cli } from './run-cli.ts';

const EXAMPLES = [
  'software/member-portal',
  'hardware/data-hall',
  'network/branch-network',
  'cloud/erp-to-cloud',
  'analytics/demand-forecast',
  'it-service/service-desk',
];
const cwd = join(repositoryRoot, 'examples');

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly finish: string;
  readonly critical: boolean;
}

describe('the examples', () => {
  for (const example of EXAMPLES) {
    const folder = example.split('/')[0] ?? '';
    const plan = `${example}.plan.yaml`;

    it(`${folder}: check finds nothing and fmt changes nothing`, async () => {
      const { code, stdout, stderr } = await cli(['check', folder, '--fail-on', 'info'], { cwd });
      assert.equal(stderr, '');
      assert.match(stdout, /^No findings in \d+ files?\n$/);
      assert.equal(code, 0);
      assert.equal((await cli(['fmt', '--check', folder], { cwd })).stdout, '');
    });

    it(`${folder}: 40 to 150 tasks, some done, some critical, finished before the deadline`, async () => {
      const { code, stdout } = await cli(['schedule', plan, '--format', 'json'], { cwd });
      assert.equal(code, 0);
      const { tasks, project }: { tasks: Task[]; project: { finish: string; criticalPath: string[] } } =
        JSON.parse(stdout);
      const leaves = tasks.filter(({ kind }) => kind === 'task' || kind === 'milestone');
      assert.ok(leaves.length >= 40 && leaves.length <= 150, `${leaves.length} tasks`);
      const text = readFileSync(join(cwd, plan), 'utf8');
      const deadline = /^ {2}deadline: (\S+)/m.exec(text)?.[1] ?? '';
      assert.ok(project.finish.slice(0, 10) <= deadline, `${project.finish} after ${deadline}`);
      assert.match(text, /percent-complete: 100/);
      const critical = leaves.filter((task) => task.critical).length;
      assert.ok(critical > 3 && critical < leaves.length * 0.8, `${critical} of ${leaves.length} critical`);
      assert.ok(project.criticalPath.includes('closing.gate'));
    });
  }

  for (const example of EXAMPLES) {
    it(`${example}: is less sure than it looks, and says what its risks do`, async () => {
      const args = ['simulate', `${example}.plan.yaml`, '--format', 'json', '--iterations', '400'];
      const { code, stdout, stderr } = await cli(args, { cwd });
      assert.deepEqual([code, stderr], [0, '']);
      const { finish, durationDays, risks, drivers, joint } = JSON.parse(stdout);
      assert.ok(finish.plannedProbability < 0.5 && finish.probability > 0.1, `${finish.probability}`);
      assert.ok(durationDays.p80 > durationDays.planned && durationDays.error.p80 > 0);
      assert.ok(risks.length > 3 && drivers.length > 3 && joint.both <= joint.deadline);
      assert.ok(risks.some(({ p80Days }: { p80Days: { value: number } }) => p80Days.value > 0));
    });
  }

  it('show all four types of link, leads, lags and an execution that falls back into planning', () => {
    const all = EXAMPLES.map((example) => readFileSync(join(cwd, `${example}.plan.yaml`), 'utf8')).join('\n');
    for (const sign of [/ SS\b/, / FF\b/, / SF\b/, / FS-\d/, /\+\d+%/, /\+\d+d/, /replans: execution/]) {
      assert.match(all, sign);
    }
  });

  it('faulty: each fault its comment announces is found once, and nothing else', async () => {
    const text = readFileSync(join(cwd, 'faulty/office-move.plan.yaml'), 'utf8');
    const announced = [...text.matchAll(/# FAULT ([a-z-]+)/g)].map(([, rule]) => rule);
    const { code, stdout } = await cli(['check', 'faulty', '--format', 'json'], { cwd });
    assert.equal(code, 1);
    const found: string[] = JSON.parse(stdout).files.flatMap((file: { problems: { rule: string }[] }) =>
      file.problems.map(({ rule }) => rule),
    );
    // A duplicate is told at both of its places.
    assert.deepEqual(found.sort(), [...announced, 'duplicate-id'].sort());
    assert.ok(announced.length >= 12);
  });
});
