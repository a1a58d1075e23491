/** Runs the embedded VS Code for one purpose: own home, own settings, own extensions, all temporary. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, start, stop, temporaryFolder } from '../processes.mjs';
import { nodeProgram, root, vscodeFolder } from './embedded.mjs';

const QUIET = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Starts the server. `extension`: 'linked' runs this checkout as an installed extension, a path
 * installs that .vsix, 'none' neither. `driver` lets a page drive it: needed to run tests in it.
 */
export async function startServer({ settings = {}, extension = 'none', driver = false, environment = {} } = {}) {
  const home = temporaryFolder('vscode');
  const data = join(home, 'data');
  const extensions = join(home, 'extensions');
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  const main = join(vscodeFolder, 'out', 'server-main.js');
  // In XDG_RUNTIME_DIR lie its sockets, which it leaves behind.
  const own = { HOME: home, USERPROFILE: home, XDG_RUNTIME_DIR: home, EXTENSIONS_GALLERY: '{}' };
  const env = { ...process.env, ...own, ...environment };
  if (extension === 'linked') writeFileSync(join(extensions, 'extensions.json'), JSON.stringify([linkToCheckout()]));
  else if (extension !== 'none') {
    const code = await run(nodeProgram(), [main, ...folders, '--install-extension', extension], {
      env,
      timeout: 60_000,
    });
    if (code !== 0) throw new Error(`VS Code does not install ${extension}`);
  }
  const token = randomUUID();
  const args = [main, '--host', '127.0.0.1', '--port', '0', '--connection-token', token, ...folders];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off');
  if (driver) args.push('--enable-smoke-test-driver');
  const child = start(nodeProgram(), args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const port = await listening(child);
  return {
    port,
    /** Address that opens a folder or a .code-workspace; `payload` as VS Code's own launchers pass it. */
    address({ folder, workspace, payload = [] }) {
      const query = new URLSearchParams({ tkn: token });
      if (folder) query.set('folder', urlPath(folder));
      if (workspace) query.set('workspace', urlPath(workspace));
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://127.0.0.1:${port}/?${query}`;
    },
    /** How the workbench names a file of this machine. */
    remote: (path) => `vscode-remote://127.0.0.1:${port}${urlPath(path)}`,
    child,
    stop: () => stop(child),
  };
}

/** The path of a file URL: also for Windows' drive letters. */
function urlPath(path) {
  return decodeURIComponent(pathToFileURL(path).pathname);
}

/** An entry of extensions.json that points at this checkout, so that a rebuild needs only a reload. */
function linkToCheckout() {
  const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: urlPath(root).replace(/\/$/, ''), scheme: 'file' },
    metadata: { installedTimestamp: 0, pinned: true, source: 'vsix' },
  };
}

function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`VS Code's server does not start:\n${said}`)), 60_000);
    const read = (chunk) => {
      said = (said + chunk).slice(-10_000);
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${said}`)));
  });
}
