import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

/** One task after the other; a milestone at the end that is too late, and has a key that nobody knows. */
function withFaults(tasks: number): string {
  const lines = ['project: {name: Long, start: 2026-01-05}', 'tasks:', '  t0: {name: The first of them, duration: 1d}'];
  for (let i = 1; i < tasks; i++) lines.push(`  t${i}: {name: Task ${i} of this plan, duration: 1d, after: t${i - 1}}`);
  lines.push(`  late: {milestone: true, after: t${tasks - 1}, deadline: 2026-01-01, colour: red}`);
  return `${lines.join('\n')}\n`;
}

const LONG = withFaults(2500);
const [TEXT_ONLY, ALL] = [['unknown-key'], ['deadline-missed', 'unknown-key']];

describe('the first findings of a plan', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder();
    client = await start();
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const uri = () => space.uriOf('large.plan.yaml');
  const initialize = (capabilities: object) =>
    client.initialize({ capabilities, workspaceFolders: [{ uri: space.uri, name: 'space' }] });
  const told = (method: string) => client.received.filter((message) => message.method === method).length;
  const analysed = (count: number) => client.until('analysis', () => told('planline/analysed') >= count);
  const rulesOf = (found: readonly { code?: unknown }[]) => found.map(({ code }) => String(code)).sort();
  const change = (version: number, text: string) =>
    client.notify('textDocument/didChange', { textDocument: { uri: uri(), version }, contentChanges: [{ text }] });
  const published = () => client.allPublished(uri()).map(({ version, diagnostics }) => [version, rulesOf(diagnostics)]);

  describe('that are sent', () => {
    beforeEach(() => initialize({}));

    it('are those of its text, where dates take long, and then all; after an edit all at once', async () => {
      client.open(uri(), LONG);
      await analysed(1);
      assert.deepEqual(published(), [
        [1, TEXT_ONLY],
        [1, ALL],
      ]);
      change(2, `# above\n${LONG}`);
      await analysed(2);
      assert.deepEqual(published().slice(2), [[2, ALL]]);
    });

    it('are all at once where a plan is small', async () => {
      client.open(uri(), withFaults(50));
      await analysed(1);
      assert.deepEqual(published(), [[1, ALL]]);
    });

    it('are not sent again where there are no more', async () => {
      client.open(uri(), LONG.replace('deadline: 2026-01-01, ', ''));
      await analysed(1);
      assert.deepEqual(published(), [[1, TEXT_ONLY]]);
    });

    it('begin anew with a document that was closed', async () => {
      client.open(uri(), LONG);
      await analysed(1);
      client.notify('textDocument/didClose', { textDocument: { uri: uri() } });
      await client.until('their end', () => published().length === 3);
      client.open(uri(), LONG, 'planline', 7);
      await analysed(2);
      assert.deepEqual(published().slice(2), [
        [undefined, []],
        [7, TEXT_ONLY],
        [7, ALL],
      ]);
    });
  });

  describe('that are asked for', () => {
    const ask = async (previousResultId?: string) => {
      const params = { textDocument: { uri: uri() }, previousResultId };
      const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', params);
      return { id: report.resultId, rules: report.kind === 'full' ? rulesOf(report.items) : report.kind };
    };
    const refreshes = () => told('workspace/diagnostic/refresh');

    it('are those of its text, and the client is told to ask again once all are known', async () => {
      await initialize({ textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } });
      client.open(uri(), LONG);
      const first = await ask();
      assert.deepEqual(first.rules, TEXT_ONLY);
      await client.until('the wish to be asked again', () => refreshes() === 1);
      const second = await ask(first.id);
      assert.deepEqual(second.rules, ALL);
      change(2, `# above\n${LONG}`);
      assert.deepEqual((await ask(second.id)).rules, ALL);
      assert.equal(refreshes(), 1);
    });

    it('are all where the client would not ask again', async () => {
      await initialize({ textDocument: { diagnostic: {} } });
      client.open(uri(), LONG);
      assert.deepEqual((await ask()).rules, ALL);
      assert.equal(refreshes(), 0);
    });
  });
});
