/**
 * Measures the language server: start-up beside a bare `vscode-languageserver` one, then opening,
 * typing and completing in plans of several sizes, the core's steps alone, the scheduler beside bare
 * passes and beside other schedulers. Everything in one run on one machine; prints medians.
 * `node scripts/bench.mjs [--quick] [--size N…] [--schedule] [--risk] [--peer [server|schedule]] [--levelling]
 * [--webview [keys]]`:
 * `--schedule` is the scheduler's part alone; `--risk` trials of the simulation beside passes of the schedule, all
 * answers of a run, and how long the server's main thread is kept from other work meanwhile;
 * `--peer` the comparison of language server and scheduler (or one of them) with others, which it installs into
 * `scripts/bench/peers` first; `--levelling` the quality and speed of levelling on PSPLIB; `--webview` the
 * timeline in Chromium beside other charts, which it installs too, or its keys alone. `--size` measures plans of so
 * many tasks only, where the server, the simulation or keys are measured.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { awakeRows } from './bench/awake.mjs';
import { languageServerTables } from './bench/language-servers.mjs';
import { median, medians } from './bench/median.mjs';
import { installPeers } from './bench/peers.mjs';
import { generatePlan } from './bench/plan.mjs';
import { measureLevelling } from './bench/psplib.mjs';
import { riskTables } from './bench/risk.mjs';
import { peerTable, scheduleRows } from './bench/schedule.mjs';
import { startServer } from './bench/server-client.mjs';
import { measureSession } from './bench/server-session.mjs';
import { measureWebview } from './bench/webview.mjs';
import { build } from './build.mjs';
import { compileSchema } from './compile-schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const flag = { type: 'boolean', default: false };
const { values: wanted, positionals } = parseArgs({
  options: {
    quick: flag,
    schedule: flag,
    risk: flag,
    peer: flag,
    levelling: flag,
    webview: flag,
    size: { type: 'string', multiple: true },
  },
  allowPositionals: true,
});
const { quick } = wanted;
const peers = wanted.peer ? (positionals[0] ?? 'both') : null;
const keysAlone = wanted.webview && positionals[0] === 'keys';
const whole = !wanted.schedule && !wanted.peer && !wanted.levelling;
const sizes = wanted.size?.map(Number);
const RISK_SIZES = sizes ?? (quick ? [1000] : [100, 1000, 10_000]);
const SIZES = sizes ?? (quick ? [100, 1000] : [100, 1000, 10_000]);
const SCHEDULE_SIZES = quick ? [1000, 10_000] : [1000, 10_000, 100_000];
const STARTS = quick ? 5 : 21;
const ROUNDS = quick ? 3 : 9;
const WARM_ROUNDS = quick ? 9 : 31;
const PEER_ROUNDS = quick ? 3 : 7;
/** Of one server with one plan. A round with a large one takes the peer a minute. */
const work = (size) => ({ sessions: 3, rounds: quick || size > 1000 ? 1 : 2 });

