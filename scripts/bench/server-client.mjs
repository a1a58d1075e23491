/** A client for measuring a language server over stdio: sends, and tells when an answer came. */
import { spawn } from 'node:child_process';

export function startServer(file) {
  const child = spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  let buffered = Buffer.alloc(0);
  let lastId = 0;

  child.stdout.on('data', (data) => {
    buffered = Buffer.concat([buffered, data]);
    for (;;) {
      const head = buffered.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffered.toString('ascii', 0, head))[1]);
      if (buffered.length < head + 4 + length) return;
      take(JSON.parse(buffered.toString('utf8', head + 4, head + 4 + length)));
      buffered = buffered.subarray(head + 4 + length);
    }
  });

  child.once('exit', (code) => {
    for (const { reject } of waiting) reject(new Error(`the server ended with ${code}`));
  });

  function take(message) {
    if (message.id !== undefined && message.method !== undefined) send({ id: message.id, result: null });
    for (const one of [...waiting]) {
      if (!one.fits(message)) continue;
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(message);
    }
  }

  function send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  const until = (fits) =>
    new Promise((resolve, reject) => {
      waiting.push({ fits, resolve, reject });
    });

  return {
    notify: (method, params) => send({ method, params }),
    request(method, params) {
      const id = ++lastId;
      const answer = until((message) => message.id === id && message.method === undefined);
      send({ id, method, params });
      return answer;
    },
    findings: (version) =>
      until((message) => message.method === 'textDocument/publishDiagnostics' && message.params.version === version),
    async initialize() {
      const answer = await this.request('initialize', { processId: null, rootUri: null, capabilities: {} });
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
