/**
 * A client for measuring any language server over stdio: sends, tells when an answer came, and
 * answers what a server asks of an editor. Frames are put together once they are whole, so that large answers cost
 * what they weigh.
 */
import { spawn } from 'node:child_process';

const PATIENCE_MS = 120_000;

/** `settings`: sections by name, for `workspace/configuration`; `before`: loaded first, and can be talked to. */
export function startServer(file, settings = {}, before = null) {
  const child = before
    ? spawn(process.execPath, ['--require', before, file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] })
    : spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Set();
  let lastId = 0;

  child.stdout.on('data', frames(take));
  child.once('exit', (code) => {
    for (const { reject } of waiting) reject(new Error(`the server ended with ${code}`));
  });

  let heard = performance.now();
  const said = [];
  function take(message) {
    if (message.method === 'window/logMessage') said.push(message.params.message);
    heard = performance.now();
    if (message.id !== undefined && message.method !== undefined) send({ id: message.id, result: reply(message) });
    for (const one of waiting) {
      if (!one.fits(message)) continue;
      waiting.delete(one);
      one.resolve(message);
    }
  }

  function reply({ method, params }) {
    if (method !== 'workspace/configuration') return null;
    return params.items.map(({ section }) => settings[section] ?? null);
  }

  function send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  const until = (fits) =>
    new Promise((resolve, reject) => {
      const one = { fits, resolve, reject };
      waiting.add(one);
      setTimeout(() => {
        if (waiting.delete(one)) reject(new Error(`no answer in two minutes; the server said ${said.join('\n')}`));
      }, PATIENCE_MS).unref();
    });

  return {
    child,
    pid: child.pid,
    /** Resolves once nothing has come for so long. */
    async calm(ms) {
      for (let left = ms; left > 0; left = ms - (performance.now() - heard)) {
        await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
    notify: (method, params) => send({ method, params }),
    until,
    /** The answer to come; it has the request's number as `asked`. */
    request(method, params) {
      const id = ++lastId;
      const answer = until((message) => message.id === id && message.method === undefined);
      send({ id, method, params });
      return Object.assign(answer, { asked: id });
    },
    async initialize(params = {}) {
      const answer = await this.request('initialize', { processId: null, rootUri: null, capabilities: {}, ...params });
      this.notify('initialized', {});
      return answer;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await this.request('shutdown');
      send({ method: 'exit' });
      await ended;
    },
  };
}

/** Takes pieces of a stream and hands on each message that is whole. */
function frames(take) {
  let pieces = [];
  let size = 0;
  let needed = 0;
  return (data) => {
    pieces.push(data);
    size += data.length;
    while (size > 0 && size >= needed) {
      const buffered = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
      pieces = [buffered];
      const head = buffered.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffered.toString('ascii', 0, head))[1]);
      needed = head + 4 + length;
      if (size < needed) return;
      const rest = buffered.subarray(needed);
      [pieces, size] = [[rest], rest.length];
      const message = JSON.parse(buffered.toString('utf8', head + 4, needed));
      needed = 0;
      take(message);
    }
  };
}
