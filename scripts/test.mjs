/**
 * `npm test`: sets up a fresh clone and runs every stage. A stage that dies, or runs no test, is a
 * failure. The last line says `N passed, N failed, N skipped`. `node scripts/test.mjs STAGE…` runs some.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, temporaryFolder } from './processes.mjs';
import { setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MINUTE = 60_000;

/** A stage resolves to its counts. */
const STAGES = [
  { name: 'types', run: () => program('typescript/bin/tsc', ['-b']) },
  { name: 'lint', run: () => program('@biomejs/biome/bin/biome', ['ci', '--diagnostic-level=warn']) },
  // Files, exports and dependencies that nothing uses.
  { name: 'unused', run: () => program('knip/bin/knip.js', []) },
  { name: 'unit', run: () => suite('unit.mjs', [], 8 * MINUTE) },
  { name: 'webview', run: webview },
  { name: 'extension', run: () => inEditor([]) },
  { name: 'workbench', run: workbench },
  { name: 'package', run: packaged },
];

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(`no stage ${unknown.join(', ')}; there are ${STAGES.map((one) => one.name).join(', ')}`);
  await setUp();
  // The embedded editor also brings the tokeniser that the grammar's tests want.
  if (await hasChromium()) await embedded().catch((error) => process.stderr.write(`${error.message}\n`));
  const results = [];
  for (const stage of STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    process.stdout.write(`\n── ${stage.name}\n`);
    const began = Date.now();
    const counts = await stage.run().catch((error) => {
      process.stderr.write(`${error.stack ?? error}\n`);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    results.push({ name: stage.name, seconds: Math.round((Date.now() - began) / 1000), ...counts });
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  process.stdout.write('\n');
  for (const { name, seconds, passed, failed, skipped } of results) {
    process.stdout.write(`${name.padEnd(10)} ${told({ passed, failed, skipped })} (${seconds} s)\n`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  process.stdout.write(`${told(total)}\n`);
  process.exit(total.failed > 0 ? 1 : 0);
}

function told({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A program of node_modules that only succeeds or fails counts as one test. */
async function program(path, args) {
  const code = await run(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    timeout: 3 * MINUTE,
  });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A script that runs mocha and leaves its counts in a report. None, or nothing run: a failure. */
async function suite(script, args, timeout) {
  const report = join(temporaryFolder('report'), 'report.json');
  const command = [join(root, 'scripts', script), '--report', report, ...args];
  const code = await run(process.execPath, command, { cwd: root, timeout });
  if (!existsSync(report)) {
    process.stderr.write(`${script} ended with ${code} and no report\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const nothingRan = counts.passed + counts.failed === 0;
  if (nothingRan) process.stderr.write(`${script} ran no test\n`);
  return { ...counts, failed: Math.max(counts.failed, nothingRan || code !== 0 ? 1 : 0) };
}

async function webview() {
  if (!(await hasChromium()))
    return skipped('no Chromium, Chrome or Edge on this machine (PLANLINE_CHROMIUM names one)');
  return suite('webview.mjs', [], 4 * MINUTE);
}

/** The embedded VS Code needs a browser; a desktop one does not. */
async function inEditor(args) {
  if (!process.env.VSCODE_TEST_EXECUTABLE && process.platform === 'linux' && !(await hasChromium())) {
    return skipped('no Chromium for the embedded VS Code, and VSCODE_TEST_EXECUTABLE is not set');
  }
  return suite('extension.mjs', args, 5 * MINUTE);
}

/** The embedded VS Code used as a person does. */
async function workbench() {
  if (!(await hasChromium())) return skipped('no Chromium for the embedded VS Code');
  return suite('workbench.mjs', [], 3 * MINUTE);
}

/** Packs the extension, looks at what is in the package, installs it and runs the suite against it. */
async function packaged() {
  const { checkPackage } = await import('./package.mjs');
  const file = join(root, 'out', 'planline.vsix');
  mkdirSync(join(root, 'out'), { recursive: true });
  rmSync(file, { force: true });
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
    '-o',
    file,
  ];
  const packed = await program('@vscode/vsce/vsce', args);
  if (packed.failed > 0) return packed;
  const wrong = await checkPackage(file);
  for (const line of wrong) process.stderr.write(`${line}\n`);
  const counts = process.env.VSCODE_TEST_EXECUTABLE
    ? skipped('the package is installed and run only in the embedded VS Code')
    : await inEditor(['--vsix', file]);
  return { ...counts, passed: counts.passed + 1, failed: counts.failed + wrong.length };
}

/** Stages that cannot do without it say so themselves. */
async function embedded() {
  const { install } = await import('./vscode/embedded.mjs');
  await install();
}

async function hasChromium() {
  const { findChromium } = await import('./vscode/chromium.mjs');
  return findChromium() !== null;
}

function skipped(reason) {
  process.stdout.write(`SKIPPED: ${reason}\n`);
  return { passed: 0, failed: 0, skipped: 1 };
}

main().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n0 passed, 1 failed, 0 skipped\n`);
  process.exit(1);
});
