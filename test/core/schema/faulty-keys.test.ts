/** One wrong key gives one finding that says what to write instead, or where the key belongs. */
import assert from 'node:assert/strict';
import { applied, checkFault, type Expected, findingsIn } from './check-fault.ts';

type Row = readonly [title: string, written: string, expected: Omit<Expected, 'rule'>];

const unknown: readonly Row[] = [
  [
    'is offered the key that is near',
    'tasks: {survey: {«duraton»: 3d}}\n',
    { says: '`duraton` is not a key of a task; did you mean `duration`?', fixed: 'duration' },
  ],
  [
    'may be written in another case',
    'tasks: {survey: {«percentComplete»: 30}}\n',
    { says: '`percentComplete` is not a key of a task; did you mean `percent-complete`?', fixed: 'percent-complete' },
  ],
  [
    'may have underscores',
    'tasks: {survey: {«actual_start»: 2026-01-05}}\n',
    { says: '`actual_start` is not a key of a task; did you mean `actual-start`?', fixed: 'actual-start' },
  ],
  [
    'may be what other tools call it',
    'tasks: {survey: {«depends-on»: charter}}\n',
    { says: '`depends-on` is called `after` here.', fixed: 'after' },
  ],
  [
    'gets no fix where the right key is there already',
    'tasks: {survey: {duration: 3d, «duraton»: 4d}}\n',
    { says: '`duraton` is not a key of a task; did you mean `duration`?' },
  ],
  [
    'is also no missing one',
    'project: {«nme»: Move}\n',
    { says: '`nme` is not a key of `project`; did you mean `name`?', fixed: 'name' },
  ],
  [
    'belongs one level down',
    'tasks: {survey: {«start-no-earlier-than»: 2026-01-05}}\n',
    { says: '`start-no-earlier-than` is not a key of a task; it belongs in `constraint`.' },
  ],
  [
    'belongs to the phase around the task',
    'phases: {closing: {tasks: {survey: {«gate»: {decision: go}}}}}\n',
    { says: '`gate` is not a key of a task; it belongs to `closing`.' },
  ],
  [
    'belongs to the project',
    '«deadline»: 2026-01-05\n',
    { says: '`deadline` is not a key of a plan; it belongs in `project`.' },
  ],
  [
    'belongs to the top of the file',
    'project: {name: Move, «calendars»: {}}\n',
    { says: '`calendars` is not a key of `project`; it belongs at the top of the file.' },
  ],
  [
    'is a task that stands beside the tasks',
    'phases: {closing: {«survey»: {duration: 3d}}}\n',
    { says: '`survey` is not a key of a phase; write it under `tasks`.' },
  ],
  [
    'is a task, however much its id looks like a key',
    'phases: {closing: {«task-a»: {duration: 3d}}}\n',
    { says: '`task-a` is not a key of a phase; write it under `tasks`.' },
  ],
  [
    'is a misspelt section, whatever is in it',
    'phases: {closing: {«taks»: {survey: {duration: 3d}}}}\n',
    { says: '`taks` is not a key of a phase; did you mean `tasks`?', fixed: 'tasks' },
  ],
  [
    'may be what other tools call it, with underscores',
    'tasks: {survey: {«depends_on»: charter}}\n',
    { says: '`depends_on` is called `after` here.', fixed: 'after' },
  ],
  [
    'is shown the keys where there are few',
    'project: {name: Move, health: {«colour»: red}}\n',
    { says: '`colour` is not a key of `health`; its keys are `status` and `reason`.' },
  ],
  [
    'is only a name, whatever it is',
    'tasks: {survey: {«constructor»: 1}}\n',
    { says: '`constructor` is not a key of a task.' },
  ],
  [
    'may be that of every object',
    'tasks: {survey: {«__proto__»: {duration: 3d}}}\n',
    { says: '`__proto__` is not a key of a task; write it under `tasks`.' },
  ],
];

describe('an unknown key', () => {
  for (const [title, written, expected] of unknown) {
    it(title, () => checkFault(written, { ...expected, rule: 'unknown-key' }));
  }
});

describe('several values in braces without brackets', () => {
  it('are offered the brackets, where a further one is taken for a key', () => {
    const text = 'tasks: {a: {duration: 3d, after: b, c SS+2d, assign: ali}}\n';
    const [problem, ...others] = findingsIn(text);
    assert.deepEqual(others, []);
    assert.equal(problem?.rule, 'unknown-key');
    assert.equal(
      problem.message,
      '`c SS+2d` is not a key of a task; where it belongs to `after`, write several in brackets: `[b, c SS+2d]`.',
    );
    const fixed = applied(problem, text);
    assert.equal(fixed, 'tasks: {a: {duration: 3d, after: [b, c SS+2d], assign: ali}}\n');
    assert.deepEqual(findingsIn(fixed), []);
  });

  it('are not offered them where the value before takes no list', () => {
    const [problem] = findingsIn('tasks: {a: {duration: 3d, c}}\n');
    assert.equal(problem?.message, '`c` is not a key of a task.');
  });
});

