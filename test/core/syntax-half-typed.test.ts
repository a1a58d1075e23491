import assert from 'node:assert/strict';
import { nodeAt } from '../../server/src/core/syntax/locate.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import type { Node, Tree } from '../../server/src/core/syntax/tree.ts';
import { sameMeaning } from '../../server/src/core/syntax/tree-meaning.ts';
import { insertedLines, STATES } from '../support/half-typed.ts';
import { samplePlan } from '../support/sample-plan.ts';

/**
 * A plan of 100 tasks, one of them (or the first line) being typed. Whatever is half-typed there,
 * every other task must read as before, with at most two findings.
 */

const PLAN = samplePlan(100);
const LINES = PLAN.text.split('\n');

function pathOf(i: number): string[] {
  return ['phases', `phase-${Math.floor(i / 20)}`, 'tasks', `task-${i}`];
}

function task(tree: Tree, i: number): Node | null | undefined {
  return nodeAt(tree, pathOf(i), 0);
}

const CLEAN = readTree(PLAN.text);

function check(text: string, touched: readonly number[], most = 2): void {
  const tree = readTree(text);
  const lost = PLAN.tasks.flatMap((id, i) => {
    const before = task(CLEAN, i) ?? null;
    const after = task(tree, i);
    return touched.includes(i) || (after !== undefined && sameMeaning(before, after)) ? [] : [id];
  });
  assert.equal(lost.slice(0, 5).join(' '), '', `${lost.length} tasks lost or changed`);
  for (const path of [['project'], ['risks', 'carrier-late'], ['resources', 'ali'], ['resources', 'bea']]) {
    const same = sameMeaning(nodeAt(CLEAN, path, 0) ?? null, nodeAt(tree, path, 0) ?? null);
    assert.ok(same, `${path.join('.')} changed`);
  }
  assert.ok(tree.problems.length <= most, `${tree.problems.length} findings: ${tree.problems.map((p) => p.message)}`);
}

