/** Bundles test files with esbuild and runs them with mocha in this process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import fc from 'fast-check';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';
import { compileSchema } from './compile-schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** In ms: a test is ended where it hangs, not where it has to wait for its turn beside other stages. */
const PATIENCE = 60_000;

/**
 * Runs the test files (.ts bundled, .mjs as they are) of `globs` whose path contains one of `words`, or all. With `report` the
 * counts go to that file, written at the very end: no file means the run broke off. Resolves to the exit code.
 */
export async function runMocha({ globs, words = [], report = null }) {
  const files = globSync(globs, { cwd: root }).filter(
    (file) => words.length === 0 || words.some((word) => file.includes(word)),
  );
  if (files.length === 0) {
    process.stderr.write('no test file matches\n');
    return 2;
  }
  await compileSchema();
  const out = mkdtempSync(join(root, 'dist-test-'));
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: files.filter(isTypeScript),
      outdir: out,
      outbase: root,
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      outExtension: { '.js': '.mjs' },
      sourcemap: 'inline',
      packages: 'external',
      logLevel: 'warning',
      define: { PLANLINE_ROOT: JSON.stringify(root) },
    });
    // The same cases every time: a suite that lets changes land may not fail by luck. Another seed finds others.
    fc.configureGlobal({ seed: Number(process.env.PLANLINE_SEED ?? 1) });
    // A long run of random cases takes as long as it takes.
    const mocha = new Mocha({
      timeout: process.env.PLANLINE_RUNS ? 0 : PATIENCE,
      reporter: words.length ? 'spec' : 'dot',
    });
    for (const file of files) {
      mocha.addFile(isTypeScript(file) ? join(out, file.replace(/\.ts$/, '.mjs')) : join(root, file));
    }
    await mocha.loadFilesAsync();
    const counts = await new Promise((resolve) => {
      const runner = mocha.run(() => resolve(countsOf(runner)));
    });
    if (report) writeFileSync(report, JSON.stringify(counts));
    return counts.failed > 0 ? 1 : 0;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const isTypeScript = (file) => file.endsWith('.ts');

function countsOf(runner) {
  const { passes, failures, pending } = runner.stats;
  return { passed: passes, failed: failures, skipped: pending };
}

/** `--report FILE` and the words of a command line. */
export function readArguments(args) {
  const { values, positionals } = parseArgs({ args, options: { report: { type: 'string' } }, allowPositionals: true });
  return { report: values.report ?? null, words: positionals };
}
