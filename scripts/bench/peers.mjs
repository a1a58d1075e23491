/**
 * What we are measured beside. Other schedulers on the same plan, each from its own text to dates, warm, in a process of its
 * own: Mermaid (npm, in `peers/`) and TaskJuggler (where ruby and tj3 are installed). What they lack
 * is left out of the plan for all: leaves with durations in working days and finish-to-start links.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './median.mjs';
import { mermaidText, taskJugglerText } from './plan-texts.mjs';

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL('peers/', import.meta.url));
const YAML_SERVER = join(FOLDER, 'node_modules/yaml-language-server/bin/yaml-language-server');
const MINUTE = 60_000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Puts the packages of `peers/` where they are not yet. Says what went wrong, or null. */
export async function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
  if (Object.keys(dependencies).every((name) => existsSync(join(FOLDER, 'node_modules', name)))) return null;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  return run(npm, args, { cwd: FOLDER, timeout: 5 * MINUTE, shell: process.platform === 'win32' }).then(
    () => null,
    (error) => `npm could not install it: ${lastLine(error)}`,
  );
}

/** yaml-language-server with a schema (a URI) for plans, and nothing from the network. */
export function peerServer(schema) {
  const { name, version } = JSON.parse(readFileSync(join(YAML_SERVER, '../../package.json'), 'utf8'));
  const yaml = { schemas: { [schema]: '*.plan.yaml' }, schemaStore: { enable: false } };
  const on = { validate: true, hover: true, completion: true };
  return { name: `${name} ${version}`, file: YAML_SERVER, pull: false, settings: { yaml: { ...yaml, ...on } } };
}

/** Times and finish days of each peer, after as many rounds to warm up; `missing` says why there are none. */
export async function measurePeers(plan, rounds, folder) {
  return [
    await measured('Mermaid', hasMermaid() ? null : 'not installed; `npm run bench -- --peer` does that', () => {
      const file = written(folder, 'plan.mmd', mermaidText(plan));
      return run(process.execPath, [join(FOLDER, '../mermaid-run.mjs'), FOLDER, file, String(2 * rounds)], limits());
    }),
    await measured('TaskJuggler', await missingTaskJuggler(), () => {
      const file = written(folder, 'plan.tjp', taskJugglerText(plan));
      return run('ruby', [join(FOLDER, 'taskjuggler.rb'), file, String(2 * rounds)], limits());
    }),
  ];
}

async function measured(name, missing, measure) {
  if (missing) return { name, missing };
  try {
    const { read, schedule, finish } = JSON.parse((await measure()).stdout);
    const warm = Math.floor(read.length / 2);
    return { name, read: median(read.slice(warm)), schedule: median(schedule.slice(warm)), finish };
  } catch (error) {
    return { name, missing: `failed: ${lastLine(error)}` };
  }
}

function hasMermaid() {
  return existsSync(join(FOLDER, 'node_modules/mermaid'));
}

async function missingTaskJuggler() {
  return run('ruby', ['-e', "require 'taskjuggler/TaskJuggler'"], limits()).then(
    () => null,
    () => 'ruby or tj3 is not installed',
  );
}

function limits() {
  return { timeout: 3 * MINUTE, maxBuffer: MOST_OUTPUT, env: { ...process.env, TZ: 'UTC' } };
}

function written(folder, name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function lastLine(error) {
  return String(error.stderr || error.message)
    .trim()
    .split('\n')
    .at(-1);
}
