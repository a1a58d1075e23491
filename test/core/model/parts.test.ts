import assert from 'node:assert/strict';
import { resolveText } from './resolved.ts';

describe('a plan in several files', () => {
  const { plan, found, at } = resolveText(`
project: {name: X}
include: [b.plan.yaml, c.plan.yaml]
phases:
  p: {name: Build, tasks: {a: {}}}
# file: b.plan.yaml
include: d.plan.yaml
phases:
  q: {}
  p: {owner: ali, tasks: {s: {tasks: {b: {after: [a, c]}}}}}
# file: c.plan.yaml
include: d.plan.yaml
phases:
  p: {tasks: {c: {}, s: {name: Sum, tasks: {e: {}}}}}
# file: d.plan.yaml
resources: {ali: {}}
`);

  it('has its own items first, then those of its parts as listed', () => {
    assert.deepEqual(found, []);
    assert.deepEqual([...plan.items.keys()], ['p', 'a', 's', 'b', 'e', 'c', 'q']);
    assert.deepEqual(
      plan.files.map((file) => file.slice(-11)),
      ['a.plan.yaml', 'b.plan.yaml', 'd.plan.yaml', 'c.plan.yaml'].map((name, i) => (i === 0 ? 'n.plan.yaml' : name)),
    );
  });

  it('unites a phase and knows the file of each of its fields', () => {
    const phase = plan.items.get('p');
    assert.deepEqual([phase?.name, phase?.owner, phase?.origin.elsewhere.length], ['Build', 'ali', 2]);
    const owner = phase?.origin.fields.get('owner');
    assert.ok(owner?.file.endsWith('b.plan.yaml'));
    assert.equal(owner && at({ file: owner.file, span: owner.value }), 'ali');
    assert.equal(plan.items.get('s')?.name, 'Sum');
  });

  it('reads a file once however often it is included', () => {
    assert.equal(plan.definitions.filter(({ id }) => id === 'ali').length, 1);
  });
});

describe('files that do not fit together', () => {
  const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'a scalar of a phase set twice',
      'phases: {p: {name: A}}',
      'phases: {p: {name: A}}',
      ['merge-conflict name', 'merge-conflict name'],
    ],
    ['a task written twice', 'tasks: {a: {}}', 'tasks: {a: {}}', ['duplicate-id a', 'duplicate-id a']],
    [
      'a task and a summary of one id',
      'tasks: {a: {}}',
      'tasks: {a: {tasks: {b: {}}}}',
      ['duplicate-id a', 'duplicate-id a'],
    ],
    [
      'a summary in two phases',
      'phases: {p: {tasks: {s: {tasks: {a: {}}}}}}',
      'phases: {q: {tasks: {s: {tasks: {b: {}}}}}}',
      ['duplicate-id s', 'duplicate-id s'],
    ],
    ['a person in two files', 'resources: {a: {}}', 'resources: {a: {}}', ['duplicate-id a', 'duplicate-id a']],
    ['a person who is a stakeholder elsewhere', 'resources: {a: {}}', 'stakeholders: {a: {}}', []],
    ['a term explained twice', 'glossary: {ERP: x}', 'glossary: {ERP: y}', ['duplicate-id ERP', 'duplicate-id ERP']],
    [
      'an alias twice',
      'projects: {dc: part.plan.yaml}',
      'projects: {dc: part.plan.yaml}',
      ['duplicate-id dc', 'unknown-project part.plan.yaml', 'duplicate-id dc'],
    ],
    [
      'a setting twice',
      'risk-appetite: {high: 9}',
      'risk-appetite: {high: 9}',
      ['merge-conflict risk-appetite', 'merge-conflict risk-appetite'],
    ],
    ['a second header', 'tasks: {}', 'project: {name: Y}', ['merge-conflict project', 'merge-conflict project']],
    ['an unknown id in a part', 'tasks: {a: {}}', 'risks: {r: {affects: [zz]}}', ['unknown-task zz']],
  ];
  for (const [what, root, part, wanted] of rows) {
    it(what, () => {
      const text = `project: {name: X}\ninclude: part.plan.yaml\n${root}\n# file: part.plan.yaml\n${part}\n`;
      assert.deepEqual(resolveText(text).found, wanted);
    });
  }
});

describe('includes', () => {
  it('in a circle are one finding', () => {
    const text =
      'project: {name: X}\ninclude: b.plan.yaml\n# file: b.plan.yaml\ninclude: [c.plan.yaml, b.plan.yaml]\n# file: c.plan.yaml\ninclude: b.plan.yaml\ntasks: {a: {}}\n';
    const { plan, found, problems } = resolveText(text);
    assert.deepEqual(found, ['include-cycle b.plan.yaml', 'include-cycle b.plan.yaml']);
    assert.match(problems[0]?.message ?? '', /includes itself/);
    assert.deepEqual([...plan.items.keys()], ['a']);
  });

  it('by a pattern that matches the file itself are none', () => {
    const text = 'project: {name: X}\ninclude: "*.plan.yaml"\n# file: b.plan.yaml\ntasks: {a: {}}\n';
    assert.deepEqual(resolveText(text).found, []);
  });

  it('that lead nowhere or outside are one finding each', () => {
    const text = 'project: {name: X}\ninclude: [gone.plan.yaml, ../x.plan.yaml, /etc/passwd]\n';
    assert.deepEqual(resolveText(text).found, [
      'include-not-found gone.plan.yaml',
      'include-outside ../x.plan.yaml',
      'include-outside /etc/passwd',
    ]);
  });

  it('that lead nowhere do not make everything unknown that their file may define', () => {
    const assigned = (count: number): string =>
      Array.from({ length: count }, (_, i) => `t${i}: {assign: ali}`).join(', ');
    const text = (count: number): string =>
      `project: {name: X}\ninclude: gone.plan.yaml\ntasks: {${assigned(count)}, x: {after: t-0}}\n`;
    assert.deepEqual(resolveText(text(4)).found, ['include-not-found gone.plan.yaml', 'unknown-task t-0']);
    assert.equal(resolveText(text(3)).found.length, 5);
  });
});

describe('a part read alone', () => {
  it('does not know the ids of other files', () => {
    const { plan, found } = resolveText('tasks: {a: {after: [b, a-2d, dc:x], assign: ali, owner: zoe, calendar: c}}\n');
    assert.deepEqual(found, []);
    assert.deepEqual(
      plan.references.map(({ id, resolved }) => [id, resolved]),
      [
        ['b', false],
        ['a-2d', false],
        ['dc', false],
        ['x', false],
        ['ali', false],
        ['zoe', false],
        ['c', false],
      ],
    );
    assert.deepEqual(plan.items.get('a')?.after, []);
  });

  it('knows its own duplicates, repeated keys and values', () => {
    const text = 'tasks: {a: {}, a: {}, b: {name: x, name: y, estimate: {optimistic: 2d, pessimistic: 1d}}}\n';
    assert.deepEqual(resolveText(text).found, [
      'duplicate-id a',
      'duplicate-id a',
      'duplicate-key name',
      'estimate-order 1d',
    ]);
  });
});
