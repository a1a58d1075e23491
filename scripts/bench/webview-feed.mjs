/**
 * Stands where the editor stands: serves a built page and hands it messages as text over a socket, as the editor's
 * extension host does. What the editor's window then does with them, reading the text and posting it to the page,
 * is done in the page itself.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const TYPES = { css: 'text/css', js: 'text/javascript' };

/** `html(origin)` is the page. What becomes of a message that is sent is to be seen in the page. */
export async function servePage(dist, html) {
  let feed = null;
  const server = createServer(({ url }, response) => {
    const name = url.slice(1);
    if (name === 'feed') {
      feed = response;
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).flushHeaders();
    } else if (name === '') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(origin));
    else respond(response, join(dist, name));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    send: (message) => feed.write(`${JSON.stringify(message)}\n`),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function respond(response, file) {
  const type = TYPES[file.split('.').pop()];
  if (type) response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
  else response.writeHead(404).end();
}

/** Runs in the page: posts what comes, a message a line. */
export async function takeFeed() {
  const { body } = await fetch('/feed');
  void read(body.pipeThrough(new TextDecoderStream()).getReader());

  async function read(reader) {
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        window.postMessage(JSON.parse(text.slice(0, end)), '*');
        text = text.slice(end + 1);
      }
    }
  }
}
