/**
 * Has V8 keep what it compiles of the built server while somebody works with the examples: a server of the same
 * engine begins with that. Other engines, such as that of VS Code, take no notice. What is written is no plan's, only code.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generatePlan } from './bench/plan.mjs';
import { startServer } from './bench/server-client.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Tasks. */
const LARGE = 1000;
const ASKED = ['documentSymbol', 'semanticTokens/full', 'codeLens', 'foldingRange', 'documentLink'];
const TYPED = ['name', 'start', 'duration', 'after', 'assign'];
const ASKED_AT = ['completion', 'hover', 'definition', 'references', 'documentHighlight'];

/** Before a bundle is written anew: what was compiled is of the old one. */
export function removeCodeCache(folder) {
  rmSync(join(folder, 'server-bundle.cache'), { force: true });
}

/** Of the server in `folder`, whose bundle gets its hash as its last line. */
export async function writeCodeCache(folder) {
  const bundle = join(folder, 'server-bundle.js');
  const text = readFileSync(bundle, 'utf8');
  writeFileSync(bundle, `${text}//${createHash('sha256').update(text).digest('hex')}`);
  process.env.PLANLINE_DIST = folder;
  const server = startServer(fileURLToPath(new URL('warm-server.mjs', import.meta.url)));
  const textDocument = {
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { versionSupport: true },
  };
  await server.initialize({ rootUri: pathToFileURL(root).href, capabilities: { textDocument } });
  const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' });
  for (const path of examples.filter((name) => name.endsWith('.plan.yaml'))) {
    const file = join(root, 'examples', path);
    await workWith(server, pathToFileURL(file).href, readFileSync(file, 'utf8'));
  }
  // What is large is gone about differently.
  await workWith(server, 'untitled:large.plan.yaml', generatePlan(LARGE));
  await server.stop();
}

/** Opens a plan, asks what editors ask, and writes a digit behind the first of each kind of value and takes it back. */
async function workWith(server, uri, text) {
  const textDocument = { uri };
  let version = 1;
  const analysed = () => server.until(({ method }) => method === 'planline/analysed');
  const opened = analysed();
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'planline', version, text } });
  await opened;
  for (const method of ASKED) await server.request(`textDocument/${method}`, { textDocument });
  const lines = text.split('\n');
  for (const key of TYPED) {
    const line = lines.findIndex((each) => each.trimStart().startsWith(`${key}: `));
    if (line < 0) continue;
    const end = { line, character: lines[line].length };
    for (const method of ASKED_AT) {
      const context = { includeDeclaration: true };
      await server.request(`textDocument/${method}`, { textDocument, position: end, context });
    }
    for (const [range, typed] of [
      [{ start: end, end }, '1'],
      [{ start: end, end: { line, character: end.character + 1 } }, ''],
    ]) {
      const changed = { ...textDocument, version: ++version };
      const known = analysed();
      server.notify('textDocument/didChange', { textDocument: changed, contentChanges: [{ range, text: typed }] });
      await known;
    }
  }
}
