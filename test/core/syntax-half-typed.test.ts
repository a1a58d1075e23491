import assert from 'node:assert/strict';
import { nodeAt } from '../../server/src/core/syntax/locate.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import type { Node, Tree } from '../../server/src/core/syntax/tree.ts';
import { sameMeaning } from '../../server/src/core/syntax/tree-meaning.ts';
import { samplePlan } from '../support/sample-plan.ts';

/**
 * A plan of 100 tasks, one of them (or the first line) being typed. Whatever is half-typed there,
 * every other task must read as before, with at most two findings.
 */

const PLAN = samplePlan(100);
const LINES = PLAN.text.split('\n');

/** What a state does to the lines of a task; `at` is the task's first line, `end` the line after its last. */
interface State {
  readonly title: string;
  readonly change: (lines: string[], at: number, end: number) => void;
  readonly most?: number;
  /** The slip stands where it belongs to the task above, which it may change. */
  readonly above?: boolean;
}

const insertedLines: readonly [string, string][] = [
  ['half a key at the indent of tasks', '      dur'],
  ['half a key in column 0', 'dur'],
  ['half a key at the indent of phases', '  dur'],
  ['an unclosed double quote', '      new: "Surv'],
  ['an unclosed single quote', "      new: 'Surv"],
  ['a lone double quote', '      "'],
  ['a lone quote in column 0', '"'],
  ['an unclosed bracket', '      new: {after: [survey, charter S'],
  ['an unclosed brace', '      new: {name: Survey, dur'],
  ['a lone opening brace', '      {'],
  ['a lone opening bracket in column 0', '['],
  ['a stray closing brace', '      }'],
  ['a stray closing brace in column 0', '}'],
  ['a stray closing bracket', '        ]'],
  ['a tab before a key', '\tnew: {duration: 3d}'],
  ['tabs for the whole indent', '\t\t\tnew: {duration: 3d}'],
  ['a line of one tab', '\t'],
  ['a document marker', '---'],
  ['a document end', '...'],
  ['the beginning of a conflict', '<<<<<<< HEAD'],
  ['the middle of a conflict', '======='],
  ['the end of a conflict', '>>>>>>> theirs'],
  ['an entry too far left', '   owner: ali'],
  ['an entry in column 0', 'owner: ali'],
  ['a colon in a value', '      new: {name: Phase: 2'],
  ['an at sign', '      new: @ali'],
  ['a percent sign in column 0', '%'],
  ['an asterisk', '      new: *'],
  ['an ampersand', '      new: &'],
  ['an exclamation mark', '      new: !'],
  ['a lone colon', '      :'],
  ['a lone dash', '      -'],
  ['a lone dash in column 0', '-'],
  ['a question mark', '      ?'],
  ['a bar', '      new: |'],
  ['a backslash in quotes', '      new: "C:\\dir"'],
  ['words', '      the new task comes here'],
];

const STATES: readonly State[] = [
  ...insertedLines.map(([title, line]): State => ({ title, change: (lines, at) => lines.splice(at, 0, line) })),
  {
    title: 'an entry too far right above it',
    change: (lines, at) => lines.splice(at, 0, '         owner: ali'),
    above: true,
  },
  { title: 'its colon lost', change: (lines, at) => edit(lines, at, (line) => line.replace(':', '')) },
  { title: 'its key cut short', change: (lines, at) => edit(lines, at, (line) => line.replace(/task-\d+:.*/, 'ta')) },
  {
    title: 'an opening quote in its key',
    change: (lines, at) => edit(lines, at, (line) => line.replace('task', '"task')),
  },
  { title: 'its last line cut', change: (lines, _, end) => edit(lines, end - 1, (line) => line.slice(0, -4)) },
  { title: 'a bracket after its key', change: (lines, at) => edit(lines, at, (line) => line.replace(':', ': [')) },
  { title: 'a brace after its key', change: (lines, at) => edit(lines, at, (line) => line.replace(':', ': {')) },
  { title: 'a quote after its key', change: (lines, at) => edit(lines, at, (line) => line.replace(':', ': "')) },
  { title: 'one blank more before it', change: (lines, at) => edit(lines, at, (line) => ` ${line}`) },
  { title: 'one blank less before it', change: (lines, at) => edit(lines, at, (line) => line.slice(1)) },
  { title: 'a tab before it', change: (lines, at) => edit(lines, at, (line) => `\t${line}`) },
  { title: 'half a key within it', change: (lines, _, end) => lines.splice(end, 0, '        dur') },
  {
    title: 'a whole conflict around it',
    change: (lines, at, end) => {
      const theirs = lines.slice(at, end).map((line) => line.replace('name: ', 'name: New '));
      lines.splice(end, 0, '=======', ...theirs, '>>>>>>> theirs');
      lines.splice(at, 0, '<<<<<<< HEAD');
    },
    most: 1,
  },
];

function edit(lines: string[], at: number, change: (line: string) => string): void {
  lines[at] = change(lines[at] ?? '');
}

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

  describe('on line 1', () => {
    for (const [title, line] of insertedLines) {
      it(`${title} costs no task`, () => check(`${line.trimStart()}\n${PLAN.text}`, []));
    }
  });
});
