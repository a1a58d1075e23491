/**
 * Measures levelling: all of PSPLIB's J30 and J60 (excess over the best known makespans at once and
 * after 5,000 schedules, each checked for feasibility), then generated projects of 90 to 10,000 jobs.
 * It takes a minute or two.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpora = process.env['PLANLINE_CORPORA'] ?? join(root, '../shared/corpora');
const SCHEDULES = 5000;

/** Prints two tables; says loudly where the instances are absent. */
export async function measureLevelling() {
  const folder = mkdtempSync(join(root, 'dist-test-bench-'));
  try {
    const outfile = join(folder, 'levelling-runs.mjs');
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['scripts/bench/levelling-runs.mjs'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      define: { PLANLINE_ROOT: JSON.stringify(root) },
      logLevel: 'warning',
    });
    const { psplibRow, generatedRow } = await import(pathToFileURL(outfile).href);
    const instances = join(corpora, 'psplib');
    if (existsSync(instances)) {
      console.table(['j30', 'j60'].map((set) => psplibRow(instances, set, SCHEDULES)));
    } else {
      process.stderr.write(`SKIPPED: PSPLIB is not at ${instances}; set PLANLINE_CORPORA\n`);
    }
    console.table(
      [90, 120, 1000, 10_000].flatMap((jobs) =>
        [0.2, 0.7].map((strength) => generatedRow(jobs, Math.min(SCHEDULES, 500_000 / jobs), strength)),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
