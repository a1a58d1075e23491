import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { repositoryRoot } from '../support/root.ts';
import { filesBelow, importsOf, type Source, sourcesIn, withoutComments } from './sources.ts';

interface Layer {
  readonly folder: string;
  /** What of ours it may import, besides itself: folders, or single files. */
  readonly ours: readonly string[];
  readonly packages: readonly (string | RegExp)[];
  /** Folders inside it that are layers of their own. */
  readonly except?: string;
  /** There must be at least so many files, or the table guards nothing. */
  readonly least: number;
}

const CORE = 'server/src/core';
const PROTOCOL = 'server/src/protocol';
const HOST = 'server/src/host';
const VIEWS = 'server/src/views';
const FEATURES = 'server/src/features';
const WORKER = 'server/src/worker';
const LSP = 'server/src/lsp';

/** DESIGN, layout: what each layer may know. Nothing else is allowed. */
const LAYERS: readonly Layer[] = [
  { folder: CORE, ours: ['schemas'], packages: ['yaml', 'fastest-levenshtein', /^ajv\/dist\/runtime\//], least: 40 },
  { folder: PROTOCOL, ours: [], packages: [], least: 5 },
  { folder: VIEWS, ours: [CORE, PROTOCOL], packages: [], least: 3 },
  { folder: FEATURES, ours: [CORE], packages: ['vscode-languageserver-types'], least: 15 },
  { folder: HOST, ours: [CORE], packages: [/^node:/, 'tinyglobby', 'vscode-uri', 'date-holidays'], least: 5 },
  { folder: WORKER, ours: [CORE], packages: ['node:fs', 'node:os', 'node:worker_threads'], least: 3 },
  {
    folder: LSP,
    ours: [CORE, PROTOCOL, VIEWS, FEATURES, HOST, WORKER],
    packages: [/^node:/, 'vscode-languageserver/node', 'vscode-uri'],
    least: 10,
  },
  {
    folder: 'server/src/cli',
    ours: [CORE, PROTOCOL, VIEWS, HOST, WORKER, `${LSP}/connection.ts`, `${LSP}/server.ts`],
    packages: [/^node:/, 'commander'],
    least: 10,
  },
  {
    folder: 'client/src',
    except: 'client/src/webview',
    ours: [PROTOCOL, CORE],
    packages: [/^node:/, 'vscode', 'vscode-languageclient/node'],
    least: 8,
  },
  { folder: 'client/src/webview', ours: [PROTOCOL], packages: [/^d3-/], least: 15 },
];

const all = LAYERS.map((layer) => ({
  layer,
  sources: sourcesIn(layer.folder, /\.tsx?$/).filter(({ path }) => !layer.except || !isIn(layer.except, path)),
}));

describe('the layers', () => {
  for (const { layer, sources } of all) {
    it(`${layer.folder} knows only what its row of the table says`, () => {
      assert.ok(sources.length >= layer.least, `read only ${sources.length} files`);
      const strangers = sources.flatMap(({ path, imports }) =>
        imports.filter((name) => !mayImport(layer, name)).map((name) => `${path} imports ${name}`),
      );
      assert.deepEqual(strangers, []);
    });
  }

  it('cover every source there is', () => {
    const covered = new Set(all.flatMap(({ sources }) => sources.map(({ path }) => path)));
    const sources = [...sourcesIn('server/src', /\.tsx?$/), ...sourcesIn('client/src', /\.tsx?$/)];
    assert.deepEqual(
      sources.map(({ path }) => path).filter((path) => !covered.has(path)),
      [],
    );
    assert.ok(covered.size > 120, `read only ${covered.size} files`);
    const imports = sources.reduce((sum, source) => sum + source.imports.length, 0);
    assert.ok(imports > 3 * covered.size, `found only ${imports} imports`);
  });

  it('keep the clock, chance and input out of the core', () => {
    const BANNED =
      /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bMath\.random\b|\bperformance\b|\bprocess\.|\bconsole\.|\bfetch\(/;
    const found = sourcesIn(CORE, /\.ts$/).filter(({ code }) => BANNED.test(code));
    assert.deepEqual(paths(found), []);
  });
});

describe('the files', () => {
  const files = ['server/src', 'client/src', 'test', 'scripts'].flatMap((folder) =>
    sourcesIn(folder, /\.(?:tsx?|mjs|css)$/),
  );

  it('have at most 400 lines, half of them fewer than 100', () => {
    const lengths = files.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
    assert.deepEqual(paths(files.filter(({ text }) => text.split('\n').length - 1 > 400)), []);
    assert.ok((lengths[lengths.length >> 1] ?? 0) < 100, `the median is ${lengths[lengths.length >> 1]}`);
    assert.ok(files.length > 200, `read only ${files.length} files`);
  });

  it('are no barrels and lie in no drawer called utils', () => {
    const barrels = files.filter(
      ({ path, code }) => (/^index\./.test(basename(path)) && !path.startsWith('test/')) || onlyPassesOn(code),
    );
    assert.deepEqual(paths(barrels), []);
    const drawers = ['server/src', 'client/src', 'test', 'scripts']
      .flatMap((folder) => filesBelow(join(repositoryRoot, folder)))
      .filter((path) => /[/\\](?:utils?|helpers?|misc|common)[/\\.]/i.test(path));
    assert.deepEqual(drawers, []);
  });

  it('open with what they are for', () => {
    const silent = ['server/src', 'client/src']
      .flatMap((folder) => sourcesIn(folder, /\.ts$/))
      .filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text));
    assert.deepEqual(paths(silent), []);
  });
});

describe('the reader of imports', () => {
  it('finds every form and no comment', () => {
    const code = withoutComments(`import a, { b } from 'one';
import type {
  C,
} from "two"; // import x from 'no'
import 'three';
/* import y from 'no' */ export { z } from './four.ts';
const five = await import('five'), six = require('six'), url = 'http://no.example/';
type Seven = typeof import('seven');`);
    assert.deepEqual([...importsOf(code)].sort(), ['./four.ts', 'five', 'one', 'seven', 'six', 'three', 'two']);
    assert.match(code, /no\.example/);
  });
});

function mayImport(layer: Layer, name: string): boolean {
  const isOurs = /^(?:server|client|schemas|test|scripts)\//.test(name);
  if (!isOurs) return layer.packages.some((one) => (typeof one === 'string' ? one === name : one.test(name)));
  if (isIn(layer.folder, name) && !(layer.except && isIn(layer.except, name))) return true;
  return layer.ours.some((folder) => isIn(folder, name));
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function onlyPassesOn(code: string): boolean {
  const rest = code.replace(/export\s+(?:type\s+)?(?:\*|\{[^}]*\})(?:\s+as\s+\w+)?\s+from\s*['"][^'"]+['"];?/g, '');
  return rest.trim() === '' && code.trim() !== '';
}

function paths(sources: readonly Source[]): string[] {
  return sources.map(({ path }) => path);
}
