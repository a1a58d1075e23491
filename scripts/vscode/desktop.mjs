/** The desktop VS Code of this machine, where there is one, run apart from the user's own windows and settings. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { start, temporaryFolder } from '../processes.mjs';
import { root } from './embedded.mjs';

const windows = process.platform === 'win32';

/** The `code` program, or null: none installed, no display, or a terminal of a remote window, whose `code` is another. */
export function findDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI || !hasDisplay()) return null;
  const names = windows ? ['code.cmd'] : ['code', 'code-insiders', 'codium'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  if (process.platform === 'darwin') {
    places.push('/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code');
  }
  return places.find((path) => existsSync(path)) ?? null;
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens a window with this checkout as the extension under development. Resolves when it was closed. */
export function openDesktop(program, { folder, file, settings }) {
  const home = temporaryFolder('desktop');
  const data = join(home, 'data');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  const args = ['--wait', '--new-window', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'];
  args.push('--user-data-dir', data, '--extensions-dir', join(home, 'extensions'));
  args.push(`--extensionDevelopmentPath=${root}`, folder, file);
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  const child = start(windows ? `"${program}"` : program, quoted, { stdio: 'inherit', shell: windows });
  // The program only asks for a window: the window's own process says its id in the data folder.
  process.once('exit', () => endWindow(join(data, 'code.lock')));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', reject);
  });
}

function endWindow(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 'SIGTERM');
  } catch {
    // Closed already.
  }
}
