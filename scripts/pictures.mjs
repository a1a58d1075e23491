/** Pictures of the webview pages, of every example in every theme and width, into out/pictures. `node scripts/pictures.mjs [WORD…]`: of those names that hold every word. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = mkdtempSync(join(root, 'dist-test-'));
try {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['test/webview/pictures.ts'],
    outfile: join(out, 'pictures.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    define: { PLANLINE_ROOT: JSON.stringify(root) },
  });
  const { takePictures } = await import(pathToFileURL(join(out, 'pictures.mjs')).href);
  await takePictures(process.argv.slice(2));
} finally {
  rmSync(out, { recursive: true, force: true });
}
