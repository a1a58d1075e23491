import assert from 'node:assert/strict';
import { categoryOf } from '../../../server/src/core/model/uncertainty.ts';
import { resolveText } from './resolved.ts';

const PLAN = `
project: {name: X}
uncertainty:
  default: {optimistic: 90%, pessimistic: 130%}
  supplier: {name: Suppliers, optimistic: 80.5%, most-likely: 110%, pessimistic: 200%, distribution: trigen, percentiles: [20, 80]}
phases:
  build:
    uncertainty: supplier
    tasks:
      own: {uncertainty: default}
      group: {tasks: {deep: {duration: 1d}}}
    gate: {}
  test:
    tasks:
      last: {duration: 1d}
      unknown: {uncertainty: suplier}
`;

describe('categories of uncertainty', () => {
  const { plan, found, problems } = resolveText(PLAN);
  const categoryAt = (id: string): string | undefined => {
    const item = plan.items.get(id);
    return (item && categoryOf(plan, item)?.id) ?? undefined;
  };

  it('are shares of a duration, usually its whole as the most likely', () => {
    const { origin: _, ...usual } = plan.uncertainties.get('default') ?? { origin: null };
    assert.deepEqual(usual, {
      id: 'default',
      name: 'Default',
      optimistic: 0.9,
      mostLikely: 1,
      pessimistic: 1.3,
      distribution: 'pert',
      weight: 4,
      percentiles: [0.1, 0.9],
    });
    const supplier = plan.uncertainties.get('supplier');
    assert.deepEqual([supplier?.name, supplier?.optimistic, supplier?.percentiles], ['Suppliers', 0.805, [0.2, 0.8]]);
  });

  const rows: readonly (readonly [string, string, string])[] = [
    ['own', 'default', 'of a task comes before that of its phase'],
    ['deep', 'supplier', 'of a phase goes for all below it'],
    ['last', 'default', 'called default goes where none is named'],
    ['unknown', 'default', 'called default goes where an unknown one is named'],
  ];
  for (const [id, category, title] of rows) it(title, () => assert.equal(categoryAt(id), category));

  it('that nobody has defined are a finding with the one that was meant', () => {
    assert.deepEqual(found, ['unknown-reference suplier']);
    assert.match(problems[0]?.message ?? '', /no uncertainty category `suplier`\. Did you mean `supplier`\?/);
    assert.deepEqual(
      problems[0]?.fixes.map(({ title }) => title),
      ["Change to 'supplier'"],
    );
  });

  it('are no one’s without one of that name', () => {
    const bare = resolveText(
      'project: {name: X}\nuncertainty: {rough: {optimistic: 90%, pessimistic: 130%}}\ntasks: {a: {}}',
    ).plan;
    const [item] = bare.outline;
    assert.equal(item && categoryOf(bare, item), null);
  });

  it('out of order are a finding', () => {
    const text =
      'project: {name: X}\nuncertainty: {rough: {optimistic: 110%, pessimistic: 90%}, low: {optimistic: 120%, most-likely: 110%, pessimistic: 130%}}';
    assert.deepEqual(resolveText(text).found, ['estimate-order 90%', 'estimate-order 110%']);
  });
});

describe('the settings of the simulation', () => {
  const rows: readonly (readonly [string, unknown])[] = [
    ['', { iterations: 10_000, confidence: 0.8, delays: 'in-series' }],
    ['iterations: 500, confidence: 0.9, delays: longest', { iterations: 500, confidence: 0.9, delays: 'longest' }],
    ['confidence: 95%', { iterations: 10_000, confidence: 0.95, delays: 'in-series' }],
    ['confidence: 99.9%', { iterations: 10_000, confidence: 0.8, delays: 'in-series' }],
    ['iterations: 5, confidence: 7, delays: both', { iterations: 10_000, confidence: 0.8, delays: 'in-series' }],
  ];
  for (const [text, wanted] of rows) {
    it(text === '' ? 'have the defaults of the schema' : text, () => {
      assert.deepEqual(resolveText(`project: {name: X}\nsimulation: {${text}}`).plan.simulation, wanted);
    });
  }
});

describe('percentiles of an estimate', () => {
  const found = (pair: string): readonly string[] =>
    resolveText(
      `project: {name: X}\ntasks: {a: {estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 3d, percentiles: ${pair}}}}`,
    ).found;
  for (const pair of ['[10, 90]', '[1%, 51%]', '[0.5, 99.5]'])
    it(`may be ${pair}`, () => assert.deepEqual(found(pair), []));
  for (const pair of ['[90, 10]', '[10, 50]', '[0, 90]', '[10, 100]', '[60, 90]']) {
    it(`may not be ${pair}`, () => assert.deepEqual(found(pair), [`percentile-order ${pair}`]));
  }
});
