/**
 * Our language server beside yaml-language-server with our schema, on the same plans in one run, and
 * the ratios against the aims. All work the same session; ours once with findings pushed and once pulled. The
 * peer knows text and schema only, so its findings of an opened plan stand beside ours of the same; all of ours,
 * the schedule's too, have a row and the same aims.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './median.mjs';
import { peerServer } from './peers.mjs';
import { generatePlan } from './plan.mjs';
import { measureSession, startTime } from './server-session.mjs';

/** By measure: how many times the peer's figure ours has to go into at the least, and is hoped to. */
const AIMS = {
  'open → findings of text and schema': { 1000: [3], 10000: [4, 8] },
  'open → all findings': { 1000: [3], 10000: [4, 8] },
  'a character in a name → diagnostics': { 1000: [8], 10000: [30, 80] },
  'a character in a duration → diagnostics': { 1000: [8], 10000: [30, 80] },
  'a character in a start → diagnostics': { 1000: [8], 10000: [30, 80] },
  'completion right after a change': { 1000: [20], 10000: [50, 200] },
  hover: { 1000: [5], 10000: [20, 100] },
  'ten keys 60 ms apart: last completion': { 1000: [50], 10000: [200, 1000] },
  symbols: { 10000: [1 / 3, 1 / 1.5] },
  'memory right after the session': { 1000: [2], 10000: [4, 8] },
  'memory after seconds of rest': { 1000: [2], 10000: [4, 8] },
  'spawn → initialised': { 1000: [1 / 0.6], 10000: [1 / 0.6, 1 / 0.4] },
};

/** Tables, each a title and rows: start-up, then one a size. `ours` is the file of our server. */
export async function languageServerTables(root, ours, folder, { sizes, starts, work }, print) {
  const peer = peerServer(pathToFileURL(join(root, 'schemas/plan.schema.json')).href);
  const own = { file: ours, allKnown: 'planline/analysed' };
  const servers = { peer, push: { ...own, pull: false }, pull: { ...own, pull: true } };
  const begun = await inTurn(servers, folder, starts);
  for (const size of sizes) {
    const place = join(folder, `plan-${size}`);
    mkdirSync(place);
    const plan = { path: join(place, 'measured.plan.yaml'), text: generatePlan(size), tasks: size };
    writeFileSync(plan.path, plan.text);
    const figures = {};
    for (const [name, server] of Object.entries(servers)) {
      figures[name] = await measureSession(server, plan, place, work(size));
    }
    const measures = ['spawn → initialised', ...Object.keys(figures.peer)];
    const rows = measures.map((measure) => rowOf(measure, size, (name) => figures[name][measure] ?? begun[name]));
    const units = 'milliseconds, memory in megabytes';
    print(
      `Language servers, ${size} tasks, on Node ${process.versions.node}: ${units}; ${peer.name} beside ours`,
      rows,
    );
  }
}

/** One start of each, again and again, so that whatever else the machine does meets all. */
async function inTurn(servers, folder, starts) {
  const times = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));
  for (let round = 0; round < starts; round++) {
    for (const [name, server] of Object.entries(servers)) times[name].push(await startTime(server, folder));
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

function rowOf(measure, size, figure) {
  const [floor = '', stretch = ''] = AIMS[measure]?.[size] ?? [];
  const [peer, push, pull] = [figure('peer'), figure('push'), figure('pull')];
  const least = Math.min(peer / push, peer / pull);
  return {
    measure,
    peer,
    'ours, push': push,
    'ours, pull': pull,
    'times, push': peer / push,
    'times, pull': peer / pull,
    floor,
    stretch,
    '': floor === '' ? '' : least < floor ? 'MISSED' : stretch !== '' && least >= stretch ? 'stretch' : 'floor',
  };
}
