import assert from 'node:assert/strict';
import { EXPORT_REQUEST, type ExportParams, type ExportResult } from '../../server/src/protocol/requests.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';

const PLAN = 'project: {name: Move, start: 2026-01-05}\ntasks:\n  survey: {name: Survey, duration: 2d}\n';

describe('a plan that leaves the editor', () => {
  let client: Client;
  let space: Folder;
  before(async () => {
    space = folder({ 'move.plan.yaml': PLAN, 'approved.plan.yaml': PLAN.replace('2d', '1d') });
    client = await start();
    await client.initialize({ workspaceFolders: [{ uri: space.uri, name: 'space' }] });
    client.open(space.uriOf('move.plan.yaml'), PLAN.replace('Survey', 'Ask'));
  });
  after(() => {
    client.kill();
    space.remove();
  });

  const exported = async (format: string, name = 'move.plan.yaml', more: Partial<ExportParams> = {}) =>
    (await client.request<ExportResult>(EXPORT_REQUEST, { uri: space.uriOf(name), format, ...more }))?.text ?? null;

  it('is told as its text is now, in each format', async () => {
    assert.match((await exported('mermaid')) ?? '', /^gantt\n.*Ask :crit/s);
    assert.match((await exported('markdown')) ?? '', /^# Move\n/);
    assert.match((await exported('html')) ?? '', /^<!DOCTYPE html>.*id="report-data">[^<]*"Ask"/s);
  });

  it('has the version that it is compared with, and speaks the language asked for', async () => {
    const more = { baseline: space.uriOf('approved.plan.yaml'), locale: 'de' };
    assert.match((await exported('markdown', 'move.plan.yaml', more)) ?? '', /Moved since approved.plan.yaml/);
    assert.match((await exported('html', 'move.plan.yaml', more)) ?? '', /"slipText":"\+1d".*"locale":"de"/s);
  });

  it('is nothing in a format nobody knows, and where there is no plan', async () => {
    assert.equal(await exported('exe'), null);
    assert.equal(await exported('mermaid', 'gone.txt'), null);
  });
});
