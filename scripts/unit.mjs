/**
 * Bundles and runs the tests that need no editor and no browser.
 * `node scripts/unit.mjs [PART…]` runs only test files whose path contains one of the words.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const files = globSync('test/{core,features,protocol,cli,support,architecture}/**/*.test.ts', { cwd: root }).filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (files.length === 0) {
  process.stderr.write('no test file matches\n');
  process.exit(2);
}
// An awkward zone: half-hour offset and daylight saving. Nothing may depend on it.
process.env.TZ = 'Australia/Lord_Howe';

const out = mkdtempSync(join(root, 'dist-test-'));
try {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: files,
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
  const mocha = new Mocha({ timeout: 10_000, reporter: words.length ? 'spec' : 'dot' });
  for (const file of files) mocha.addFile(join(out, relative('.', file).replace(/\.ts$/, '.mjs')));
  await mocha.loadFilesAsync();
  const failures = await new Promise((resolve) => mocha.run(resolve));
  process.exitCode = failures > 0 ? 1 : 0;
} finally {
  rmSync(out, { recursive: true, force: true });
}
