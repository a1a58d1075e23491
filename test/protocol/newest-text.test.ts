import assert from 'node:assert/strict';
import type { CompletionList, DocumentSymbol, Hover } from 'vscode-languageserver-protocol';
import { type Client, start } from './client.ts';

/** Large enough that an analysis is still under way when the next message comes. */
const TASKS = 1500;
const URI = 'untitled:large';
const plan = () => {
  const lines = ['project: {name: Large, start: 2026-01-05}', 'tasks:'];
  for (let i = 0; i < TASKS; i++) {
    lines.push(`  t${i}:`, `    name: Task ${i}`, '    duration: 1d');
    if (i > 0) lines.push('    after:', `      - t${i - 1}`);
  }
  return `${lines.join('\n')}\nglossary:\n  LAN: Local network\n  `;
};

describe('answers while a text changes', () => {
  let client: Client;

  beforeEach(async () => {
    client = await start();
    await client.initialize({ trace: 'verbose' });
    client.open(URI, plan());
  });
  afterEach(() => client.kill());

  let version = 1;
  const rename = (name: string) => {
    const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 999 } };
    version++;
    const textDocument = { uri: URI, version };
    client.notify('textDocument/didChange', { textDocument, contentChanges: [{ range, text: `name: ${name}` }] });
  };
  const at = { textDocument: { uri: URI }, position: { line: 2, character: 3 } };
  const hover = (id?: number) => client.ask('textDocument/hover', at, id);

  it('are refused where the text has changed since, and given for the newest one', async () => {
    const old = hover();
    rename('Second thoughts');
    const newest = hover();
    assert.equal((await old).error?.code, -32801);
    assert.match(JSON.stringify(((await newest).result as Hover).contents), /Second thoughts/);
  });

  it('are cancelled as soon as the client says so', async () => {
    rename('Once more');
    const unwanted = hover(9000);
    client.notify('$/cancelRequest', { id: 9000 });
    assert.equal((await unwanted).error?.code, -32800);
  });

  it('come once for a burst of changes, with findings of the last one only', async () => {
    await client.until('analysis', () => client.received.some(({ method }) => method === 'planline/analysed'));
    const last = version + 10;
    for (let key = 0; key < 10; key++) rename('x'.repeat(key + 1));
    const list = client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: URI },
      position: { line: 9, character: 8 },
    });
    assert.ok((await list).items.length > 0);
    await client.published(URI, (published) => published.version === last);
    const findings = client.allPublished(URI).filter((published) => published.version !== 1);
    assert.ok(findings.length < 6, 'one run, or the few that were through between two messages');
  });

  it('offer what only the findings of the newest text say, such as words to explain', async () => {
    rename('Replace the QZX gateway');
    const position = { line: plan().split('\n').length - 1, character: 2 };
    const list = await client.request<CompletionList>('textDocument/completion', { ...at, position });
    assert.ok(list.items.some(({ label }) => label === 'QZX'));
  });

  it('know every task after any number of changes', async () => {
    for (let key = 0; key < 5; key++) rename('y'.repeat(key));
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', at);
    assert.equal(JSON.stringify(symbols).match(/"t\d+"/g)?.length ?? 0, TASKS);
  });

  it('tell a tracing client how long the server was busy in one piece with what', async () => {
    await client.published(URI);
    const newest = version + 1;
    rename('Traced');
    await hover();
    await client.published(URI, (published) => published.version === newest);
    const trace = await client.until('trace', () => {
      const traces = client.received.filter(({ method }) => method === '$/logTrace').map(({ params }) => params);
      const all = JSON.stringify(traces);
      return all.includes('textDocument/didChange') && all.includes('textDocument/hover') ? all : undefined;
    });
    for (const name of ['reading', 'analysis', 'findings'])
      assert.match(trace, new RegExp(`${name} \\d+(\\.\\d+)? ms`));
  });
});
