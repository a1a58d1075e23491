/**
 * Other editors, run for real: a folder with a plan, `planline` on the path, the set-up that the page shows. Knows
 * how to start a program and read what its script tells; nothing of any editor.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { repositoryRoot } from '../support/root.ts';
import { folder } from './folder.ts';

/** A name with spaces and letters beyond ASCII, which every client has to write as a URI. */
const PLAN_NAME = 'zur cloud – übersiedeln.plan.yaml';

/** One finding: the task `z`, behind characters that are one, two and three bytes and one and two UTF-16 units. */
const PLAN = `planline: 1
project: {name: Move, start: 2026-01-05}
tasks:
  a: {name: Survey the links, duration: 2d}
  b: {name: Zurück 🚀 – 東, duration:   1d, after: z}
`;

/** The blocks of a language on the page about editors, in their order. */
export function blocksOfPage(language: string): readonly string[] {
  const page = readFileSync(join(repositoryRoot, 'docs/editors.md'), 'utf8');
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map((found) => found[1] ?? '');
}

/** The command that the set-ups name is a shell script here, so this is not for Windows. */
export function isInstalled(program: string, args: readonly string[]): boolean {
  if (process.platform !== 'win32' && spawnSync(program, args).status === 0) return true;
  process.stderr.write(`      SKIPPED: ${program} is not installed, or lacks what the set-up needs\n`);
  return false;
}

/** What the script wrote after `SEEN ` as JSON, and all it wrote where there is no such line. */
export async function runEditor(
  program: string,
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<{ readonly seen: Readonly<Record<string, unknown>> | null; readonly output: string }> {
  const cli = join(repositoryRoot, 'dist/cli.js');
  const space = folder({
    [PLAN_NAME]: PLAN,
    'other.yaml': 'services: {web: {image: x}}\n',
    'bin/planline': `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`,
    ...files,
  });
  try {
    spawnSync('chmod', ['+x', join(space.path, 'bin/planline')]);
    const env = {
      ...process.env,
      PATH: [join(space.path, 'bin'), process.env['PATH']].join(delimiter),
      PLAN: join(space.path, PLAN_NAME),
      LC_ALL: 'C.UTF-8',
      HOME: space.path,
      XDG_CONFIG_HOME: space.path,
      XDG_DATA_HOME: space.path,
      XDG_STATE_HOME: space.path,
      XDG_CACHE_HOME: space.path,
    };
    const output = await outputOf(program, args, { cwd: space.path, env });
    const told = /^SEEN (.*)$/m.exec(output)?.[1];
    return { seen: told === undefined ? null : (JSON.parse(told) as Record<string, unknown>), output };
  } finally {
    space.remove();
  }
}

function outputOf(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string> {
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
      resolve(output);
    });
  });
}
