/**
 * Our timeline beside vis-timeline and frappe-gantt in Chromium, 1400×800, on the same plans in one
 * run: what one waits for and sees while working. All as measured; medians of several browsers.
 */
import { execFileSync } from 'node:child_process';
import { findChromium } from '../vscode/chromium.mjs';
import { median } from './median.mjs';
import { KINDS, measureKeys } from './webview-key.mjs';
import { measureOurs } from './webview-ours.mjs';
import { timelinePeers } from './webview-peers.mjs';

const SIZES = [1000, 5000, 10_000];
/** How many times sooner than either of the others ours is to show a plan, at the least. */
const SOONER = { 5000: 20, 10000: 30 };
const KEYS = 9;
/** From a key in the text to the picture, in plans of these sizes. */
const KEYED = [1000, 10_000];
const MOST_MS = 50;
const AIMS = [
  ['first paint, ms', (size) => ({ 5000: 150, 10000: 250 })[size]],
  ['scroll down, longest frame', () => 32],
  ['scroll across, longest frame', () => 32],
  ['zoom, longest frame', () => 32],
  ['nodes', () => 800],
  ['renderer, MB', () => 120],
  ['edit → redrawn, ms', () => 50],
];

/** @param data of `webview-data.mjs`, bundled. */
export async function measureWebview(dist, data, { quick, folder, keySizes, keysAlone }, printTable) {
  if (findChromium() === null) {
    process.stderr.write('No Chromium was found; PLANLINE_CHROMIUM may name one.\n');
    return;
  }
  if (!keysAlone) await measureCharts(dist, data, quick, printTable);
  for (const size of keySizes ?? (quick ? KEYED.slice(0, 1) : KEYED)) {
    const times = await measureKeys(dist, data, size, quick ? 3 : KEYS, folder);
    printTable(`From a key in the text to the picture presented, ${size} tasks, ms`, KINDS.map(keyRow(times)));
  }
}

async function measureCharts(dist, data, quick, printTable) {
  const peers = timelinePeers();
  for (const { name, missing } of peers) if (missing) process.stderr.write(`${name} is not installed.\n`);
  process.stdout.write(
    `${chromiumVersion()}, 1400×800, no GPU; two links a task; longest frames are the worst of all runs\n`,
  );
  for (const size of quick ? SIZES.slice(0, 1) : SIZES) {
    const view = data.viewOf(size);
    const tasks = data.plainTasks(view);
    const measures = [
      { name: 'ours', rounds: quick ? 1 : 3, measure: () => measureOurs(dist, data, view) },
      ...peers.flatMap(({ name, measure }) =>
        measure ? [{ name, rounds: size > 1000 || quick ? 1 : 2, measure: () => measure(tasks) }] : [],
      ),
    ];
    const figures = new Map();
    for (const { name, rounds, measure } of measures) {
      const runs = [];
      for (let round = 0; round < rounds; round++) runs.push(await measure());
      figures.set(name, summary(runs));
    }
    printTable(`Timeline of ${view.rows.length} rows and ${view.links.length} links`, rowsOf(size, figures));
  }
}

function keyRow(times) {
  return (kind) => {
    const all = (part) => times.flatMap((key) => (key.kind === kind ? [key[part]] : []));
    return {
      'a character in a': kind,
      server: median(all('server')),
      way: median(all('way')),
      page: median(all('page')),
      whole: median(all('whole')),
      longest: Math.max(...all('whole')),
      aim: MOST_MS,
    };
  };
}

function summary(runs) {
  const all = (key) => runs.flatMap((run) => run[key]);
  const most = (key) => Math.max(...all(key));
  return {
    'first paint, ms': median(all('paint')),
    'scroll down, frame p95': p95(all('down')),
    'scroll down, longest frame': most('down'),
    'scroll across, frame p95': p95(all('across')),
    'scroll across, longest frame': most('across'),
    'zoom, frame p95': p95(all('zoom')),
    'zoom, longest frame': most('zoom'),
    nodes: most('nodes'),
    'renderer, MB': runs[0].memory === null ? '' : median(all('memory')),
    'edit → redrawn, ms': all('edit').length > 0 ? median(all('edit')) : '',
  };
}

function rowsOf(size, figures) {
  const ours = figures.get('ours');
  const rows = Object.keys(ours).map((measure) => ({
    measure,
    ...Object.fromEntries([...figures].map(([name, values]) => [name, values[measure]])),
    aim: AIMS.find(([name]) => name === measure)?.[1](size) ?? '',
  }));
  const times = Object.fromEntries(
    [...figures].map(([name, values]) => [name, values['first paint, ms'] / ours['first paint, ms']]),
  );
  return [...rows, { measure: 'first paint, times ours', ...times, aim: SOONER[size] ?? '' }];
}

function p95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))];
}

function chromiumVersion() {
  const stdio = ['ignore', 'pipe', 'ignore'];
  return execFileSync(findChromium(), ['--version'], { encoding: 'utf8', stdio }).trim();
}
