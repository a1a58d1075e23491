/**
 * Processes and temporary folders that never outlive the script: each process leads its own group,
 * and the end of the script, wanted or not, ends the groups and removes the folders.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';

const windows = process.platform === 'win32';
const running = new Set();
const folders = new Set();

/** Starts a process in its own group. Same options as `child_process.spawn`. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: !windows });
  running.add(child);
  child.once('exit', () => {
    // Grandchildren of a dead leader are still in its group.
    endGroup(child, 'SIGTERM');
    running.delete(child);
  });
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Runs to the end; resolves to the exit code. A process that takes too long is ended and counts as failed.
 * Options are those of `start`, with a `timeout` in ms and the `priority` of the process and what it starts.
 */
export function run(command, args, options = {}) {
  const { timeout, priority, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...rest });
    if (priority !== undefined && child.pid !== undefined) lower(child.pid, priority);
    // Asked first, so that it ends what it started itself.
    const timer = timeout ? setTimeout(() => stop(child), timeout) : undefined;
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

/** Runs npm to the end; works where npm is a script (`npm.cmd`) too. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args], options)
    : run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}

function lower(pid, priority) {
  try {
    setPriority(pid, priority);
  } catch {
    // It has ended already, or the system has no such thing: then it runs as all others do.
  }
}

export async function stop(child) {
  if (!running.has(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  endGroup(child, 'SIGTERM');
  const timer = setTimeout(() => endGroup(child, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
}

export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `planline-${name}-`));
  folders.add(folder);
  return folder;
}

export function cleanUp() {
  for (const child of running) endGroup(child, 'SIGKILL');
  running.clear();
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      process.stderr.write(`left behind: ${folder} (${error.message})\n`);
    }
  }
  folders.clear();
}

function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

process.once('exit', cleanUp);
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.once(signal, () => process.exit(code));
}
