import assert from 'node:assert/strict';
import { TIMELINE_REQUEST, type TimelineResult } from '../../server/src/protocol/requests.ts';
import { takeChanges } from '../../server/src/protocol/timeline-changes.ts';
import { receivedTimeline, type SentChanges } from '../../server/src/protocol/timeline-wire.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const TASKS = 1500;
const plan = (first: number, name = 'Long') => `project: {name: ${name}, start: 2026-01-0${first}}
tasks:
${Array.from({ length: TASKS }, (_, n) => `  t${n}: {duration: 1d${n % 10 === 0 ? '' : `, after: t${n - 1}`}}\n`).join('')}`;

describe('rows in sight', () => {
  let client: Client;
  let space: Folder;
  let uri: string;
  beforeEach(async () => {
    space = folder({ 'long.plan.yaml': plan(5) });
    uri = space.uriOf('long.plan.yaml');
    client = await start();
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }], rootUri: space.uri });
    client.open(uri, plan(5), 'planline', 1);
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  function type(version: number, text: string): void {
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  async function ask(since: number | null, sight?: readonly number[]) {
    const result = await client.request<TimelineResult>(TIMELINE_REQUEST, { uri, since, ...(sight && { sight }) });
    return result ?? assert.fail();
  }
  async function whole() {
    const told = await ask(null);
    return 'view' in told ? receivedTimeline(told.view) : assert.fail();
  }
  async function changes(since: number, sight?: readonly number[]): Promise<SentChanges> {
    const told = await ask(since, sight);
    return 'changes' in told ? told.changes : assert.fail();
  }

  it('are told first, alone, where many are others, and all when asked again', async () => {
    const before = await whole();
    const starts = before.rows.map(({ start }) => start);
    type(2, plan(6));
    const first = await changes(before.serial, [705, 710]);
    assert.equal(first.serial, before.serial);
    const seen = takeChanges(before, first) ?? assert.fail();
    const moved = seen.rows.flatMap(({ start }, row) => (start === starts[row] ? [] : [row]));
    assert.deepEqual(moved, [705, 706, 707, 708, 709]);
    const rest = await changes(seen.serial);
    assert.ok(rest.serial > rest.base);
    const { serial, ...now } = takeChanges(seen, rest) ?? assert.fail();
    const { serial: _, ...fresh } = await whole();
    assert.deepEqual(now, fresh);
  });

  it('are told with all else where little is another', async () => {
    const before = await whole();
    type(2, plan(5, 'Longer'));
    const told = await changes(before.serial, [705, 710]);
    assert.ok(told.serial > told.base);
    assert.equal(told.projectName, 'Longer');
  });
});
