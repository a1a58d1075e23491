import assert from 'node:assert/strict';
import type { OtherPlan } from '../../../server/src/core/model/sources.ts';
import { resolveSources, resolveText, sourcesOf } from './resolved.ts';

/** What is found in a plan of one file. */
const found = (text: string): readonly string[] => resolveText(`project: {name: X}\n${text}\n`).found;
const first = (text: string) => {
  const [problem] = resolveText(`project: {name: X}\n${text}\n`).problems;
  if (!problem) throw new Error('nothing was found');
  return problem;
};

describe('what only the contents of a plan show', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['tasks: {a: {}, b: {after: a}}', []],
    // Ids
    ['tasks: {a: {}, b: {}, a: {}}', ['duplicate-id a', 'duplicate-id a']],
    ['tasks: {a: {}, a: {}, a: {}}', ['duplicate-id a', 'duplicate-id a', 'duplicate-id a']],
    ['phases: {p: {tasks: {a: {}}}, q: {tasks: {a: {}}}}', ['duplicate-id a', 'duplicate-id a']],
    ['phases: {p: {tasks: {p: {}}}}', ['duplicate-id p', 'duplicate-id p']],
    ['phases: {p: {tasks: {a: {}}}, p: {tasks: {b: {after: a}}}}', ['duplicate-id p', 'duplicate-id p']],
    [
      'tasks: {a: {tasks: {b: {}}}, c: {tasks: {a: {tasks: {d: {}}}}}, e: {after: d}}',
      ['duplicate-id a', 'duplicate-id a'],
    ],
    ['resources: {a: {}, a: {}}', ['duplicate-id a', 'duplicate-id a']],
    ['resources: {a: {}}\nteams: {a: {}}\nstakeholders: {a: {}}', []],
    ['risks: {r: {actions: {x: {}, x: {}}}}', ['duplicate-id x', 'duplicate-id x']],
    ['communication: {m: {}, m: {}}', ['duplicate-id m', 'duplicate-id m']],
    // Dates in the wrong order
    ['tasks: {a: {fixed: {start: 2026-02-05, finish: 2026-02-01}}}', ['schema 2026-02-01']],
    ['tasks: {a: {fixed: {start: 2026-02-05, finish: 2026-02-05}}}', []],
    ['tasks: {a: {fixed: {start: 2026-02-05T10:00, finish: 2026-02-05}}}', []],
    ['tasks: {a: {actual-start: 2026-02-05T10:00, actual-finish: 2026-02-05T09:00}}', ['schema 2026-02-05T09:00']],
    // Other keys
    ['tasks: {a: {duration: 1d, duration: 2d}}', ['duplicate-key duration']],
    ['tasks: {a: {}}\ntasks: {b: {after: a}}', ['duplicate-key tasks']],
    ['glossary: {ERP: x, ERP: y}', ['duplicate-key ERP']],
    ['tasks: {a: {estimate: {most-likely: 1d, most-likely: 2d}}}', ['duplicate-key most-likely']],
    // Mentions
    ['tasks: {a: {after: b}}', ['unknown-task b']],
    ['tasks: {a: {after: a-2d}}', ['unknown-task a-2d']],
    ['tasks: {a: {after: b SS+}}', []],
    ['tasks: {a: {assign: zoe 50%}}', ['unknown-resource zoe']],
    ['stakeholders: {zoe: {}}\ntasks: {a: {assign: zoe, owner: zoe}}', ['unknown-resource zoe']],
    ['resources: {ali: {team: ali}}', ['unknown-resource ali']],
    ['tasks: {a: {calendar: c}}', ['unknown-calendar c']],
    ['tasks: {a: {deliverables: [d]}}', ['unknown-reference d']],
    ['tasks: {a: {after: dc:power-on}}', ['unknown-project dc']],
    ['phases: {p: {}}\nrisks: {r: {affects: [p.gate]}}', ['unknown-task gate']],
    ['risks: {r: {affects: [q.gate]}}', ['unknown-task q']],
    // Values
    ['tasks: {a: {estimate: {optimistic: 5d, most-likely: 3d, pessimistic: 1d}}}', ['estimate-order 3d']],
    ['tasks: {a: {estimate: {optimistic: 5d, pessimistic: 3d}}}', ['estimate-order 3d']],
    ['tasks: {a: {estimate: {optimistic: 1w, most-likely: 5d, pessimistic: 40h}}}', []],
    [
      'risks: {r: {impact: {schedule: {optimistic: 2d, most-likely: 1d}, cost: {optimistic: 2k, most-likely: 1k}}}}',
      ['estimate-order 1d', 'estimate-order 1k'],
    ],
    ['resources: {r: {}}\ntasks: {a: {duration: 5d, work: 80h, assign: r 100%}}', ['effort-conflict 80h']],
    ['resources: {r: {}}\ntasks: {a: {duration: 5d, work: 80h, assign: r 200%}}', []],
    ['resources: {r: {}}\ntasks: {a: {duration: 5d, work: 80h, assign: r}}', []],
    ['resources: {r: {}, m: {type: material}}\ntasks: {a: {duration: 5d, work: 5d, assign: [r 100%, m x4]}}', []],
    ['resources: {r: {}, s: {}}\ntasks: {a: {duration: 5d, work: 5d, assign: [r 50%, s 50%]}}', []],
    ['resources: {r: {}}\ntasks: {a: {duration: 5ed, work: 80h, assign: r 100%}}', []],
  ];
  for (const [text, wanted] of rows) {
    it(text.replaceAll('\n', ' '), () => assert.deepEqual(found(text), wanted));
  }
});

