import assert from 'node:assert/strict';
import { positionAt } from '../../server/src/core/base/lines.ts';
import { nodeAt } from '../../server/src/core/syntax/locate.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { editOf } from '../support/check-completion.ts';
import { FOLDER } from '../support/fixture.ts';
import { insertedLines, STATES } from '../support/half-typed.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { snapshotOf } from '../support/snapshots.ts';

/**
 * A plan of 100 tasks of which one is half-typed, and below it tasks in which somebody asks for
 * completions. What is wanted must be among the first, and the text must mean it once it is taken.
 */

const PLAN = samplePlan(100);
const LINES = PLAN.text.split('\n');
const FILE = `${FOLDER}plan.plan.yaml`;

/** A place where somebody asks: `§` is the cursor. */
interface Question {
  readonly lines: readonly string[];
  /** Below the phase's tasks. */
  readonly path: readonly string[];
  readonly label: string;
  /** What the text at `path` is then; null where only its key is there. */
  readonly value: string | null;
}

/** Among so many a reader sees it without scrolling. */
const MANY = 12;

const NEAR = '      near: {duration: 1d, touches: [network]}';

const QUESTIONS: readonly Question[] = [
  { lines: ['      ask-key:', '        dur§'], path: ['ask-key', 'duration'], label: 'duration', value: null },
  {
    lines: ['      ask-between:', '        name: Asked', '        §', '        priority: 3'],
    path: ['ask-between', 'duration'],
    label: 'duration',
    value: null,
  },
  { lines: ['      ask-after:', '        after: §'], path: ['ask-after', 'after'], label: 'near', value: 'near' },
  {
    lines: ['      ask-list:', '        after: [task-3, ne§]'],
    path: ['ask-list', 'after', '[]'],
    label: 'near',
    value: 'near',
  },
  {
    lines: ['      ask-dash:', '        after:', '          - ne§'],
    path: ['ask-dash', 'after', '[]'],
    label: 'near',
    value: 'near',
  },
  { lines: ['      ask-who:', '        assign: §'], path: ['ask-who', 'assign'], label: 'ali', value: 'ali' },
  { lines: ['      ask-braces: {assign: §}'], path: ['ask-braces', 'assign'], label: 'ali', value: 'ali' },
  { lines: ['      ask-key-in-braces: {na§}'], path: ['ask-key-in-braces', 'name'], label: 'name', value: null },
  {
    lines: ['      ask-status:', '        status: a§'],
    path: ['ask-status', 'status'],
    label: 'active',
    value: 'active',
  },
  { lines: ['      ask-length:', '        duration: 3§'], path: ['ask-length', 'duration'], label: '3d', value: '3d' },
  {
    lines: ['      ask-date:', '        constraint: {must-start-on: 2026-01-05§}'],
    path: ['ask-date', 'constraint', 'must-start-on'],
    label: '2026-01-05',
    value: '2026-01-05',
  },
];

interface Asked {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** All questions in the lines below a task, each in a task of its own; the marks taken out. */
function ask(change: (lines: string[], at: number, end: number) => void, i: number): Asked {
  const lines = [...LINES];
  const at = lines.findIndex((line) => line.startsWith(`      task-${i}:`));
  const next = lines.findIndex((line, n) => n > at && /^ {0,6}\S/.test(line));
  const end = next < 0 ? lines.length : next;
  lines.splice(end, 0, NEAR, ...QUESTIONS.flatMap((question) => question.lines));
  change(lines, at, end);
  return unmarked(lines.join('\n'));
}

function unmarked(marked: string): Asked {
  const pieces = marked.split('§');
  let at = 0;
  const offsets = pieces.slice(0, -1).map((piece) => {
    at += piece.length;
    return at;
  });
  return { text: pieces.join(''), offsets };
}

/** Asks all questions of one reading, takes what is wanted in each, and reads what that gives. */
function check({ text, offsets }: Asked, tasks: readonly string[]): void {
  const snapshot = snapshotOf(new Map([[FILE, text]]), FILE);
  const taken = QUESTIONS.map(({ label, path }, index) => {
    const list = completion(snapshot, { position: positionAt(snapshot.lines, offsets[index] ?? 0) }, ABLE_CLIENT);
    const labels = list.items.slice(0, MANY).map((item) => item.label);
    assert.ok(labels.includes(label), `${path.join('.')}: no ${label} among ${labels.join(', ')}`);
    return editOf(list, label);
  });
  const after = applyEdits(text, taken);
  const tree = readTree(after);
  for (const { path, value } of QUESTIONS) {
    const node = nodeAt(tree, [...tasks, ...path], after.length);
    assert.equal(node?.kind === 'scalar' ? node.text : node, value, path.join('.'));
  }
}

describe('completions below half-typed text', () => {
  for (const [place, i] of [
    ['a task in braces at the start', 0],
    ['a task in lines', 1],
    ['a milestone in the middle', 50],
    ['the last', 99],
  ] as const) {
    describe(`at ${place}`, () => {
      const tasks = ['phases', `phase-${Math.floor(i / 20)}`, 'tasks'];
      for (const { title, change } of STATES) it(`${title} leaves them right`, () => check(ask(change, i), tasks));
    });
  }

  describe('on line 1', () => {
    for (const [title, line] of insertedLines) {
      it(`${title} leaves them right`, () =>
        check(
          ask((lines) => lines.unshift(line.trimStart()), 50),
          ['phases', 'phase-2', 'tasks'],
        ));
    }
  });
});
