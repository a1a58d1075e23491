/**
 * Runs test/extension inside a real VS Code: VSCODE_TEST_EXECUTABLE if set, else the embedded one,
 * else the one that @vscode/test-electron downloads. `--vsix FILE` tests a packaged extension in place of
 * this checkout, where it is the embedded one. `--report FILE` gets the counts, written by the suite itself.
 * `--grep WORDS` runs the tests whose title has them; `--bundle-only` leaves suite and workspace in out/extension-tests for a debugger.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { globSync } from 'tinyglobby';
import { temporaryFolder } from './processes.mjs';
import { install, root } from './vscode/embedded.mjs';

const { values: options } = parseArgs({
  options: {
    report: { type: 'string' },
    vsix: { type: 'string' },
    grep: { type: 'string' },
    'bundle-only': { type: 'boolean' },
  },
});
const out = join(root, 'out', 'extension-tests');
const home = temporaryFolder('tests');
const embeddedCode = join(root, 'scripts', 'vscode', 'embedded-code.mjs');
const report = resolve(options.report ?? join(home, 'report.json'));

async function main() {
  rmSync(report, { force: true });
  const suite = await bundleSuite();
  if (options['bundle-only']) {
    copyWorkspace(out);
    return 0;
  }
  const executable = await findExecutable();
  const vsix = executable === embeddedCode && options.vsix;
  process.stdout.write(vsix ? `With ${vsix} installed\n` : 'With this checkout\n');
  const environment = {
    PLANLINE_REPORT: report,
    ...(vsix && { PLANLINE_VSIX: resolve(vsix) }),
    ...(options.grep && { PLANLINE_GREP: options.grep }),
  };
  const code = await runTests({
    ...(executable && { vscodeExecutablePath: executable }),
    // VS Code runs tests only for some extension under development: with a package it is an empty one.
    extensionDevelopmentPath: vsix ? emptyExtension() : root,
    extensionTestsPath: suite,
    launchArgs: [copyWorkspace(home)],
    extensionTestsEnv: environment,
  }).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    return 1;
  });
  const log = `${report}.log`;
  if (existsSync(log)) process.stdout.write(readFileSync(log, 'utf8'));
  if (code === 0 && !existsSync(report)) {
    process.stderr.write('the extension host ended without a report\n');
    return 1;
  }
  return code;
}

/** The embedded host is a script, which Windows does not start as a program. */
async function findExecutable() {
  const given = process.env.VSCODE_TEST_EXECUTABLE;
  if (given) return given;
  if (process.platform === 'win32') return null;
  try {
    await install();
    return embeddedCode;
  } catch (error) {
    process.stderr.write(`no embedded VS Code (${error.message}); downloading one\n`);
    return null;
  }
}

/** Beside node_modules, where the suite finds mocha. */
async function bundleSuite() {
  rmSync(out, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['test/extension/index.ts', ...globSync('test/extension/suite/*.test.ts', { cwd: root })],
    outdir: out,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(out, 'index.js');
}

/** Tests write into the workspace, so they get a copy. */
function copyWorkspace(into) {
  const folder = join(into, 'workspace');
  cpSync(join(root, 'test', 'extension', 'workspace'), folder, { recursive: true });
  const file = join(folder, 'plans.code-workspace');
  writeFileSync(
    file,
    JSON.stringify({ folders: [{ path: 'network' }, { path: 'office' }], settings: { 'files.autoSave': 'off' } }),
  );
  return file;
}

function emptyExtension() {
  const folder = join(home, 'empty-extension');
  mkdirSync(folder);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

process.exit(await main());