const folder = mkdtempSync(join(root, 'dist-test-bench-'));
try {
  if (wanted.peer || (wanted.webview && !keysAlone)) {
    const trouble = await installPeers();
    if (trouble) process.stderr.write(`Peers: ${trouble}\n`);
  }
  if (wanted.webview) await measureTimeline();
  else if (wanted.risk) await measureTrials();
  else {
    if (wanted.peer && peers !== 'schedule') await measureLanguageServers();
    if (peers !== 'server') await measureCore();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureCore() {
  await bundle({
    bare: 'scripts/bench/bare-server.mjs',
    passes: 'scripts/bench/passes.mjs',
    steps: 'scripts/bench/schedule-steps.mjs',
  });
  if (whole) await measureServer();
  const steps = await bundled('steps');
  if (!wanted.levelling) {
    // Before the large plans, whose memory would slow down what is measured after them.
    const { title, rows, notes } = await peerTable(steps, { ours: WARM_ROUNDS, peers: PEER_ROUNDS }, folder);
    printTable(title, rows);
    for (const note of notes) process.stdout.write(`${note}\n`);
  }
  if (whole || wanted.schedule) {
    const { rows, growth } = scheduleRows(steps, SCHEDULE_SIZES, WARM_ROUNDS);
    printTable(
      'Schedule: milliseconds for forward and backward pass, bare and ours, and for what is around them',
      rows,
    );
    printTable('Schedule: how many times as long from one size to the next', growth);
  }
  if (wanted.levelling) await measureLevelling();
}

async function measureServer() {
  const server = await builtServer();
  printTable('Start-up: from spawn to the answer of initialize', await measureStarts(server, join(folder, 'bare.cjs')));
  const rows = [];
  for (const size of SIZES) {
    const plan = { path: join(folder, 'measured.plan.yaml'), text: generatePlan(size), tasks: size };
    writeFileSync(plan.path, plan.text);
    rows.push({
      tasks: size,
      ...(await measureSession({ file: server, pull: true, allKnown: 'planline/analysed' }, plan, folder, work(size))),
    });
  }
  printTable('Server: milliseconds until the client has it, and megabytes', rows);
  const passes = await bundled('passes');
  printTable(
    'Core: milliseconds a step',
    SIZES.flatMap((size) => passes.measurePasses(size, ROUNDS).map((row) => ({ tasks: size, ...medians(row) }))),
  );
}

async function measureLanguageServers() {
  const server = await builtServer();
  const counts = { sizes: SIZES, starts: STARTS, work };
  await languageServerTables(root, server, folder, counts, printTable);
}

async function measureTrials() {
  await bundle({ trials: 'scripts/bench/trials.mjs', watcher: 'scripts/bench/loop-watch.mjs' });
  const { rows, whole } = await riskTables(await bundled('trials'), join(folder, 'trials.cjs'), RISK_SIZES, ROUNDS);
  printTable(
    'Simulation: milliseconds of processor time for a deterministic pass and for a trial with its draws',
    rows,
  );
  printTable('Simulation: from plan and schedule to all answers', whole);
  const server = await builtServer();
  const awake = await awakeRows(server, join(folder, 'watcher.cjs'), folder, RISK_SIZES);
  printTable("Simulation: the longest stretch of the server's main thread while its threads run trials", awake);
}

async function measureTimeline() {
  await bundle({ data: 'scripts/bench/webview-data.mjs' });
  await builtServer();
  const options = { quick, folder, keySizes: sizes, keysAlone };
  await measureWebview(join(folder, 'dist'), await bundled('data'), options, printTable);
}

/** Its own, which nobody builds anew while it is measured. */
async function builtServer() {
  const outdir = join(folder, 'dist');
  await build({ outdir });
  return join(outdir, 'server.js');
}

async function bundled(name) {
  return (await import(pathToFileURL(join(folder, `${name}.cjs`)).href)).default;
}

/** The same way the server itself is built. */
async function bundle(entryPoints) {
  await compileSchema();
  await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
}

/** Both in turn, so that whatever else the machine does meets both. */
async function measureStarts(ours, bare) {
  const times = { ours: [], bare: [] };
  for (let round = 0; round < STARTS; round++) {
    for (const [name, file] of Object.entries({ ours, bare })) {
      const before = performance.now();
      const client = startServer(file);
      await client.initialize();
      times[name].push(performance.now() - before);
      await client.stop();
    }
  }
  const [a, b] = [median(times.ours), median(times.bare)];
  return [
    { server: 'planline', ms: a, times: a / b },
    { server: 'bare', ms: b, times: 1 },
  ];
}

function printTable(title, rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  const lines = cells.map((line) => line.map((text, i) => text.padStart(widths[i])).join('  '));
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}

function cell(value) {
  if (typeof value !== 'number') return value;
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(value < 0.1 ? 3 : value < 10 ? 2 : 0);
}