describe('a computed key', () => {
  it('is said to be computed', () => {
    const [problem, ...others] = findingsIn('tasks:\n  survey:\n    total-slack: 3d\n    duration: 3d\n');
    assert.deepEqual(others, []);
    assert.equal(problem?.rule, 'computed-key');
    assert.equal(problem?.message, '`total-slack` is computed and cannot be written; delete it.');
  });

  it('says what to write instead of a start', () => {
    const [problem] = findingsIn('tasks: {survey: {start: 2026-01-05}}\n');
    assert.match(problem?.message ?? '', /constraint: \{start-no-earlier-than: …\}/);
  });

  const deletions: readonly (readonly [title: string, before: string, after: string])[] = [
    ['with its line', 'tasks:\n  a:\n    critical: true\n    duration: 3d\n', 'tasks:\n  a:\n    duration: 3d\n'],
    [
      'at the end of a file without a last line break',
      'tasks:\n  a:\n    duration: 3d\n    critical: true',
      'tasks:\n  a:\n    duration: 3d\n',
    ],
    [
      'with its comment and not the next one',
      'tasks:\n  a:\n    critical: true # x\n    # y\n    duration: 3d\n',
      'tasks:\n  a:\n    # y\n    duration: 3d\n',
    ],
    [
      'with the lines of its value',
      'tasks:\n  a:\n    driver:\n      - x\n    duration: 3d\n',
      'tasks:\n  a:\n    duration: 3d\n',
    ],
    [
      'with Windows line ends',
      'tasks:\r\n  a:\r\n    critical: true\r\n    duration: 3d\r\n',
      'tasks:\r\n  a:\r\n    duration: 3d\r\n',
    ],
    ['from braces, first', 'tasks: {a: {critical: true, duration: 3d}}\n', 'tasks: {a: {duration: 3d}}\n'],
    ['from braces, last', 'tasks: {a: {duration: 3d, critical: true}}\n', 'tasks: {a: {duration: 3d}}\n'],
    ['from braces, alone', 'tasks: {a: {critical: true}}\n', 'tasks: {a: {}}\n'],
  ];
  for (const [title, before, after] of deletions) {
    it(`is deleted ${title}`, () => {
      const [problem, ...others] = findingsIn(before);
      assert.deepEqual(others, []);
      assert.ok(problem);
      assert.equal(applied(problem, before), after);
      assert.deepEqual(findingsIn(after), []);
    });
  }
});

const others: readonly Row[] = [
  [
    'that are missing are named together',
    'tasks: {a: {«estimate»: {optimistic: 3d}}}\n',
    { says: '`estimate` needs `most-likely` and `pessimistic`.' },
  ],
  [
    'of which one is needed are named',
    'calendars: {b: {exceptions: [{«name»: Shutdown}]}}\n',
    { says: 'A calendar exception needs `date` or `from`.' },
  ],
  [
    'that exclude each other are named',
    'calendars: {b: {exceptions: [{date: 2026-01-05, «from»: 2026-01-06}]}}\n',
    { says: '`date` and `from` exclude each other; keep one of them.' },
  ],
  [
    'of which only one may stand are named',
    'tasks: {a: {constraint: {must-start-on: 2026-01-05, «must-finish-on»: 2026-01-09}}}\n',
    { says: '`constraint` holds one key; choose `must-start-on` or `must-finish-on`.' },
  ],
  ['are missing altogether', 'tasks: {a: {«fixed»: {}}}\n', { says: '`fixed` needs `start` or `finish`.' }],
  [
    'that should be ids are',
    'tasks: {«Survey links»: {duration: 3d}}\n',
    {
      says: '`Survey links` is not an id (letters, digits, `-` and `_`, beginning with a letter).',
      fixed: 'Survey-links',
    },
  ],
  [
    'that begin with a digit are no ids',
    'risks: {«2nd»: {owner: ali}}\n',
    { says: '`2nd` is not an id (letters, digits, `-` and `_`, beginning with a letter).' },
  ],
  [
    'of lint are rules',
    'lint: {«No Such Rule»: none}\n',
    { says: '`No Such Rule` is not the id of a rule.', fixed: 'no-such-rule' },
  ],
];

describe('keys', () => {
  for (const [title, written, expected] of others) it(title, () => checkFault(written, expected));
});
