import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  InlayHint,
  LocationLink,
  TextDocumentContentChangeEvent,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { RISKS_REQUEST, type RiskResult, TIMELINE_REQUEST } from '../../server/src/protocol/requests.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { wholeTimeline } from './views.ts';

const ROOT = `planline: 1
project: {name: Move, start: 2026-01-05}
include: [parts/team.plan.yaml, parts/risks.plan.yaml]
tasks:
  survey: {name: Survey the links, duration: 2d, assign: ali 50%}
  build: {duration: 3d, after: survey, assign: ali 50%}
`;
const TEAM = 'resources:\n  ali: {name: Ali Demir}\n';
const RISKS = `risks:
  late: {event: The line is late, probability: 30%, affects: [build], owner: ali}
`;

describe('a plan in an editor', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder({ 'move.plan.yaml': ROOT, 'parts/team.plan.yaml': TEAM, 'parts/risks.plan.yaml': RISKS });
    client = await start();
    await client.initialize({
      capabilities: { textDocument: { definition: { linkSupport: true } } },
      workspaceFolders: [{ uri: space.uri, name: 'space' }],
      rootUri: space.uri,
    });
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const root = () => space.uriOf('move.plan.yaml');
  const team = () => space.uriOf('parts/team.plan.yaml');
  const at = (uri: string, line: number, character: number) => ({
    textDocument: { uri },
    position: { line, character },
  });
  const change = (uri: string, version: number, contentChanges: TextDocumentContentChangeEvent[]) =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  const replace = (line: number, from: number, to: number, text: string) => ({
    range: { start: { line, character: from }, end: { line, character: to } },
    text,
  });

  it('publishes findings with the version they speak of, and again when the text changes', async () => {
    client.open(root(), ROOT, 'planline', 7);
    assert.deepEqual((await client.published(root())).diagnostics, []);
    change(root(), 8, [replace(5, 31, 37, 'surveys')]);
    const { diagnostics } = await client.published(root(), ({ version }) => version === 8);
    assert.deepEqual(
      diagnostics.map(({ code, range }) => [code, range.start]),
      [['unknown-task', { line: 5, character: 31 }]],
    );
  });

  it('reads incremental edits as the text they make', async () => {
    client.open(root(), ROOT);
    change(root(), 2, [
      replace(0, 0, 0, '# 𝒳 über\r\n'),
      replace(6, 23, 99, ''),
      replace(6, 23, 23, ' after: nobody}'),
      replace(1, 9999, 9999, ' # still on its line'),
      replace(7, 0, 9, 'milestones: {}\n'),
    ]);
    change(root(), 3, [replace(7, 0, 14, 'teams: {}')]);
    const incremental = await client.published(root(), ({ version }) => version === 3);
    const text = `# 𝒳 über\r\nplanline: 1 # still on its line\nproject: {name: Move, start: 2026-01-05}
include: [parts/team.plan.yaml, parts/risks.plan.yaml]
tasks:
  survey: {name: Survey the links, duration: 2d, assign: ali}
  build: {duration: 3d, after: nobody}
teams: {}
`;
    change(root(), 4, [{ text }]);
    const fresh = await client.published(root(), ({ version }) => version === 4);
    assert.deepEqual(incremental.diagnostics, fresh.diagnostics);
    assert.ok(fresh.diagnostics.length > 0);
  });

  it('answers each request from the text after the changes sent before it', async () => {
    client.open(root(), ROOT);
    change(root(), 2, [replace(6, 0, 0, '  ship: {duration: 1d, after: }\n')]);
    const list = await client.request<CompletionList>('textDocument/completion', at(root(), 6, 30));
    const build = list.items.find(({ label }) => label === 'build');
    assert.ok(build, `only ${list.items.map(({ label }) => label).join(' ')}`);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', build);
    assert.match(JSON.stringify(resolved.documentation), /build/);
  });

  it('tells what an id is, where it is defined, and when it happens', async () => {
    client.open(root(), ROOT);
    const hover = await client.request<Hover>('textDocument/hover', at(root(), 5, 32));
    assert.match(JSON.stringify(hover.contents), /Survey the links/);
    const [link] = await client.request<LocationLink[]>('textDocument/definition', at(root(), 5, 48));
    assert.equal(link?.targetUri, team());
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: root() }, range });
    assert.equal(hints.length, 2);
  });

  it('renames an id in every part, open or not', async () => {
    client.open(root(), ROOT);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at(root(), 5, 3), newName: 'dig' });
    assert.deepEqual(
      Object.entries(edit.changes ?? {}).map(([uri, edits]) => [uri, edits.length]),
      [
        [root(), 1],
        [space.uriOf('parts/risks.plan.yaml'), 1],
      ],
    );
    const refused = await client.ask('textDocument/rename', { ...at(root(), 5, 3), newName: 'survey' });
    assert.match(refused.error?.message ?? '', /already/);
  });

  it('repairs a misspelt id', async () => {
    client.open(root(), ROOT.replace('after: survey', 'after: surve'));
    const { diagnostics } = await client.published(root());
    const [finding] = diagnostics;
    assert.ok(finding);
    const params = { textDocument: { uri: root() }, range: finding.range, context: { diagnostics } };
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', params);
    assert.match(action?.title ?? '', /survey/);
    assert.equal(action?.edit?.changes?.[root()]?.[0]?.newText, 'survey');
  });

  it('draws timeline and risks of the plan a part belongs to', async () => {
    client.open(team(), TEAM, 'yaml', 5);
    const seen = () => wholeTimeline(client, team());
    await client.published(team());
    let view = await seen();
    // The plan itself is not open: it shows once the scan of the folder has found it.
    while (view?.uri !== root()) {
      await client.until('news of the plan', () =>
        client.received.some(({ method }) => method === 'planline/analysed'),
      );
      view = await seen();
    }
    assert.equal(view.version, 5);
    assert.deepEqual(
      view.rows.map(({ id }) => id),
      ['survey', 'build'],
    );
    const risks = await client.request<RiskResult>(RISKS_REQUEST, { uri: root() });
    assert.deepEqual(
      risks?.risks.map(({ id }) => id),
      ['late'],
    );
  });

  it('shows the timeline of a text with errors', async () => {
    client.open(root(), `${ROOT}  half: {duration: 1d, aft\nrisks:\n  [`);
    const view = await wholeTimeline(client, root());
    assert.deepEqual(view?.rows.map(({ id }) => id).slice(0, 2), ['survey', 'build']);
    assert.ok((view?.findings.error ?? 0) > 0);
  });

  it('answers what it cannot know with nothing at all', async () => {
    const nowhere = at(space.uriOf('absent.plan.yaml'), 0, 0);
    assert.equal(await client.request('textDocument/hover', nowhere), null);
    assert.deepEqual(await client.request('textDocument/references', { ...nowhere, context: {} }), []);
    assert.equal(await client.request(TIMELINE_REQUEST, { uri: 'file:///not/ours.txt' }), null);
    assert.equal(await client.request(TIMELINE_REQUEST, {}), null);
  });
});
