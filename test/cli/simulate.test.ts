import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulationTable } from '../../server/src/cli/simulate-table.ts';
import { styleFor } from '../../server/src/cli/style.ts';
import { simulatedWith, sure } from '../support/chances.ts';
import { analysisOfText } from '../support/views.ts';
import { cli, inFolder } from './run-cli.ts';

/** Two chains that meet, a risk, money, a deadline: Monday 2 March 2026, eight hours a day. */
const PLAN = `project: {name: Move, start: 2026-03-02, deadline: 2026-03-27, currency: EUR, budget: {total: 20k}}
resources: {ali: {name: Ali, rate: 80/h}}
tasks:
  line: {name: New line, estimate: {optimistic: 8d, most-likely: 10d, pessimistic: 20d}, assign: ali}
  racks: {name: Build the racks, estimate: {optimistic: 7d, most-likely: 9d, pessimistic: 16d}}
  move: {name: Move, after: [line, racks], estimate: {optimistic: 2d, most-likely: 3d, pessimistic: 6d}}
  live: {name: Go-live, milestone: true, after: move}
risks:
  carrier:
    event: The carrier is late
    probability: 30%
    impact: {schedule: {optimistic: 3d, most-likely: 5d, pessimistic: 10d, distribution: triangular}, cost: 4k}
    affects: [line]
    owner: ali
    status: open
`;

const simulated = async (plan: string, args: readonly string[], columns: number | null = null, env = {}) =>
  inFolder({ 'move.plan.yaml': plan }, (cwd) => cli(['simulate', 'move.plan.yaml', ...args], { cwd, columns, env }));

