/**
 * Builds everything that ships into dist/: extension, language server, command line, webview pages,
 * and the notices of what is bundled. `node scripts/build.mjs [--watch] [--dev]`; `--dev` keeps
 * names and adds source maps.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { compileSchema } from './compile-schema.mjs';
import { holidayBundle, LATER_BUNDLES } from './holiday-bundle.mjs';
import { writeNotices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const common = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
};

const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // Modules written for ESM ask where they are; CommonJS knows it by another name.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

const builds = [
  {
    ...node,
    external: ['vscode', './holiday-data.js', ...LATER_BUNDLES],
    entryPoints: {
      extension: 'client/src/extension.ts',
      server: 'server/src/lsp/start.ts',
      'server-bundle': 'server/src/lsp/main.ts',
      worker: 'server/src/worker/main.ts',
      cli: 'server/src/cli/main.ts',
      'holiday-data': 'server/src/host/holiday-start.ts',
      'holiday-data-bundle': 'server/src/host/holiday-data.ts',
      'holiday-sky': 'holiday-sky',
      'holiday-calendars': 'holiday-calendars',
    },
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome122',
    // Compiled as one while it loads, not function by function in the first picture, which took 7 ms of it.
    banner: { js: '//# allFunctionsCalledOnLoad' },
    entryPoints: {
      timeline: 'client/src/webview/timeline/main.ts',
      risks: 'client/src/webview/risks/main.ts',
    },
  },
];

/** Into `dist/`, or another folder of the project. */
export async function build({ dev = false, watch = false, outdir = 'dist' } = {}) {
  await compileSchema();
  const plugins = [holidayBundle(join(root, outdir))];
  const how = { outdir, plugins, sourcemap: dev ? 'linked' : false, minify: !dev };
  if (watch) {
    for (const options of builds) await (await esbuild.context({ ...options, ...how })).watch();
    process.stdout.write('Watching…\n');
    return;
  }
  const results = await Promise.all(builds.map((options) => esbuild.build({ ...options, ...how })));
  const written = results.flatMap(({ metafile }) => Object.keys(metafile.outputs));
  for (const path of written) if (path.endsWith('.js')) escapeWide(join(root, path));
  removeOthers(join(root, outdir), written);
  writeNotices(
    root,
    outdir,
    results.flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  );
}

/** Bundles of an earlier build, which would be packed with these. */
function removeOthers(folder, written) {
  const names = new Set(written.map((path) => basename(path)));
  const others = readdirSync(folder).filter((name) => /\.(?:js|css)(?:\.map)?$/.test(name) && !names.has(name));
  for (const name of others) rmSync(join(folder, name));
}

/**
 * Writes characters beyond Latin-1, which esbuild leaves in regular expressions, as escapes: one of them
 * would double the memory that V8 keeps a bundle's text in.
 */
function escapeWide(path) {
  const text = readFileSync(path, 'utf8');
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const narrow = text.replace(/[^\0-\xff]/g, escaped);
  if (narrow !== text) writeFileSync(path, narrow);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const watch = process.argv.includes('--watch');
  await build({ dev: watch || process.argv.includes('--dev'), watch });
}
