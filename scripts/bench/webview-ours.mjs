/** Our timeline: the built page with its content security policy, fed by the messages of the panel. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBrowser, settled } from './webview-browser.mjs';

const ORIGIN = 'https://planline.test';
const SCROLLED = 120;
const ZOOMED = 60;
const EDITS = 4;
export const PX_PER_DAY = 14;

/** @param data of `webview-data.mjs`, bundled. */
export function measureOurs(dist, data, view) {
  const message = {
    type: 'view',
    view: data.sent(view),
    settings: { locale: 'en-GB', today: view.start, readOnly: null },
  };
  const changes = data.changesOf(view, EDITS).map((change) => JSON.stringify(change));
  return inBrowser(async (page, memory) => {
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await openPage(page, dist, data, view.start);
    const paint = await page.evaluate(paintFirst, JSON.stringify(message));
    await page.evaluate(bringInSight, { starts: view.rows.map(({ start }) => start), pxPerDay: PX_PER_DAY });
    const down = await page.evaluate(scrollDown, SCROLLED);
    await page.evaluate((row) => measured.goTo(row), data.firstMoved(view));
    const across = await page.evaluate(scrollAcross, SCROLLED);
    const zoom = await page.evaluate(zoomFrames, ZOOMED);
    const nodes = await page.evaluate(() => measured.nodes());
    const edits = [];
    for (const change of changes) edits.push(await page.evaluate(edit, change));
    if (complaints.length > 0) throw new Error(complaints[0]);
    return { paint, down, across, zoom, nodes, edit: edits, memory: await memory() };
  });
}

export async function openPage(page, dist, { html, theme }, from) {
  await page.addInitScript(standIn, { theme, from, pxPerDay: PX_PER_DAY });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html(ORIGIN) });
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(join(dist, pathname.slice(1)), 'utf8') });
  });
  await page.goto(`${ORIGIN}/`);
  await settled(page);
}

/** VS Code's interface and theme. Every phase is open and weeks are shown, as in the other charts. */
export function standIn({ theme: { bodyClass, kind, variables }, from, pxPerDay }) {
  const state = { collapsed: [], pxPerDay, from, scrollTop: 0 };
  /** The last rows that the page said are in sight. */
  globalThis.posted = { sight: [] };
  const postMessage = ({ type, rows }) => {
    if (type === 'sight') posted.sight = rows;
  };
  globalThis.acquireVsCodeApi = () => ({ postMessage, setState() {}, getState: () => state });
  new MutationObserver((_records, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.className = bodyClass;
    document.body.dataset.vscodeThemeKind = kind;
    for (const [name, value] of Object.entries(variables))
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
  }).observe(document, { childList: true, subtree: true });
}

export function paintFirst(json) {
  const data = JSON.parse(json);
  return measured.painted(async () => {
    window.postMessage(data, '*');
    while (!document.querySelector('.rows [role=row]')) await measured.frame();
  });
}

/** Adds `measured.goTo(row)`, which scrolls so that a row (or a part of one) and its bar come into sight. */
export function bringInSight({ starts, pxPerDay }) {
  const scroller = document.querySelector('.scroller');
  measured.goTo = (row) => {
    scroller.scrollTop = row * 28;
    scroller.scrollLeft = ((starts[Math.floor(row)] - starts[0]) * pxPerDay) / 1440 - 100;
  };
}

/** Down and sideways at once, as there would be nothing but empty chart in sight. */
function scrollDown(count) {
  return measured.frames(count, (index) => measured.goTo(index * 3.2));
}

/** To and fro where there are bars. */
function scrollAcross(count) {
  const scroller = document.querySelector('.scroller');
  return measured.frames(count, (index) => {
    scroller.scrollLeft += index % 20 < 10 ? 90 : -90;
  });
}

/** Out and in again around a place in the chart, as a wheel does. */
function zoomFrames(count) {
  const layer = document.querySelector('.layer');
  return measured.frames(count, (index) => {
    const deltaY = index < count / 2 ? 100 : -100;
    layer.dispatchEvent(
      new WheelEvent('wheel', { ctrlKey: true, deltaY, clientX: 900, clientY: 400, bubbles: true, cancelable: true }),
    );
  });
}

/** Milliseconds from a message to the frame after the picture that shows it. */
export async function edit(json) {
  const data = JSON.parse(json);
  const seen = () => document.querySelector('.rows').textContent;
  const before = seen();
  const took = await measured.painted(() => {
    const taken = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
    window.postMessage(data, '*');
    return taken;
  });
  if (seen() === before) throw new Error('the edit is not in sight');
  return took;
}
