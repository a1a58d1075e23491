/**
 * A small LSP client for tests: starts the built server on any of its transports and keeps what it
 * says. Knows JSON-RPC framing and nothing of plans.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Diagnostic, InitializeResult } from 'vscode-languageserver-protocol';
import { repositoryRoot } from '../support/root.ts';

export const SERVER = process.env['PLANLINE_SERVER'] ?? join(repositoryRoot, 'dist/server.js');

export type Transport = 'stdio' | 'node-ipc' | 'socket';

export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Finding[];
}

/** Ours are plain text, which any client can show. */
export interface Finding extends Diagnostic {
  message: string;
}

/** How long a test waits before it says what it waited for; no figure is judged by it. */
const PATIENCE_MS = 30_000;

export class Client {
  readonly #process: ChildProcess;
  readonly #send: (message: Message) => void;
  readonly #waiting = new Set<() => void>();
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly received: Message[] = [];
  /** By method, what the client says to a request of the server. */
  readonly replies = new Map<string | undefined, unknown>();
  readonly stderr: string[] = [];
  readonly exit: Promise<number | null>;
  #lastId = 0;
  #ended = false;

  constructor(child: ChildProcess, send: (message: Message) => void) {
    this.#process = child;
    this.#send = send;
    child.stderr?.on('data', (data: Buffer) => {
      this.stderr.push(data.toString());
      for (const wake of this.#waiting) wake();
    });
    this.exit = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
    void this.exit.then(() => {
      this.#ended = true;
      for (const wake of this.#waiting) wake();
    });
  }

  take(message: Message): void {
    this.received.push(message);
    if (message.method === undefined && typeof message.id === 'number') this.#answers.get(message.id)?.(message);
    // What the server asks of its client gets the plainest answer there is, unless a test has another.
    else if (message.id !== undefined) this.#send({ id: message.id, result: this.replies.get(message.method) ?? null });
    for (const wake of this.#waiting) wake();
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** The answer as it came, errors too. */
  ask(method: string, params: unknown, id = ++this.#lastId): Promise<Message> {
    const answer = new Promise<Message>((resolve) => this.#answers.set(id, resolve));
    this.#send({ id, method, params });
    return inTime(answer, () => `no answer to ${method}: ${this.#story()}`);
  }

  async request<T>(method: string, params: unknown): Promise<T> {
    const answer = await this.ask(method, params);
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result as T;
  }

  async initialize(params: object = {}): Promise<InitializeResult> {
    const result = await this.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      ...params,
    });
    this.notify('initialized', {});
    return result;
  }

  open(uri: string, text: string, languageId = 'planline', version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  /** Resolves once `test` holds for what was received so far. */
  async until<T>(what: string, test: () => T | undefined | false): Promise<T> {
    let wake = () => {};
    const found = new Promise<T>((resolve, reject) => {
      wake = () => {
        const value = test();
        if (value !== undefined && value !== false) resolve(value);
        else if (this.#ended) reject(new Error(`the server ended while waiting for ${what}: ${this.#story()}`));
      };
    });
    this.#waiting.add(wake);
    wake();
    try {
      return await inTime(found, () => `no ${what}: ${this.#story()}`);
    } finally {
      this.#waiting.delete(wake);
    }
  }

  /** The newest findings of a file that fit. */
  published(uri: string, fits: (published: Published) => boolean = () => true): Promise<Published> {
    return this.until(`findings of ${uri}`, () => {
      const newest = this.allPublished(uri).at(-1);
      return newest && fits(newest) ? newest : undefined;
    });
  }

  allPublished(uri: string): Published[] {
    return this.received
      .filter((message) => message.method === 'textDocument/publishDiagnostics')
      .map((message) => message.params as Published)
      .filter((published) => published.uri === uri);
  }

  async stop(): Promise<number | null> {
    if (!this.#ended) {
      await this.ask('shutdown', undefined);
      this.notify('exit', undefined);
    }
    return inTime(this.exit, () => `the server does not end: ${this.#story()}`);
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #story(): string {
    return JSON.stringify({ received: this.received.slice(-5), stderr: this.stderr.join('').slice(-2000) });
  }
}

export interface StartOptions {
  readonly transport?: Transport;
  readonly nodeArgs?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export async function start(options: StartOptions = {}): Promise<Client> {
  if (!existsSync(SERVER)) throw new Error(`${SERVER} is missing: run npm run build`);
  const { transport = 'stdio', nodeArgs = [], env = {}, cwd = repositoryRoot } = options;
  const spawnOptions: SpawnOptions = { cwd, env: { ...process.env, ...env } };
  const run = (arg: string, stdio: SpawnOptions['stdio']) =>
    spawn(process.execPath, [...nodeArgs, SERVER, arg], { ...spawnOptions, stdio });
  switch (transport) {
    case 'stdio': {
      const child = run('--stdio', 'pipe');
      const client = new Client(child, (message) => child.stdin?.write(framed(message)));
      readFrames(child.stdout, (message) => client.take(message));
      return client;
    }
    case 'node-ipc': {
      const child = run('--node-ipc', ['ignore', 'ignore', 'pipe', 'ipc']);
      const client = new Client(child, (message) => child.send({ jsonrpc: '2.0', ...message }));
      child.on('message', (message) => client.take(message as Message));
      return client;
    }
    case 'socket': {
      const listener = createServer();
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
      const address = listener.address();
      const connected = new Promise<Socket>((resolve) => listener.once('connection', resolve));
      const child = run(`--socket=${typeof address === 'object' ? address?.port : ''}`, ['ignore', 'ignore', 'pipe']);
      const socket = await inTime(connected, () => 'the server did not connect');
      listener.close();
      const client = new Client(child, (message) => socket.write(framed(message)));
      readFrames(socket, (message) => client.take(message));
      socket.on('error', () => {});
      return client;
    }
  }
}

export function framed(message: Message): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function readFrames(stream: NodeJS.ReadableStream | null, take: (message: Message) => void): void {
  let buffered = Buffer.alloc(0);
  stream?.on('data', (data: Buffer) => {
    buffered = Buffer.concat([buffered, data]);
    for (;;) {
      const head = buffered.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffered.toString('ascii', 0, head))?.[1]);
      if (!Number.isInteger(length)) throw new Error(`not a message: ${buffered.toString('utf8', 0, 200)}`);
      if (buffered.length < head + 4 + length) return;
      take(JSON.parse(buffered.toString('utf8', head + 4, head + 4 + length)) as Message);
      buffered = buffered.subarray(head + 4 + length);
    }
  });
}

async function inTime<T>(value: Promise<T>, complaint: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint())), PATIENCE_MS);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
