import assert from 'node:assert/strict';
import type { Risk } from '../../../server/src/core/model/risk.ts';
import { resolveText } from './resolved.ts';

function risk(fields: string, top = '', header = ''): Risk {
  const { plan } = resolveText(`
project: {name: X${header}}
${top}
resources: {ali: {}}
deliverables: {book: {}, a: {}}
tasks: {a: {}, b: {}}
risks:
  r: {${fields}}
`);
  const found = plan.risks.get('r');
  if (!found) throw new Error('the risk is gone');
  return found;
}

const SCALES =
  'risk-scales: {probability: {very-low: 5%, low: 10%}, schedule: {very-low: 2d}, cost: {very-low: 1k, low: 2k, medium: 3k, high: 4k}}';

describe('a risk', () => {
  const rows: readonly (readonly [string, (risk: Risk) => unknown, unknown])[] = [
    ['', (r) => [r.title, r.kind, r.status, r.residual, r.trigger, r.actions], ['R', 'threat', 'open', null, null, []]],
    ['name: Late, event: The line is late', (r) => r.title, 'The line is late'],
    ['name: Late', (r) => r.title, 'Late'],
    ['response: enhance', (r) => r.kind, 'opportunity'],
    ['kind: opportunity, response: accept', (r) => r.kind, 'opportunity'],
    ['response: mitigate', (r) => [r.kind, r.response], ['threat', 'mitigate']],
    ['probability: 30%', (r) => [r.inherent.probability, r.inherent.probabilityLevel], [0.3, 2]],
    ['probability: 0.31', (r) => [r.inherent.probability, r.inherent.probabilityLevel], [0.31, 3]],
    ['probability: high', (r) => [r.inherent.probability, r.inherent.probabilityLevel], [0.6, 4]],
    ['probability: very-low', (r) => [r.inherent.probability, r.inherent.probabilityLevel], [0.05, 1]],
    ['probability: 2', (r) => [r.inherent.probability, r.inherent.probabilityLevel], [null, null]],
    [
      'impact: {schedule: 10d}',
      (r) => [r.inherent.schedule?.mostLikely?.minutes, r.inherent.schedule?.optimistic, r.inherent.levels.schedule],
      [4800, null, 3],
    ],
    [
      'impact: {schedule: high, cost: low, quality: very-high}',
      (r) => [r.inherent.schedule, r.inherent.levels],
      [null, { schedule: 4, cost: 2, scope: null, quality: 5, overall: null }],
    ],
    ['impact: {cost: 15k}', (r) => [r.inherent.cost?.mostLikely, r.inherent.levels.cost], [1_500_000, 2]],
    ['impact: {cost: -15k}', (r) => [r.inherent.cost?.mostLikely, r.inherent.levels.cost], [-1_500_000, 2]],
    [
      'impact: {schedule: {optimistic: 5d, most-likely: 10d, pessimistic: 20d, distribution: triangular}}',
      (r) => [r.inherent.schedule?.pessimistic?.minutes, r.inherent.schedule?.distribution, r.inherent.levels.schedule],
      [9600, 'triangular', 3],
    ],
    [
      'impact: {cost: {optimistic: 1k, pessimistic: 90k}}',
      (r) => [r.inherent.cost?.mostLikely, r.inherent.levels.cost],
      [null, 4],
    ],
    ['impact: high', (r) => r.inherent.levels, { schedule: null, cost: null, scope: null, quality: null, overall: 4 }],
    ['affects: [a, nothing, b]', (r) => r.affects, ['a', 'b']],
    // A task before a deliverable of the same id.
    ['affects: [book, a]', (r) => [r.affects, r.affectsDeliverables], [['a'], ['book']]],
    ['response: share', (r) => [r.kind, r.response], ['threat', 'share']],
    ['response: hope', (r) => r.response, null],
    ['response: escalate, escalated-to: ali', (r) => r.escalatedTo, 'ali'],
    ['proximity: 2026-03-16', (r) => [r.proximity?.from, r.proximity?.to], [20528, 20528]],
    ['proximity: {from: 2026-03-16}', (r) => [r.proximity?.from, r.proximity?.to], [20528, null]],
    ['proximity: {from: 2026-03-16, to: 2026-03-15}', (r) => r.proximity, null],
    [
      'probability: 30%, target: {impact: {cost: 1k}}',
      (r) => [r.target?.probability, r.target?.cost?.mostLikely],
      [0.3, 100_000],
    ],
    [
      'impact: {schedule: {optimistic: 5d, most-likely: 10d, pessimistic: 20d, distribution: trigen, weight: 6, percentiles: [5%, 95]}}',
      (r) => [r.inherent.schedule?.distribution, r.inherent.schedule?.weight, r.inherent.schedule?.percentiles],
      ['trigen', 6, [0.05, 0.95]],
    ],
    [
      'owner: ali, category: supplier, status: watching',
      (r) => [r.owner, r.category, r.status],
      ['ali', 'supplier', 'watching'],
    ],
    [
      'trigger: {text: No date, date: 2026-02-13}',
      (r) => [r.trigger?.text, r.trigger?.date?.minuteOfDay],
      ['No date', null],
    ],
    [
      'actions: {ask: {text: Ask, owner: ali, done: true, cost: 2k, task: a}, call-again: {owner: zoe}}',
      (r) => r.actions.map(({ id, text, owner, done, cost, task }) => [id, text, owner, done, cost, task]),
      [
        ['ask', 'Ask', 'ali', true, 200_000, 'a'],
        ['call-again', 'Call again', null, false, null, null],
      ],
    ],
  ];
  for (const [fields, pick, wanted] of rows) {
    it(fields === '' ? 'has defaults' : fields, () => assert.deepEqual(pick(risk(fields)), wanted));
  }

  it('keeps after its response what the response does not change', () => {
    const { residual } = risk(
      'probability: 60%, impact: {schedule: 10d, cost: 15k, quality: low}, residual: {probability: 10%, impact: {cost: low}}',
    );
    assert.deepEqual(
      [
        residual?.probability,
        residual?.probabilityLevel,
        residual?.schedule?.mostLikely?.minutes,
        residual?.cost,
        residual?.levels,
      ],
      [0.1, 1, 4800, null, { schedule: 3, cost: 2, scope: null, quality: 2, overall: null }],
    );
  });

  it('has one word for its impact altogether, which what is said by dimension replaces and is replaced by', () => {
    const rows: [string, object][] = [
      ['impact: {schedule: 10d}, residual: {impact: low}', { schedule: null, overall: 2 }],
      ['impact: high, residual: {impact: {schedule: low}}', { schedule: 2, overall: null }],
      ['impact: high, residual: {probability: 10%}', { schedule: null, overall: 4 }],
    ];
    for (const [text, levels] of rows)
      assert.deepEqual(risk(text).residual?.levels, {
        schedule: null,
        cost: null,
        scope: null,
        quality: null,
        ...levels,
      });
  });

  it('is measured on the scales of the plan', () => {
    const { inherent } = risk('probability: low, impact: {schedule: 9h, cost: 3.5k}', SCALES);
    assert.equal(inherent.probability, 0.075);
    assert.deepEqual([inherent.levels.schedule, inherent.levels.cost], [1, 4]);
  });

  it('costs by its share of the budget where there is one', () => {
    assert.equal(risk('impact: {cost: 15k}', '', ', budget: {total: 100k}').inherent.levels.cost, 5);
    assert.equal(risk('impact: {cost: 15k}', '', ', budget: {total: 10M}').inherent.levels.cost, 1);
  });
});

