import assert from 'node:assert/strict';
import { formatMinute, minute } from '../../../../server/src/core/base/time.ts';
import { OutOfReach } from '../../../../server/src/core/schedule/portable-table.ts';
import { asPlanned, runTrials, trialProblem, variablesOf } from '../../../support/trials.ts';
import { analysisOfText } from '../../../support/views.ts';

const HEAD = 'project: {name: Rules, start: 2026-01-05, currency: EUR}\n';

/** Finishes by leaf, `MM-DD` and the hour, and the cost in whole money, of one trial in which what is not named comes as planned. */
function trialOf(text: string, drawn: Readonly<Record<string, number>>) {
  const { plan, schedule } = analysisOfText(HEAD + text);
  const problem = trialProblem(plan, schedule);
  assert.ok(problem, 'something varies');
  const planned = asPlanned(schedule);
  const unknown = Object.keys(drawn).filter((name) => !problem.variables.list.names.includes(name));
  assert.deepEqual(unknown, []);
  const [trial] = runTrials(problem, 1, (name, t) => drawn[name] ?? planned(name, t));
  assert.ok(trial);
  const { leaves } = schedule.basis.dated.packed.network;
  const finishes = leaves.map(({ id }, leaf) => [id, formatMinute(minute(trial.finishes[leaf] ?? 0)).slice(5, 13)]);
  return { finishes: Object.fromEntries(finishes), cost: trial.cost / 100 };
}

const DAY = 480;

