import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { nodeAt } from '../../server/src/core/syntax/locate.ts';
import { readingTree, readTree, readTreeWhole } from '../../server/src/core/syntax/read.ts';
import type { Tree } from '../../server/src/core/syntax/tree.ts';
import { byValue } from '../support/by-value.ts';
import { checkSpans } from '../support/check-spans.ts';
import { corpusFiles } from '../support/corpora.ts';
import { repositoryRoot } from '../support/root.ts';
import { samplePlan } from '../support/sample-plan.ts';

/**
 * Texts are read item by item, and again with what was read before; both must give what the library
 * gives for the whole text, findings included, or a finding where it gives nothing.
 */
function checkEqual(text: string, previous?: Tree): Tree {
  const tree = readTree(text, previous);
  const title = JSON.stringify(text);
  const whole = readTreeWhole(text);
  if (whole !== null) assert.deepEqual(byValue(tree), byValue(whole), title);
  else {
    assert.ok(tree.problems.length > 0, title);
    assert.deepEqual(byValue(tree), byValue(readTree(text)), title);
    checkSpans(text, tree, title);
  }
  return tree;
}

/** As the same text read without what was read before. */
function checkFresh(text: string, previous: Tree): Tree {
  const tree = readTree(text, previous);
  assert.deepEqual(byValue(tree), byValue(readTree(text)), JSON.stringify(text));
  return tree;
}

/** Lines from which plans, and texts just beside them, are made. */
const HEADS = ['a:', 'b: 1', 'key-2:', 'c: x y', 'd: ', '- a: 1', '- x', '-', '- {a: b}', 'name: "A, b"', "t: 'x'"];
const MORE_HEADS = ['e: [a, b SS+2d, {c: 1}]', 'f: {a: x, b: [1, 2]}', 'g: |', 'g: >-', '# c', '', 'h: 2026-01-05 # c'];
const SCALARS = ['~', 'null', 'True', '0x1F', '1e3', '010', '12.50', '1.', '.5', '-1', '+2', '99999999999999999999'];
const ODD = ['dur', 'a: b: c', 'q: "x', "q: 'it''s'", 'r: [a', 'r: {a: 1', '}', ']', '"a": 1', '? x', ': y', '*x : 1'];
const ODDER = [
  'k: &x 1',
  'k: *x',
  'k: !t 1',
  '<<: *x',
  '  # d',
  'k: "\\u00e9"',
  'k:v',
  'k: #c',
  'k : 1',
  '- - x',
  '---',
];
const FLOWS = [
  'i: [a:b, 08:00, a: 1]',
  'i: {a: 1,}',
  'i: {a:1}',
  'i: [,]',
  'i: {"a": 1}',
  'i: [a,b]',
  'i: {} ',
  'i: [ a ]',
];
const ENDS = [
  'i: {a: 1}x',
  'i: "a" b',
  'i: "a"# c',
  'i: a# c',
  'i: a #c',
  'i: [a] #',
  'i: http://x/#a',
  '\tx: 1',
  'x: \t1',
  'x: a\t',
];
const lines = fc.constantFrom(
  ...HEADS,
  ...HEADS,
  ...MORE_HEADS,
  ...SCALARS.map((each) => `s: ${each}`),
  ...ODD,
  ...ODDER,
);
const anyLine = fc.oneof({ weight: 8, arbitrary: lines }, { weight: 2, arbitrary: fc.constantFrom(...FLOWS, ...ENDS) });
const indents = fc.constantFrom(0, 0, 0, 2, 2, 2, 2, 4, 4, 4, 1, 3, 6);
const layouts = fc
  .array(fc.tuple(indents, anyLine), { maxLength: 9 })
  .chain((rows) =>
    fc.constantFrom('\n', '\n', '\r\n').map((end) => rows.map(([n, line]) => ' '.repeat(n) + line).join(end)),
  );

const PLAN = samplePlan(7, 4);
const LONG_PLAN = samplePlan(36, 18);
/** One long list, whose items are long themselves. */
const LISTS = `${['a', 'b', 'c'].map((id) => `- id: ${id}\n  tasks:\n${LONG_PLAN.text.replace(/^(?=.)/gm, '    ')}`).join('')}`;
const signs = fc.constantFrom(...'"\'[]{}:#-|x&*?%😀\t\r\n ', ': ', '  ', '\n  ', ' #', '- ', '\r\n', '- - ');
const lineSlips = fc.constantFrom(
  '---\n',
  '...',
  '\n---\n',
  '=======\n',
  '<<<<<<< a\n',
  '%\n',
  '\ufeff',
  '\0',
  '\ud83d',
);
const slips = fc.oneof({ weight: 8, arbitrary: signs }, { weight: 1, arbitrary: lineSlips });
/** Where characters are put in, how many are taken out there, and which are put in. */
const edit = fc.tuple(fc.nat(), fc.nat(8), fc.array(slips, { maxLength: 3 }));
const edits = fc.array(edit, { minLength: 1, maxLength: 5 });
/** How a file may begin, and how its lines end. */
const beginnings = fc.tuple(
  fc.constantFrom('', '', '\ufeff', '---\n', '%YAML 1.2\n---\n'),
  fc.constantFrom('\n', '\n', '\r\n', '\r'),
);

