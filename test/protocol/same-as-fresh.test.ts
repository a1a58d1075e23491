/**
 * Whatever a client did, in whatever order and without waiting, the server then answers every
 * question as one does that was started a moment ago and knows only the texts as they are now.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TEXTS } from '../support/workspace-edits.ts';
import { type Client, type Message, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { answers, findingsOf, type Question, questionsAbout, UNHURRIED } from './questions.ts';
import { type Act, act, Editor, toldOfWorkspace, watchWorkspace } from './random-session.ts';

/** More than the usual few, to look for what those miss. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 0);
const SEED = Number(process.env['PLANLINE_SEED'] ?? 1);

/** Nobody opens it in the beginning; it has parts of the others, and waits for one of them. */
const WEST = `project: {name: West, start: 2026-02-02, calendar: office}
include: [team.plan.yaml, r*.plan.yaml]
projects: {move: move.plan.yaml}
calendars: {office: {working-days: [mon, tue]}}
tasks:
  firewall: {duration: 2d, assign: [ali, bea 200%]}
  survey: {duration: 1d, after: [firewall, move:cutover], assign: mara}
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
      this.timeout(RUNS > 0 ? 0 : 120_000);
      const space = folder(Object.fromEntries(FILES));
      const client = await connected(space, await start(), how);
      const disk = new Map(FILES);
      const editor = new Editor(client, space, disk);
      const originals = editor.texts();
      for (const uri of [...originals.keys()].slice(0, 4)) editor.openFile(uri);
      if (how === 'pulled') watchWorkspace(client);
      const rounds = fc.sample(round, { seed: SEED + (how === 'pulled' ? 0 : 1_000_000), numRuns: RUNS || 3 });
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
  places: fc.array(share, { minLength: 1, maxLength: RUNS > 0 ? 3 : 1 }),
});

interface Compared {
  readonly editor: Editor;
  readonly space: Folder;
  readonly how: 'pulled' | 'pushed';
  readonly places: readonly number[];
  readonly story: () => string;
}

async function compare({ editor, space, how, places, story }: Compared, fresh: Client): Promise<void> {
  const { client } = editor;
  try {
    await connected(space, fresh, how);
    for (const [uri, { text, version }] of editor.open) fresh.open(uri, text, 'planline', version);
    if (how === 'pulled') watchWorkspace(fresh);
    const texts = [...editor.texts()];
    await editor.settled();
    // The little that shows whether both have found all files, then all the rest.
    await eventually(story, () =>
      assertSameAnswers(
        client,
        fresh,
        texts.map(([uri]) => findingsOf(uri)),
      ),
    );
    const questions = texts.flatMap(([uri, text]) =>
      places.flatMap((place) => questionsAbout(uri, text, Math.floor(place * text.length))),
    );
    await eventually(story, async () => {
      await assertSameAnswers(client, fresh, questions);
      for (const uri of editor.open.keys()) await assertKept(editor, fresh, uri);
      assert.deepEqual(sorted(toldOfWorkspace(client)), sorted(toldOfWorkspace(fresh)));
      assert.deepEqual(sorted(publishedBy(client)), sorted(publishedBy(fresh)));
    });
    assert.deepEqual(editor.failures, [], story());
    for (const each of [client, fresh]) assert.deepEqual(each.received.filter(isError), [], story());
  } finally {
    fresh.kill();
  }
}

async function assertSameAnswers(ours: Client, theirs: Client, questions: readonly Question[]): Promise<void> {
  const [found, wanted] = await Promise.all([answers(ours, questions), answers(theirs, questions)]);
  for (const [question, answer] of wanted) assert.equal(found.get(question), answer, question);
}

/** What the editor has brought up to date, against what one gets that has nothing yet. */
async function assertKept(editor: Editor, fresh: Client, uri: string): Promise<void> {
  const textDocument = { uri };
  const whole = await fresh.request<{ data: number[] } | null>('textDocument/semanticTokens/full', { textDocument });
  assert.deepEqual(await editor.tokens(uri), whole?.data ?? [], `tokens of ${uri}`);
  const found = await fresh.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
  assert.deepEqual(await editor.pull(uri), found.items, `pulled for ${uri}`);
}

function isError({ method, params }: Message): boolean {
  return method === 'window/logMessage' && (params as { type: number }).type === 1;
}

function sorted<T>(byFile: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...byFile].sort());
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
  await client.initialize({
    capabilities,
    workspaceFolders: [{ uri: space.uri, name: 'space' }],
    initializationOptions: UNHURRIED,
  });
  return client;
}

function merged(a: typeof KNOWS, b: typeof PULLS): object {
  return { textDocument: { ...a.textDocument, ...b.textDocument }, workspace: { ...a.workspace, ...b.workspace } };
}

function told(act: Act): string {
  return JSON.stringify(act);
}