describe('what a trial does', () => {
  const risky = (delays: string) => `
simulation: {delays: ${delays}}
tasks:
  a: {duration: 2d}
  b: {duration: 1d, after: a}
risks:
  storm: {probability: 20%, impact: {schedule: 3d}, affects: [a]}
  strike: {probability: 20%, impact: {schedule: 1d}, affects: [a]}
  luck: {kind: opportunity, probability: 20%, impact: {schedule: 1d}, affects: [a]}
`;
  const all = {
    'risk:storm strikes': 1,
    'risk:storm delay': 3 * DAY,
    'risk:strike strikes': 1,
    'risk:strike delay': DAY,
  };

  it('lets risks on one task delay it one after the other', () => {
    assert.deepEqual(trialOf(risky('in-series'), all).finishes, { a: '01-12T17', b: '01-13T17' });
  });

  it('lets the longest of them count where the plan says so', () => {
    assert.deepEqual(trialOf(risky('longest'), all).finishes, { a: '01-09T17', b: '01-12T17' });
  });

  it('delays nothing by a risk that does not strike', () => {
    const drawn = { 'risk:storm strikes': 0, 'risk:storm delay': 3 * DAY };
    assert.deepEqual(trialOf(risky('in-series'), drawn).finishes, { a: '01-06T17', b: '01-07T17' });
  });

  it('takes as many delays together as there are, also where 32 bits do not hold their sum', () => {
    const many = (kind: string) => {
      const ids = Array.from({ length: 300 }, (_, n) => `r${n}`);
      const risk = `{kind: ${kind}, probability: 20%, impact: {schedule: 25000d}, affects: [a]}`;
      const text = `\ntasks:\n  a: {duration: 2d}\nrisks:\n${ids.map((id) => `  ${id}: ${risk}\n`).join('')}`;
      const drawn = ids.flatMap((id) => [
        [`risk:${id} strikes`, 1] as const,
        [`risk:${id} delay`, 25_000 * DAY] as const,
      ]);
      return trialOf(text, Object.fromEntries(drawn));
    };
    assert.throws(() => many('threat'), OutOfReach);
    assert.deepEqual(many('opportunity').finishes, { a: '01-05T08' });
  });

  it('shortens by an opportunity, to a minute at the least', () => {
    const drawn = { 'risk:luck strikes': 1, 'risk:luck delay': 5 * DAY };
    assert.deepEqual(trialOf(risky('in-series'), drawn).finishes, { a: '01-05T08', b: '01-06T08' });
  });

  it('delays the end of a phase once by what strikes the phase, and its other tasks not at all', () => {
    const text = `
phases:
  build:
    stage: execution
    tasks:
      walls: {duration: 1d}
      roof: {duration: 1d, after: walls}
      topped: {milestone: true, after: roof}
      garden: {duration: 1d}
    gate: {criteria: [Built]}
  use: {stage: closing, after: build, tasks: {move: {duration: 1d}}}
risks:
  winter: {probability: 20%, impact: {schedule: 2d}, affects: [build]}
`;
    const drawn = { 'risk:winter strikes': 1, 'risk:winter delay': 2 * DAY };
    assert.deepEqual(trialOf(text, drawn).finishes, {
      walls: '01-05T17',
      roof: '01-08T17',
      topped: '01-08T17',
      garden: '01-07T17',
      'build.gate': '01-08T17',
      move: '01-09T17',
    });
  });

  it('delays a milestone that a risk affects, as one waits for a delivery', () => {
    const text = `
tasks:
  ordered: {duration: 1d}
  delivered: {milestone: true, after: ordered}
  install: {duration: 1d, after: delivered}
risks:
  late: {probability: 20%, impact: {schedule: 2d}, affects: [delivered]}
`;
    const drawn = { 'risk:late strikes': 1, 'risk:late delay': 2 * DAY };
    assert.deepEqual(trialOf(text, drawn).finishes, {
      ordered: '01-05T17',
      delivered: '01-07T17',
      install: '01-08T17',
    });
  });

  it('takes work of a risk as so much longer on the clock for a task on the clock', () => {
    const text = `
tasks:
  dry: {duration: 1ed}
risks:
  rain: {probability: 20%, impact: {schedule: 5d}, affects: [dry]}
`;
    const drawn = { 'risk:rain strikes': 1, 'risk:rain delay': 5 * DAY };
    assert.deepEqual(trialOf(text, drawn).finishes, { dry: '01-13T08' });
  });

  it('takes no time for a branch that is not needed, and passes its links through', () => {
    const text = `
tasks:
  test: {duration: 1d}
  repair:
    after: test
    probability: 30%
    tasks:
      find: {duration: 1d}
      mend: {duration: 1d, after: find}
  release: {duration: 1d, after: repair}
`;
    assert.deepEqual(trialOf(text, { 'branch:repair': 0 }).finishes, {
      test: '01-05T17',
      find: '01-05T17',
      mend: '01-05T17',
      release: '01-06T17',
    });
    assert.equal(trialOf(text, { 'branch:repair': 1 }).finishes['release'], '01-08T17');
  });

  it('leaves what is done alone, and of what has begun varies what is left', () => {
    const text = `
tasks:
  done: {estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 9d}, percent-complete: 100, actual-start: 2026-01-05, actual-finish: 2026-01-06}
  begun: {estimate: {optimistic: 1d, most-likely: 4d, pessimistic: 9d}, percent-complete: 50, actual-start: 2026-01-05}
`;
    const { plan, schedule } = analysisOfText(`${HEAD.replace('start:', 'status-date: 2026-01-06, start:')}${text}`);
    const problem = trialProblem(plan, schedule);
    assert.deepEqual(problem?.variables.list.names, ['task:begun']);
    assert.ok(problem);
    const [trial] = runTrials(problem, 1, () => 8 * DAY);
    // Half of four days is left, so half of eight.
    assert.equal(formatMinute(trial?.finish ?? minute(0)), '2026-01-12T17:00');
  });

  it('costs what the plan does, more work by its time, and what risks cost; nothing for what is not needed', () => {
    const text = `
resources: {ann: {rate: 100/h, cost-per-use: 50}, van: {type: material, rate: 10}}
tasks:
  a: {estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 9d}, assign: [ann, van x3], fixed-cost: 7}
  b: {duration: 1d, assign: ann, probability: 50%}
risks:
  fine: {probability: 10%, impact: {cost: 1000}}
`;
    assert.equal(trialOf(text, {}).cost, 1650 + 30 + 7 + 850);
    assert.equal(trialOf(text, { 'task:a': 3 * DAY }).cost, 1650 + 30 + 7 + 850 + 800);
    assert.equal(trialOf(text, { 'branch:b': 0 }).cost, 1650 + 30 + 7);
    assert.equal(trialOf(text, { 'risk:fine strikes': 1, 'risk:fine cost': 100_000 }).cost, 1650 + 30 + 7 + 850 + 1000);
  });

  it('lets a risk cost what it says on a branch that is not needed, which it does not delay', () => {
    const text = `
tasks:
  a: {duration: 2d, probability: 60%}
  b: {duration: 1d, after: a}
risks:
  fine: {probability: 20%, impact: {schedule: 3d, cost: 4k}, affects: [a]}
`;
    const drawn = { 'branch:a': 0, 'risk:fine strikes': 1, 'risk:fine delay': 3 * DAY, 'risk:fine cost': 400_000 };
    assert.deepEqual(trialOf(text, drawn), { finishes: { a: '01-05T08', b: '01-05T17' }, cost: 4000 });
  });

  it('goes on in standard hours where a calendar has ended', () => {
    const text = `
calendars:
  weekend:
    working-days: []
    exceptions:
      - {date: 2026-01-10, working: true, working-hours: ["08:00-16:00"]}
      - {date: 2026-01-11, working: true, working-hours: ["08:00-16:00"]}
tasks:
  move: {estimate: {optimistic: 8h, most-likely: 12h, pessimistic: 30h}, calendar: weekend}
`;
    assert.deepEqual(trialOf(text, {}).finishes, { move: '01-11T12' });
    assert.deepEqual(trialOf(text, { 'task:move': 19 * 60 }).finishes, { move: '01-12T11' });
  });

  it('stretches the work of each of several people by what the task takes longer', () => {
    const text = `
uncertainty: {default: {optimistic: 50%, most-likely: 100%, pessimistic: 200%}}
resources: {ann: {}, bob: {leave: [{from: 2026-01-08, to: 2026-01-08}]}}
tasks:
  pair: {assign: [{resource: ann, work: 2d}, {resource: bob, work: 3d}]}
`;
    assert.deepEqual(trialOf(text, {}).finishes, { pair: '01-07T17' });
    // Of bob six days, one of which he is away.
    assert.deepEqual(trialOf(text, { 'task:pair': 6 * DAY }).finishes, { pair: '01-13T17' });
  });

  it('plays a plan that is scheduled from its finish forward from its planned start', () => {
    const text = `
tasks:
  a: {duration: 2d}
  b: {duration: 3d, after: a}
  side: {duration: 1d}
uncertainty: {default: {optimistic: 50%, most-likely: 100%, pessimistic: 200%}}
`;
    const head = HEAD.replace('start: 2026-01-05', 'schedule-from: finish, finish: 2026-01-09');
    const { plan, schedule } = analysisOfText(`${head}${text}`);
    const problem = trialProblem(plan, schedule);
    assert.ok(problem);
    const planned = asPlanned(schedule);
    const trial = (drawn: Readonly<Record<string, number>>) => {
      const [found] = runTrials(problem, 1, (name, t) => drawn[name] ?? planned(name, t));
      const instants = [...(found?.starts ?? []), found?.finish ?? 0];
      return [...instants.map((at) => formatMinute(minute(at)).slice(5, 13)), found?.critical.join('')];
    };
    assert.deepEqual(trial({}), ['01-05T08', '01-07T08', '01-09T08', '01-09T17', '110']);
    assert.deepEqual(trial({ 'task:a': 4 * DAY }), ['01-05T08', '01-09T08', '01-09T08', '01-13T17', '110']);
    // What ends sooner does not make others begin before they are planned.
    assert.deepEqual(trial({ 'task:a': DAY, 'task:b': 2 * DAY }), [
      '01-05T08',
      '01-07T08',
      '01-09T08',
      '01-09T17',
      '110',
    ]);
    assert.deepEqual(trial({ 'task:side': 3 * DAY }), ['01-05T08', '01-07T08', '01-09T08', '01-13T17', '110']);
  });

  it('has tasks of a correlation group share its factor, those of a summary among them', () => {
    const { plan, schedule } = analysisOfText(`${HEAD}
uncertainty: {default: {optimistic: 90%, most-likely: 100%, pessimistic: 150%}}
tasks:
  a: {duration: 1d}
  rest: {tasks: {b: {duration: 1d}, c: {duration: 1d}}}
correlations: {crew: {tasks: [a, rest], coefficient: 0.6}, site: {tasks: [b], coefficient: 0.3}}
`);
    const problem = trialProblem(plan, schedule);
    assert.ok(problem);
    const factors = variablesOf(problem).map(({ name, factors }) => [
      name,
      ...factors.map((factor) => `${factor.name} ${factor.coefficient}`),
    ]);
    assert.deepEqual(factors, [
      ['task:a', 'group:crew 0.6'],
      ['task:b', 'group:crew 0.6', 'group:site 0.3'],
      ['task:c', 'group:crew 0.6'],
    ]);
  });
});
