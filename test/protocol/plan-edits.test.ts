import assert from 'node:assert/strict';
import type { EditAnswer, EditIntent } from '../../server/src/protocol/plan-edit.ts';
import { EDIT_REQUEST, type EditResult, WHY_REQUEST, type WhyResult } from '../../server/src/protocol/requests.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { at, endOf } from '../support/plan-edits.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { wholeTimeline } from './views.ts';

const ROOT = `project: {name: Move, start: 2026-01-05}
include: [part.plan.yaml]
tasks:
  survey: {name: Survey the links, duration: 2d} # by hand
  build: {duration: 3d, after: survey, deadline: 2026-01-10}
`;
/** Links to it, and nobody has it open. */
const HALL = `project: {name: Data hall, start: 2026-01-05}
projects: {erp: ../erp/move.plan.yaml, other: gone.plan.yaml}
tasks:
  rack: {duration: 1d, after: [erp:survey, erp:close]}
  test: {duration: 1d, after: [rack, "erp:survey SS+1d", other:survey]}
  survey: {duration: 1d}
`;
const PART = 'tasks:\r\n  close: {duration: 1d, after: build}\r\n';

describe('a gesture in a view', () => {
  let client: Client;
  let space: Folder;

  beforeEach(async () => {
    space = folder({ 'erp/move.plan.yaml': ROOT, 'erp/part.plan.yaml': PART, 'hall/hall.plan.yaml': HALL });
    client = await start();
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }], rootUri: space.uri });
    client.open(root(), ROOT, 'planline', 7);
  });
  afterEach(() => {
    client.kill();
    space.remove();
  });

  const root = () => space.uriOf('erp/move.plan.yaml');
  const ask = async (intent: EditIntent, preview = false, version = 7): Promise<EditAnswer> => {
    const answer = await client.request<EditResult>(EDIT_REQUEST, { uri: root(), version, intent, preview });
    assert.ok(answer);
    return answer;
  };
  const move: EditIntent = { kind: 'move', by: 'no-earlier', moves: [{ id: 'survey', start: at('2026-01-08') }] };

  it('shows what would be, and writes nothing', async () => {
    const answer = await ask(move, true);
    assert.equal(answer.kind, 'fits');
    if (answer.kind !== 'fits') return;
    assert.deepEqual(answer.files, []);
    const view = await wholeTimeline(client, root());
    const rows = answer.effect.rows.map(({ row, start: from }) => [view?.rows[row]?.id, from]);
    assert.deepEqual(rows, [
      ['survey', at('2026-01-08')],
      ['build', at('2026-01-12')],
      ['close', at('2026-01-15')],
    ]);
    assert.deepEqual(answer.effect.finish, { before: endOf('2026-01-12'), after: endOf('2026-01-15') });
    assert.deepEqual(answer.effect.misses, ['Build']);
  });

  it('gives edits of an open document, after which the view is as it was shown', async () => {
    const shown = await ask(move, true);
    const answer = await ask(move);
    assert.ok(answer.kind === 'fits' && shown.kind === 'fits');
    assert.deepEqual(answer.effect, shown.effect);
    assert.deepEqual(
      answer.files.map(({ uri, version }) => [uri, version]),
      [[root(), 7]],
    );
    const text = applyEdits(ROOT, answer.files[0]?.edits ?? []);
    assert.equal(
      text.split('\n')[3],
      '  survey: {name: Survey the links, duration: 2d, constraint: {start-no-earlier-than: 2026-01-08}} # by hand',
    );
    client.notify('textDocument/didChange', {
      textDocument: { uri: root(), version: 8 },
      contentChanges: (answer.files[0]?.edits ?? []).map(({ range, newText }) => ({ range, text: newText })),
    });
    const view = await wholeTimeline(client, root());
    for (const { row, start: from, finish } of answer.effect.rows) {
      assert.deepEqual([view?.rows[row]?.start, view?.rows[row]?.finish], [from, finish]);
    }
    assert.equal(answer.said, 'Survey the links now starts not before Thu 8 Jan 2026 08:00');
  });

  it('mends a finding as Why offers it, while it is there', async () => {
    const text = ROOT.replace('after: survey', 'after: survye');
    client.notify('textDocument/didChange', {
      textDocument: { uri: root(), version: 8 },
      contentChanges: [{ text }],
    });
    const why = await client.request<WhyResult>(WHY_REQUEST, { uri: root(), id: 'build' });
    const offered = why?.fixes.find(({ titles }) => titles[0] === "Change to 'survey'");
    assert.deepEqual([why?.version, offered?.titles.length], [8, 1]);
    const intent: EditIntent = {
      kind: 'fix',
      id: 'build',
      finding: offered?.finding ?? -1,
      title: "Change to 'survey'",
    };
    const answer = await ask(intent, false, 8);
    assert.ok(answer.kind === 'fits');
    assert.equal(applyEdits(text, answer.files[0]?.edits ?? []), ROOT);
    client.notify('textDocument/didChange', {
      textDocument: { uri: root(), version: 9 },
      contentChanges: [{ text: ROOT }],
    });
    assert.match(refusal(await ask(intent, false, 8)), /has changed meanwhile/);
    assert.match(refusal(await ask(intent, false, 9)), /another finding by now/);
  });

  it('gives edits of a file that nobody has opened', async () => {
    const answer = await ask({ kind: 'resize', id: 'close', finish: endOf('2026-01-13') });
    assert.ok(answer.kind === 'fits');
    const [file] = answer.files;
    assert.deepEqual([file?.uri, file?.version], [space.uriOf('erp/part.plan.yaml'), null]);
    assert.equal(applyEdits(PART, file?.edits ?? []), PART.replace('1d', '2d'));
  });

  it('tells of links in plans that are not open before what they lead to is deleted', async () => {
    const answer = await ask({ kind: 'delete', ids: ['survey'] }, true);
    assert.ok(answer.kind === 'fits');
    assert.deepEqual([answer.effect.mentions, answer.effect.elsewhere], [1, [{ plan: 'Data hall', links: 2 }]]);
    const unheard = await ask({ kind: 'delete', ids: ['build'] }, true);
    assert.deepEqual(unheard.kind === 'fits' && unheard.effect.elsewhere, []);
  });

  it('refuses in words', async () => {
    const early: EditIntent = { kind: 'move', by: 'no-earlier', moves: [{ id: 'build', start: at('2026-01-06') }] };
    const answer = await ask(early);
    assert.ok(answer.kind === 'refused');
    assert.match(answer.reason, /^Not moved: Survey the links ends Tue 6 Jan 2026 17:00/);
    assert.deepEqual(answer.because, ['survey']);
  });

  it('names the plan of what stands in the way in another one', async () => {
    const uri = space.uriOf('hall/hall.plan.yaml');
    client.open(uri, HALL, 'planline', 1);
    const intent: EditIntent = { kind: 'move', by: 'no-earlier', moves: [{ id: 'rack', start: at('2026-01-06') }] };
    const answer = await client.request<EditResult>(EDIT_REQUEST, { uri, version: 1, intent, preview: true });
    assert.match(
      answer?.kind === 'refused' ? answer.reason : '',
      /^Not moved: Close of Move ends Mon 12 Jan 2026 17:00/,
    );
  });

  it('refuses what was done to an older view', async () => {
    const answer = await ask(move, false, 6);
    assert.ok(answer.kind === 'refused' && answer.version === 7);
    assert.match(answer.reason, /has changed meanwhile/);
  });
});

function refusal(answer: EditAnswer): string {
  return answer.kind === 'refused' ? answer.reason : '';
}
