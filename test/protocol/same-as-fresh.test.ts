/**
 * Whatever a client did, in whatever order and without waiting, the server then answers every
 * question as one does that was started a moment ago and knows only the texts as they are now.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TEXTS } from '../support/workspace-edits.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { answers, questionsAbout } from './questions.ts';
import { type Act, act, Editor } from './random-session.ts';

/** More than the usual few, to look for what those miss. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 0);
const SEED = Number(process.env['PLANLINE_SEED'] ?? 1);

/** Nobody opens it in the beginning; it has two parts of the others. */
const WEST = `project: {name: West, start: 2026-02-02, calendar: office}
include: [team.plan.yaml, risks.plan.yaml]
calendars: {office: {working-days: [mon, tue]}}
tasks:
  firewall: {duration: 2d, assign: [ali, bea 200%]}
  survey: {duration: 1d, after: firewall, assign: mara}
`;

const FILES = new Map([
  ...[...TEXTS].map(([uri, text]) => [uri.split('/').at(-1) as string, text] as const),
  ['west.plan.yaml', WEST],
]);
const PULLS = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
const KNOWS = {
  textDocument: {
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
    hover: { contentFormat: ['markdown'] },
    definition: { linkSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'delete'] } },
};
const PATIENCE_MS = 4000;

describe('after any session', () => {
  for (const how of ['pulled', 'pushed'] as const) {
    it(`every answer is that of a fresh server, with findings ${how}`, async function () {
      this.timeout(RUNS > 0 ? 0 : 60_000);
      const space = folder(Object.fromEntries(FILES));
      const client = await connected(space, await start(), how);
      const disk = new Map(FILES);
      const editor = new Editor(client, space, disk);
      const originals = editor.texts();
      for (const uri of [...originals.keys()].slice(0, 4)) editor.openFile(uri);
      if (how === 'pulled') editor.watchWorkspace();
      const rounds = fc.sample(round, { seed: SEED + (how === 'pulled' ? 0 : 1_000_000), numRuns: RUNS || 6 });
      try {
        for (const [index, { acts, restores, places }] of rounds.entries()) {
          if (restores) editor.restore(originals);
          const fresh = start();
          for (const each of acts) await editor.take(each);
          const story = () => `round ${index}: ${acts.map(told).join('; ')}`;
          await compare({ editor, space, how, places, story }, await fresh);
        }
      } finally {
        client.kill();
        space.remove();
      }
    });
  }
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const round = fc.record({
  acts: fc.array(act, { minLength: 3, maxLength: 30, size: 'max' }),
  restores: fc.boolean(),
  places: fc.array(share, { minLength: 2, maxLength: 2 }),
});

interface Compared {
  readonly editor: Editor;
  readonly space: Folder;
  readonly how: 'pulled' | 'pushed';
  readonly places: readonly number[];
  readonly story: () => string;
}

async function compare({ editor, space, how, places, story }: Compared, fresh: Client): Promise<void> {
  try {
    await connected(space, fresh, how);
    for (const [uri, { text, version }] of editor.open) fresh.open(uri, text, 'planline', version);
    const texts = [...editor.texts()];
    const questions = texts.flatMap(([uri, text]) =>
      places.flatMap((place) => questionsAbout(uri, text, Math.floor(place * text.length))),
    );
    await editor.settled();
    await eventually(story, async () => {
      const [ours, theirs] = await Promise.all([answers(editor.client, questions), answers(fresh, questions)]);
      for (const [question, answer] of theirs) assert.equal(ours.get(question), answer, question);
      for (const [uri, { text }] of editor.open) {
        const whole = await fresh.request<{ data: number[] } | null>('textDocument/semanticTokens/full', {
          textDocument: { uri },
        });
        assert.deepEqual(await editor.tokens(uri), whole?.data ?? [], `tokens of ${text}`);
      }
      const found = new Map<string, readonly Diagnostic[]>();
      for (const [uri] of texts) {
        const { items } = await fresh.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
          textDocument: { uri },
        });
        found.set(uri, items);
      }
      if (how === 'pulled') await assertPulled(editor, found);
      else assertPushed(editor, fresh);
    });
    assert.deepEqual(editor.failures, [], story());
    for (const each of [editor.client, fresh]) {
      const logged = each.received.filter(({ method, params }) => {
        return method === 'window/logMessage' && (params as { type: number }).type === 1;
      });
      assert.deepEqual(logged, [], story());
    }
  } finally {
    fresh.kill();
  }
}

async function assertPulled(editor: Editor, found: ReadonlyMap<string, readonly Diagnostic[]>): Promise<void> {
  for (const uri of editor.open.keys()) {
    await editor.pull(uri);
    assert.deepEqual(editor.pulled.get(uri)?.items, found.get(uri), `pulled for ${uri}`);
  }
  const told = editor.toldOfWorkspace();
  for (const [uri, items] of told) if (items.length === 0) told.delete(uri);
  for (const [uri, items] of told) assert.deepEqual(items, found.get(uri), `told of ${uri} in the workspace`);
}

function assertPushed(editor: Editor, fresh: Client): void {
  const [ours, theirs] = [publishedBy(editor.client), publishedBy(fresh)];
  assert.deepEqual(new Map([...ours].sort()), new Map([...theirs].sort()));
}

/** The last word about each file that has findings. */
function publishedBy(client: Client): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { method, params } of client.received) {
    if (method !== 'textDocument/publishDiagnostics') continue;
    const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
    if (diagnostics.length > 0) found.set(uri, params);
    else found.delete(uri);
  }
  return found;
}

/** Files are looked for behind everything else, so that both servers may have to be asked again. */
async function eventually(story: () => string, check: () => Promise<void>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > until) throw new Error(story(), { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
}

async function connected(space: Folder, client: Client, how: 'pulled' | 'pushed'): Promise<Client> {
  const capabilities = how === 'pulled' ? merged(KNOWS, PULLS) : KNOWS;
  await client.initialize({ capabilities, workspaceFolders: [{ uri: space.uri, name: 'space' }] });
  return client;
}

function merged(a: typeof KNOWS, b: typeof PULLS): object {
  return { textDocument: { ...a.textDocument, ...b.textDocument }, workspace: { ...a.workspace, ...b.workspace } };
}

function told(act: Act): string {
  return JSON.stringify(act);
}
