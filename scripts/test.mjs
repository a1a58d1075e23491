/**
 * `npm test`: sets up a fresh clone and runs every stage. A stage that dies, or runs no test, is a
 * failure. The last line says `N passed, N failed, N skipped`. `node scripts/test.mjs STAGE…` runs some.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, temporaryFolder } from './processes.mjs';
import { setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Of a stage, in ms: several times what any takes on a small machine. */
const PATIENCE = 8 * 60_000;

/**
 * A stage resolves to its counts; what `to` has is for the processes it starts. It begins once the stages it comes
 * `after` have ended, and `editor`, the embedded one, is installed. Three run side by side: what only computes, with
 * what time the others leave; what waits for processes; what waits for a browser.
 */
const STAGES = [
  { name: 'types', after: [], computes: true, run: (to) => program('typescript/bin/tsc', ['-b'], to) },
  {
    name: 'lint',
    after: ['types'],
    computes: true,
    run: (to) => program('@biomejs/biome/bin/biome', ['ci', '--diagnostic-level=warn'], to),
  },
  // Files, exports and dependencies that nothing uses.
  { name: 'unused', after: ['lint'], computes: true, run: (to) => program('knip/bin/knip.js', [], to) },
  // The embedded editor has the tokeniser that the grammar's tests want.
  { name: 'core', after: ['unused', 'editor'], computes: true, run: core },
  { name: 'server', after: [], run: (to) => suite('unit.mjs', ['--server'], to) },
  { name: 'webview', after: [], run: webview },
  { name: 'workbench', after: ['webview', 'editor'], run: workbench },
  // Packing builds again what the server's tests run.
  { name: 'extension', after: ['workbench', 'server', 'editor'], run: extension },
];

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(`no stage ${unknown.join(', ')}; there are ${STAGES.map((one) => one.name).join(', ')}`);
  const editor = installEditor();
  await setUp();
  const chosen = STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const ended = new Map([['editor', editor]]);
  for (const stage of chosen)
    ended.set(stage.name, resultOf(stage, Promise.all(stage.after.map((name) => ended.get(name)))));
  const results = await Promise.all(chosen.map(({ name }) => ended.get(name)));
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

/** What a stage says is shown whole once it has ended. */
async function resultOf(stage, turn) {
  await turn;
  process.stdout.write(`${stage.name} …\n`);
  const began = Date.now();
  const said = join(temporaryFolder('said'), stage.name);
  const file = openSync(said, 'w');
  const priority = stage.computes ? constants.priority.PRIORITY_BELOW_NORMAL : undefined;
  const counts = await stage.run({ stdio: ['ignore', file, file], priority }).catch((error) => {
    writeSync(file, `${error.stack ?? error}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  closeSync(file);
  process.stdout.write(`\n── ${stage.name}\n${readFileSync(said, 'utf8')}`);
  return { name: stage.name, seconds: Math.round((Date.now() - began) / 1000), ...counts };
}

function told({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A program of node_modules that only succeeds or fails counts as one test. */
async function program(path, args, to) {
  const code = await run(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    timeout: PATIENCE,
    ...to,
  });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A script that runs mocha and leaves its counts in a report. None, or nothing run: a failure. */
async function suite(script, args, to, flags = []) {
  const report = join(temporaryFolder('report'), 'report.json');
  const command = [...flags, join(root, 'scripts', script), ...args, '--report', report];
  const code = await run(process.execPath, command, { cwd: root, timeout: PATIENCE, ...to });
  if (!existsSync(report)) {
    process.stderr.write(`${script} ended with ${code} and no report\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const nothingRan = counts.passed + counts.failed === 0;
  if (nothingRan) process.stderr.write(`${script} ran no test\n`);
  return { ...counts, failed: Math.max(counts.failed, nothingRan || code !== 0 ? 1 : 0) };
}

/** Random cases are forgotten at once: with more space for what is young a tenth of the time is saved. */
function core(to) {
  return suite('unit.mjs', ['--core'], to, ['--max-semi-space-size=64']);
}

async function webview(to) {
  if (!(await hasChromium()))
    return skipped('no Chromium, Chrome or Edge on this machine (PLANLINE_CHROMIUM names one)');
  return suite('webview.mjs', [], to);
}

/** The embedded VS Code used as a person does. */
async function workbench(to) {
  if (!(await hasChromium())) return skipped('no Chromium for the embedded VS Code');
  return suite('workbench.mjs', [], to);
}

/** Packs the extension, looks at what is in the package, installs it and runs the suite against it. */
async function extension(to) {
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
  const counts = await inEditor(['--vsix', file], to);
  return { ...counts, passed: counts.passed + 1, failed: counts.failed + wrong.length };
}

/** The embedded VS Code needs a browser; a desktop one does not. */
async function inEditor(args, to) {
  if (!process.env.VSCODE_TEST_EXECUTABLE && process.platform === 'linux' && !(await hasChromium())) {
    return skipped('no Chromium for the embedded VS Code, and VSCODE_TEST_EXECUTABLE is not set');
  }
  return suite('extension.mjs', args, to);
}

/** Stages that cannot do without it say so themselves. */
async function installEditor() {
  if (!(await hasChromium())) return;
  try {
    const { install } = await import('./vscode/embedded.mjs');
    await install();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
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
