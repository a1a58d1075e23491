import assert from 'node:assert/strict';
import { positionAt } from '../../server/src/core/base/lines.ts';
import { nodeAt } from '../../server/src/core/syntax/locate.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { editOf, firstShown } from '../support/check-completion.ts';
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
  /** Below the phase's tasks, or where it is `atEnd` from the root. */
  readonly path: readonly string[];
  readonly label: string;
  /** What the text at `path` is then; null where only its key is there. */
  readonly value: string | null;
  /** On lines at the end of the file. */
  readonly atEnd?: boolean;
}

/** Among so many a reader sees it without scrolling. */
const MANY = 12;

const NEAR = '      near: {duration: 1d, touches: [network]}';

const ALL: readonly Question[] = [
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
    lines: ['lint:', '  missing-s§'],
    path: ['lint', 'missing-successor'],
    label: 'missing-successor',
    value: null,
    atEnd: true,
  },
  { lines: ['glossary: {}', 'dec§'], path: ['decisions'], label: 'decisions', value: null, atEnd: true },
  {
    lines: ['      ask-date:', '        constraint: {must-start-on: 2026-01-05§}'],
    path: ['ask-date', 'constraint', 'must-start-on'],
    label: '2026-01-05',
    value: '2026-01-05',
  },
];

/** In the order of the text. */
const QUESTIONS = [...ALL.filter(({ atEnd }) => !atEnd), ...ALL.filter(({ atEnd }) => atEnd)];

function linesOf(atEnd: boolean): string[] {
  return QUESTIONS.filter((question) => (question.atEnd ?? false) === atEnd).flatMap(({ lines }) => lines);
}

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
  lines.splice(end, 0, NEAR, ...linesOf(false));
  lines.push(...linesOf(true));
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
    const position = positionAt(snapshot.lines, offsets[index] ?? 0);
    const list = completion(snapshot, { position }, ABLE_CLIENT);
    const labels = firstShown(snapshot, position, list, MANY);
    assert.ok(labels.includes(label), `${path.join('.')}: no ${label} among ${labels.join(', ')}`);
    return editOf(list, label);
  });
  const after = applyEdits(text, taken);
  const tree = readTree(after);
  for (const { path, value, atEnd } of QUESTIONS) {
    const node = nodeAt(tree, atEnd ? path : [...tasks, ...path], after.length);
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
      for (const indented of new Set([line.trimStart(), line])) {
        it(`${title} leaves them right: ${JSON.stringify(indented)}`, () =>
          check(
            ask((lines) => lines.unshift(indented), 50),
            ['phases', 'phase-2', 'tasks'],
          ));
      }
    }
  });
});

describe('completions below a slip in the same task', () => {
  for (const [title, line] of insertedLines) {
    it(`${title} leaves them right`, () => {
      const lines = [...LINES];
      const at = lines.findIndex((each) => each.startsWith('      task-50:'));
      const slip = /^\S/.test(line) ? line : `        ${line.trimStart()}`;
      lines.splice(at, 0, '      broken:', '        name: Broken', slip, '        priority: 5§', '        dur§');
      const { text, offsets } = unmarked(lines.join('\n'));
      const snapshot = snapshotOf(new Map([[FILE, text]]), FILE);
      const labels = offsets.map((offset) => {
        const position = positionAt(snapshot.lines, offset);
        return firstShown(snapshot, position, completion(snapshot, { position }, ABLE_CLIENT), MANY);
      });
      assert.ok(labels[0]?.includes('500'), `no 500 among ${labels[0]}`);
      assert.ok(labels[1]?.includes('duration'), `no duration among ${labels[1]}`);
    });
  }
});