describe('a finding says how to go on', () => {
  it('with the nearest id, replacing the id alone', () => {
    const { fixes, message } = first('tasks: {design: {}, b: {after: "desing SS+2d"}}');
    assert.match(message, /Did you mean `design`/);
    assert.deepEqual(
      fixes.map(({ title, edits }) => [title, edits.map((edit) => [edit.span.end - edit.span.start, edit.newText])]),
      [["Change to 'design'", [[6, 'design']]]],
    );
  });

  it('with no name that could not be mentioned', () => {
    const text = 'tasks: {b: {after: design}, "de- sign": {}}';
    const unknown = first(text);
    assert.deepEqual([unknown.rule, unknown.fixes, /Did you mean/.test(unknown.message)], ['unknown-task', [], false]);
  });

  it('with the phase of a gate that is not there', () => {
    const { message, fixes } = first('phases: {p: {}, q: {gate: {}, after: p.gate}}');
    assert.match(message, /`p` has no gate/);
    assert.deepEqual(fixes, []);
  });

  it('with the lead that somebody glued to an id', () => {
    const { fixes, message } = first('tasks: {a-b: {}, c: {after: a-b-2d}}');
    assert.match(message, /first word is always the id/);
    assert.deepEqual(fixes[0]?.edits[0]?.newText, 'a-b -2d');
  });

  it('with the values in order', () => {
    const { fixes } = first('tasks: {a: {estimate: {optimistic: 5d, most-likely: 3d, pessimistic: 1w}}}');
    assert.deepEqual(
      fixes[0]?.edits.map(({ newText }) => newText),
      ['3d', '5d'],
    );
  });

  it('with the other place of a duplicate', () => {
    const { problems } = resolveText('project: {name: X}\ntasks: {a: {}, a: {}}\n');
    assert.deepEqual(
      problems.map(({ span, related }) => [span.start, related[0]?.span.start]),
      [
        [27, 34],
        [34, 27],
      ],
    );
  });

  it('with the map to add an id to', () => {
    assert.match(first('tasks: {a: {calendar: nights}}').message, /Add it to `calendars`/);
    assert.match(first('stakeholders: {zoe: {}}\ntasks: {a: {assign: zoe}}').message, /only a stakeholder/);
  });
});

