/**
 * A Chromium of its own for each chart that is measured, and what is measured in it the same way for
 * all: until the second frame after the data, frames while something moves, nodes, memory of the renderer.
 */
import { readFileSync } from 'node:fs';
import { launchChromium } from '../vscode/chromium.mjs';

export const WINDOW = { width: 1400, height: 800 };
/** A browser just started is busy with itself. */
const SETTLE_MS = 1500;

/** Runs `measure(page, memory)` in a fresh browser; `options` are those of a context. */
export async function inBrowser(measure, options = {}) {
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ viewport: WINDOW, locale: 'en-GB', ...options })).newPage();
    page.setDefaultTimeout(180_000);
    await page.addInitScript(helpers);
    return await measure(page, () => rendererMemory(browser, page));
  } finally {
    await browser.close();
  }
}

/** Megabytes of the renderer that nothing else shares, once its garbage is gone; null where the system does not say. */
async function rendererMemory(browser, page) {
  const pageSession = await page.context().newCDPSession(page);
  for (let round = 0; round < 2; round++) {
    await pageSession.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(300);
  }
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMegabytes(id));
  const known = sizes.filter((size) => size !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/** Once the page is there and the browser has come to rest: what follows is the chart's alone. */
export function settled(page) {
  return page.waitForTimeout(SETTLE_MS);
}

function privateMegabytes(pid) {
  try {
    const found = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) / 1024 : null;
  } catch {
    return null;
  }
}

/** Runs in every page before its scripts. */
function helpers() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  globalThis.measured = {
    frame,
    /** Milliseconds until the frame after the one that shows what `work` did. */
    async painted(work) {
      const before = performance.now();
      await work();
      await frame();
      await frame();
      return performance.now() - before;
    },
    /** Milliseconds of each of `count` frames, while `move(index)` moves something in each. */
    async frames(count, move) {
      const times = [];
      let last = await frame();
      for (let index = 0; index < count; index++) {
        move(index);
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    nodes: () => document.querySelectorAll('*').length,
  };
}
