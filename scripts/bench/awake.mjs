/**
 * The longest stretch of the server's main thread while threads run the trials of a plan, from a moment after its findings
 * are there, as a plan of some size is simulated when the hands rest, until the last figure is; how much of it the thread
 * worked and how much it waited for a core, and the most that it worked in any stretch. Beside it the longest of a process
 * that does nothing at the same time, and alone on the machine before: what others and the system itself let anybody wait.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { PLANS } from './risk.mjs';
import { startServer } from './server-client.mjs';
import { handshake } from './server-session.mjs';

const ALONE_MS = 5000;
const HANDS_REST_MS = 1000;
const AS_WRITTEN = { off: [], answered: [] };

/** @param watcher the bundle of `loop-watch.mjs`. */
export async function awakeRows(server, watcher, folder, sizes) {
  const rows = [];
  // Smaller ones are simulated as soon as they are read.
  for (const tasks of sizes.filter((size) => size >= 1000)) {
    for (const [plan, write] of Object.entries(PLANS)) {
      rows.push({ tasks, plan, ...(await whileSimulating(server, watcher, folder, write(tasks))) });
    }
  }
  return rows;
}

async function whileSimulating(server, watcher, folder, text) {
  const idle = spawn(process.execPath, ['--require', watcher, '--eval', 'process.channel.ref()'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await told(idle);
  await new Promise((resolve) => setTimeout(resolve, ALONE_MS));
  const alone = await told(idle);
  const client = startServer(server, {}, watcher);
  const uri = pathToFileURL(`${folder}/awake.plan.yaml`).href;
  await client.initialize(handshake(folder, true));
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'planline', version: 1, text } });
  await client.request('textDocument/diagnostic', { textDocument: { uri } });
  await new Promise((resolve) => setTimeout(resolve, HANDS_REST_MS));
  await Promise.all([told(client.child), told(idle)]);
  const before = performance.now();
  const trials = await simulated(client, uri);
  const took = performance.now() - before;
  const [main, beside] = await Promise.all([told(client.child), told(idle)]);
  await client.stop();
  idle.kill();
  return {
    trials,
    s: took / 1000,
    'longest ms': main.longest,
    'own in it': main.own,
    'wait in it': main.wait,
    'most own': main.mostOwn,
    'over 8 ms': main.noticed,
    'idle beside': beside.longest,
    'idle alone': alone.longest,
  };
}

/** As a panel asks: again after each piece of news, until it is known what each risk does. */
async function simulated(client, uri) {
  for (;;) {
    const news = client.until(({ method }) => method === 'planline/simulated');
    const { result } = await client.request('planline/simulation', { uri, whatIf: AS_WRITTEN });
    if (result.state.kind === 'failed') throw new Error(result.state.reason);
    const risks = result.result?.risks ?? [];
    const isCompared = ({ p80Days }) => p80Days !== null || result.result.notCompared !== null;
    if (result.state.kind === 'done' && risks.length > 0 && risks.every(isCompared)) {
      news.catch(() => {});
      return result.trials;
    }
    await news;
  }
}

async function told(child) {
  const answer = once(child, 'message');
  child.send('tell');
  const [message] = await answer;
  return message;
}