describe('a task of another plan', () => {
  const other: OtherPlan = {
    file: 'file:///dc.plan.yaml',
    name: 'DC',
    items: new Map([
      [
        'power-on',
        { name: 'Power', start: 0, finish: 0, place: { file: 'file:///dc.plan.yaml', span: { start: 0, end: 0 } } },
      ],
    ]),
  };
  const read = (after: string) => {
    const text = `project: {name: X}\nprojects: {dc: dc.plan.yaml}\ntasks: {a: {after: ${after}}}\n# file: dc.plan.yaml\nproject: {name: DC}\n`;
    return resolveText(text, new Map([['dc', other]]));
  };

  it('is a link where it is there', () => {
    const { plan, found: problems } = read('dc:power-on SS+1d');
    assert.deepEqual(problems, []);
    const [link] = plan.items.get('a')?.after ?? [];
    assert.deepEqual([link?.project, link?.task, link?.type], ['dc', 'power-on', 'SS']);
  });

  it('is unknown where it is not, with the nearest of that plan', () => {
    const {
      plan,
      found: problems,
      problems: [problem],
    } = read('dc:power-off');
    assert.deepEqual(problems, ['unknown-task power-off']);
    assert.equal(problem?.fixes[0]?.title, "Change to 'power-on'");
    assert.deepEqual(plan.items.get('a')?.after, []);
  });

  it('needs another plan, not a part or the plan itself', () => {
    const text =
      'project: {name: X}\nprojects: {dc: part.plan.yaml}\ntasks: {a: {after: dc:x}}\n# file: part.plan.yaml\ntasks: {x: {}}\n';
    assert.deepEqual(resolveText(text).found, ['unknown-project part.plan.yaml']);
  });

  it('is no finding where that plan could not be read, which is one already', () => {
    const { found: problems } = resolveText(
      'project: {name: X}\nprojects: {dc: gone.plan.yaml}\ntasks: {a: {after: dc:x}}\n',
    );
    assert.deepEqual(problems, ['include-not-found gone.plan.yaml']);
  });
});

describe('files that give nothing', () => {
  const rows: readonly (readonly [
    'missing' | 'outside' | 'too-large' | 'binary' | 'denied' | 'vanished' | 'link-loop',
    string,
  ])[] = [
    ['missing', 'include-not-found'],
    ['outside', 'include-outside'],
    ['too-large', 'file-unreadable'],
    ['binary', 'file-unreadable'],
    ['denied', 'file-unreadable'],
    ['vanished', 'file-unreadable'],
    ['link-loop', 'file-unreadable'],
  ];
  for (const [unreadable, rule] of rows) {
    it(`are ${rule} where the file is ${unreadable}`, () => {
      const sources = sourcesOf(
        'project: {name: X}\ninclude: part.plan.yaml\n# file: part.plan.yaml\ntasks: {a: {}}\n',
      );
      const part = [...sources.files.keys()][1] ?? '';
      const files = new Map(sources.files).set(part, { file: part, unreadable });
      assert.deepEqual(resolveSources({ ...sources, files }).found, [`${rule} part.plan.yaml`]);
    });
  }

  it('are one finding where the plan itself cannot be read', () => {
    const sources = sourcesOf('project: {name: X}\n');
    const files = new Map([[sources.root, { file: sources.root, unreadable: 'binary' as const }]]);
    const { plan, problems } = resolveSources({ ...sources, files });
    assert.deepEqual(
      problems.map(({ rule, file, span }) => [rule, file, span.end]),
      [['file-unreadable', sources.root, 0]],
    );
    assert.deepEqual([plan.files, plan.outline], [[], []]);
  });

  it('are one finding where a pattern matches too many', () => {
    const sources = sourcesOf('project: {name: X}\ninclude: "*.plan.yaml"\n');
    const includes = new Map([
      [
        sources.root,
        [{ written: '*.plan.yaml', span: { start: 28, end: 41 }, outcome: { kind: 'too-many' as const, limit: 9 } }],
      ],
    ]);
    const { problems } = resolveSources({ ...sources, includes });
    assert.match(problems[0]?.message ?? '', /more than 9 files/);
    assert.equal(problems.length, 1);
  });
});
