/**
 * Bundles and runs the tests that need no editor and no browser.
 * `node scripts/unit.mjs [PART…]` runs only test files whose path contains one of the words;
 * without words two processes share the files, by what they cost.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileSchema } from './compile-schema.mjs';
import { readArguments, runMocha } from './mocha.mjs';
import { start, temporaryFolder } from './processes.mjs';

// An awkward zone: half-hour offset and daylight saving. Nothing may depend on it.
process.env.TZ = 'Australia/Lord_Howe';

/** Each as long as the other on two cores: the servers of the first have much to wait for. */
const SHARES = {
  '--clients': ['test/{protocol,cli,features}/**/*.test.ts'],
  '--core': ['test/{core,support,architecture,extension/unit}/**/*.test.ts'],
};

const [share, ...rest] = process.argv.slice(2);
if (share in SHARES) {
  const { report } = readArguments(rest);
  process.exitCode = await runMocha({ globs: SHARES[share], report });
} else {
  const { report, words } = readArguments(process.argv.slice(2));
  process.exitCode =
    words.length > 0 ? await runMocha({ globs: Object.values(SHARES).flat(), words, report }) : await runShares(report);
}

/** A share that breaks off leaves no report, and counts as a failure. */
async function runShares(report) {
  // Once, not by both at a time.
  await compileSchema();
  const folder = temporaryFolder('unit');
  const codes = await Promise.all(Object.keys(SHARES).map((name) => runShare(name, join(folder, `${name}.json`))));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of Object.keys(SHARES)) {
    const file = join(folder, `${name}.json`);
    const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  const code = Math.max(...codes);
  if (report && codes.every((one) => one <= 1)) writeFileSync(report, JSON.stringify(total));
  return code;
}

/** What it says is shown whole, when it has ended or this script is ended. */
function runShare(name, report) {
  const child = start(process.execPath, [fileURLToPath(import.meta.url), name, '--report', report], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
  const show = () => process.stdout.write(Buffer.concat(said.splice(0)));
  process.once('exit', show);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      show();
      resolve(code ?? 1);
    });
  });
}
