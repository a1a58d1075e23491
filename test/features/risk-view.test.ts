import assert from 'node:assert/strict';
import { parseDate } from '../../server/src/core/base/time.ts';
import type { RiskRow, RiskView } from '../../server/src/protocol/risks.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { analysisOfText, exampleAnalysis } from '../support/views.ts';

const HEAD = `project: {name: Move, start: 2026-03-02, status-date: 2026-03-13, currency: EUR}
resources: {ali: {name: Ali Demir}}
stakeholders: {cio: {name: Ines Falk}, ali: {name: Another}}
deliverables: {book: {name: The book}}
tasks:
  order: {duration: 5d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-06}
  build: {duration: 20d, after: order, actual-start: 2026-03-09}
`;

function viewOf(text: string, head = HEAD, today: string | null = null): RiskView {
  return riskView(analysisOfText(`${head}${text}\n`), 3, today === null ? null : (parseDate(today)?.day ?? null));
}

function rowOf(inside: string, more = ''): RiskRow {
  const [row] = viewOf(`${more}risks: {late: {event: It is late, ${inside}}}`).risks;
  assert.ok(row);
  return row;
}

function at(text: string): number {
  return Date.parse(`${text}Z`) / 60_000;
}

describe('a row of the register', () => {
  it('has a cell and an exposure for each assessment, and what counts now', () => {
    const row = rowOf(
      'probability: 40%, impact: {schedule: 10d, cost: 20k}, residual: {probability: 10%}, target: {impact: {cost: 5k, schedule: 1d}}',
    );
    const { inherent, residual, target } = row.assessments;
    assert.deepEqual(
      [inherent, residual, target].map((one) => [one?.probability, one?.cell?.score, one?.exposure]),
      [
        [0.4, 9, { days: 4, cost: 800_000 }],
        [0.1, 3, { days: 1, cost: 200_000 }],
        [0.4, 3, { days: 0.4, cost: 200_000 }],
      ],
    );
    assert.deepEqual([row.inherent?.score, row.residual?.score, row.targetCell?.score], [9, 3, 3]);
    assert.deepEqual(row.current, row.inherent);
  });

  it('has all its actions, with who, by when, what for, and whether that is over', () => {
    const { actions, due, overdue, actionsDone } = rowOf(
      'owner: ali, actions: {a: {text: Ask, owner: cio, due: 2026-03-12}, b: {text: Pay, due: 2026-03-20, cost: 4k, task: build}, c: {due: 2026-03-03, done: true}}',
    );
    assert.deepEqual(
      actions.map(({ target, task, ...rest }) => ({
        ...rest,
        task: task?.name ?? null,
        line: target.range.start.line,
      })),
      [
        {
          id: 'a',
          text: 'Ask',
          owner: 'Ines Falk',
          due: at('2026-03-12T17:00'),
          done: false,
          overdue: true,
          cost: null,
          task: null,
          line: 7,
        },
        {
          id: 'b',
          text: 'Pay',
          owner: null,
          due: at('2026-03-20T17:00'),
          done: false,
          overdue: false,
          cost: 400_000,
          task: 'Build',
          line: 7,
        },
        {
          id: 'c',
          text: 'C',
          owner: null,
          due: at('2026-03-03T17:00'),
          done: true,
          overdue: false,
          cost: null,
          task: null,
          line: 7,
        },
      ],
    );
    assert.deepEqual([due, overdue, actionsDone], [at('2026-03-12T17:00'), true, 1]);
  });

  it('names what it affects, deliverables too, and the issue that it became', () => {
    const row = rowOf(
      'affects: [build, book], status: occurred',
      'issues: {now: {name: It is late now, risk: late}}\n',
    );
    assert.deepEqual(
      [row.affects.map(({ name }) => name), row.issues.map(({ name }) => name)],
      [['Build', 'The book'], ['It is late now']],
    );
  });

  it('offers the responses that fit its kind', () => {
    assert.deepEqual(rowOf('kind: opportunity').responses, ['enhance', 'accept', 'exploit', 'share', 'escalate']);
    assert.deepEqual(rowOf('').responses, ['mitigate', 'accept', 'avoid', 'transfer', 'escalate']);
  });

  it('says when it could happen, from the morning to the evening', () => {
    assert.deepEqual(rowOf('proximity: {from: 2026-03-16, to: 2026-03-20}').proximity, {
      from: at('2026-03-16T08:00'),
      to: at('2026-03-20T17:00'),
    });
    assert.deepEqual(rowOf('proximity: {to: 2026-03-20}').proximity, { from: null, to: at('2026-03-20T17:00') });
  });
});

