/** What checks of logic find, and above all what they leave alone. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runToEnd } from '../../../server/src/core/base/steps.ts';
import { redundantLink } from '../../../server/src/core/checks/logic/redundant-link.ts';
import type { Plan } from '../../../server/src/core/model/plan.ts';
import { foundBy } from '../../support/found-rules.ts';
import { type ItemTree, link, makePlan } from '../../support/make-plan.ts';
import { analysisOfText } from '../../support/views.ts';

const HEAD = 'project: {name: Move, start: 2026-03-02}\n';
const CHAIN =
  'a: {duration: 1d}, b: {duration: 1d, after: a}, c: {duration: 1d, after: b}, d: {duration: 1d, after: c}';

type Row = readonly [title: string, text: string, found: readonly string[]];

function rows(rule: string, all: readonly Row[]): void {
  for (const [title, text, found] of all) it(title, () => assert.deepEqual(foundBy([rule], HEAD + text), found));
}

describe('missing-predecessor', () => {
  const end = 'e: {duration: 1d, after: d}, f: {duration: 1d, after: e}';
  rows('missing-predecessor', [
    ['finds a task that waits for nothing among tasks that do', `tasks: {${CHAIN}, ${end}, x: {duration: 1d}}`, ['x']],
    ['leaves the task alone with which the plan begins', `tasks: {${CHAIN}, ${end}}`, []],
    [
      'knows that a phase waits for all in it',
      `phases: {one: {tasks: {${CHAIN}}}, two: {after: one, tasks: {${end}, x: {duration: 1d}}}}`,
      [],
    ],
    [
      'takes a date of its own as a reason',
      `tasks: {${CHAIN}, ${end}, x: {duration: 1d, constraint: {start-no-earlier-than: 2026-03-09}}}`,
      [],
    ],
    [
      'takes work that has begun as it is',
      `tasks: {${CHAIN}, ${end}, x: {duration: 1d, actual-start: 2026-03-02}}`,
      [],
    ],
    [
      'counts a link to another plan',
      `projects: {dc: dc.plan.yaml}\ntasks: {${CHAIN}, ${end}, x: {duration: 1d, after: "dc:power"}}\n# file: dc.plan.yaml\nproject: {name: DC, start: 2026-03-02}\ntasks: {power: {duration: 1d}}\n`,
      [],
    ],
    [
      'is silent in a plan that hardly links',
      'tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}, c: {duration: 1d}, d: {duration: 1d}, e: {duration: 1d}}',
      [],
    ],
  ]);
});

describe('missing-successor', () => {
  const all = `${CHAIN}, e: {duration: 1d, after: d}`;
  rows('missing-successor', [
    [
      'finds a task that nothing waits for',
      `tasks: {x: {duration: 1d, after: a}, ${all}, f: {duration: 1d, after: e}}`,
      ['x'],
    ],
    [
      'leaves the end of the plan alone',
      `tasks: {${all}, f: {duration: 1d, after: e}, g: {duration: 1d, after: e}}`,
      [],
    ],
    [
      'takes a deadline as a purpose',
      `tasks: {x: {duration: 1d, deadline: 2026-03-20}, ${all}, f: {duration: 1d, after: e}}`,
      [],
    ],
    [
      'knows that a gate waits for all in its phase',
      `phases: {one: {tasks: {x: {duration: 1d}, ${all}}, gate: {approvers: []}}, two: {after: one, tasks: {f: {duration: 1d}}}}`,
      [],
    ],
    [
      'finds a gate that nothing waits for',
      `phases: {zero: {tasks: {x: {duration: 1d}}, gate: {approvers: []}}, one: {tasks: {${all}}}, two: {after: one, tasks: {f: {duration: 1d}}}}`,
      ['gate'],
    ],
    [
      'asks nothing of finished work',
      `tasks: {x: {duration: 1d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-02}, ${all}, f: {duration: 1d, after: e}}`,
      [],
    ],
  ]);
});

describe('dangling-end', () => {
  rows('dangling-end', [
    ['finds a loose finish', 'tasks: {a: {duration: 1d}, b: {duration: 4d, after: a SS}}', ['a']],
    ['finds a loose start', 'tasks: {a: {duration: 4d}, b: {duration: 1d, after: a FF}}', ['b']],
    ['leaves the last task alone', 'tasks: {a: {duration: 9d}, b: {duration: 1d, after: a SS}}', []],
    [
      'knows that a gate holds the finish',
      'phases: {one: {tasks: {a: {duration: 1d}, b: {duration: 4d, after: a SS}}, gate: {approvers: []}}}',
      [],
    ],
    [
      'knows that a phase holds the start',
      'phases: {one: {tasks: {a: {duration: 4d}}}, two: {after: one, tasks: {b: {duration: 1d, after: a FF}}}}',
      [],
    ],
    ['leaves milestones alone', 'tasks: {a: {milestone: true}, b: {duration: 4d, after: a SS}}', []],
  ]);
});

describe('redundant-link', () => {
  rows('redundant-link', [
    [
      'finds a link that a longer way implies',
      'tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}, c: {duration: 1d, after: b}, d: {duration: 1d, after: [c, a]}}',
      ['a'],
    ],
    [
      'finds a link into a phase that is waited for anyway',
      'phases: {one: {tasks: {a: {duration: 1d}}}, two: {after: one, tasks: {b: {duration: 1d, after: a}}}}',
      ['a'],
    ],
    [
      'finds one of a phase and its gate',
      'phases: {one: {tasks: {a: {duration: 1d}}, gate: {approvers: []}}, two: {after: [one, one.gate], tasks: {b: {duration: 1d}}}}',
      ['one.gate'],
    ],
    [
      'leaves links with a lag alone',
      'tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}, c: {duration: 1d, after: [b, a +5d]}}',
      [],
    ],
    [
      'does not go along leads',
      'tasks: {a: {duration: 9d}, b: {duration: 1d, after: a FS-5d}, c: {duration: 1d, after: [b, a]}}',
      [],
    ],
    [
      'does not go along tasks that have a date of their own',
      'tasks: {a: {duration: 9d}, b: {duration: 1d, after: a, constraint: {must-start-on: 2026-03-03}}, c: {duration: 1d, after: [b, a]}}',
      [],
    ],
    [
      'leaves a link with a reason alone',
      'tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}, c: {duration: 1d, after: [b, {task: a, reason: Inspector}]}}',
      [],
    ],
    [
      'says nothing of a circle',
      'tasks: {a: {duration: 1d, after: c}, b: {duration: 1d, after: a}, c: {duration: 1d, after: [b, a]}}',
      [],
    ],
    ['leaves one id written twice to its own rule', 'tasks: {a: {duration: 1d}, b: {duration: 1d, after: [a, a]}}', []],
  ]);

  it('names what implies the link', () => {
    const text = `${HEAD}tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}, c: {duration: 1d, after: [a, b]}}\n`;
    const [found] = analysisOfText(text).problems.filter(({ rule }) => rule === 'redundant-link');
    assert.match(found?.message ?? '', /`c` need not wait for `a`: it waits for `b`, which ends later anyway/);
  });

  it('finds after any edits what it finds in a fresh plan', () => {
    const size = 7;
    const edit = fc.record({
      task: fc.integer({ min: 0, max: size - 1 }),
      after: fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 3 }),
      begun: fc.boolean(),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const tasks = new Map<number, ItemTree>(Array.from({ length: size }, (_, k) => [k, { id: `t${k}` }]));
        let plan = planOf(tasks);
        for (const { task, after, begun, gone } of edits) {
          if (gone) tasks.delete(task);
          else {
            const links = [...new Set(after)].filter((k) => k < task).map((k) => link(`t${k}`));
            tasks.set(task, { id: `t${task}`, after: links, percentComplete: begun ? 10 : null });
          }
          plan = keepUnchanged(plan, planOf(tasks));
          assert.deepEqual(messages(plan), messages(planOf(tasks)));
        }
      }),
      { numRuns: 200 },
    );
  });
});

function planOf(tasks: ReadonlyMap<number, ItemTree>): Plan {
  const ids = new Set([...tasks.values()].map(({ id }) => id));
  const known = (tree: ItemTree): ItemTree => ({
    ...tree,
    after: (tree.after ?? []).filter(({ task }) => ids.has(task)),
  });
  const all = [...tasks].sort(([a], [b]) => a - b).map(([, tree]) => known(tree));
  const half = all.length >> 1;
  return makePlan([{ id: 'one', kind: 'phase', children: all.slice(0, half) }, ...all.slice(half)]);
}

/** As a plan is read again: header and items are the same objects where they say the same. */
function keepUnchanged(before: Plan, now: Plan): Plan {
  const items = [...now.items].map(([id, item]) => {
    const known = before.items.get(id);
    return [id, known && JSON.stringify(known) === JSON.stringify(item) ? known : item] as const;
  });
  return { ...now, project: before.project, items: new Map(items) };
}

function messages(plan: Plan): string[] {
  const nothing = { sources: null, schedule: null } as unknown as Omit<Parameters<typeof redundantLink>[0], 'plan'>;
  return runToEnd(redundantLink({ ...nothing, plan }, null))
    .map(({ message }) => message)
    .sort();
}
