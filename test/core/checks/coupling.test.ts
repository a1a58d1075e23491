/** What the checks of coupling say and, above all, what they do not. */
import assert from 'node:assert/strict';
import { leftOutOf } from '../../../server/src/core/checks/coupling/left-out.ts';
import { COUPLING_RULES } from '../../../server/src/core/checks/coupling/rules.ts';
import { analysisOfText } from '../../support/views.ts';

const HEAD = `project: {name: Move, start: 2026-03-02}
resources: {ali: {name: Ali, team: net}, bea: {name: Bea}, cem: {name: Cem, team: net}, rack: {name: Rack, type: material}}
teams: {net: {name: Network}}
`;

function said(plan: string): string[] {
  return analysisOfText(`${HEAD}${plan}\n`)
    .problems.filter(({ rule }) => Object.hasOwn(COUPLING_RULES, rule))
    .map(({ rule, message }) => `${rule} ${/`([^`]+)`/.exec(message)?.[1]}`);
}

describe('tasks that change one area at one time', () => {
  const NET = 'touches: net';
  const [A, B] = [`a: {duration: 5d, assign: ali, ${NET}`, `b: {duration: 5d, assign: bea, ${NET}`];
  const rows: [string, string, string[]][] = [
    ['are found', `tasks: {${A}}, ${B}}}`, ['unlinked-overlap b']],
    ['are not, where they touch other areas', `tasks: {${A}}, ${B}wide}}`, []],
    ['are not, one after the other', `tasks: {${A}}, ${B}, after: a}}`, []],
    ['are not, where a link lets them overlap', `tasks: {${A}}, ${B}, after: a SS+1d}}`, []],
    ['are not, where the earlier one waits for the later', `tasks: {${A}, after: b FF}, ${B}}}`, []],
    ['are not, where a chain links them', `tasks: {${A}}, ${B}, after: m SS}, m: {duration: 9d, after: a SS}}`, []],
    ['are not, where a summary around one is linked', `tasks: {${A}}, s: {after: a SS, tasks: {${B}}}}}`, []],
    [
      'are not, where one waits for the summary around the other',
      `tasks: {s: {tasks: {${A}}}}, ${B}, after: s SS}}`,
      [],
    ],
    [
      'are, where only a common predecessor links them',
      `tasks: {p: {duration: 1d}, ${A}, after: p}, ${B}, after: p}}`,
      ['unlinked-overlap b'],
    ],
    ['are not, where one person does both', `tasks: {${A}}, ${B.replace('bea', '[ali 50%, bea]')}}}`, []],
    ['are not, where one team does both', `tasks: {${A}}, ${B.replace('bea', 'cem')}}}`, []],
    ['are not, where one is informed of the other', `tasks: {${A}, informed: [bea]}, ${B}}}`, []],
    ['are not, where an agreement binds both', `tasks: {${A}}, ${B}}}\nagreements: {x: {parties: [net, bea]}}`, []],
    [
      'are, where the agreement is of others',
      `tasks: {${A}}, ${B}}}\nagreements: {x: {parties: [net]}}`,
      ['unlinked-overlap b'],
    ],
    ['are not, where nobody works on one', `tasks: {${A}}, ${B.replace('bea', 'rack x2')}}}`, []],
    [
      'are not, where one is done',
      `tasks: {${A}, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-06}, ${B}}}`,
      [],
    ],
    ['are not, where one is cancelled', `tasks: {${A}, status: cancelled}, ${B}}}`, []],
    ['are not, while they plan', `phases: {planning: {tasks: {${A}}, ${B}}}}}`, []],
    [
      'are one finding however many they are',
      `tasks: {${A}}, ${B}}, c: {duration: 9d, assign: bea, ${NET}}, d: {duration: 2d, assign: cem, ${NET}}}`,
      ['unlinked-overlap d'],
    ],
    [
      'are one finding an area and time',
      `tasks: {${A}}, ${B}}, c: {duration: 2d, after: [a, b], assign: bea, ${NET}}, d: {duration: 2d, after: [a, b], assign: cem, ${NET}}}`,
      ['unlinked-overlap b', 'unlinked-overlap d'],
    ],
  ];
  for (const [title, plan, found] of rows) it(title, () => assert.deepEqual(said(plan), found));

  it('cost a plan in which all of them overlap no more than their number', () => {
    const tasks = Array.from(
      { length: 3000 },
      (_, i) => `  t${i}: {duration: 50d, assign: ${i % 2 ? 'ali' : 'bea'}, ${NET}}`,
    );
    assert.equal(said(`tasks:\n${tasks.join('\n')}`).length, 1);
  });
});

describe('infrastructure changes', () => {
  const CHANGE = 'c: {duration: 5d, assign: ali, touches: hardware';
  const rows: [string, string, string[]][] = [
    ['want a security review', `tasks: {${CHANGE}}}`, ['missing-security-review c']],
    [
      'have one in work that ends with them',
      `tasks: {${CHANGE}}, r: {duration: 5d, assign: bea, touches: security}}`,
      [],
    ],
    [
      'are their own review where they touch security',
      `tasks: {${CHANGE.replace('hardware', '[data, security]')}}}`,
      [],
    ],
    [
      'have none in one that is cancelled',
      `tasks: {${CHANGE}}, r: {duration: 9d, touches: security, status: cancelled}}`,
      ['missing-security-review c'],
    ],
    [
      'have one in a gate decided by security',
      `stakeholders: {ciso: {name: C, function: security, interest: high, reach: Mail}}\nphases: {execution: {tasks: {${CHANGE}}}, gate: {approvers: [ciso]}}}`,
      [],
    ],
    ['are none while they are planned', `phases: {planning: {tasks: {${CHANGE}}}}}`, []],
    ['are none where only programs change', `tasks: {${CHANGE.replace('hardware', 'application')}}}`, []],
  ];
  for (const [title, plan, found] of rows) it(title, () => assert.deepEqual(said(plan), found));

  it('do not wait for the review they are to be followed by', () => {
    const [found] = analysisOfText(
      `${HEAD}tasks: {r: {duration: 1d, assign: bea, touches: security}, c: {duration: 5d, after: r, assign: ali, touches: data}}\n`,
    ).problems.filter(({ rule }) => rule === 'missing-security-review');
    assert.deepEqual(found?.fixes, []);
  });
});

describe('support that ends', () => {
  const uses = (end: string, more = '') =>
    `tasks: {t: {duration: 5d, assign: ali${more}}}\ntechnologies: {old: {name: Old, end-of-support: ${end}, used-by: [t, nothing]}}`;
  const rows: [string, string, string[]][] = [
    ['is found where the task ends later', uses('2026-03-05'), ['support-ends old']],
    ['is not on the day the task ends', uses('2026-03-06'), []],
    [
      'is not where the task is done',
      uses('2026-03-05', ', percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-06'),
      [],
    ],
    ['is not where the date cannot be read', uses('soon'), []],
  ];
  for (const [title, plan, found] of rows) it(title, () => assert.deepEqual(said(plan), found));
});

describe('a ring of plans', () => {
  /** What plan O is told: of a text with the tasks of O, and those of plan C, whose header may say more. */
  const told = (own: string, others: string, header = '', more = ''): string[] =>
    analysisOfText(
      `project: {name: O, start: 2026-03-02}\nprojects: {c: c.plan.yaml}\ntasks: {${own}}\n` +
        `# file: c.plan.yaml\nproject: {name: C, start: 2026-03-02${header}}\nprojects: {o: plan.plan.yaml, e: e.plan.yaml}\n${others}\n` +
        `# file: e.plan.yaml\nproject: {name: E, start: 2026-03-02}\nprojects: {o: plan.plan.yaml}\n${more}\n`,
    )
      .problems.filter(({ rule }) => rule === 'plan-cycle')
      .map(({ message }) => message.replace(/^[^:]*: (.*)\. Dates that.*/, '$1').replaceAll('`', ''));
  const ring = 'plan.plan.yaml → c.plan.yaml → plan.plan.yaml';
  const hangs = [`${ring}. d waits for c:z, whose date hangs on x of this plan`];
  const OWN = 'x: {duration: 2d}, d: {duration: 1d, after: c:z}';
  const Y = 'y: {duration: 1d, after: o:x}';
  const rows: [string, string, string, string[], string?][] = [
    [
      'is told where the tasks wait for each other',
      'x: {duration: 2d, after: d}, d: {duration: 1d, after: c:z}',
      `tasks: {${Y}, z: {duration: 1d, after: y}}`,
      hangs,
    ],
    ['is told where a date comes round', OWN, `tasks: {${Y}, z: {duration: 1d, after: y}}`, hangs],
    ['is none by itself', OWN, `tasks: {${Y}, z: {duration: 1d}}`, []],
    ['is none where only one of them waits', OWN, 'tasks: {z: {duration: 1d}}', []],
    ['is told by way of a group', OWN, `tasks: {g: {tasks: {${Y}}}, z: {duration: 1d, after: g}}`, hangs],
    ['is told of what lies in a group', OWN, 'tasks: {g: {after: o:x, tasks: {z: {duration: 1d}}}}', hangs],
    ['is told of a group as a whole', OWN, `tasks: {z: {tasks: {${Y}}}}`, hangs],
    ['is none by way of a group around both', OWN, `tasks: {g: {tasks: {${Y}, z: {duration: 1d}}}}`, []],
    ['is told where plans level', OWN, `tasks: {${Y}, z: {duration: 1d}}`, hangs, ', level-resources: true'],
    [
      'is none where the task is done',
      OWN,
      'tasks: {z: {duration: 1d, after: o:x, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-02}}',
      [],
    ],
    [
      'is told of a group that another file says to wait',
      OWN,
      'include: part.plan.yaml\nphases: {g: {tasks: {z: {duration: 1d}}}}\n# file: part.plan.yaml\nphases: {g: {after: o:x, tasks: {y: {duration: 1d}}}}',
      hangs,
    ],
    ['is none where the date is fixed', OWN, 'tasks: {z: {duration: 1d, after: o:x, fixed: {start: 2026-03-09}}}', []],
    ['is none where the task is cancelled', OWN, 'tasks: {z: {duration: 1d, after: o:x, status: cancelled}}', []],
  ];
  for (const [title, own, others, found, header] of rows)
    it(title, () => assert.deepEqual(told(own, others, header), found));

  it('is looked for in steps, of which none looks at a whole plan', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `t${i}: {duration: 1d, after: o:x}`).join(', ');
    const analysis = analysisOfText(
      `project: {name: C}\nprojects: {o: other.plan.yaml}\ntasks: {${many}}\n# file: other.plan.yaml\nproject: {name: O}\n`,
    );
    const steps = leftOutOf({ ...analysis, sources: { ...analysis.sources, otherPlans: new Map() } });
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.ok(count > 20, `${count} pauses`);
    assert.deepEqual(
      [...step.value].map(([, ways]) => ways.size),
      [2000],
    );
  });

  it('names every plan of it', () => {
    const others = 'tasks: {z: {duration: 1d, after: e:q}}';
    const more = 'tasks: {q: {duration: 1d, after: o:x}}';
    assert.deepEqual(told(OWN, others, '', more), [
      'plan.plan.yaml → c.plan.yaml → e.plan.yaml → plan.plan.yaml. d waits for c:z, whose date hangs on x of this plan',
    ]);
  });

  it('says where each of the links is', () => {
    const source = `project: {name: O}\nprojects: {c: c.plan.yaml}\ntasks: {${OWN}}\n# file: c.plan.yaml\nproject: {name: C}\nprojects: {o: plan.plan.yaml}\ntasks: {z: {duration: 1d, after: o:x}}\n`;
    const [found] = analysisOfText(source).problems.filter(({ rule }) => rule === 'plan-cycle');
    assert.deepEqual(
      found?.related.map(({ file, message }) => `${file.split('/').at(-1)}: ${message}`),
      ['plan.plan.yaml: `d` waits for the other plan here', 'c.plan.yaml: the date of `z` hangs on `plan.plan.yaml`'],
    );
  });
});
