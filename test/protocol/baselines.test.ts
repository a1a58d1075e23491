import assert from 'node:assert/strict';
import { TIMELINE_REQUEST, type TimelineResult } from '../../server/src/protocol/requests.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { takeChanges } from '../../server/src/protocol/timeline-changes.ts';
import { receivedTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const plan = (days: number) => `project: {name: Move, start: 2026-01-05}
tasks:
  survey: {name: Survey the links, duration: ${days}d}
`;

describe('another version of a plan', () => {
  let client: Client;
  let space: Folder;
  /** As whoever asked has it. */
  let view: TimelineView | null;

  beforeEach(async () => {
    view = null;
    space = folder({ 'move.plan.yaml': plan(4), 'approved.plan.yaml': plan(2), 'part.yaml': 'resources: {}\n' });
    client = await start();
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }], rootUri: space.uri });
    client.open(space.uriOf('move.plan.yaml'), plan(4), 'planline', 1);
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  async function ask(baseline: string | null, since: number | null = null) {
    const params = { uri: space.uriOf('move.plan.yaml'), since, baseline };
    const result = await client.request<TimelineResult>(TIMELINE_REQUEST, params);
    assert.ok(result);
    if ('view' in result) view = receivedTimeline(result.view);
    else view = view && takeChanges(view, result.changes);
    assert.equal(view?.rows.length, 1);
    const { baselineName, serial } = view;
    return { baselineName, serial, slip: view.rows[0]?.baseline?.slipText };
  }

  it('lies behind the newest, with how much later each row finishes', async () => {
    const { baselineName, serial, slip } = await ask(space.uriOf('approved.plan.yaml'));
    assert.equal(baselineName, 'approved.plan.yaml');
    assert.equal(slip, '+2d');
    const without = await ask(null, serial);
    assert.deepEqual([without.baselineName, without.slip], [null, undefined]);
  });

  it('is read again once its file has changed', async () => {
    await ask(space.uriOf('approved.plan.yaml'));
    space.write('approved.plan.yaml', plan(3));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: space.uriOf('approved.plan.yaml'), type: 2 }],
    });
    assert.equal((await ask(space.uriOf('approved.plan.yaml'))).slip, '+1d');
  });

  it('is none where the file is a part, is not there, or lies nowhere', async () => {
    for (const uri of [space.uriOf('part.yaml'), space.uriOf('gone.plan.yaml'), 'untitled:Untitled-1', 'nonsense']) {
      assert.equal((await ask(uri)).baselineName, null, uri);
    }
  });
});
