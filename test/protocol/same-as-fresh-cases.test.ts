/** What the sessions of `same-as-fresh.test.ts` have found, and what they cannot see, one by one. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type {
  CodeAction,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { UNHURRIED } from './questions.ts';
import { wholeTimeline } from './views.ts';

const TEAM = 'resources:\n  ali: {name: Ali, calendar: office}\n  bea: {name: Bea, calendar: night}\n';
const EAST = `project: {name: East, start: 2026-01-05}
include: [team.plan.yaml]
projects: {hall: hall.plan.yaml}
calendars: {office: {working-days: [mon]}}
phases:
  build:
    tasks:
      dig: {duration: 1d, after: hall:power, assign: ali}
`;
/** Each of the two lacks a calendar that their part names. */
const HALL = `project: {name: Hall, start: 2026-01-05}
include: [team.plan.yaml]
calendars: {night: {working-days: [sun]}}
tasks:
  power: {duration: 1d, assign: bea}
`;
const CAPABILITIES = {
  textDocument: {
    diagnostic: {},
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('what an earlier text left behind does not show', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder({ 'team.plan.yaml': TEAM, 'east.plan.yaml': EAST, 'hall.plan.yaml': HALL });
    client = await start();
    await client.initialize({
      capabilities: CAPABILITIES,
      workspaceFolders: [{ uri: space.uri, name: 'space' }],
      initializationOptions: UNHURRIED,
    });
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const east = () => space.uriOf('east.plan.yaml');
  const hall = () => space.uriOf('hall.plan.yaml');
  const team = () => space.uriOf('team.plan.yaml');
  const change = (uri: string, version: number, text: string) =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  const pulled = async (uri: string) => {
    const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    return report.kind === 'full' ? report.items : [];
  };
  /** The findings of the part in both plans: these are looked for behind everything else. */
  const seenInBoth = async () => {
    const isSeen = async () => (await pulled(team())).length === 2;
    for (let tries = 0; tries < 40 && !(await isSeen()); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.ok(await isSeen());
  };
  const codes = async (uri: string) => (await pulled(uri)).map(({ code }) => code);

  it('a file that was no plan for a while is one again for those that link to it', async () => {
    client.open(east(), EAST);
    client.open(hall(), HALL.replace('project', 'project-'));
    assert.ok((await codes(east())).includes('unknown-project'));
    change(hall(), 2, HALL);
    assert.ok(!(await codes(east())).includes('unknown-project'));
  });

  it('a part of two plans has the same findings in the same order, asked for and told', async () => {
    client.open(hall(), HALL);
    client.open(east(), EAST);
    client.open(team(), TEAM);
    const found = await pulled(team());
    assert.ok(found.length > 1);
    const token = 'workspace';
    client.ask('workspace/diagnostic', { previousResultIds: [], partialResultToken: token }).catch(() => {});
    const told = await client.until('told findings', () => {
      const reports = client.received
        .filter(({ method, params }) => method === '$/progress' && (params as { token: unknown }).token === token)
        .flatMap(({ params }) => (params as { value: WorkspaceDiagnosticReport }).value.items);
      return reports.findLast(({ uri }) => uri === team());
    });
    assert.deepEqual(told.kind === 'full' && told.items, found);
  });

  it('a file that nobody has opened is seen in all its plans, whichever are open', async () => {
    client.open(east(), EAST);
    await pulled(east());
    await seenInBoth();
  });

  it('a part that is open is seen in the plans that name it, though it is not on the disk', async () => {
    rmSync(join(space.path, 'team.plan.yaml'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: team(), type: 3 }] });
    client.open(team(), TEAM);
    await seenInBoth();
  });

  it('a change that changes nothing still counts', async () => {
    client.open(east(), EAST);
    client.notify('textDocument/didChange', { textDocument: { uri: east(), version: 7 }, contentChanges: [] });
    const view = await wholeTimeline(client, east());
    assert.equal(view?.version, 7);
  });

  it('a refactoring offered for another text is not carried out in this one', async () => {
    client.open(east(), EAST);
    const position = { line: 5, character: 3 };
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: east() },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor.extract'] },
    });
    assert.match(action?.title ?? '', /build/);
    change(east(), 2, EAST.replace('phases:\n', 'phases:\n  other:\n    tasks: {}\n'));
    const resolved = await client.request<CodeAction>('codeAction/resolve', action);
    assert.equal(resolved.edit, undefined);
  });

  it('paths are renamed where they stand now, whatever is typed while the disk is looked through', async () => {
    for (let i = 0; i < 80; i++) writeFileSync(join(space.path, `more-${i}.plan.yaml`), `${EAST}# ${i}\n`);
    client.open(east(), EAST);
    await pulled(east());
    const files = [{ oldUri: hall(), newUri: space.uriOf('halls/hall.plan.yaml') }];
    let version = 1;
    const type = () => change(east(), ++version, `${'# above\n'.repeat(version)}${EAST}`);
    const typing = setInterval(type, 12);
    const edit = client.request<WorkspaceEdit>('workspace/willRenameFiles', { files });
    await edit.finally(() => clearInterval(typing));
    assert.ok(version > 1);
    const [found] = (await edit).changes?.[east()] ?? [];
    const places = Array.from({ length: version + 1 }, (_, above) => {
      const line = above + 2;
      return { start: { line, character: 17 }, end: { line, character: 31 } };
    });
    assert.ok(
      places.some((range) => isDeepStrictEqual(range, found?.range)),
      JSON.stringify(found),
    );
  });
});
