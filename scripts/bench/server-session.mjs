/**
 * One editor's session with a language server on one large plan, over stdio: every wait that a person
 * would notice, in milliseconds. Takes any server, and findings that are pushed or pulled; knows
 * nothing else of servers.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { median } from './median.mjs';
import { placesOf } from './plan.mjs';
import { startServer } from './server-client.mjs';

const KEYS = 10;
const BETWEEN_KEYS_MS = 60;
/** So long nothing may arrive before a measure begins; longer than a usual debounce. */
const CALM_MS = 250;
/** After a burst: findings of its first keys would be taken for those of the next change. */
const BACKLOG_MS = 3000;
/** After a session, before memory is read once more. */
const REST_MS = 5000;
const RIGHT_AFTER = 'memory right after the session';

/** What an editor such as VS Code says of itself; `pull` where it asks for findings. */
function capabilities(pull) {
  return {
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      ...(pull && { diagnostics: { refreshSupport: true } }),
    },
    textDocument: {
      synchronization: {},
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      ...(pull ? { diagnostic: { relatedDocumentSupport: true } } : { publishDiagnostics: { versionSupport: true } }),
    },
  };
}

/** From spawn to the answer of `initialize`. */
export async function startTime(server, folder) {
  const before = performance.now();
  const client = await started(server, folder);
  const took = performance.now() - before;
  await client.stop();
  return took;
}

/** Parameters of `initialize`. */
export function handshake(folder, pull) {
  const uri = pathToFileURL(folder).href;
  return { rootUri: uri, workspaceFolders: [{ uri, name: 'measured' }], capabilities: capabilities(pull) };
}

/**
 * Medians by measure over some sessions, each with a server that has read nothing yet, as a person meets it, and of so many
 * rounds of the same edits and questions. Memory in megabytes, with the least and the most that a session ended with: where
 * the last collection of garbage happens to lie moves it by half. `plan` is `{path, text, tasks}`, on the disk already.
 */
export async function measureSession(server, plan, folder, { sessions, rounds }) {
  const measured = {};
  const take = (name, value) => {
    measured[name] ??= [];
    measured[name].push(value);
  };
  for (let session = 0; session < sessions; session++) await oneSession(server, plan, folder, rounds, take);
  const after = measured[RIGHT_AFTER];
  return {
    ...Object.fromEntries(Object.entries(measured).map(([name, values]) => [name, median(values)])),
    [`${RIGHT_AFTER}: least`]: Math.min(...after),
    [`${RIGHT_AFTER}: most`]: Math.max(...after),
  };
}

async function oneSession(server, plan, folder, rounds, take) {
  const client = await started(server, folder);
  const session = openSession(client, plan, server);
  const { first, all } = await session.open();
  take('open → findings of text and schema', first);
  take('open → all findings', all);
  await session.provesThatItChecks();
  let atOnce = 0;
  for (let round = 0; round < rounds; round++) {
    await client.calm(BACKLOG_MS);
    for (const kind of ['name', 'duration', 'start']) {
      take(`a character in a ${kind} → diagnostics`, await session.findingsAfter(kind));
      take('completion, settled', await session.completion());
      take('completion right after a change', await session.completionAfter(kind));
      take('hover', await session.hover());
      take('symbols', await session.symbols());
    }
    take('ten keys 60 ms apart: last completion', await session.burst());
    atOnce = residentMegabytes(client.pid).now;
  }
  await client.calm(BACKLOG_MS + REST_MS);
  const { now, most } = residentMegabytes(client.pid);
  await client.stop();
  take(RIGHT_AFTER, atOnce);
  take('memory after seconds of rest', now);
  if (most !== null) take('memory at its most', most);
}

async function started({ file, settings, pull }, folder) {
  const client = startServer(file, settings);
  await client.initialize(handshake(folder, pull));
  return client;
}