describe('the register', () => {
  it('ranks threats and opportunities apart, by score and then by exposure, and leaves out what is over', () => {
    const { risks } = viewOf(`risks:
  small: {event: A, probability: low, impact: {schedule: 3d}}
  large: {event: B, probability: low, impact: {schedule: 4d}}
  high: {event: C, probability: high, impact: {quality: high}}
  gain: {event: D, kind: opportunity, probability: low, impact: {cost: 3k}}
  gone: {event: E, status: closed, probability: high, impact: high}
  now: {event: F, status: occurred, probability: high, impact: high}
  bare: {event: G}`);
    assert.deepEqual(
      risks.map(({ id, rank }) => [id, rank]),
      [
        ['small', 3],
        ['large', 2],
        ['high', 1],
        ['gain', 1],
        ['gone', null],
        ['now', null],
        ['bare', 4],
      ],
    );
  });

  it('adds up threats and opportunities apart, and nothing of what is over', () => {
    const view = viewOf(`risks:
  a: {event: A, probability: 50%, impact: {schedule: 4d, cost: 10k}}
  b: {event: B, probability: 50%, impact: {schedule: 2d}, status: watching}
  c: {event: C, kind: opportunity, probability: 10%, impact: {cost: 20k}}
  d: {event: D, probability: 50%, impact: {schedule: 40d}, status: occurred}`);
    assert.deepEqual(view.threats, { days: 3, cost: 500_000 });
    assert.deepEqual(view.opportunities, { days: null, cost: 200_000 });
    assert.deepEqual([view.totalExposureDays, view.totalExposureCost], [3, 300_000]);
  });

  it('goes by the appetite for a category, and says where a limit is exceeded', () => {
    const view = viewOf(`risk-appetite: {max-delay: 5d, by-category: {security: {high: 4, max-cost: 1k}}}
risks:
  a: {event: A, category: security, probability: low, impact: {cost: 15k}}
  b: {event: B, category: people, probability: low, impact: {schedule: 10d}}`);
    assert.deepEqual(
      view.risks.map(({ current }) => current?.band),
      ['high', 'medium'],
    );
    assert.deepEqual(
      view.bandsByCategory.map(({ category, bands }) => [category, bands[1]?.[1]]),
      [['security', 'high']],
    );
    assert.deepEqual(view.limits, [
      { category: null, most: { days: 5, cost: null }, now: { days: 2, cost: 300_000 }, exceeded: false },
      { category: 'security', most: { days: null, cost: 100_000 }, now: { days: null, cost: 300_000 }, exceeded: true },
    ]);
  });

  it('has each party that can own a risk once, and the scales in days and money', () => {
    const { owners, scales } = viewOf('risk-scales: {schedule: {very-low: 2d}}');
    assert.deepEqual(owners, [
      { id: 'ali', name: 'Ali Demir' },
      { id: 'cio', name: 'Ines Falk' },
    ]);
    assert.deepEqual([scales.schedule, scales.cost[0]], [[2, 5, 10, 20], 500_000]);
  });
});

describe('what comes up', () => {
  const RISKS = `risks:
  a:
    event: A
    owner: ali
    trigger: {text: No date, date: 2026-03-11}
    actions: {ask: {text: Ask, due: 2026-03-10}, pay: {text: Pay, due: 2026-04-20}}
  b: {event: B, proximity: {from: 2026-03-02, to: 2026-03-25}}
  c: {event: C, status: closed, actions: {x: {due: 2026-03-16}}}
  d: {event: D, status: occurred, trigger: {date: 2026-03-16}, actions: {y: {text: Repair, due: 2026-03-17}}}
  e: {event: E, proximity: {from: 2026-06-01}}
  f: {event: F, proximity: 2026-03-05}`;

  it('is what is late and what lies in four weeks, in the order of its dates, with days late and whose turn it is', () => {
    const { upcoming } = viewOf(RISKS);
    assert.deepEqual([upcoming?.from, upcoming?.to], [at('2026-03-13T17:00'), at('2026-04-10T17:00')]);
    assert.deepEqual(
      upcoming?.rows.map(({ kind, risk, daysLate, text, owner }) => [kind, risk, daysLate, text, owner]),
      [
        ['proximity', 'b', 0, '', null],
        ['closing', 'f', 6, '', null],
        ['action', 'a', 3, 'Ask', 'Ali Demir'],
        ['trigger', 'a', 2, 'No date', 'Ali Demir'],
        ['action', 'd', 0, 'Repair', null],
        ['closing', 'b', 0, '', null],
      ],
    );
  });

  it('begins today where the plan has no status date, and is nothing without both', () => {
    const head = 'project: {name: Move, start: 2026-03-02}\ntasks: {build: {duration: 20d}}\n';
    assert.equal(viewOf(RISKS, head).upcoming, null);
    const rows = viewOf(RISKS, head, '2026-04-01').upcoming?.rows ?? [];
    assert.deepEqual(rows.map(({ kind, risk }) => `${kind} ${risk}`).slice(-1), ['action a']);
  });
});

