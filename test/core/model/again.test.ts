import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Resolved, resolvePlan, resolvingPlan } from '../../../server/src/core/model/resolve.ts';
import type { OtherPlan } from '../../../server/src/core/model/sources.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import { fineTree } from './fine-trees.ts';
import { edit, newWorkspace, otherPlan, type Reader, TEXTS, type Workspace } from './random-edits.ts';
import { toldResolved } from './told.ts';

const ROOTS = ['a.plan.yaml', 'b.plan.yaml', 'build.plan.yaml'];

const READERS: readonly (readonly [string, Reader])[] = [
  ['as the reader of texts keeps it', (text, before) => readTree(text, before?.tree)],
  ['with all text kept that can be', fineTree],
];

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 10);

describe('a plan read again after edits', () => {
  const step = fc.record({ file: fc.nat(4), edit, other: otherPlan, abandon: fc.nat(60), skip: fc.nat(5) });
  for (const [how, read] of READERS) {
    it(`equals a fresh reading, for every plan that shares the files, ${how}`, () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
          const workspace = newWorkspace(TEXTS, read);
          const last = new Map<string, Resolved>();
          for (const { file, edit: change, other, abandon, skip } of steps) {
            workspace.edit(workspace.names[file % workspace.names.length] ?? '', change);
            for (const [index, root] of ROOTS.entries()) {
              // One plan now and then misses an edit, as one does that nobody looks at.
              if (index === skip) continue;
              giveUpAfter(abandon, workspace, root, last.get(root), other);
              const sources = workspace.sources(root, other);
              const again = resolvePlan(sources, last.get(root));
              assert.deepEqual(toldResolved(again), toldResolved(resolvePlan(sources)));
              last.set(root, again);
            }
          }
        }),
        { numRuns: RUNS },
      );
    });
  }
});

function giveUpAfter(
  steps: number,
  workspace: Workspace,
  root: string,
  before: Resolved | undefined,
  other: OtherPlan | null,
): void {
  const work = resolvingPlan(workspace.sources(root, other), before);
  for (let step = 0; step < steps % 7; step++) work.next();
}

/** A plan, an edit, and the items that are other objects afterwards. */
const PLAN = `project: {name: X, hours-per-day: 8}
resources: {ali: {}, rack: {type: material}}
calendars: {office: {}, site: {}}
phases:
  one:
    tasks:
      a:
        duration: 2d
      b:
        after: a
        assign: ali
      s:
        tasks:
          c: {after: b}
          d: {calendar: office}
    gate: {decision: go}
  two:
    tasks:
      e: {after: one.gate}
      f: {after: later}
risks: {r: {affects: [a, later]}, q: {}}
`;

describe('objects of a plan read again', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['a comment', 'phases:', 'phases: # all', ''],
    ['a task alone and those it stands in', 'duration: 2d', 'duration: 33d', 'a one'],
    ['a summary with its task', 'c: {after: b}', 'c: {after: b, duration: 1d}', 'c one s'],
    ['what waited for a task that comes', 'f: {after: later}', 'f: {after: later}\n      later: {}', 'f later two r'],
    ['what waits for a task that goes', 'f: {after: later}', 'f: {}', 'f two'],
    ['who is assigned something that is no person any more', 'ali: {}', 'ali: {type: cost}', 'ali b one'],
    ['what is done on a calendar that goes', 'office: {}, ', '', 'd one s'],
    ['everything in a phase of another stage', '  two:\n', '  two:\n    stage: closing\n', 'e f two'],
    ['a gate that has its name from its phase', '  one:\n', '  one:\n    name: First\n', 'one one.gate'],
    ['one risk', 'q: {}', 'q: {event: E}', 'q'],
  ];
  for (const [what, text, put, changed] of rows) {
    it(`are other ones for ${what}`, () => {
      const workspace = newWorkspace(`# file: p.plan.yaml\n${PLAN}`, fineTree);
      const before = resolvePlan(workspace.sources('p.plan.yaml', null));
      workspace.edit('p.plan.yaml', (lines) => lines.join('\n').replace(text, put).split('\n'));
      const sources = workspace.sources('p.plan.yaml', null);
      const after = resolvePlan(sources, before);
      assert.deepEqual(toldResolved(after), toldResolved(resolvePlan(sources)));
      const others = (name: 'items' | 'risks' | 'resources'): readonly string[] =>
        [...after.plan[name]].filter(([id, one]) => before.plan[name].get(id) !== one).map(([id]) => id);
      assert.deepEqual(
        [...others('items'), ...others('resources'), ...others('risks')].sort(),
        changed.split(' ').filter(Boolean).sort(),
      );
      for (const name of ['items', 'risks', 'resources'] as const) {
        if (others(name).length === 0 && before.plan[name].size === after.plan[name].size) {
          assert.equal(after.plan[name], before.plan[name]);
        }
      }
    });
  }

  it('are all other ones where a day has other hours', () => {
    const workspace = newWorkspace(`# file: p.plan.yaml\n${PLAN}`, fineTree);
    const before = resolvePlan(workspace.sources('p.plan.yaml', null));
    workspace.edit('p.plan.yaml', (lines) => lines.map((line) => line.replace('per-day: 8', 'per-day: 6')));
    const after = resolvePlan(workspace.sources('p.plan.yaml', null), before);
    assert.equal(after.plan.items.get('a')?.duration?.minutes, 720);
    assert.notEqual(after.plan.items.get('b'), before.plan.items.get('b'));
  });
});
