/** Costs worked out by hand: units of time, rates that change, material, fixed costs, sums. */
import assert from 'node:assert/strict';
import { money } from '../../../server/src/core/base/money.ts';
import { planCosts, projectCost } from '../../../server/src/core/cost/plan-cost.ts';
import { moneyInWords } from '../../../server/src/core/cost/words.ts';
import { foundBy } from '../../support/found-rules.ts';
import { analysisOfText } from '../../support/views.ts';

const HEAD = `project: {name: Move, start: 2026-03-02}
resources:
  ali: {rate: 100/h}
  bea: {rate: 800/d, cost-per-use: 50}
  cy:  {rate: [{from: 2026-01-01, rate: 100/h}, {from: 2026-03-04, rate: 200/h}]}
  rack: {type: material, rate: 3200, cost-per-use: 40}
  licence: {type: cost, cost-per-use: 900}
teams: {crew: {members: [ali]}}
`;

/** In whole units of the currency. */
function costOf(task: string, more = ''): number {
  const { plan, schedule } = analysisOfText(`${HEAD}tasks:\n  t: {${task}}\n${more}`);
  return (planCosts(plan, schedule).get('t')?.total ?? 0) / 100;
}

describe('the cost of a task', () => {
  const rows: readonly (readonly [title: string, task: string, cost: number])[] = [
    ['is work times rate', 'duration: 2d, assign: ali', 16 * 100],
    ['counts the share of the time', 'duration: 2d, assign: ali 50%', 8 * 100],
    ['counts rates by the day, and the use once', 'duration: 2d, assign: bea', 2 * 800 + 50],
    ['follows the work of an assignment', 'assign: {resource: ali, work: 3h}', 300],
    ['adds up who works on it', 'duration: 1d, assign: [ali, bea]', 800 + 850],
    ['takes the rate of each day', 'duration: 4d, assign: cy', 16 * 100 + 16 * 200],
    ['takes the member of a team', 'duration: 1d, assign: crew', 800],
    ['adds pieces and their delivery', 'duration: 1d, assign: rack x4', 4 * 3200 + 40],
    ['adds what is bought by use', 'duration: 1d, assign: licence', 900],
    ['adds the fixed cost', 'duration: 1d, fixed-cost: 1200', 1200],
    ['is nothing of cancelled work', 'duration: 1d, assign: ali, fixed-cost: 5, status: cancelled', 0],
    ['runs on the clock where the task does', 'duration: 1ed, assign: ali', 24 * 100],
  ];
  for (const [title, task, cost] of rows) it(title, () => assert.equal(costOf(task), cost));
});

describe('the cost of a plan', () => {
  const TEXT = `${HEAD}phases:
  one: {tasks: {a: {duration: 1d, assign: ali}, s: {tasks: {b: {duration: 1d, assign: bea, after: a}}}}}
  two: {after: one, tasks: {c: {duration: 1d, assign: rack x2}}}
`;

  it('is that of its phases, and theirs that of their tasks', () => {
    const { plan, schedule } = analysisOfText(TEXT);
    const costs = planCosts(plan, schedule);
    const total = (id: string): number => (costs.get(id)?.total ?? 0) / 100;
    assert.deepEqual(['s', 'one', 'two'].map(total), [850, 1650, 6440]);
    assert.equal(projectCost(plan, schedule).total / 100, 8090);
    assert.equal(projectCost(plan, schedule).material / 100, 6440);
  });

  it('is the same after a task has changed as from the start', () => {
    const { plan, schedule } = analysisOfText(TEXT);
    const items = new Map(
      [...plan.items].map(([id, item]) => [id, id === 'c' ? { ...item, fixedCost: money(100) } : item]),
    );
    projectCost(plan, schedule);
    assert.equal(projectCost({ ...plan, items }, schedule).total, projectCost(plan, schedule).total + 100);
    items.delete('c');
    const dates = new Map([...schedule.items].filter(([id]) => id !== 'c'));
    assert.equal(projectCost({ ...plan, items }, { ...schedule, items: dates }).total, 165_000);
  });
});

describe('over-budget', () => {
  const plan = (budget: string, task: string): string =>
    HEAD.replace('2026-03-02}', `2026-03-02, budget: {${budget}}}`).concat(`tasks:\n  t: {${task}}\n`);
  const rows: readonly (readonly [title: string, budget: string, task: string, found: readonly string[]])[] = [
    ['allows exactly the budget', 'total: 800', 'duration: 1d, assign: ali', []],
    ['keeps the contingency for risks', 'total: 1000, contingency: 300', 'duration: 1d, assign: ali', ['1000']],
    ['leaves the management reserve aside', 'total: 800, management-reserve: 500', 'duration: 1d, assign: ali', []],
    [
      'takes what was really spent',
      'total: 800',
      'duration: 1d, assign: ali, percent-complete: 50, actual-start: 2026-03-02, actual-cost: 500',
      ['800'],
    ],
    [
      'takes what was really spent of finished work',
      'total: 800',
      'duration: 2d, assign: ali, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-03, actual-cost: 700',
      [],
    ],
  ];
  for (const [title, budget, task, found] of rows) {
    it(title, () => assert.deepEqual(foundBy(['over-budget'], plan(budget, task)), found));
  }
});

describe('missing-rate', () => {
  it('is silent where no money is counted', () =>
    assert.deepEqual(
      foundBy(
        ['missing-rate'],
        'project: {name: A, start: 2026-03-02}\nresources: {ali: {}}\ntasks: {t: {duration: 1d, assign: ali}}\n',
      ),
      [],
    ));

  it('takes a cost by use, and asks nothing of who does not work', () =>
    assert.deepEqual(
      foundBy(
        ['missing-rate'],
        `${HEAD}  van: {cost-per-use: 90}\n  idle: {}\ntasks: {t: {duration: 1d, assign: [ali]}}\n`.replace(
          /(teams.*\n)((?: {2}.*\n)+)/,
          '$2$1',
        ),
      ),
      [],
    ));
});

describe('money in words', () => {
  for (const [amount, words] of [
    [4200, '42 EUR'],
    [4250, '42.50 EUR'],
    [123_456_789, '1,234,568 EUR'],
    [-500_000, '-5,000 EUR'],
  ] as const) {
    it(words, () => assert.equal(moneyInWords(money(amount), 'EUR'), words));
  }
});