async function json(plan: string, args: readonly string[] = []) {
  const { code, stdout, stderr } = await simulated(plan, ['--format', 'json', ...args]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

/** The shape of a value: keys, and in place of every value what kind it is. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? 'date' : 'text';
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]));
}

describe('planline simulate', () => {
  it('prints JSON in exactly the agreed shape, and more', async () => {
    const found = await json(PLAN, ['--iterations', '1000']);
    const n = 'number';
    const agreed = {
      version: n,
      iterations: n,
      seed: n,
      durationDays: { mean: n, sd: n, p5: n, p10: n, p20: n, p50: n, p80: n, p90: n, p95: n },
      finish: { p10: 'date', p50: 'date', p80: 'date', p90: 'date', deadline: 'date', probability: n },
      cost: { p10: n, p50: n, p80: n, p90: n, budget: n, probability: n },
      tasks: [{ id: 'text', criticalityIndex: n, cruciality: n, p50Finish: 'date', p80Finish: 'date' }],
      risks: [{ id: 'text', frequency: n, meanDays: n, meanCost: n }],
    };
    const pick = (value: unknown, like: unknown): unknown => {
      if (Array.isArray(like)) return [pick((value as unknown[])[0], like[0])];
      if (typeof like !== 'object' || like === null) return value;
      return Object.fromEntries(Object.entries(like).map(([key, each]) => [key, pick(Object(value)[key], each)]));
    };
    assert.deepEqual(pick(shape(found), agreed), agreed);
    assert.deepEqual([found.version, found.iterations, found.seed], [1, 1000, 1]);
    assert.deepEqual(
      found.tasks.map(({ id }: { id: string }) => id),
      ['line', 'racks', 'move', 'live'],
    );
    assert.equal(found.finish.deadline, '2026-03-27T17:00');
    assert.deepEqual([found.cost.budget, found.risks[0].meanCost], [20_000, 1200]);
    assert.equal(found.risks[0].frequency, 0.3);
    assert.ok(found.merges[0].together < found.merges[0].paths[0].probability);
  });

  it('tells the percentile of the confidence that is asked for', async () => {
    const { sure, durationDays, finish, cost } = await json(PLAN, ['--iterations', '1000', '--confidence', '90%']);
    assert.deepEqual([sure.confidence, sure.finish], [0.9, finish.p90]);
    assert.deepEqual(sure.durationDays, { value: durationDays.p90, error: durationDays.error.p90 });
    assert.deepEqual(sure.cost, { value: cost.p90, error: cost.error.p90 });
  });

  it('says what each risk does, and what its response would buy', async () => {
    const answer = `    response: mitigate
    actions: {second-quote: {text: Ask a second carrier, owner: ali, cost: 800}}
    residual: {probability: 10%}
`;
    const { risks, responses } = await json(PLAN + answer);
    const [{ p80Days, p80Cost }] = risks;
    assert.ok(p80Days.value > 2 && p80Days.value < 5 && p80Days.error < 0.3, JSON.stringify(p80Days));
    assert.ok(p80Cost > 1000);
    const [response] = responses;
    assert.deepEqual([response.risk, response.price], ['carrier', 800]);
    assert.ok(response.p80Days.value > 1 && response.p80Days.value < p80Days.value);
    // 30 % of 4,000 less 10 % of it, and the work of the days that are not lost.
    assert.ok(response.meanCost > 700 && response.probability > 0);
    assert.deepEqual((await json(PLAN)).responses, []);
    const table = await simulated(PLAN + answer, []);
    const words =
      /^Answering “The carrier is late” \(800 EUR\): P80 [\d.]+ days sooner \(± 0\.\d\), [\d,]+ EUR\n {2}less, the deadline \d+ points likelier\.$/m;
    assert.match(table.stdout, words);
  });

  it('says how many risks were compared where that is not all', () => {
    const options = {
      style: styleFor({ write: () => {}, taken: async () => {}, isTerminal: false, columns: null }, {}),
      columns: 80,
      fine: false,
    };
    const table = (risks: Parameters<typeof simulatedWith>[0]['risks']) =>
      simulationTable(analysisOfText(PLAN), simulatedWith({ risks: risks ?? {} }).result, options);
    const some = table({ carrier: { p80Days: sure(3) }, moon: {}, tide: {} }).replaceAll(/\n */g, ' ');
    assert.match(
      some,
      / Of 3 risks only the gravest was compared; what the other 2 do to P80, and .* was not computed\. /,
    );
    assert.doesNotMatch(table({ carrier: { p80Days: sure(0) } }), /compared/);
  });

  it('counts days of hours-per-day, and money in units', async () => {
    // Uniform: percentiles are known. A day has six hours of work, from a calendar that says so.
    const plan = `project: {name: A, start: 2026-03-02, hours-per-day: 6, calendar: short}
calendars: {short: {working-hours: ["09:00-12:00", "13:00-16:00"]}}
resources: {ali: {name: Ali, rate: 100/h}}
tasks: {a: {assign: ali, estimate: {optimistic: 10d, most-likely: 15d, pessimistic: 20d, distribution: uniform}}}
`;
    const { durationDays, cost, finish } = await json(plan);
    for (const p of [5, 10, 20, 50, 80, 90, 95])
      assert.ok(Math.abs(durationDays[`p${p}`] - (10 + p / 10)) < 0.01, `${p}`);
    assert.ok(Math.abs(durationDays.sd - 10 / Math.sqrt(12)) < 0.01);
    assert.ok(Math.abs(cost.p80 - 18 * 600) < 10, `${cost.p80}`);
    assert.deepEqual([finish.deadline, finish.probability, cost.budget, cost.probability], [null, null, null, null]);
    // 18 days of six hours from Monday 2 March.
    assert.match(finish.p80, /^2026-03-2[56]T/);
  });

  it('takes trials and seed from the plan, else from its options', async () => {
    const plan = PLAN.replace('name: Move, start', 'seed: 7, name: Move, start').concat(
      'simulation: {iterations: 400}\n',
    );
    const own = await json(plan);
    assert.deepEqual([own.iterations, own.seed], [400, 7]);
    assert.deepEqual(await json(plan, ['--seed', '7']), own);
    assert.notDeepEqual((await json(plan, ['--seed', '8'])).durationDays, own.durationDays);
    assert.equal((await json(plan, ['--iterations', '333'])).iterations, 333);
  });

  it('is the schedule where nothing is uncertain, and says so', async () => {
    const plan = PLAN.replace(/estimate: \{optimistic: \w+, most-likely: (\w+), [^}]*\}/g, 'duration: $1').replace(
      'status: open',
      'status: closed',
    );
    const { code, stdout, stderr } = await simulated(plan, ['--format', 'json', '--trials-csv', 'trials.csv']);
    assert.equal(code, 0);
    assert.match(stderr, /nothing in the plan is uncertain.*; trials\.csv is not written/);
    const { durationDays, finish, cost, tasks, iterations } = JSON.parse(stdout);
    assert.deepEqual([durationDays.mean, durationDays.sd, durationDays.p80, iterations], [13, 0, 13, 10_000]);
    assert.deepEqual([finish.p10, finish.p80, finish.probability], ['2026-03-18T17:00', '2026-03-18T17:00', 1]);
    assert.deepEqual([cost.p80, cost.probability], [6400, 1]);
    assert.deepEqual(
      tasks.map(({ id, criticalityIndex, p80Finish }: Record<string, unknown>) => [id, criticalityIndex, p80Finish]),
      [
        ['line', 1, '2026-03-13T17:00'],
        ['racks', 0, '2026-03-12T17:00'],
        ['move', 1, '2026-03-18T17:00'],
        ['live', 1, '2026-03-18T17:00'],
      ],
    );
    const table = await simulated(plan, []);
    assert.match(table.stdout, /P80 +2026-03-18 +13\.0/);
    assert.match(table.stdout, /Nothing that is uncertain moves the end\./);
  });

  it('tells two risks of one name apart', async () => {
    const risk = '{event: Late, probability: 40%, impact: {schedule: 5d}, affects: [a]}';
    const plan = `project: {name: A, start: 2026-03-02}\ntasks: {a: {duration: 9d}}\nrisks: {one: ${risk}, two: ${risk}}\n`;
    assert.match((await simulated(plan, [])).stdout, /the risk “(one|two): Late” .*/);
  });

  it('does not say that nothing moves the end where it is the weather', async () => {
    const roof = 'calendars: {roof: {uncertain-days: [{probability: 20%}]}}';
    const plan = `project: {name: A, start: 2026-03-02, calendar: roof}\n${roof}\ntasks: {a: {duration: 9d}}\n`;
    assert.match((await simulated(plan, [])).stdout, /No task and no risk alone moves the end by much\.$/m);
  });

  it('prints a table that a project manager can read', async () => {
    const { code, stdout, stderr } = await simulated(PLAN, ['--confidence', '90%']);
    assert.deepEqual([code, stderr], [0, '']);
    for (const words of [
      /^Move: 10,000 trials, seed 1$/m,
      /^P80 +2026-03-\d\d +\d\d\.\d\d +± 0\.\d\d +[\d,]+ +± \d+$/m,
      /^P planned 2026-03-18, S 90 percent sure 2026-0\d-\d\d, D deadline 2026-03-27$/m,
      /^deadline 2026-03-27 met: \d\d % \(± \d\.\d %\)$/m,
      /^budget 20,000 EUR kept: >?\d+ % \(± \d\.\d %\)$/m,
      /^hold back, to be 90 percent sure: [\d.]+ working days and [\d,]+ EUR$/m,
      /^100 % \|.*\*$/m,
      /^Go-live +2026-03-18 /m,
      /^risk The carrier is late +-[\d.]+ +#+\|#+ +\+[\d.]+ +strikes +30 %$/m,
      /^Two paths meet at “Move”: “New line” is in time in \d\d % and/m,
      /^The plan says Wed 18 Mar 2026, and the chance of that is \d+ %; 90 percent sure/m,
      /^The chance to meet the deadline, Fri 27 Mar 2026, is \d\d %/m,
      /^What moves the end most is the risk “The carrier is late” \(30 % likely,\s+[\d.]+\s+days\s+later\s+on average if/m,
    ]) {
      assert.match(stdout, words);
    }
  });

  it('draws what an opportunity does on the side of sooner', async () => {
    const plan = PLAN.replace(
      '    event: The carrier is late',
      '    kind: opportunity\n    event: The carrier is early',
    );
    assert.match((await simulated(plan, [])).stdout, /^risk The carrier is early +-[\d.]+ +#+\|#* +\+[\d.]+ +strikes/m);
  });

  it('does not know of a few trials what only many show', async () => {
    const one = (await simulated(PLAN, ['--iterations', '1'])).stdout;
    assert.match(one, /^Move: 1 trial, seed 1$/m);
    assert.match(one, /^P80 +2026-\d\d-\d\d +[\d.]+ +[\d,]+$/m);
    assert.match(one, /^So few trials do not show what moves the end\.$/m);
  });

  it('ends the mean of days on a working day', async () => {
    // Half are done on Friday 6 March, half on Tuesday 10 March: the mean of the dates is a Sunday.
    const plan = `project: {name: A, start: 2026-03-02}
tasks: {a: {duration: 5d}}
risks: {r: {event: Rain, probability: 50%, impact: {schedule: 2d}, affects: [a]}}
`;
    const { durationDays, finish } = await json(plan);
    assert.deepEqual([durationDays.mean, finish.mean], [6, '2026-03-09T17:00']);
    assert.match((await simulated(plan, [])).stdout, /^mean +2026-03-09 +6\.00/m);
  });

  it('fits the terminal, with a curve of dots where that can show them', async () => {
    for (const columns of [60, 80, 120]) {
      const { stdout } = await simulated(PLAN, [], columns, { LANG: 'en_US.UTF-8', NO_COLOR: '1' });
      for (const line of stdout.split('\n')) assert.ok(line.length <= columns, `${columns}: ${line}`);
      assert.match(stdout, /┤ +[⠀-⣿]/);
    }
  });

  it('shows how far it has come on a terminal only', async () => {
    const piped = await simulated(PLAN, ['--iterations', '1000']);
    assert.equal(piped.stderr, '');
    const terminal = await simulated(PLAN, ['--iterations', '1000'], 80);
    assert.match(terminal.stderr, /\rSimulating: 60 %\r/);
    assert.match(terminal.stderr, /\r +\r$/);
  });

  it('writes every trial for other tools', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const args = [
        'simulate',
        'move.plan.yaml',
        '--iterations',
        '500',
        '--format',
        'json',
        '--trials-csv',
        'trials.csv',
      ];
      const { stdout, stderr } = await cli(args, { cwd });
      assert.equal(stderr, 'Wrote trials.csv\n');
      const [header, ...lines] = readFileSync(join(cwd, 'trials.csv'), 'utf8').trimEnd().split('\r\n');
      assert.equal(header, 'trial,finish,durationDays,cost,live');
      assert.equal(lines.length, 500);
      const days = lines.map((line) => Number(line.split(',')[2])).sort((a, b) => a - b);
      assert.equal(days[399], JSON.parse(stdout).durationDays.p80);
      for (const line of lines)
        assert.match(line, /^\d+,2026-0\d-\d\dT\d\d:\d\d,\d+(?:\.\d+)?,\d+\.\d\d,2026-0\d-\d\dT\d\d:\d\d$/);
    });
  });

  it('writes no formula, nor a broken line, of an id that is none', async () => {
    const plan = PLAN.replace('  live:', `  '=1+1,"a"': {milestone: true, after: move}\n  live:`);
    await inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
      await cli(['simulate', 'move.plan.yaml', '--iterations', '200', '--trials-csv', 'trials.csv'], { cwd });
      const [header] = readFileSync(join(cwd, 'trials.csv'), 'utf8').split('\r\n');
      assert.equal(header, `trial,finish,durationDays,cost,"'=1+1,""a""",live`);
    });
  });

  it('says before the first trial that trials cannot be written, and leaves nothing behind', async () => {
    await inFolder({ 'move.plan.yaml': PLAN, 'taken.txt': '' }, async (cwd) => {
      for (const [file, words] of [
        ['.', 'is a folder; name a file in it'],
        ['taken.txt/trials.csv', 'cannot be written: '],
      ] as const) {
        const before = readdirSync(cwd);
        const { code, stderr } = await cli(['simulate', 'move.plan.yaml', '--trials-csv', file], { cwd, columns: 80 });
        assert.equal(code, 2);
        assert.ok(stderr.includes(words), stderr);
        assert.doesNotMatch(stderr, /Simulating/);
        assert.deepEqual(readdirSync(cwd), before);
      }
    });
  });

  it('tells no error where one trial is all there is', async () => {
    const { durationDays, finish, cost } = await json(PLAN, ['--iterations', '1']);
    for (const { error } of [durationDays, finish, cost]) {
      for (const key of ['mean', 'p10', 'p50', 'p80', 'p90']) assert.equal(error[key], null);
    }
  });

  it('does not write the trials over the plan', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const args = ['simulate', 'move.plan.yaml', '--iterations', '200', '--trials-csv', './move.plan.yaml'];
      const { code, stderr } = await cli(args, { cwd });
      assert.deepEqual([code, stderr], [2, 'planline: move.plan.yaml is the plan itself; write to another file\n']);
      assert.equal(readFileSync(join(cwd, 'move.plan.yaml'), 'utf8'), PLAN);
    });
  });

  it('says nothing that a terminal would obey', async () => {
    const { stdout } = await simulated(
      PLAN.replace('New line', '"New \\u001b[31mline"')
        .replace('The carrier', '"\\u202eThe')
        .replace('is late\n', 'is late"\n'),
      [],
    );
    for (const character of ['\u001b', '\u202e']) assert.ok(!stdout.includes(character));
    assert.match(stdout, /New \\u001b\[31mline/);
  });

  it('tells of errors as the schedule does, and refuses what it cannot do', async () => {
    const broken = await simulated(PLAN.replace('after: move', 'after: moves'), ['--iterations', '200']);
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /1 error in the plan; see: planline check move\.plan\.yaml/);
    assert.match(broken.stdout, /^P80/m);
    for (const args of [
      ['--iterations', '0'],
      ['--iterations', '2000000'],
      ['--seed', '-1'],
      ['--confidence', '100%'],
      ['--format', 'csv'],
    ]) {
      assert.equal((await simulated(PLAN, args)).code, 2, args.join(' '));
    }
    const missing = await inFolder({}, (cwd) => cli(['simulate', 'gone.plan.yaml'], { cwd }));
    assert.deepEqual([missing.code, missing.stdout], [2, '']);
  });
});
