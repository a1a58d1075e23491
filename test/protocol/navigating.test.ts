/** Links, tokens, lenses, refactorings and renames of files, asked of the built server as editors do. */
import assert from 'node:assert/strict';
import type {
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  Location,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const PLAN = `project: {name: Data centre, start: 2026-01-05}
include: parts/team.plan.yaml
phases:
  planning:
    tasks:
      power: {duration: 2d, assign: ali}
      rack: {duration: 1d, after: power}
`;
const TEAM = 'resources:\n  ali: {name: Ali Demir}\n';
const OTHER = `project: {name: ERP, start: 2026-01-05}
projects: {dc: ../dc.plan.yaml}
tasks:
  move: {duration: 1d, after: dc:power +1d}
`;

describe('a plan among others', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder({ 'dc.plan.yaml': PLAN, 'parts/team.plan.yaml': TEAM, 'erp/erp.plan.yaml': OTHER });
    client = await start();
    await client.initialize({
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] } },
        textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
      },
      initializationOptions: { commands: ['planline.openTimeline'] },
      workspaceFolders: [{ uri: space.uri, name: 'space' }],
      rootUri: space.uri,
    });
    client.open(plan(), PLAN);
    client.open(other(), OTHER);
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const plan = () => space.uriOf('dc.plan.yaml');
  const other = () => space.uriOf('erp/erp.plan.yaml');
  const at = (line: number, character: number, uri = plan()) => ({
    textDocument: { uri },
    position: { line, character },
  });

  it('tells who waits for a task, in the plan and in others, and renames it in both', async () => {
    const [item] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at(5, 7));
    const calls = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
    assert.deepEqual(
      calls.map(({ to }) => `${to.name}: ${to.detail}`),
      ['rack · Rack: FS · driving', 'move · Move: FS+1d · driving'],
    );
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at(5, 7), newName: 'current' });
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [plan(), other()].sort());
  });

  it('finds every mention of a task of another plan, wherever it is asked', async () => {
    const places = async (asked: object) => {
      const params = { ...asked, context: { includeDeclaration: true } };
      const found = await client.request<Location[]>('textDocument/references', params);
      return found.map(({ uri, range: { start } }) => `${uri} ${start.line}:${start.character}`).sort();
    };
    const all = [`${plan()} 5:6`, `${plan()} 6:34`, `${other()} 3:33`].sort();
    assert.deepEqual(await places(at(5, 7)), all);
    assert.deepEqual(await places(at(3, 34, other())), all);
  });

  it('sends tokens once and then what changed of them', async () => {
    const ask = { textDocument: { uri: plan() } };
    const first = await client.request<SemanticTokens>('textDocument/semanticTokens/full', ask);
    const contentChanges = [
      { range: { start: { line: 5, character: 24 }, end: { line: 5, character: 25 } }, text: '12' },
    ];
    client.notify('textDocument/didChange', { textDocument: { uri: plan(), version: 2 }, contentChanges });
    const delta = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      ...ask,
      previousResultId: first.resultId,
    });
    const data = [...first.data];
    for (const { start: from, deleteCount, data: added = [] } of delta.edits) data.splice(from, deleteCount, ...added);
    const fresh = await client.request<SemanticTokens>('textDocument/semanticTokens/full', ask);
    assert.deepEqual(data, fresh.data);
    assert.notDeepEqual(data, first.data);
  });

  it('shows lenses with the commands the client has, and the form of what is typed', async () => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: plan() } });
    const resolved = await Promise.all(lenses.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
    assert.deepEqual(
      resolved.map(({ command }) => command?.command),
      ['planline.openTimeline', '', 'planline.openTimeline', ''],
    );
    const help = await client.request<SignatureHelp>('textDocument/signatureHelp', at(6, 34));
    assert.equal(help.signatures[0]?.label, 'ID [FS|SS|FF|SF] [+LAG|-LEAD]');
  });

  it('works out a refactoring when it is taken', async () => {
    const { position } = at(3, 4);
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: plan() },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor.extract'] },
    });
    assert.ok(action && !action.edit);
    const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
    assert.deepEqual(edit?.documentChanges?.[0], { kind: 'create', uri: space.uriOf('planning.plan.yaml') });
  });

  it('follows renamed files, in plans nobody has opened too', async () => {
    client.notify('textDocument/didClose', { textDocument: { uri: other() } });
    const files = [{ oldUri: plan(), newUri: space.uriOf('centre/dc.plan.yaml') }];
    const edit = await client.request<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
    assert.deepEqual(
      Object.values(edit?.changes ?? {})
        .map(([change]) => change?.newText)
        .sort(),
      ['../centre/dc.plan.yaml', '../parts/team.plan.yaml'],
    );
  });

  it('follows them in a part that has changed since it was read, before anybody has told of it', async () => {
    const inner = space.write('parts/inner.plan.yaml', 'teams: {all: [ali]}\n');
    const ask = async () => {
      const files = [{ oldUri: inner, newUri: space.uriOf('parts/teams.plan.yaml') }];
      return client.request<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
    };
    assert.equal(await ask(), null);
    const part = space.write('parts/team.plan.yaml', `# ours\n\ninclude: inner.plan.yaml\n${TEAM}`);
    assert.deepEqual(
      (await ask())?.changes?.[part]?.map(({ range, newText }) => [range.start.line, newText]),
      [[2, 'teams.plan.yaml']],
    );
  });
});
