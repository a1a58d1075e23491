/** What the pages of `docs` show must be true: their plans are scheduled and simulated, their commands run. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/root.ts';
import { cli, inFolder } from './run-cli.ts';

const EXAMPLE = /```yaml\n(?<plan>.*?)```\n\n```console\n(?<shown>.*?)```/gs;

/** The commands of a block with what they answer now. */
async function answered(plan: string, shown: string): Promise<string> {
  return inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
    const parts: string[] = [];
    for (const [, command = ''] of shown.matchAll(/^\$ planline (.+)$/gm)) {
      const { stdout, stderr } = await cli(command.split(' '), { cwd });
      assert.equal(stderr, '', command);
      parts.push(`$ planline ${command}\n${stdout.replaceAll('\r\n', '\n').trimEnd()}\n`);
    }
    return parts.join('\n');
  });
}

const CONSOLE = '```\n\n```console\n';

function rewrite(path: string, shown: string, now: string, plan: string): void {
  const page = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    page.replace([plan, shown].join(CONSOLE), () => [plan, now].join(CONSOLE)),
  );
}

/** Each with the least number of examples. */
for (const [name, what, least] of [
  ['schedule.md', 'dates are computed', 9],
  ['simulation.md', 'a plan is simulated', 2],
] as const) {
  describe(`the page of how ${what}`, () => {
    const path = join(repositoryRoot, 'docs', name);
    const page = readFileSync(path, 'utf8');
    const examples = [...page.matchAll(EXAMPLE)].map(({ groups }) => ({
      plan: groups?.['plan'] ?? '',
      shown: groups?.['shown'] ?? '',
    }));

    it('has examples with commands, and no other plans', () => {
      assert.ok(examples.length >= least, `${examples.length}`);
      assert.equal(examples.length, page.match(/```yaml/g)?.length);
    });

    for (const { plan, shown } of examples) {
      const title = page
        .slice(0, page.indexOf(plan))
        .match(/^## .*$/gm)
        ?.at(-1)
        ?.slice(3);
      it(`shows what the commands answer: ${title}; UPDATE_DOCS=1 writes it anew`, async () => {
        const now = await answered(plan, shown);
        if (process.env['UPDATE_DOCS']) rewrite(path, shown, now, plan);
        else assert.equal(shown, now);
      });
    }
  });
}

describe('the README on the command line', () => {
  it('shows a finding as it is', async () => {
    const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
    const shown = /^\$ planline (?<command>check .*)\n(?<finding>(?:.+\n)+?)…$/m.exec(readme)?.groups;
    const { stdout } = await cli((shown?.['command'] ?? '').split(' '), { cwd: repositoryRoot });
    assert.ok(shown?.['finding'] && stdout.includes(shown['finding']), stdout);
  });

  it('shows an explanation as it is', async () => {
    const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
    const found = /^\$ planline (?<command>schedule examples.* --why .*)\n(?<answer>(?:[^`\n].*\n)+)/m.exec(readme);
    const { stdout } = await cli((found?.groups?.['command'] ?? '').split(' '), { cwd: repositoryRoot });
    assert.equal(found?.groups?.['answer'], stdout);
  });
});
