import assert from 'node:assert/strict';
import { planTemplate, projectTypes } from '../../server/src/core/templates/templates.ts';
import { cli, inFolder } from './run-cli.ts';

interface Task {
  readonly id: string;
  readonly kind: string;
}

describe('plan templates', () => {
  it('are offered for all six types, each with a label and a line of its own', () => {
    assert.deepEqual(
      projectTypes.map(({ type }) => type),
      ['software', 'hardware', 'network', 'cloud', 'analytics', 'it-service'],
    );
    assert.equal(new Set(projectTypes.map(({ label }) => label)).size, 6);
    assert.equal(new Set(projectTypes.map(({ description }) => description)).size, 6);
  });

  for (const { type } of projectTypes) {
    it(`${type}: 15 to 25 tasks in five stages, each with a gate, and a start that is the parameter`, async () => {
      const text = planTemplate(type, { name: 'New thing', start: '2027-02-01' });
      await inFolder({ 'a.plan.yaml': text }, async (cwd) => {
        const { stdout } = await cli(['schedule', 'a.plan.yaml', '--format', 'json'], { cwd });
        const { project, tasks }: { project: { name: string; start: string }; tasks: Task[] } = JSON.parse(stdout);
        assert.deepEqual([project.name, project.start], ['New thing', '2027-02-01T08:00']);
        const of = (kind: string) => tasks.filter((task) => task.kind === kind).map(({ id }) => id);
        const stages = ['initiation', 'planning', 'execution', 'monitoring', 'closing'];
        assert.deepEqual(of('phase'), stages);
        assert.deepEqual(
          of('gate'),
          stages.map((stage) => `${stage}.gate`),
        );
        const count = of('task').length + of('milestone').length;
        assert.ok(count >= 15 && count <= 25, `${count} tasks`);
        const risks = text.slice(text.indexOf('\nrisks:')).match(/^ {2}[a-z-]+:$/gm) ?? [];
        assert.ok(risks.length >= 3 && risks.length <= 5, `${risks.length} risks`);
      });
    });
  }

  for (const name of [
    'a: b',
    '#1',
    '"quoted"',
    "it's",
    '$NAME',
    '$&',
    '- x',
    'true',
    '2026',
    'Zürich',
    'a\nb: c',
    '',
  ]) {
    it(`keep the name ${JSON.stringify(name)} as it is`, async () => {
      const text = planTemplate('cloud', { name, start: '2027-02-01' });
      await inFolder({ 'a.plan.yaml': text }, async (cwd) => {
        const { stdout } = await cli(['check', '--format', 'json'], { cwd });
        assert.deepEqual(JSON.parse(stdout).summary, { error: 0, warning: 0, info: 0 });
        const scheduled = await cli(['schedule', 'a.plan.yaml', '--format', 'json'], { cwd });
        assert.equal(JSON.parse(scheduled.stdout).project.name, name);
      });
    });
  }
});