describe('half-typed text', () => {
  it('is tried on a plan that reads cleanly', () => {
    assert.deepEqual(CLEAN.problems, []);
    assert.ok(PLAN.tasks.every((_, i) => task(CLEAN, i)?.kind === 'map'));
  });

  for (const [place, i] of [
    ['a task in braces at the start', 0],
    ['a task in lines', 1],
    ['a milestone in the middle', 50],
    ['the first of a phase', 60],
    ['the last', 99],
  ] as const) {
    describe(`at ${place}`, () => {
      for (const { title, change, most, above } of STATES) {
        it(`${title} costs no other task`, () => {
          const lines = [...LINES];
          const at = lines.findIndex((line) => line.startsWith(`      task-${i}:`));
          const next = lines.findIndex((line, n) => n > at && /^ {0,6}\S/.test(line));
          change(lines, at, next < 0 ? lines.length : next);
          check(lines.join('\n'), above ? [i - 1, i] : [i], most);
        });
      }
    });
  }

  it('half a key in column 0 above a key without a value costs no task', () => {
    const lines = [...LINES];
    lines.splice(lines.indexOf('      task-1:') + 2, 0, 'dur', '        priority:');
    check(lines.join('\n'), [1], 1);
  });

  describe('lines that begin with tabs, pasted into a plan of brackets,', () => {
    const tasks = Array.from({ length: 100 }, (_, i) => `  task-${i}: {name: Part ${i}, duration: 3d},`);
    const plan = ['project: {name: X}', 'tasks: {', ...tasks, '}'];
    const clean = readTree(plan.join('\n'));
    for (const [what, pasted] of [
      ['with commas', ['\tdig: {duration: 1d},', '\tlay: {duration: 2d},']],
      ['without', ['\tdig: {duration: 1d}', '\tlay: {duration: 2d}']],
      ['as blocks', ['\t\tdig:', '\t\t\tduration: 1d', '\t\tlay: 2']],
      ['as prose', ['\tto do', '\tby whom: all', '\tand "more']],
    ] as const) {
      it(`${what}, cost no more than a task beside them`, () => {
        for (const above of [0, 50, 99]) {
          const tree = readTree(plan.toSpliced(above + 3, 0, ...pasted).join('\n'));
          assert.equal(tree.problems.length, 1);
          for (const i of tasks.keys()) {
            const [is, was] = [tree, clean].map((each) => nodeAt(each, ['tasks', `task-${i}`], 0) ?? null);
            const isBeside = i === above || i === above + 1;
            assert.ok(isBeside || sameMeaning(is ?? null, was ?? null), `task-${i} far from task-${above}`);
          }
        }
      });
    }
  });

  for (const line of ['        dur', '        owner: ali', '        - x', '        new: {na']) {
    it(`${line.trim()} as deep as their fields costs no task above the first`, () => {
      const lines = [...LINES];
      lines.splice(lines.indexOf('    tasks:') + 1, 0, line);
      check(lines.join('\n'), []);
    });
  }

  it('a line on line 1, however deep, leaves a single key in column 0 what it holds', () => {
    const part = 'risks:\n  late:\n    event: Late\n    cause: Snow\n  lost:\n    event: Lost\n    cause: Fog\n';
    for (const line of ['  dur', '    event: "Fl', '  - x', '      {']) {
      const tree = readTree(`${line}\n${part}`);
      assert.ok(sameMeaning(nodeAt(readTree(part), ['risks'], 0) ?? null, nodeAt(tree, ['risks'], 0) ?? null), line);
      assert.ok(tree.problems.length <= 2, line);
    }
  });

  describe('a line at another depth', () => {
    const plan = [
      'resources:',
      '  ali: {name: Ali}',
      '  bea: {name: Bea}',
      'phases:',
      '  build:',
      '    name: Build',
      '    after: design SS+2d',
      '    owner: ali',
      '    tasks:',
      '      sprint:',
      '        name: Sprint',
      '        tasks:',
      '          form: {name: Form}',
      '          test: {name: Test}',
      '      ship: {name: Ship}',
      '  review:',
      '    name: Review',
      '    stage: monitoring',
      '    tasks:',
      '      look: {name: Look}',
    ];
    const clean = readTree(plan.join('\n'));
    const paths = [
      ['resources', 'ali'],
      ['resources', 'bea'],
      ['phases', 'build', 'owner'],
      ['phases', 'build', 'tasks', 'sprint', 'tasks', 'form'],
      ['phases', 'build', 'tasks', 'sprint', 'tasks', 'test'],
      ['phases', 'build', 'tasks', 'ship'],
      ['phases', 'review', 'name'],
      ['phases', 'review', 'stage'],
      ['phases', 'review', 'tasks', 'look'],
    ];
    for (const [what, line, above] of [
      ['of tasks among the tasks in one', '      new: "Surv', '          test'],
      ['of phases among the tasks of one', '  new: {after: [survey', '      ship'],
      ['of the plan among its people', "new: 'Surv", '  bea'],
      ['with a lone asterisk among the tasks in one', '      new: *', '          test'],
      ['with a lone ampersand among the people', 'new: &', '  bea'],
      ['that is none below a word', '   owner: ali', '    name: Review'],
      ['of tabs below a word', '\t\t\tnew: {duration: 3d}', '    name: Review'],
      ['deeper than a person above it', '    owner: ali', '  bea'],
      ['deeper than a field above it', '      new: "Surv', '    owner'],
      ['of the plan above the tasks of a phase', 'dur', '    tasks:'],
    ] as const) {
      it(`${what} costs nothing around it`, () => {
        const at = plan.findIndex((each) => each.startsWith(above));
        const tree = readTree(plan.toSpliced(at, 0, line).join('\n'));
        const lost = paths.filter((path) => {
          const [is, was] = [tree, clean].map((each) => nodeAt(each, path, 0) ?? null);
          return !sameMeaning(is ?? null, was ?? null);
        });
        assert.deepEqual(lost, []);
        assert.ok(tree.problems.length <= 2, `${tree.problems.length} findings`);
      });
    }
  });

  it('a key that lost its colon keeps what is in its brackets', () => {
    for (const line of ['  bea {name: Bea, team: net}', '  bea   {name: Bea,\n    team: net}']) {
      const tree = readTree(`resources:\n  ali: {name: Ali}\n${line}\n  cleo: {name: Cleo}\n`);
      const bea = nodeAt(tree, ['resources', 'bea'], 0) ?? null;
      assert.ok(sameMeaning(bea, readTree('{name: Bea, team: net}').root), line);
      assert.deepEqual(
        tree.problems.map(({ message }) => message),
        ['A key needs a colon and a value: write `bea:`.'],
      );
    }
  });

  it('a value out of place does not stand beside its like', () => {
    const tree = readTree('phases:\n  a:\n    owner: ali\n   owner: bea\n    stage: planning\n');
    assert.ok(sameMeaning(tree.root, readTree('phases: {a: {owner: ali, stage: planning}}').root));
    assert.equal(tree.problems.length, 1);
  });

  describe('on line 1', () => {
    for (const [title, line] of insertedLines) {
      it(`${title} costs no task`, () => check(`${line.trimStart()}\n${PLAN.text}`, []));
      if (/^\S/.test(line)) continue;
      it(`${title}, indented, costs no task`, () => check(`${line}\n${PLAN.text}`, []));
    }
  });
});
