/** Makes a fresh clone ready: Node new enough, packages installed as locked, everything built. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './processes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Planline needs Node 20.19 or newer; this is ${process.versions.node}`);
  }
  if (!isInstalled()) {
    process.stdout.write('Installing packages (npm ci)…\n');
    const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
    if (code !== 0) throw new Error('npm ci failed; its message is above');
  }
  process.stdout.write('Building…\n');
  const { build } = await import('./build.mjs');
  await build();
}

/** npm writes its own lockfile into node_modules at the end, so a half-done install does not count. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}