/** `allKnown`: what a server that tells some findings later says once it knows all; else the first are all. */
function openSession(client, { path, text, tasks }, { pull, allKnown }) {
  const uri = pathToFileURL(path).href;
  const textDocument = { uri };
  const places = placesOf(text, tasks);
  let version = 0;
  let resultId;
  const written = {};

  /** The findings of the newest text, asked for at once or sent by themselves. */
  async function findings() {
    if (!pull) {
      const isOurs = ({ method, params }) => method === 'textDocument/publishDiagnostics' && params.uri === uri;
      // A server that tells no version tells the newest, once it is calm before.
      const fits = (message) => isOurs(message) && (message.params.version ?? version) === version;
      return (await client.until(fits)).params.diagnostics;
    }
    const params = { textDocument, ...(resultId && { previousResultId: resultId }) };
    const { result, error } = await client.request('textDocument/diagnostic', params);
    if (error) throw new Error(error.message);
    resultId = result.resultId;
    return result.items ?? [];
  }

  const edit = (start, length, typed) => {
    const range = { start, end: { ...start, character: start.character + length } };
    const contentChanges = [{ range, text: typed }];
    client.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges });
  };
  /** Another digit, or a letter in front and gone the next time. */
  const change = (kind) => {
    written[kind] = (written[kind] ?? 0) + 1;
    const count = written[kind];
    if (kind !== 'name') return edit(places[kind], 1, String(1 + (count % 9)));
    return count % 2 ? edit(places.name, 0, 'x') : edit(places.name, 1, '');
  };
  const complete = () => client.request('textDocument/completion', { textDocument, position: places.link });
  const offers = async (asked) => {
    const { result, error } = await asked;
    if (error) throw new Error(error.message);
    if ((result?.items ?? result ?? []).length === 0) throw new Error('a completion without offers');
  };
  /** Milliseconds of work that begins in calm. */
  const timed = async (work) => {
    await client.calm(CALM_MS);
    const before = performance.now();
    await work();
    return performance.now() - before;
  };

  return {
    async open() {
      await client.calm(CALM_MS);
      const before = performance.now();
      const document = { ...textDocument, languageId: 'yaml', version: ++version, text };
      const known = allKnown && client.until(({ method }) => method === allKnown);
      client.notify('textDocument/didOpen', { textDocument: document });
      await findings();
      const first = performance.now() - before;
      if (!known) return { first, all: first };
      await known;
      // Who is told has been told before; who asks is to ask again.
      if (pull) await findings();
      return { first, all: performance.now() - before };
    },
    /** A server that did not know the schema would be fast for nothing. */
    async provesThatItChecks() {
      await client.calm(CALM_MS);
      edit(places.duration, 1, 'x');
      const found = await findings();
      await client.calm(CALM_MS);
      edit(places.duration, 1, '2');
      await findings();
      if (found.length === 0) throw new Error('the server finds nothing wrong with a duration of "xd"');
    },
    findingsAfter: (kind) =>
      timed(() => {
        change(kind);
        return findings();
      }),
    completion: () => timed(() => offers(complete())),
    completionAfter: (kind) =>
      timed(() => {
        change(kind);
        return offers(complete());
      }),
    hover: () =>
      timed(() => client.request('textDocument/hover', { textDocument, position: { ...places.name, character: 9 } })),
    symbols: () => timed(() => client.request('textDocument/documentSymbol', { textDocument })),
    /** Asks after each key and takes the question back with the next, as editors do. */
    async burst() {
      await client.calm(CALM_MS);
      let asked = null;
      let before = 0;
      for (let key = 0; key < KEYS; key++) {
        if (asked) client.notify('$/cancelRequest', { id: asked.asked });
        before = performance.now();
        change('duration');
        asked = complete();
        if (key < KEYS - 1) await pause(Math.max(0, BETWEEN_KEYS_MS - (performance.now() - before)));
      }
      await offers(asked);
      return performance.now() - before;
    },
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Of the whole process, threads and all. The most it ever was is known on Linux only. */
function residentMegabytes(pid) {
  if (process.platform !== 'linux') {
    const now = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
    return { now, most: null };
  }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]) / 1024;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}
