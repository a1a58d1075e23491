/**
 * From a key in the text to the picture, through every layer there is: the built server over stdio, what changed of
 * the timeline, its way to the page, the built page in Chromium, until the picture is presented. Stands where the
 * editor stands, whose own way from the extension to the page takes a process more, and asks as the panel does: for
 * what is in sight, and a moment later for the rest, after which the same picture must be in sight.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generatePlan, placesOf } from './plan.mjs';
import { startServer } from './server-client.mjs';
import { handshake } from './server-session.mjs';
import { inBrowser, settled } from './webview-browser.mjs';
import { servePage, takeFeed } from './webview-feed.mjs';
import { bringInSight, PX_PER_DAY, paintFirst, standIn } from './webview-ours.mjs';
import { watchPictures } from './webview-shown.mjs';

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

/**
 * Milliseconds of each key by kind: to the answer of the server, from there until the page has the message, from there
 * until its picture is in sight.
 */
export async function measureKeys(dist, data, tasks, keys, folder) {
  const client = startServer(join(dist, 'server.js'));
  const feed = await servePage(dist, data.html);
  try {
    await client.initialize(handshake(folder, false));
    return await inBrowser((page) => keysOn(page, { client, feed, data, tasks, keys, folder }), { bypassCSP: true });
  } finally {
    feed.close();
    await client.stop();
  }
}

async function keysOn(page, { client, feed, data, tasks, keys, folder }) {
  const editor = editorOf(client, tasks, join(folder, 'keys.plan.yaml'));
  const view = await editor.open();
  await page.addInitScript(standIn, { theme: data.theme, from: view.start, pxPerDay: PX_PER_DAY });
  await page.addInitScript(markMessages);
  await page.goto(feed.origin);
  await settled(page);
  const settings = { locale: 'en-GB', today: view.start, readOnly: null };
  await page.evaluate(paintFirst, JSON.stringify({ type: 'view', view, settings }));
  const { rows } = data.received(view);
  const row = rows.findIndex(({ id }) => id === `t${(tasks >> 1) + 3}`);
  await page.evaluate(bringInSight, { starts: rows.map(({ start }) => start), pxPerDay: PX_PER_DAY });
  await page.evaluate((at) => measured.goTo(at), Math.max(0, row - 4));
  await page.evaluate(takeFeed);
  await settled(page);
  const ended = await watchPictures(page);
  const typed = [];
  for (let key = -WARM_KEYS; key < keys; key++) {
    for (const kind of KINDS) {
      await client.calm(CALM_MS);
      const before = await page.evaluate(inSight);
      const sight = await page.evaluate(() => posted.sight);
      const began = wallClock();
      const told = await editor.type(kind, sight);
      const answered = wallClock();
      feed.send({ type: 'changes', changes: told });
      const isPart = told.serial === told.base;
      if (isPart) {
        await page.waitForTimeout(data.REST_AFTER_MS);
        const first = await page.evaluate(drawn);
        feed.send({ type: 'changes', changes: await editor.rest() });
        await page.waitForTimeout(CALM_MS);
        if ((await page.evaluate(drawn)) !== first) throw new Error('what was told first was not what is');
      } else await page.waitForTimeout(CALM_MS);
      if ((await page.evaluate(inSight)) === before) throw new Error('the edit is not in sight');
      typed.push({ kind, began, answered, messages: isPart ? 2 : 1 });
    }
  }
  const origin = await page.evaluate(() => performance.timeOrigin);
  return timesOf(typed, origin, await ended()).slice(WARM_KEYS * KINDS.length);
}

/** Each message of a key leaves two marks, one as it is there and one in the frame that draws it. */
function timesOf(typed, origin, marks) {
  const made = (name) => marks.filter((mark) => mark.name === name);
  const [taken, drawn] = [made('taken'), made('drawn')];
  const sent = typed.reduce((sum, { messages }) => sum + messages, 0);
  if (taken.length !== sent || drawn.length !== sent) throw new Error('a message made no frame of its own');
  let next = 0;
  return typed.map(({ kind, began, answered, messages }) => {
    const [{ at }, { seen }] = [taken[next], drawn[next]];
    next += messages;
    if (seen === null) throw new Error('a picture was never presented');
    return {
      kind,
      server: answered - began,
      way: origin + at - answered,
      page: seen - at,
      whole: origin + seen - began,
    };
  });
}

/** The clock that this process and the page have in common, ms. */
function wallClock() {
  return performance.timeOrigin + performance.now();
}

/** Runs in the page before its script, so that it hears of a message first. Both are drawn in the same frame. */
function markMessages() {
  window.addEventListener('message', () => {
    performance.mark('taken');
    requestAnimationFrame(() => performance.mark('drawn'));
  });
}

function inSight() {
  return document.querySelector('.rows').textContent;
}

function drawn() {
  return Array.from(document.querySelectorAll('.chart path'), (path) => path.getAttribute('d')).join();
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

  async function timeline(sight = []) {
    const { result, error } = await client.request('planline/timeline', { uri, since: serial, sight, baseline: null });
    if (error) throw new Error(error.message);
    serial = (result.view ?? result.changes).serial;
    return result;
  }

  async function changes(sight) {
    const { changes } = await timeline(sight);
    if (!changes) throw new Error('the server told the whole timeline anew');
    return changes;
  }

  return {
    async open() {
      const known = analysed();
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
      await known;
      return (await timeline()).view;
    },
    /** Another letter or digit in place of the one that is there; what is told of it first. */
    type(kind, sight) {
      const place = places[kind];
      const typed = NEXT[kind](written[kind] ?? text.split('\n')[place.line][place.character]);
      written[kind] = typed;
      const range = { start: place, end: { ...place, character: place.character + 1 } };
      client.notify('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range, text: typed }],
      });
      return changes(sight);
    },
    rest: () => changes(),
  };
}