describe('the burn-down of the exposure', () => {
  const steps = (text: string, head = HEAD) =>
    viewOf(text, head).burnDown?.steps.map(({ at: when, days, gainedDays, because }) => [
      new Date(when * 60_000).toISOString().slice(0, 10),
      days,
      ...(gainedDays === 0 ? [] : [gainedDays]),
      because.map(({ risk, what }) => `${risk} ${what}`).join(', '),
    ]);
  const rows: readonly (readonly [string, string, unknown])[] = [
    ['stays where nothing is done', 'probability: 50%, impact: {schedule: 10d}', [['2026-03-02', 5, '']]],
    [
      'begins on the day a risk was identified',
      'probability: 50%, impact: {schedule: 10d}, identified: 2026-03-09',
      [
        ['2026-03-02', 0, ''],
        ['2026-03-09', 5, 'late identified'],
      ],
    ],
    [
      'falls with the last action of a response',
      'probability: 50%, impact: {schedule: 10d}, residual: {probability: 10%}, actions: {a: {due: 2026-03-20}, b: {due: 2026-03-05, done: true}}',
      [
        ['2026-03-02', 5, ''],
        ['2026-03-20', 1, 'late answered'],
      ],
    ],
    [
      'does not count on an action that is late',
      'probability: 50%, impact: {schedule: 10d}, residual: {probability: 10%}, actions: {a: {due: 2026-03-10}}',
      [['2026-03-02', 5, '']],
    ],
    [
      'does not count on an action without a date',
      'probability: 50%, impact: {schedule: 10d}, residual: {probability: 10%}, actions: {a: {text: A}}',
      [['2026-03-02', 5, '']],
    ],
    [
      'takes what is done for done by now, though it was due later',
      'probability: 50%, impact: {schedule: 10d}, residual: {probability: 10%}, actions: {a: {due: 2026-03-30, done: true}}',
      [
        ['2026-03-02', 5, ''],
        ['2026-03-13', 1, 'late answered'],
      ],
    ],
    [
      'ends with the time in which it could happen',
      'probability: 50%, impact: {schedule: 10d}, proximity: {to: 2026-03-25}',
      [
        ['2026-03-02', 5, ''],
        ['2026-03-25', 0, 'late passed'],
      ],
    ],
    [
      'ends where a risk became an issue',
      'probability: 50%, impact: {schedule: 10d}, status: occurred',
      [
        ['2026-03-02', 5, ''],
        ['2026-03-11', 0, 'late occurred'],
      ],
    ],
    [
      'ends by now at the latest for what is closed',
      'probability: 50%, impact: {schedule: 10d}, status: closed, proximity: {to: 2026-03-25}',
      [
        ['2026-03-02', 5, ''],
        ['2026-03-13', 0, 'late closed'],
      ],
    ],
    [
      'is nothing where it is unknown when a risk was closed',
      'probability: 50%, impact: {schedule: 10d}, status: closed',
      undefined,
    ],
    ['is nothing without an exposure', 'probability: 50%', undefined],
    ['counts gains apart', 'kind: opportunity, probability: 50%, impact: {schedule: 10d}', [['2026-03-02', 0, 5, '']]],
  ];
  const ISSUE = 'issues: {now: {name: Late, risk: late, date: 2026-03-11}}\n';
  for (const [title, inside, expected] of rows) {
    it(title, () => {
      const issue = inside.includes('occurred') ? ISSUE : '';
      assert.deepEqual(steps(`${issue}risks: {late: {event: L, ${inside}}}`), expected);
    });
  }

  it('aims at the targets, and where there is none at what the response leaves', () => {
    const { burnDown } = viewOf(`risks:
  a: {event: A, probability: 50%, impact: {schedule: 10d}, target: {probability: 10%}}
  b: {event: B, probability: 50%, impact: {schedule: 4d}, residual: {probability: 25%}}
  c: {event: C, probability: 50%, impact: {schedule: 2d}}`);
    assert.deepEqual(burnDown?.target, { days: 3, cost: 0 });
    assert.equal(viewOf('risks: {a: {event: A, probability: 50%, impact: {schedule: 10d}}}').burnDown?.target, null);
  });

  it('never counts less than nothing, over all examples', () => {
    for (const path of [
      'cloud/erp-to-cloud',
      'network/branch-network',
      'hardware/data-hall',
      'software/member-portal',
    ]) {
      const { burnDown, risks } = riskView(exampleAnalysis(`${path}.plan.yaml`), 1);
      assert.ok(burnDown && burnDown.steps.length > 3, path);
      for (const { days, gainedDays } of burnDown.steps) assert.ok(days >= -1e-9 && gainedDays >= -1e-9, path);
      assert.ok(risks.length > 4);
    }
  });
});
