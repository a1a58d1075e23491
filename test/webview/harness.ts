/**
 * Opens a built page as the editor does: the host's own HTML with its content security policy, a
 * theme's variables, and a stand-in for VS Code's interface that keeps what the page posts. Every request is
 * answered from dist/. A page that is closed is opened again for the next test: a fresh one takes half a second.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, ConsoleMessage, Page, Request } from 'playwright-core';
import { findChromium, launchChromium } from '../../scripts/vscode/chromium.mjs';
import type { FromPanel } from '../../server/src/protocol/panel.ts';
import { repositoryRoot } from '../support/root.ts';
import { THEMES, type ThemeName } from '../support/themes/themes.ts';
import { type PageServer, servePages } from './page-server.ts';

export interface OpenOptions {
  /** Name of the built script and style in dist/. */
  readonly page: 'timeline' | 'risks';
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** What the page kept before a reload. */
  readonly state?: unknown;
}

export interface OpenPage {
  readonly page: Page;
  /** A message from the panel; resolves once the page has drawn it. */
  readonly send: (message: unknown) => Promise<void>;
  /** But for what it says is in sight, which it does whenever something else is. */
  readonly posted: () => Promise<readonly FromPanel[]>;
  /** Rows that it last said are in sight. */
  readonly sight: () => Promise<readonly number[] | undefined>;
  /** What the page would find after a reload. */
  readonly kept: () => Promise<unknown>;
  /** Console errors, uncaught errors, violations of the policy, requests to anywhere else. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

let browser: Promise<Browser> | null = null;
let context: Promise<BrowserContext> | null = null;
let served: Promise<PageServer> | null = null;
let idle: Page[] = [];
/** Since the test began, closed ones too. */
let opened: OpenPage[] = [];

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  await (await served)?.close();
  [browser, context, served, idle] = [null, null, null, []];
}

function launched(): Promise<Browser> {
  browser ??= launchChromium();
  return browser;
}

/** One that was closed, or a new one; all are of one context, so that the browser compiles a script once. */
async function freePage(): Promise<Page> {
  const before = idle.pop();
  if (before) return before;
  context ??= launched().then((one) => one.newContext({ locale: 'en-GB' }));
  const page = await (await context).newPage();
  await page.addInitScript(standIn);
  return page;
}

/** Skips the tests of a suite, and says so, where there is no Chromium. The one it starts ends with the last suite. */
export function needChromium(suite: Mocha.Context): void {
  if (findChromium() !== null) {
    endWith(suite);
    return;
  }
  process.stderr.write(
    'SKIPPED: the webview pages were not tested, no Chromium was found (PLANLINE_CHROMIUM may name one)\n',
  );
  suite.skip();
}

/** Of a suite whose tests open pages: after each test none may have complained, and those left open are closed. */
export function inPages(): void {
  before(function () {
    needChromium(this);
  });
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    for (const { close } of opened) await close();
    const complaints = opened.flatMap((page) => page.complaints);
    assert.deepEqual(complaints, [], 'a page complained');
  });
}

let ends = false;

function endWith({ test }: Mocha.Context): void {
  let all = test?.parent;
  while (all?.parent) all = all.parent;
  if (!ends) all?.afterAll(closeBrowser);
  ends = true;
}

export async function open(options: OpenOptions): Promise<OpenPage> {
  const script = join(repositoryRoot, 'dist', `${options.page}.js`);
  if (!existsSync(script)) throw new Error(`${script} is missing: run "npm run build" first`);
  served ??= servePages();
  const { origin, address } = await served;
  const page = await freePage();
  const complaints: string[] = [];
  const heard = hearComplaints(page, origin, complaints);
  // One that lies behind another is told of no focus.
  await page.bringToFront();
  await page.mouse.move(0, 0);
  // A test that failed may have left them down.
  await page.mouse.up();
  for (const key of ['Shift', 'Control', 'Alt']) await page.keyboard.up(key);
  await page.setViewportSize({ width: options.width ?? 1400, height: options.height ?? 800 });
  await page.emulateMedia({
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: options.forcedColors ? 'active' : 'none',
  });
  const theme = THEMES.find(({ name }) => name === (options.theme ?? 'dark'));
  await page.goto(address(options.page, JSON.stringify({ theme, state: options.state ?? null })));
  const everyPosted = (): Promise<readonly FromPanel[]> =>
    page.evaluate(() => (window as unknown as StandIn).planlinePosted as FromPanel[]);
  const one: OpenPage = {
    page,
    complaints,
    send: (message) =>
      page.evaluate(
        (json) =>
          new Promise<void>((resolve) => {
            window.postMessage(JSON.parse(json), '*');
            setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())), 20);
          }),
        // As text: Playwright takes ten seconds over a large object.
        JSON.stringify(message),
      ),
    posted: async () => (await everyPosted()).filter(({ type }) => type !== 'sight'),
    sight: async () => (await everyPosted()).findLast((message) => message.type === 'sight')?.rows,
    kept: () => page.evaluate(() => (window as unknown as StandIn).planlineKept),
    close: async () => {
      heard.stop();
      if (!idle.includes(page)) idle.push(page);
    },
  };
  opened.push(one);
  return one;
}

function hearComplaints(page: Page, origin: string, complaints: string[]): { stop: () => void } {
  const console = (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  };
  const pageerror = (error: Error) => complaints.push(String(error));
  const request = (asked: Request) => {
    const url = new URL(asked.url());
    if (url.origin !== origin && url.protocol.startsWith('http')) complaints.push(`asked for ${url.href}`);
  };
  page.on('console', console).on('pageerror', pageerror).on('request', request);
  return { stop: () => page.off('console', console).off('pageerror', pageerror).off('request', request) };
}

/** A page of its own from the disk, as a browser opens it: no editor around it, and no network. */
export async function openFile(
  url: string,
  colorScheme: 'light' | 'dark',
): Promise<Pick<OpenPage, 'page' | 'complaints' | 'close'>> {
  const context = await (await launched()).newContext({
    viewport: { width: 1400, height: 800 },
    locale: 'en-GB',
    colorScheme,
    offline: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url.split('#')[0]) complaints.push(`asked for ${request.url()}`);
  });
  await page.addInitScript(() => {
    const host = window as unknown as { planlinePrinted: number };
    host.planlinePrinted = 0;
    window.print = () => {
      host.planlinePrinted++;
    };
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

interface StandIn {
  planlinePosted: unknown[];
  planlineKept: unknown;
  acquireVsCodeApi: () => unknown;
}

interface StandsFor {
  readonly theme: { bodyClass: string; kind: string; variables: Readonly<Record<string, string>> } | undefined;
  readonly state: unknown;
}

/** Runs in the page before its script; what it stands for is in the head by the time that anybody asks. */
function standIn(): void {
  const host = window as unknown as StandIn;
  const read = () => document.querySelector<HTMLMetaElement>('meta[name=stand-in]')?.content ?? '{}';
  const standsFor = (): StandsFor => JSON.parse(read());
  host.planlinePosted = [];
  host.acquireVsCodeApi = () => {
    host.planlineKept = standsFor().state;
    return {
      postMessage: (message: unknown) => host.planlinePosted.push(message),
      getState: () => host.planlineKept,
      setState: (kept: unknown) => {
        host.planlineKept = kept;
      },
    };
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
  const dress = () => {
    const { theme } = standsFor();
    if (!theme) return;
    document.body.className = theme.bodyClass;
    document.body.dataset['vscodeThemeKind'] = theme.kind;
    for (const [name, value] of Object.entries(theme.variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  };
  new MutationObserver((_records, observer) => {
    if (!document.body) return;
    dress();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
