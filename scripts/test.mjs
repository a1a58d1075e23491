/**
 * `npm test`: sets up a fresh clone and runs every stage. A stage that dies, or runs no test, is a
 * failure. The last line says `N passed, N failed, N skipped`. `node scripts/test.mjs STAGE…` runs some.
 * Stages that only compute run beside the others, which leave a processor idle while they wait.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, temporaryFolder } from './processes.mjs';
import { setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MINUTE = 60_000;

/** A stage resolves to its counts; what `to` has is for the processes it starts. */
const STAGES = [
  { name: 'types', computes: true, run: (to) => program('typescript/bin/tsc', ['-b'], to) },
  {
    name: 'lint',
    computes: true,
    run: (to) => program('@biomejs/biome/bin/biome', ['ci', '--diagnostic-level=warn'], to),
  },
  // Files, exports and dependencies that nothing uses.
  { name: 'unused', computes: true, run: (to) => program('knip/bin/knip.js', [], to) },
  { name: 'core', computes: true, run: (to) => suite('unit.mjs', ['--core'], { ...to, timeout: 8 * MINUTE }) },
  { name: 'server', run: (to) => suite('unit.mjs', ['--server'], { ...to, timeout: 8 * MINUTE }) },
  { name: 'webview', run: webview },
  { name: 'extension', run: (to) => inEditor([], to) },
  { name: 'workbench', run: workbench },
  { name: 'package', run: packaged },
];

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(`no stage ${unknown.join(', ')}; there are ${STAGES.map((one) => one.name).join(', ')}`);
  // The embedded editor also brings the tokeniser that the grammar's tests want. Both mostly wait for the registry.
  await Promise.all([setUp(), embedded().catch((error) => process.stderr.write(`${error.message}\n`))]);
  const chosen = STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const [beside, inTurn] = [chosen.filter(({ computes }) => computes), chosen.filter(({ computes }) => !computes)];
  const known = new Map(
    (await Promise.all([runBeside(beside), runInTurn(inTurn)])).flat().map((one) => [one.name, one]),
  );
  const results = chosen.map(({ name }) => known.get(name));
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

async function runInTurn(stages) {
  const results = [];
  for (const stage of stages) {
    process.stdout.write(`\n── ${stage.name}\n`);
    results.push(await resultOf(stage, {}));
  }
  return results;
}

/** One after the other too, with what time the other stages leave. What they say is shown whole once they have ended. */
async function runBeside(stages) {
  const results = [];
  const folder = temporaryFolder('said');
  for (const stage of stages) {
    const said = join(folder, stage.name);
    const file = openSync(said, 'w');
    results.push(
      await resultOf(stage, { stdio: ['ignore', file, file], priority: constants.priority.PRIORITY_BELOW_NORMAL }),
    );
    closeSync(file);
    process.stdout.write(`\n── ${stage.name}\n${readFileSync(said, 'utf8')}`);
  }
  return results;
}

async function resultOf(stage, to) {
  const began = Date.now();
  const counts = await stage.run(to).catch((error) => {
    process.stderr.write(`${error.stack ?? error}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  return { name: stage.name, seconds: Math.round((Date.now() - began) / 1000), ...counts };
}

function told({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A program of node_modules that only succeeds or fails counts as one test. */
async function program(path, args, to) {
  const command = [join(root, 'node_modules', path), ...args];
  const code = await run(process.execPath, command, { cwd: root, timeout: 3 * MINUTE, ...to });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A script that runs mocha and leaves its counts in a report. None, or nothing run: a failure. */
async function suite(script, args, to) {
  const report = join(temporaryFolder('report'), 'report.json');
  const command = [join(root, 'scripts', script), ...args, '--report', report];
  const code = await run(process.execPath, command, { cwd: root, ...to });
  if (!existsSync(report)) {
    process.stderr.write(`${script} ended with ${code} and no report\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const nothingRan = counts.passed + counts.failed === 0;
  if (nothingRan) process.stderr.write(`${script} ran no test\n`);
  return { ...counts, failed: Math.max(counts.failed, nothingRan || code !== 0 ? 1 : 0) };
}

async function webview(to) {
  if (!(await hasChromium()))
    return skipped('no Chromium, Chrome or Edge on this machine (PLANLINE_CHROMIUM names one)');
  return suite('webview.mjs', [], { ...to, timeout: 4 * MINUTE });
}

/** The embedded VS Code needs a browser; a desktop one does not. */
async function inEditor(args, to) {
  if (!process.env.VSCODE_TEST_EXECUTABLE && process.platform === 'linux' && !(await hasChromium())) {
    return skipped('no Chromium for the embedded VS Code, and VSCODE_TEST_EXECUTABLE is not set');
  }
  return suite('extension.mjs', args, { ...to, timeout: 5 * MINUTE });
}

/** The embedded VS Code used as a person does. */
async function workbench(to) {
  if (!(await hasChromium())) return skipped('no Chromium for the embedded VS Code');
  return suite('workbench.mjs', [], { ...to, timeout: 3 * MINUTE });
}

/** Packs the extension, looks at what is in the package, installs it and runs the suite against it. */
async function packaged(to) {
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
  const packed = await program('@vscode/vsce/vsce', args, to);
  if (packed.failed > 0) return packed;
  const wrong = await checkPackage(file);
  for (const line of wrong) process.stderr.write(`${line}\n`);
  const counts = process.env.VSCODE_TEST_EXECUTABLE
    ? skipped('the package is installed and run only in the embedded VS Code')
    : await inEditor(['--vsix', file], to);
  return { ...counts, passed: counts.passed + 1, failed: counts.failed + wrong.length };
}

/** Stages that cannot do without it say so themselves. */
async function embedded() {
  if (!(await hasChromium())) return;
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