function edited(text: string, [at, cut, parts]: readonly [number, number, readonly string[]]): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + parts.join('') + text.slice(place + cut);
}

const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 300);

describe('reading item by item', () => {
  it('gives the items of a list in the order of the text where one goes on behind another', () => {
    checkEqual('  - x\n    : y\n-\nk: "\\u00e9"\n    a:');
  });

  it('sees what is typed at the very end, below a line that cannot be read', () => {
    for (const text of [
      't\n e: ox',
      'a: 1\nt\n e: 1\n f: xy',
      'tasks\n  a: {duration: 1d}\n  b: x',
      '- x\n  t\n   e: o',
    ]) {
      let tree = readTree(text.slice(0, -2));
      for (const end of [-1, text.length]) tree = checkFresh(text.slice(0, end), tree);
    }
  });

  it('gives what the library gives for lines in any order', () => {
    fc.assert(
      fc.property(layouts, (text) => {
        checkEqual(text);
      }),
      { numRuns: 5 * RUNS },
    );
  }).timeout(600_000);

  it('gives what the library gives after any edits, and what was read before changes nothing', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        let text = PLAN.text;
        let tree = readTree(text);
        for (const step of steps) {
          text = edited(text, step);
          tree = checkEqual(text, tree);
        }
        checkEqual(PLAN.text, tree);
      }),
      { numRuns: RUNS / 10 },
    );
  }).timeout(600_000);

  it('gives for a long plan after any edits what it gives without them', () => {
    fc.assert(
      fc.property(edits, beginnings, fc.constantFrom(LONG_PLAN.text, LISTS), (steps, [head, end], plan) => {
        const sound = head + plan.replaceAll('\n', end);
        let text = sound;
        let tree = readTree(text);
        for (const step of steps) {
          text = edited(text, step);
          tree = checkFresh(text, tree);
        }
        checkFresh(sound, tree);
      }),
      { numRuns: RUNS / 5 },
    );
  }).timeout(600_000);

  it('finds nothing in a line that was out of place until its neighbour was mended', () => {
    const own = '      b: 2\n';
    const out = readTree(`       a: 1\n${own}`);
    assert.equal(out.problems.length, 1);
    assert.deepEqual(checkEqual(`      c: 3\n${own}`, out).problems, []);
  });

  it('gives what the library gives for every plan in the repository', () => {
    const files = globSync(['examples/**/*.yaml', 'test/plans/**/*.yaml'], { cwd: repositoryRoot });
    assert.ok(files.length > 20, `${files.length} files`);
    let before: Tree | undefined;
    for (const file of files) before = checkEqual(readFileSync(join(repositoryRoot, file), 'utf8'), before);
  }).timeout(60_000);

  it('gives what the library gives for the texts of the YAML test suite', () => {
    for (const { read } of corpusFiles('text/yaml-test-suite/src', '.yaml') ?? []) {
      checkEqual(read());
      for (const { yaml } of parse(read()) as { yaml?: string }[]) if (yaml !== undefined) checkEqual(yaml);
    }
  }).timeout(60_000);

  it('reads a long file in many steps, and may be given up between any two of them', () => {
    const { text } = samplePlan(600);
    const changed = text.replace('duration: 3d', 'dur').replaceAll('      task', '       task');
    const fresh = byValue(readTree(text));
    for (const given of [1, 3, 9]) {
      const tree = readTree(text);
      const steps = readingTree(changed, tree);
      for (let step = 0; step < given; step++) assert.equal(steps.next().done, false, `step ${step}`);
      assert.deepEqual(byValue(readTree(text, tree)), fresh);
    }
  });

  it('keeps every item that did not change', () => {
    const { text, tasks } = samplePlan(60);
    const taskAt = (tree: Tree, i: number) =>
      nodeAt(tree, ['phases', `phase-${Math.floor(i / 20)}`, 'tasks', `task-${i}`], 0);
    const before = readTree(text);
    const nodes = tasks.map((_, i) => taskAt(before, i));
    const after = readTree(text.replace('Rules for task-31', 'Laws for task-31'), before);
    for (const [i, id] of tasks.entries()) assert.equal(taskAt(after, i) === nodes[i], i !== 31, id);
    assert.equal(nodeAt(after, ['phases', 'phase-0'], 0), nodeAt(before, ['phases', 'phase-0'], 0));
  });
});
