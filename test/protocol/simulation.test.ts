/** The built server with its threads: what it tells of a simulation, and what becomes of them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Hover, InlayHint, MarkupContent } from 'vscode-languageserver-protocol';
import {
  SIMULATE_REQUEST,
  SIMULATED_NOTIFICATION,
  SIMULATION_REQUEST,
  type SimulatedParams,
} from '../../server/src/protocol/requests.ts';
import type { SimulationView, WhatIf } from '../../server/src/protocol/simulation.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { wholeTimeline } from './views.ts';

/** Loaded before the server: tells on standard error of its threads, and ends one after so many of its answers. */
const SPY = `
const threads = require('node:worker_threads');
if (threads.isMainThread) {
  const say = (what) => require('node:fs').writeSync(2, 'THREAD ' + what + '\\n');
  let left = Number(process.env.PLANLINE_DIES_AFTER ?? Infinity);
  threads.Worker = class extends threads.Worker {
    constructor(...all) {
      super(...all);
      say('starts');
      this.on('exit', () => say('ends'));
      this.on('message', ({ kind }) => kind === 'answer' && --left === 0 && this.terminate());
    }
    postMessage(message, transfer) {
      if (message.kind !== 'ask') say('hears ' + message.kind);
      super.postMessage(message, transfer);
    }
  };
}
`;
const PLAN = `project: {name: Move, start: 2026-03-02, deadline: 2026-03-30}
simulation: {iterations: 2000}
tasks:
  a: {estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}}
  b: {name: Done, milestone: true, after: a}
risks:
  late: {event: Late, probability: 30%, impact: {schedule: 5d}, affects: [a]}
`;
const URI = 'untitled:plan';
const AS_WRITTEN: WhatIf = { off: [], answered: [] };

describe('a simulation in the server', () => {
  let client: Client | null = null;
  let spy: Folder;

  beforeEach(() => {
    spy = folder({ 'spy.cjs': SPY });
  });
  afterEach(() => {
    client?.kill();
    spy.remove();
  });

  const startSpied = async (text: string, env: NodeJS.ProcessEnv = {}): Promise<Client> => {
    client = await start({ nodeArgs: ['--require', join(spy.path, 'spy.cjs')], env });
    const workspace = { inlayHint: { refreshSupport: true } };
    await client.initialize({ capabilities: { workspace, window: { workDoneProgress: true } } });
    client.open(URI, text);
    return client;
  };
  const threads = (of: Client): string[] => [...of.stderr.join('').matchAll(/^THREAD (.*)$/gm)].map((m) => m[1] ?? '');
  const told = (of: Client): SimulatedParams['plans'] =>
    of.received
      .filter(({ method }) => method === SIMULATED_NOTIFICATION)
      .flatMap(({ params }) => (params as SimulatedParams).plans);
  const view = (of: Client, whatIf = AS_WRITTEN): Promise<SimulationView> =>
    of.request<SimulationView>(SIMULATION_REQUEST, { uri: URI, whatIf });
  const reaches = async (of: Client, fits: (view: SimulationView) => boolean, whatIf = AS_WRITTEN) => {
    for (let tries = 0; tries < 400; tries++) {
      const newest = await view(of, whatIf);
      if (fits(newest)) return newest;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return assert.fail(`never so: ${JSON.stringify({ ...(await view(of)), result: null })}`);
  };
  const isDone = ({ state }: SimulationView): boolean => state.kind === 'done';

  it('is told where it ends: to panels, behind lines, in hovers and on the timeline', async () => {
    const of = await startSpied(PLAN);
    await of.until('its end', () => told(of).some(({ done }) => done));
    assert.ok(of.received.some(({ method }) => method === 'workspace/inlayHint/refresh'));
    const { result, trials, serial } = await reaches(of, isDone);
    assert.equal(trials, 2000);
    assert.ok(serial > Math.max(...told(of).map((news) => news.serial)));
    assert.ok(result && result.finish.p50.value < result.finish.p80.value);
    const textDocument = { uri: URI };
    const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } };
    const hints = await of.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range });
    assert.match(String(hints[0]?.label), /P80 \d+ Mar/);
    const position = { line: 3, character: 2 };
    const hover = await of.request<Hover>('textDocument/hover', { textDocument, position });
    assert.match((hover.contents as MarkupContent).value, /80 percent sure by: \w+ \d+ Mar 2026/);
    const timeline = await wholeTimeline(of, URI);
    assert.deepEqual(timeline?.chance, {
      p50: result.finish.p50.value,
      sure: result.finish.p80.value,
      confidence: 0.8,
    });
    assert.ok((timeline?.rows[0]?.chance?.p80 ?? 0) > 0);
    const whatIf = { off: ['late'], answered: [] };
    const without = await reaches(of, isDone, whatIf);
    assert.ok((without.result?.finish.p80.value ?? 0) < result.finish.p80.value);
    assert.deepEqual(without.base?.finish, result.finish);
  });

  it('is streamed, stopped by a newer text, and shows its progress', async () => {
    const of = await startSpied(PLAN.replace('2000', '1000000'));
    assert.equal((await view(of)).state.kind, 'running');
    await of.until('ten pieces of news', () => told(of).length >= 10);
    const { state, of: all, result } = await reaches(of, (newest) => newest.result !== null);
    assert.deepEqual([state.kind, all], ['running', 1_000_000]);
    assert.ok(result);
    await of.until('a line of progress', () => {
      return of.received.some(({ method, params }) => {
        return method === '$/progress' && /Simulating Move/.test(JSON.stringify(params));
      });
    });
    const contentChanges = [{ text: PLAN.replace('12d', '13d') }];
    of.notify('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges });
    await of.until('the end of the old run', () => threads(of).includes('hears forget'));
    const newest = await reaches(of, isDone);
    assert.equal(newest.trials, 2000);
    const ended = of.received.filter(({ params }) => /"kind":"end"/.test(JSON.stringify(params ?? null)));
    assert.ok(ended.length > 0);
    assert.equal((await of.stop()) ?? 0, 0);
    assert.equal(
      threads(of).filter((what) => what === 'ends').length,
      threads(of).filter((what) => what === 'starts').length,
    );
  });

  it('can be stopped, and taken up again after that and after a thread has died', async () => {
    const of = await startSpied(PLAN.replace('2000', '40000'), { PLANLINE_DIES_AFTER: '9' });
    const failed = await reaches(of, ({ state }) => state.kind === 'failed');
    assert.match(failed.state.kind === 'failed' ? failed.state.reason : '', /ended/);
    const act = (action: string): Promise<SimulationView> =>
      of.request<SimulationView>(SIMULATE_REQUEST, { uri: URI, whatIf: null, action });
    assert.equal((await act('start')).state.kind, 'running');
    const { trials } = failed;
    await reaches(of, (newest) => newest.trials > trials);
    await act('stop');
    const stopped = await reaches(of, ({ result }) => (result?.milestones.length ?? 0) > 0);
    assert.equal(stopped.state.kind, 'stopped');
    await act('start');
    assert.equal((await reaches(of, isDone)).trials, 40_000);
  });

  it('opens no thread for a plan in which nothing varies', async () => {
    const of = await startSpied('project: {name: Calm, start: 2026-03-02}\ntasks: {a: {duration: 3d}}\n');
    await reaches(of, ({ state }) => state.kind === 'nothing-varies');
    assert.deepEqual(threads(of), []);
    assert.equal(await of.request(SIMULATION_REQUEST, { uri: 'untitled:none', whatIf: null }), null);
  });
});
