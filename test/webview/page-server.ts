/** Serves the built pages of dist/ to the browser of the tests, each with what its stand-in for VS Code is to say. */
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pageHtml } from '../../client/src/panels/page.ts';
import { repositoryRoot } from '../support/root.ts';

export interface PageServer {
  readonly origin: string;
  /** Of a page by its name in dist/; `standIn` is in its head as text, under a meta of that name. */
  readonly address: (page: string, standIn: string) => string;
  readonly close: () => Promise<void>;
}

export async function servePages(): Promise<PageServer> {
  const pages: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const { pathname, search } = new URL(url, 'http://127.0.0.1');
    const file = join(repositoryRoot, 'dist', pathname.slice(1));
    const page = pages[Number(search.slice(1))];
    if (pathname === '/' && page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    } else if (pathname === '/favicon.ico') response.writeHead(204).end();
    else if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(readFileSync(file));
    } else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: (page, standIn) => `${origin}/?${pages.push(withStandIn(htmlOf(page, origin), standIn)) - 1}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function htmlOf(name: string, origin: string): string {
  return pageHtml({
    title: name,
    script: `${origin}/${name}.js`,
    style: `${origin}/${name}.css`,
    source: origin,
    nonce: '0123456789abcdef0123456789abcdef',
    language: 'en',
    plan: 'file:///plans/plan.plan.yaml',
  });
}

function withStandIn(html: string, standIn: string): string {
  const text = standIn.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html.replace('</head>', () => `<meta name="stand-in" content="${text}">\n</head>`);
}
