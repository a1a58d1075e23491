/**
 * VS Code's own server and workbench as the npm registry has them (inside code-server): a real
 * editor for a browser, without a download of VS Code. Kept in .vscode-test/embedded, pinned.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from '../processes.mjs';

const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const home = join(root, '.vscode-test', 'embedded');
const stamp = join(home, 'installed.json');
const wanted = JSON.stringify({ codeServer: CODE_SERVER, node: NODE });

/** Folder of VS Code itself. */
export const vscodeFolder = join(home, 'node_modules', 'code-server', 'lib', 'vscode');

/** A Node that this VS Code accepts: the running one if new enough, else the one installed beside it. */
export function nodeProgram() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(home, 'node_modules', nodePackage(), 'bin', file);
}

function isInstalled() {
  return existsSync(stamp) && existsSync(join(vscodeFolder, 'out', 'server-main.js')) && existsSync(nodeProgram());
}

/** Installs where missing (about 520 MB, half a minute); throws where the registry cannot be reached. */
export async function install() {
  if (isInstalled()) return;
  process.stdout.write('Installing an embedded VS Code into .vscode-test (about 520 MB, once)…\n');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const packages = [`code-server@${CODE_SERVER}`, `${nodePackage()}@${NODE}`];
  if ((await runNpm(['install', ...flags, ...packages], { cwd: home })) !== 0)
    throw new Error('npm could not install it');
  process.stdout.write('… its own packages …\n');
  if ((await runNpm(['install', ...flags], { cwd: vscodeFolder })) !== 0) throw new Error('npm could not install it');
  replaceUnbuiltModules();
  for (const unused of [join('extensions', 'copilot'), join('node_modules', '@github')]) {
    rmSync(join(vscodeFolder, unused), { recursive: true, force: true });
  }
  writeFileSync(stamp, wanted);
}

/** Two native modules stay unbuilt. Imported as ES modules, so the form `exports.x =` matters. */
function replaceUnbuiltModules() {
  const modules = join(vscodeFolder, 'node_modules', '@vscode');
  const logger =
    '{ trace(){}, debug(){}, info(){}, warn(){}, error(){}, critical(){}, flush(){}, drop(){}, setLevel(){}, getLevel(){ return 2; }, setPattern(){}, clearFormatters(){} }';
  const spdlog = ['version', 'setLevel', 'setFlushOn', 'shutdown', 'setAsyncMode'].map(
    (name) => `exports.${name} = () => 0;`,
  );
  spdlog.push(
    ...['createRotatingLogger', 'createAsyncRotatingLogger'].map(
      (name) => `exports.${name} = async () => (${logger});`,
    ),
  );
  writeFileSync(join(modules, 'spdlog', 'index.js'), `${spdlog.join('\n')}\n`);
  writeFileSync(join(modules, 'native-watchdog', 'index.js'), 'exports.start = () => {};\n');
}

function nodePackage() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${system}-${process.arch}`;
}