describe('scales, appetite and groups of the register', () => {
  it('have the defaults of the schema', () => {
    const { plan } = resolveText('project: {name: X}');
    assert.deepEqual(plan.riskAppetite, {
      medium: 4,
      high: 10,
      critical: 16,
      maxCost: null,
      maxDelay: null,
      byCategory: new Map(),
    });
    assert.deepEqual(plan.riskScales.probability, [0.1, 0.3, 0.5, 0.7]);
    assert.deepEqual(plan.riskScales.schedule, [480, 2400, 4800, 9600]);
  });

  it('never fall', () => {
    const { plan } = resolveText(
      'project: {name: X}\nrisk-scales: {schedule: {low: 3w}}\nrisk-appetite: {high: 12, max-cost: 50k}',
    );
    assert.deepEqual(plan.riskScales.schedule, [480, 7200, 7200, 9600]);
    assert.deepEqual([plan.riskAppetite.high, plan.riskAppetite.maxCost], [12, 5_000_000]);
  });

  it('differ by category where the plan says so, and are the same in the rest but for what all may carry', () => {
    const { plan } = resolveText(
      'project: {name: X}\nrisk-appetite: {medium: 3, high: 12, max-cost: 50k, by-category: {security: {high: 6, max-delay: 3d}}}',
    );
    const { maxDelay, ...rest } = plan.riskAppetite.byCategory.get('security') ?? { maxDelay: null };
    assert.deepEqual([rest, maxDelay?.minutes], [{ medium: 3, high: 6, critical: 16, maxCost: null }, 1440]);
  });

  it('are a finding where a band ends below the one before', () => {
    const { found } = resolveText(
      'project: {name: X}\nrisk-scales: {schedule: {very-low: 3w, low: 1d, medium: 2w, high: 8w}}',
    );
    assert.deepEqual(found, ['schema 1d', 'schema 2w']);
  });

  it('tie tasks together', () => {
    const { plan } = resolveText(
      'project: {name: X}\ntasks: {a: {}, b: {}}\ncorrelations: {crew: {tasks: [a, b, c], coefficient: 0.6}}',
    );
    const crew = plan.correlations.get('crew');
    assert.deepEqual([crew?.name, crew?.tasks, crew?.coefficient], ['Crew', ['a', 'b'], 0.6]);
  });
});
