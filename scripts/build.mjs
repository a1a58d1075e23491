/**
 * Builds everything that ships into dist/: extension, language server, command line, webview pages.
 * `node scripts/build.mjs [--watch] [--dev]`; `--dev` keeps names and adds source maps.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dev = process.argv.includes('--dev') || process.argv.includes('--watch');

const common = {
  absWorkingDir: root,
  bundle: true,
  outdir: 'dist',
  logLevel: 'warning',
  sourcemap: dev ? 'linked' : false,
  minify: !dev,
  legalComments: 'none',
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

/** Entries by bundle; those whose source does not exist are a mistake, not a choice. */
const builds = [
  {
    ...node,
    external: ['vscode', './holiday-data.js'],
    entryPoints: {
      extension: 'client/src/extension.ts',
      server: 'server/src/lsp/main.ts',
      cli: 'server/src/cli/main.ts',
      'holiday-data': 'server/src/host/holiday-data.ts',
    },
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome122',
    entryPoints: {
      timeline: 'client/src/webview/timeline/main.ts',
      risks: 'client/src/webview/risks/main.ts',
    },
  },
];

export async function build() {
  const { compileSchema } = await import('./compile-schema.mjs');
  await compileSchema();
  for (const options of builds) {
    const present = Object.entries(options.entryPoints).filter(([, path]) => existsSync(`${root}/${path}`));
    await esbuild.build({ ...options, entryPoints: Object.fromEntries(present) });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
