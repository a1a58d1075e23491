/** When plans are simulated, and what is shown meanwhile; the threads are turns of this one. */
import assert from 'node:assert/strict';
import { simulate } from '../../server/src/core/risk/simulate.ts';
import { simulatedFigures } from '../../server/src/views/simulation.ts';
import { until } from '../support/near-threads.ts';
import { Desk, FILE, isCompared } from '../support/simulation-desk.ts';

const PLAN = `project: {name: Move, start: 2026-03-02, deadline: 2026-03-20, currency: EUR}
simulation: {iterations: 1000}
tasks:
  a: {name: Pack, estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}, fixed-cost: 1k}
  b: {estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}, after: a}
  c: {estimate: {optimistic: 3d, most-likely: 6d, pessimistic: 12d}, after: a}
  d: {name: Done, milestone: true, after: [b, c], deadline: 2026-03-19}
risks:
  late: {event: Late, probability: 30%, impact: {schedule: 5d}, affects: [b], actions: {x: {text: Ask, cost: 2k}}, residual: {probability: 5%}}
`;
const ENDLESS = PLAN.replace('iterations: 1000', 'iterations: 1000000');
const WITHOUT = { off: ['late'], answered: [] };

describe('simulations behind the editor', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk(2);
  });
  afterEach(async () => {
    await desk.simulations.stop();
    assert.deepEqual(desk.failures, []);
  });

  it('run small plans without being asked, and say what one run of all trials says', async () => {
    desk.write(PLAN);
    assert.equal(desk.simulations.simulatedOf(desk.analysis), null);
    await until('the end of the run', () => desk.news.some(({ done }) => done));
    const simulated = desk.simulations.simulatedOf(desk.analysis);
    const { plan, schedule } = desk.analysis;
    const expected = simulate(plan, schedule);
    assert.ok(simulated && expected);
    assert.deepEqual(simulated.result.finish, expected.finish);
    assert.deepEqual(simulated.result.tasks, expected.tasks);
    const view = await desk.done();
    assert.deepEqual([view.state, view.trials, view.of], [{ kind: 'done' }, 1000, 1000]);
    const { risks: _, responses: __, ...figures } = simulatedFigures(desk.analysis, expected);
    assert.deepEqual({ ...view.result, risks: null, responses: null }, { ...figures, risks: null, responses: null });
    assert.deepEqual(
      view.result?.milestones.map(({ name, target }) => [name, target.uri, target.range.start.line]),
      [['Done', FILE, 6]],
    );
  });

  it('give the same figures for any number of threads', async () => {
    desk.write(PLAN);
    const { result } = await desk.done();
    for (const size of [1, 3]) {
      const other = new Desk(size);
      other.write(PLAN.replace('name: Move', 'name: Move'));
      assert.deepEqual((await other.done()).result, result);
      await other.simulations.stop();
    }
  });

  it('show curves as trials come in, each of more than the last', async () => {
    desk.write(ENDLESS);
    const seen = new Map<number, number>();
    await until('five curves', () => {
      const { state, trials, result, of } = desk.look();
      if (!result) return false;
      assert.deepEqual([state.kind, of, result.drivers], ['running', 1_000_000, []]);
      seen.set(trials, result.finish.p80.value);
      return seen.size >= 5;
    });
    const trials = [...seen.keys()];
    assert.deepEqual(
      trials,
      [...trials].sort((a, b) => a - b),
    );
    assert.equal(desk.simulations.simulatedOf(desk.analysis), null);
  });

  it('stop at once for a newer text, and keep what was known as old until there is better', async () => {
    desk.write(PLAN);
    await desk.done();
    desk.write(ENDLESS.replace('most-likely: 5d', 'most-likely: 6d'));
    assert.deepEqual([desk.look().state.kind, desk.look().trials], ['stale', 1000]);
    assert.equal(desk.simulations.simulatedOf(desk.analysis)?.stale, true);
    await until('new trials', () => desk.look().state.kind === 'running' && desk.look().result !== null);
    const forgotten = desk.threads.heard('forget');
    desk.simulations.changing(FILE);
    assert.ok(desk.threads.heard('forget') > forgotten);
    const asked = desk.threads.heard('ask');
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(desk.threads.heard('ask'), asked);
  });

  it('are of the newest plan where that has changed while the one before was being prepared', async () => {
    const newer = PLAN.replace('most-likely: 5d', 'most-likely: 9d');
    desk.afterPiece = () => desk.become(newer);
    desk.write(PLAN);
    const { result } = await desk.done();
    const { plan, schedule } = desk.analysis;
    assert.deepEqual(result?.finish, simulate(plan, schedule)?.finish);
  });

  it('go on after a change that moves no date and no chance', async () => {
    desk.write(PLAN.replace('iterations: 1000', 'iterations: 20000'));
    await until('trials', () => (desk.look().result?.finish.mean.value ?? 0) > 0);
    desk.write(`# a word more\n${PLAN.replace('iterations: 1000', 'iterations: 20000').replace('Pack', 'Pack all')}`);
    assert.ok(desk.look().result);
    const view = await desk.done();
    assert.equal(view.trials, 20_000);
    assert.equal(view.result?.drivers.find(({ id }) => id === 'a')?.name, 'Pack all');
    const setups = desk.threads.all.flatMap(({ heard }) => heard).filter(({ kind }) => kind === 'setup');
    const blocks = desk.threads.all
      .flatMap(({ heard }) => heard)
      .flatMap((message) => {
        return message.kind === 'ask' && message.question.kind === 'block' ? [message.question.block] : [];
      });
    assert.ok(setups.length > 0);
    // Blocks that were known are not run again; those under way when the text changed may be.
    assert.ok(blocks.length <= 100 + 8, `${blocks.length} blocks were run`);
  });

  it('answer what-ifs with the same draws beside the plan as it is, and leave that alone', async () => {
    desk.write(PLAN);
    const { result } = await desk.done();
    await until('the what-if', () => desk.look(WITHOUT).state.kind === 'done');
    const view = desk.look(WITHOUT);
    assert.deepEqual(view.whatIf, WITHOUT);
    assert.deepEqual(view.base?.finish, result?.finish);
    const shift = (result?.finish.p80.value ?? 0) - (view.result?.finish.p80.value ?? 0);
    assert.ok(shift > 0, `${shift} minutes`);
    assert.equal(view.result?.risks[0]?.frequency, 0);
    assert.deepEqual(view.result?.risks[0]?.p80Days, result?.risks[0]?.p80Days);
    assert.deepEqual(desk.look().result, result);
  });

  it('give a what-if up for another', async () => {
    desk.write(ENDLESS.replace('1000000', '2000'));
    await desk.done();
    desk.look(WITHOUT);
    await until('a question of the what-if', () => desk.threads.heard('setup') > 1);
    const forgotten = desk.threads.heard('forget');
    desk.look({ off: [], answered: ['late'] });
    assert.ok(desk.threads.heard('forget') > forgotten);
    await until('the second', () => desk.look({ off: [], answered: ['late'] }).state.kind === 'done');
  });

  it('keep of the plan before no more what-ifs than of the plan as it is', async () => {
    const whatIf = (n: number) => ({ off: [`risk-${n}`], answered: [] });
    for (let n = 0; n < 12; n++) {
      if (n % 6 === 0) desk.write(PLAN.replace('iterations: 1000', `iterations: ${100 + n}`));
      await until('a what-if', () => desk.look(whatIf(n)).state.kind === 'done');
    }
    desk.write(PLAN.replace('iterations: 1000', 'iterations: 200'));
    await desk.done();
    const shown = Array.from({ length: 12 }, (_, n) => desk.look(whatIf(n)).result !== null);
    assert.deepEqual(shown, [...Array(4).fill(false), ...Array(8).fill(true)]);
  });

  it('say what a response buys and what it costs', async () => {
    desk.write(PLAN);
    const { result } = await desk.done();
    const [response] = result?.responses ?? [];
    assert.deepEqual([response?.risk, response?.title, response?.price], ['late', 'Late', 200_000]);
    assert.ok((response?.p80Days.value ?? 0) > 0);
  });

  it('end with the trials so far when told to, and go on from there', async () => {
    desk.write(ENDLESS.replace('1000000', '20000'));
    await until('trials', () => desk.look().result !== null);
    desk.do('stop');
    await until('all figures', () => (desk.look().result?.drivers.length ?? 0) > 0);
    const { state, trials } = desk.look();
    assert.equal(state.kind, 'stopped');
    assert.ok(trials > 0 && trials < 20_000);
    assert.equal(desk.simulations.simulatedOf(desk.analysis)?.result.trials, trials);
    desk.do('start');
    assert.equal((await desk.done()).trials, 20_000);
  });

  it('come to an end also where the text changes without a say, or a person his mind, before all is known', async () => {
    desk.write(PLAN);
    await until('figures', () => desk.look().state.kind === 'done');
    desk.write(`# a word more\n${PLAN}`);
    // As a panel, which looks once there is something new.
    const told = desk.news.length;
    await until('what each risk does', () => desk.news.length > told);
    assert.ok(isCompared(desk.look()));

    const long = PLAN.replace('iterations: 1000', 'iterations: 20000');
    desk.write(long);
    await until('new trials', () => desk.look().state.kind === 'running' && desk.look().trials > 1000);
    assert.equal(desk.do('stop').state.kind, 'stopped');
    desk.write(`# a word more\n${long}`);
    await until('figures of what came in', () => desk.simulations.simulatedOf(desk.analysis)?.stale === false);
    assert.equal(desk.look().state.kind, 'stopped');

    desk.do('start');
    await until('more trials', () => desk.look().state.kind === 'running' && desk.look().result !== null);
    desk.do('stop');
    desk.do('start');
    assert.equal((await desk.done()).trials, 20_000);
  });

  it('say why a run broke off, keep what it had, and take it up again', async () => {
    desk.write(ENDLESS.replace('1000000', '20000'));
    await until('trials', () => desk.look().result !== null);
    for (const thread of desk.threads.all) thread.die();
    const { state, result } = desk.look();
    assert.deepEqual(state, { kind: 'failed', reason: 'out of memory' });
    assert.ok(result);
    desk.do('start');
    assert.equal((await desk.done()).trials, 20_000);
  });

  it('say that nothing varies, and open no thread for it', async () => {
    desk.write('project: {name: Calm, start: 2026-03-02}\ntasks: {a: {duration: 3d}}\n');
    await until('an answer', () => desk.look().state.kind === 'nothing-varies');
    assert.deepEqual([desk.look().result, desk.threads.all.length], [null, 0]);
    desk.write(PLAN);
    assert.ok((await desk.done()).result);
  });

  it('run nothing unasked where that is not wanted, and all when told to', async () => {
    desk.automatic = false;
    desk.write(PLAN);
    assert.deepEqual([desk.look().state, desk.look().result], [{ kind: 'stopped' }, null]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal(desk.threads.all.length, 0);
    desk.do('start');
    await desk.done();
    desk.write(PLAN.replace('most-likely: 5d', 'most-likely: 6d'));
    assert.equal(desk.look().state.kind, 'stale');
  });

  it('stay for a plan whose text is closed as long as somebody looks at it', async () => {
    desk.write(PLAN);
    await desk.done();
    desk.simulations.analysed(new Map(), new Set());
    assert.ok(desk.simulations.simulatedOf(desk.analysis));
    desk.write(`# another text\n${PLAN}`);
    desk.simulations.analysed(new Map(), new Set());
    assert.equal(desk.simulations.simulatedOf(desk.analysis), null);
  });

  it('run large plans once somebody looks, and the largest only for who looks at their simulation', async () => {
    const more = Array.from({ length: 400 }, (_, n) => `  t${n}: {duration: 1d}`).join('\n');
    desk.write(PLAN.replace('risks:', `${more}\nrisks:`).replace('1000}', '8000}'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal(desk.threads.all.length, 0);
    assert.equal(desk.simulations.simulatedOf(desk.analysis), null);
    await until('threads', () => desk.threads.all.length > 0);
    assert.equal(desk.look().state.kind, 'running');
    await until('trials', () => desk.look().result !== null);
    await desk.simulations.stop();
    desk = new Desk(1);
    desk.write(ENDLESS);
    desk.simulations.simulatedOf(desk.analysis);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.equal(desk.threads.all.length, 0);
    desk.look();
    await until('threads', () => desk.threads.all.length > 0);
  });

  it('say it once where no calendar is long enough, and try again when told to', async () => {
    // biome-ignore lint/correctness/useYield: an answer of one step.
    desk = new Desk(1, function* () {
      return { kind: 'out-of-reach' };
    });
    desk.write(PLAN);
    await until('an end', () => desk.look().state.kind === 'failed');
    const setups = desk.threads.heard('setup');
    assert.ok(setups > 3, `${setups} lengths were tried`);
    desk.look();
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual([desk.look().state.kind, desk.threads.heard('setup')], ['failed', setups]);
    desk.do('start');
    await until('another try', () => desk.threads.heard('setup') > setups);
    // With calendars as long as at first, not longer still.
    await until('another end', () => desk.look().state.kind === 'failed');
    assert.equal(desk.threads.heard('setup'), 2 * setups);
  });

  it('make calendars longer for trials that go far beyond the plan', async () => {
    desk.write(
      `project: {name: Far, start: 2026-03-02}\nsimulation: {iterations: 200}\ntasks: {a: {estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 9000d}}}\n`,
    );
    assert.equal((await desk.done()).trials, 200);
  });
});
