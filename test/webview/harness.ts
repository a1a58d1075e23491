/**
 * Opens a built page as the editor does: the host's own HTML with its content security policy, a
 * theme's variables, and a stand-in for VS Code's interface that keeps what the page posts. Nothing
 * is served over a network; every request is answered from dist/.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { pageHtml } from '../../client/src/panels/page.ts';
import type { FromPanel } from '../../server/src/protocol/panel.ts';
import { repositoryRoot } from '../support/root.ts';
import { THEMES, type ThemeName } from '../support/themes/themes.ts';

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
  readonly posted: () => Promise<readonly FromPanel[]>;
  /** What the page would find after a reload. */
  readonly kept: () => Promise<unknown>;
  /** Console errors, uncaught errors, violations of the policy, requests to anywhere else. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

const ORIGIN = 'https://planline.test';
const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Null where this machine has no Chromium. `CHROMIUM` names one. */
function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  return CANDIDATES.find((path) => existsSync(path)) ?? null;
}

let browser: Promise<Browser> | null = null;

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}

function launched(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium found');
  browser ??= chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  return browser;
}

/** Skips the tests of a suite, and says so, where there is no Chromium. */
export function needChromium(suite: Mocha.Context): void {
  if (findChromium() !== null) return;
  process.stderr.write('SKIPPED: the webview pages were not tested, no Chromium was found (CHROMIUM may name one)\n');
  suite.skip();
}

export async function open(options: OpenOptions): Promise<OpenPage> {
  const script = join(repositoryRoot, 'dist', `${options.page}.js`);
  if (!existsSync(script)) throw new Error(`${script} is missing: run "npm run build" first`);
  const context = await (await launched()).newContext({
    viewport: { width: options.width ?? 1400, height: options.height ?? 800 },
    locale: 'en-GB',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: options.forcedColors ? 'active' : 'none',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) {
      complaints.push(`asked for ${url.href}`);
      return route.abort();
    }
    if (url.pathname === '/') return route.fulfill({ contentType: 'text/html', body: htmlOf(options.page) });
    const file = join(repositoryRoot, 'dist', url.pathname.slice(1));
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(file, 'utf8') });
  });
  const theme = THEMES.find(({ name }) => name === (options.theme ?? 'dark'));
  await page.addInitScript(standIn, { theme, state: options.state ?? null });
  await page.goto(`${ORIGIN}/`);
  return {
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
    posted: () => page.evaluate(() => (window as unknown as StandIn).planlinePosted as FromPanel[]),
    kept: () => page.evaluate(() => (window as unknown as StandIn).planlineKept),
    close: () => context.close(),
  };
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

function htmlOf(name: string): string {
  return pageHtml({
    title: name,
    script: `${ORIGIN}/${name}.js`,
    style: `${ORIGIN}/${name}.css`,
    source: ORIGIN,
    nonce: '0123456789abcdef0123456789abcdef',
    language: 'en',
    plan: 'file:///plans/plan.plan.yaml',
  });
}

interface StandIn {
  planlinePosted: unknown[];
  planlineKept: unknown;
  acquireVsCodeApi: () => unknown;
}

/** Runs in the page before its script. */
function standIn({
  theme,
  state,
}: {
  theme: { bodyClass: string; kind: string; variables: Readonly<Record<string, string>> } | undefined;
  state: unknown;
}): void {
  const host = window as unknown as StandIn;
  host.planlinePosted = [];
  host.planlineKept = state;
  host.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => host.planlinePosted.push(message),
    getState: () => host.planlineKept,
    setState: (kept: unknown) => {
      host.planlineKept = kept;
    },
  });
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
  const dress = () => {
    if (!theme || !document.body) return;
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
