import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ANALYSED_NOTIFICATION } from '../../server/src/protocol/requests.ts';
import { busyPlan } from '../support/busy-plan.ts';
import { repositoryRoot } from '../support/root.ts';
import { type Client, start } from './client.ts';
import { type Folder, folder } from './folder.ts';
import { wholeTimeline } from './views.ts';

/** Loaded before the server: tells on standard error what becomes of its workers, and when. */
const SPY = `
const threads = require('node:worker_threads');
if (threads.isMainThread) {
  const say = (what) => require('node:fs').writeSync(2, 'WORKER ' + what + ' at ' + Math.round(performance.now()) + '\\n');
  const Real = threads.Worker;
  threads.Worker = class extends Real {
    constructor(...all) {
      super(...all);
      say('starts');
      this.on('exit', () => say('ends'));
      this.on('message', ({ kind, id }) => kind !== 'progress' && say('says ' + kind + ' ' + (id ?? '')));
    }
    postMessage(message) {
      say('hears ' + message.kind + ' ' + message.id);
      super.postMessage(message);
    }
  };
}
`;

/** Enough that the first schedule is hardly ever the best. */
const TASKS = 60;

type Dates = Readonly<Record<string, readonly [start: number, finish: number]>>;

describe('levelling in the server', () => {
  let client: Client | null = null;
  let space: Folder;
  let spy: Folder;

  beforeEach(() => {
    spy = folder({ 'spy.cjs': SPY });
    space = folder();
  });
  afterEach(() => {
    client?.kill();
    space.remove();
    spy.remove();
  });

  const startSpied = async (capabilities: object = {}): Promise<Client> => {
    client = await start({ nodeArgs: ['--require', join(spy.path, 'spy.cjs')], cwd: space.path });
    await client.initialize({ capabilities, workspaceFolders: [{ uri: space.uri, name: 'space' }] });
    return client;
  };
  const told = (of: Client): string[] =>
    [...of.stderr.join('').matchAll(/^WORKER (.*?) ?at \d+$/gm)].map((m) => m[1] ?? '');
  const analysed = (of: Client): number => of.received.filter(({ method }) => method === ANALYSED_NOTIFICATION).length;
  const datesOf = async (of: Client, uri: string): Promise<Dates> => {
    const view = await wholeTimeline(of, uri);
    return Object.fromEntries((view?.rows ?? []).map((row) => [row.id, [row.start, row.finish]]));
  };
  /** Better dates come a little after the worker has said them. */
  const reaches = async (of: Client, uri: string, expected: Dates): Promise<void> => {
    for (let tries = 0; tries < 100; tries++) {
      if (isDeepStrictEqual(await datesOf(of, uri), expected)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.deepEqual(await datesOf(of, uri), expected);
  };
  const lastFinish = (dates: Dates): number => Math.max(...Object.values(dates).map(([, finish]) => finish));

  it('shows the first schedule at once and the best when the worker has it, as the command line does', async () => {
    const of = await startSpied({ workspace: { inlayHint: { refreshSupport: true } } });
    const text = busyPlan({ tasks: TASKS, seed: 1 });
    const uri = space.write('busy.plan.yaml', text);
    of.open(uri, text);
    await of.until('the first analysis', () => analysed(of) === 1);
    const first = await datesOf(of, uri);
    await of.until('the answer of the worker', () => told(of).includes('says solved 1'));
    const best = datesOfCommand(space, 'busy.plan.yaml');
    assert.notDeepEqual(best, first);
    assert.ok(lastFinish(best) <= lastFinish(first), `${lastFinish(best)} is later than ${lastFinish(first)}`);
    await reaches(of, uri, best);
    await of.until('its announcement', () => analysed(of) >= 2);
    const delayed = `t${TASKS - 1}:`;
    const position = positionIn(text, delayed);
    const hover = await of.request<unknown>('textDocument/hover', { textDocument: { uri }, position });
    assert.match(JSON.stringify(hover), new RegExp(dayName(best[`t${TASKS - 1}`]?.[0] ?? 0)));
    assert.ok(of.received.some(({ method }) => method === 'workspace/inlayHint/refresh'));
  });

  it('searches no further once the text says something else, and finds the old answer again', async () => {
    const of = await startSpied();
    const text = busyPlan({ tasks: TASKS, seed: 2, schedules: 200_000 });
    const uri = space.write('busy.plan.yaml', text);
    of.open(uri, text);
    await of.until('a search', () => told(of).includes('hears solve 1'));
    const edited = busyPlan({ tasks: TASKS, seed: 3 });
    of.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: edited }] });
    await of.until('the answer to the second', () => told(of).includes('says solved 2'));
    space.write('busy.plan.yaml', edited);
    const dates = datesOfCommand(space, 'busy.plan.yaml');
    await reaches(of, uri, dates);
    const before = analysed(of);
    of.notify('textDocument/didChange', {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text: `# a word more\n${edited}` }],
    });
    await of.until('the analysis of the comment', () => analysed(of) > before);
    assert.deepEqual(await datesOf(of, uri), dates);
    // A worker that is slow to answer is replaced, and hears of the second problem again.
    const heard = new Set(told(of).filter((what) => what.startsWith('hears')));
    assert.deepEqual([...heard], ['hears solve 1', 'hears cancel 1', 'hears solve 2']);
    assert.ok(!told(of).includes('says solved 1'));
  });

  it('levels on calendars of people as the command line does', async () => {
    const of = await startSpied();
    const text = busyPlan({ tasks: TASKS, seed: 4, ownHours: true });
    const uri = space.write('busy.plan.yaml', text);
    of.open(uri, text);
    await of.until('the answer of the worker', () => told(of).includes('says solved 1'));
    await reaches(of, uri, datesOfCommand(space, 'busy.plan.yaml'));
  });

  it('levels several plans in turns, in one worker', async () => {
    const of = await startSpied();
    const long = busyPlan({ tasks: TASKS, seed: 5, schedules: 500_000 });
    of.open('untitled:long', long);
    await of.until('a search', () => told(of).includes('hears solve 1'));
    of.open('untitled:short', busyPlan({ tasks: TASKS, seed: 6, schedules: 500 }));
    await of.until('the answer to the short one', () => told(of).includes('says solved 2'));
    assert.deepEqual(
      told(of).filter((what) => what === 'starts' || what === 'says solved 1'),
      ['starts'],
    );
  });

  it('has no worker before it needs one and none after shutdown', async () => {
    const of = await startSpied();
    of.open('untitled:calm', busyPlan({ tasks: TASKS, seed: 7 }).replace('level-resources: true', ''));
    await of.published('untitled:calm');
    assert.deepEqual(told(of), []);
    of.open('untitled:busy', busyPlan({ tasks: TASKS, seed: 7, schedules: 500_000 }));
    await of.until('a search', () => told(of).includes('hears solve 1'));
    await of.ask('shutdown', undefined);
    await of.until('the end of the worker', () => told(of).includes('ends'));
    of.notify('exit', undefined);
    assert.equal(await of.exit, 0);
    assert.deepEqual(
      told(of).filter((what) => /starts|ends/.test(what)),
      ['starts', 'ends'],
    );
  });

  it('shows how far a long search has come, and ends it when the user says so', async () => {
    const of = await startSpied({ window: { workDoneProgress: true } });
    of.open('untitled:busy', busyPlan({ tasks: TASKS, seed: 8, schedules: 1_000_000 }));
    const progress = () =>
      of.received
        .filter(({ method }) => method === '$/progress')
        .map(({ params }) => params as { token: string; value: { kind: string; title?: string; message?: string } });
    const report = await of.until('a report', () => progress().find(({ value }) => value.kind === 'report'));
    assert.equal(progress()[0]?.value.title, 'Levelling Busy');
    assert.match(report.value.message ?? '', /^[\d,]+ of 1,000,000 schedules$/);
    of.notify('window/workDoneProgress/cancel', { token: report.token });
    await of.until('the end of the search', () => told(of).includes('hears cancel 1'));
    await of.until('the end of the progress', () => progress().at(-1)?.value.kind === 'end');
    const before = await datesOf(of, 'untitled:busy');
    assert.equal(Object.keys(before).length, TASKS);
    assert.deepEqual(
      told(of).filter((what) => what.startsWith('hears solve')),
      ['hears solve 1'],
    );
  });
});

function positionIn(text: string, word: string): { line: number; character: number } {
  const line = text.split('\n').findIndex((one) => one.includes(word));
  return { line, character: text.split('\n')[line]?.indexOf(word) ?? 0 };
}

/** As hovers write it: `3 Mar`. */
function dayName(minute: number): string {
  const day = new Date(minute * 60_000);
  return `${day.getUTCDate()} ${day.toLocaleString('en', { month: 'short', timeZone: 'UTC' })}`;
}

/** From `planline schedule`, in minutes as views have them. */
function datesOfCommand(space: Folder, plan: string): Dates {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(repositoryRoot, 'dist/cli.js'), 'schedule', plan, '--format', 'json'],
    { cwd: space.path, encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  const { tasks } = JSON.parse(stdout) as { tasks: readonly { id: string; start: string; finish: string }[] };
  const minute = (text: string): number => Date.parse(`${text}Z`) / 60_000;
  return Object.fromEntries(tasks.map(({ id, start, finish }) => [id, [minute(start), minute(finish)]]));
}
