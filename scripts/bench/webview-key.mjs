/**
 * From a key in the text to the picture, through every layer there is: the built server over stdio, what changed of
 * the timeline, the built page in Chromium. Stands where the editor stands, which adds its own way from
 * the extension to the page.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generatePlan, placesOf } from './plan.mjs';
import { startServer } from './server-client.mjs';
import { handshake } from './server-session.mjs';
import { inBrowser } from './webview-browser.mjs';
import { bringInSight, edit, openPage, PX_PER_DAY, paintFirst } from './webview-ours.mjs';

/** So long nothing may come from the server before a key. */
const CALM_MS = 400;
const WARM_KEYS = 3;
/** What is typed in place of a character. The project starts on another working day, so that every date is another. */
const NEXT = {
  name: (letter) => (letter === 'x' ? 'y' : 'x'),
  duration: (digit) => String((Number(digit) % 5) + 1),
  start: (digit) => String(Number(digit) === 8 ? 5 : Number(digit) + 1),
};
export const KINDS = Object.keys(NEXT);

/** Milliseconds of each key by kind: to the answer of the server, and from there to the frame after the picture. */
export async function measureKeys(dist, data, tasks, keys, folder) {
  const client = startServer(join(dist, 'server.js'));
  try {
    await client.initialize(handshake(folder, false));
    return await inBrowser((page) => keysOn(page, { client, dist, data, tasks, keys, folder }));
  } finally {
    await client.stop();
  }
}

async function keysOn(page, { client, dist, data, tasks, keys, folder }) {
  const editor = editorOf(client, tasks, join(folder, 'keys.plan.yaml'));
  const view = await editor.open();
  await openPage(page, dist, data, view.start);
  const settings = { locale: 'en-GB', today: view.start, readOnly: null };
  await page.evaluate(paintFirst, JSON.stringify({ type: 'view', view, settings }));
  const { rows } = data.received(view);
  const row = rows.findIndex(({ id }) => id === `t${(tasks >> 1) + 3}`);
  await page.evaluate(bringInSight, { starts: rows.map(({ start }) => start), pxPerDay: PX_PER_DAY });
  await page.evaluate((at) => measured.goTo(at), Math.max(0, row - 4));
  const times = Object.fromEntries(KINDS.map((kind) => [kind, { server: [], page: [], whole: [] }]));
  for (let key = -WARM_KEYS; key < keys; key++) {
    for (const kind of KINDS) {
      await client.calm(CALM_MS);
      const began = performance.now();
      const message = JSON.stringify(await editor.type(kind));
      const answered = performance.now();
      const took = await page.evaluate(edit, message);
      if (key < 0) continue;
      times[kind].server.push(answered - began);
      times[kind].page.push(took);
      times[kind].whole.push(answered - began + took);
    }
  }
  return times;
}

/** The editor's text of a plan, and the panel's questions about it. */
function editorOf(client, tasks, path) {
  const text = generatePlan(tasks);
  const places = placesOf(text, tasks);
  const written = {};
  const uri = pathToFileURL(path).href;
  let version = 1;
  let serial = null;
  const analysed = () => client.until(({ method }) => method === 'planline/analysed');

  async function timeline() {
    const { result, error } = await client.request('planline/timeline', { uri, since: serial, baseline: null });
    if (error) throw new Error(error.message);
    serial = (result.view ?? result.changes).serial;
    return result;
  }

  return {
    async open() {
      const known = analysed();
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
      await known;
      return (await timeline()).view;
    },
    /** Another letter or digit in place of the one that is there; the message that the page is then sent. */
    async type(kind) {
      const place = places[kind];
      const typed = NEXT[kind](written[kind] ?? text.split('\n')[place.line][place.character]);
      written[kind] = typed;
      const range = { start: place, end: { ...place, character: place.character + 1 } };
      client.notify('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range, text: typed }],
      });
      const { changes } = await timeline();
      if (!changes) throw new Error('the server told the whole timeline anew');
      return { type: 'changes', changes };
    },
  };
}
