/** Plans of the workspace that nobody has opened, as far as questions about all of them go: asked of the built server. */
import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Location,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const DC = `project: {name: Data centre, start: 2026-01-05}
include: parts/team.plan.yaml
phases:
  planning:
    tasks:
      power: {duration: 2d, assign: ali}
      rack: {duration: 1d, after: power}
`;
const TEAM = 'resources:\n  ali: {name: Ali Demir}\n';
const ERP = `project: {name: ERP, start: 2026-01-05}
projects: {dc: ../dc.plan.yaml}
tasks:
  move: {duration: 1d, after: dc:power +1d}
  close: {duration: 1d, after: move}
  check: {duration: 1d, after: dc:planning}
`;

type Told =
  | { readonly token: 'part'; readonly value: readonly WorkspaceSymbol[] }
  | { readonly token: 'work'; readonly value: { readonly kind: string } };

describe('plans that nobody has opened', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder({ 'dc.plan.yaml': DC, 'parts/team.plan.yaml': TEAM, 'erp/erp.plan.yaml': ERP });
    client = await start();
    // Nobody looks for plans before it is told that the client is ready.
    await client.request('initialize', {
      processId: process.pid,
      capabilities: {},
      workspaceFolders: [{ uri: space.uri, name: 'space' }],
    });
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const dc = () => space.uriOf('dc.plan.yaml');
  const team = () => space.uriOf('parts/team.plan.yaml');
  const erp = () => space.uriOf('erp/erp.plan.yaml');
  const ALI = { line: 5, character: 37 };
  const rename = (uri: string, position: object, newName: string) =>
    client.request<WorkspaceEdit>('textDocument/rename', { textDocument: { uri }, position, newName });
  const places = ({ changes = {} }: WorkspaceEdit) =>
    Object.entries(changes)
      .flatMap(([uri, edits]) => edits.map(({ range }) => `${uri} ${range.start.line}:${range.start.character}`))
      .sort();

  it('are found by their names and renamed with the others', async () => {
    client.open(team(), TEAM);
    const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'move' });
    assert.deepEqual(
      found.map(({ location }) => location.uri),
      [erp()],
    );
    const context = { includeDeclaration: true };
    const at = { textDocument: { uri: team() }, position: { line: 1, character: 3 } };
    const mentions = await client.request<Location[]>('textDocument/references', { ...at, context });
    assert.deepEqual(mentions.map(({ uri }) => uri).sort(), [dc(), team()]);
    assert.deepEqual(places(await rename(team(), at.position, 'ali-d')), [`${dc()} 5:36`, `${team()} 1:2`]);
    client.open(dc(), DC);
    assert.deepEqual(places(await rename(dc(), { line: 5, character: 8 }, 'current')), [
      `${dc()} 5:6`,
      `${dc()} 6:34`,
      `${erp()} 3:33`,
    ]);
  });

  it('have the names of a part as it is typed, before they are looked for and after that', async () => {
    client.open(team(), `# ours\n\n${TEAM}`);
    const ask = async () => places(await rename(team(), { line: 3, character: 3 }, 'ali-d'));
    const expected = [`${dc()} 5:36`, `${team()} 3:2`];
    assert.deepEqual(await ask(), expected);
    client.notify('initialized', {});
    await client.until('the plan of the part', () => {
      return client.received.some(({ params }) => JSON.stringify(params ?? '').includes(`"root":"${dc()}"`));
    });
    assert.deepEqual(await ask(), expected);
  });

  it('are read again when their files have changed', async () => {
    client.open(dc(), DC);
    const before = await rename(dc(), ALI, 'ali-d');
    assert.deepEqual(places(before), [`${dc()} 5:36`, `${team()} 1:2`]);
    space.write('parts/team.plan.yaml', `# ours\n${TEAM}`);
    const hall = space.write(
      'hall.plan.yaml',
      'project: {name: Hall}\ninclude: [parts/*.plan.yaml]\ntasks: {a: {assign: ali}}\n',
    );
    utimesSync(join(space.path, 'parts/team.plan.yaml'), 1, 1);
    const after = await rename(dc(), ALI, 'ali-d');
    assert.deepEqual(places(after), [`${dc()} 5:36`, `${hall} 2:20`, `${team()} 2:2`]);
  });

  it('are told where they wait for a task of an open one, with their dates', async () => {
    client.open(dc(), DC);
    const ask = async (item: CallHierarchyItem | undefined) =>
      (await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item })).map(({ to }) => to);
    const at = { textDocument: { uri: dc() }, position: { line: 5, character: 7 } };
    const [power] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at);
    const waiting = await ask(power);
    assert.deepEqual(
      waiting.map(({ name, detail }) => `${name}: ${detail}`),
      ['rack · Rack: FS · driving', 'move · Move: FS+1d · driving', 'check · Check: FS · driving'],
    );
    assert.deepEqual(waiting[1]?.selectionRange.start, { line: 3, character: 2 });
    assert.deepEqual(
      (await ask(waiting[1])).map(({ name }) => name),
      ['close · Close'],
    );
  });

  it('send what is found as it is found, and how far they are read, to who wants to hear it', async () => {
    const tokens = { partialResultToken: 'part', workDoneToken: 'work' };
    const rest = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'mo', ...tokens });
    const told = client.received.flatMap(({ method, params }) => (method === '$/progress' ? [params as Told] : []));
    const parts = told.flatMap(({ token, value }) => (token === 'part' ? [value] : []));
    const work = told.flatMap(({ token, value }) => (token === 'work' ? [value] : []));
    assert.deepEqual([rest, parts.flat().map(({ name }) => name)], [[], ['move · Move']]);
    assert.deepEqual([work.at(0)?.kind, work.at(-1)?.kind], ['begin', 'end']);
  });

  it('are let be once nobody waits for an answer', async () => {
    for (let i = 0; i < 300; i++) space.write(`more/p${i}.plan.yaml`, DC.replace('parts/', '../parts/'));
    const asked = client.ask('workspace/symbol', { query: 'power' }, 4711);
    client.notify('$/cancelRequest', { id: 4711 });
    assert.equal((await asked).error?.code, -32800);
  });
});
