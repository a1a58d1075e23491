import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contextAt } from '../../server/src/core/syntax/context.ts';
import { setScalar } from '../../server/src/core/syntax/edit.ts';
import { formatEdits } from '../../server/src/core/syntax/format.ts';
import { locate } from '../../server/src/core/syntax/locate.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { applyEdits } from '../../server/src/core/syntax/span-edit.ts';
import type { Entry, Node } from '../../server/src/core/syntax/tree.ts';
import { sameMeaning } from '../../server/src/core/syntax/tree-meaning.ts';
import { byValue } from '../support/by-value.ts';
import { checkSpans } from '../support/check-spans.ts';
import { samplePlan } from '../support/sample-plan.ts';

const PLAN = samplePlan(7, 4);

/** Pieces from which texts like half-typed plans are made. */
const pieces = fc.constantFrom(
  ...[
    'a',
    'key',
    'b: ',
    ': ',
    ':',
    ' ',
    '  ',
    '    ',
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    '\r',
    '\t',
    '- ',
    '-',
    '{',
    '}',
    '[',
    ']',
    ', ',
  ],
  ...[
    '"',
    "'",
    '#',
    ' # c',
    '|\n',
    '>-\n',
    '&x',
    '*x',
    '!t',
    '? ',
    '<<: ',
    '---\n',
    '...\n',
    '%',
    '@',
    '😀',
    '\ufeff',
    '\0',
    '<<<<<<< \n',
    '=======\n',
  ],
);
const anyText = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

/** The plan with some characters taken out and others put in. */
const brokenPlan = fc
  .array(fc.tuple(fc.nat(PLAN.text.length), fc.nat(12), fc.array(pieces, { maxLength: 3 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits) =>
    edits.reduce((text, [at, cut, parts]) => text.slice(0, at) + parts.join('') + text.slice(at + cut), PLAN.text),
  );

const texts = fc.oneof(anyText, brokenPlan, fc.string({ unit: 'binary' }));

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 400);

describe('any text', () => {
  it('gives a tree with spans inside it, nested and in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const tree = readTree(text);
        checkSpans(text, tree, JSON.stringify(text));
        const before = byValue(tree);
        assert.deepEqual(byValue(readTree(text, tree)), before);
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);

  it('has a context and a location at every offset', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, n) => {
        const tree = readTree(text);
        const offset = n % (text.length + 1);
        const { replace, kind } = contextAt(text, tree, offset);
        assert.ok(replace.start <= offset && offset <= replace.end && replace.end <= text.length, kind);
        const found = locate(tree, offset);
        if (found !== null) assert.equal(found.ancestors[0], tree.root);
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);

  it('means the same once formatted, and stays as it is formatted again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = applyEdits(text, formatEdits(text));
        assert.ok(sameMeaning(readTree(text).root, readTree(once).root));
        assert.equal(applyEdits(once, formatEdits(once)), once);
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);

  it('reads as before when a slip is taken back', () => {
    const clean = readTree(PLAN.text);
    fc.assert(
      fc.property(brokenPlan, (text) => assert.deepEqual(byValue(readTree(PLAN.text, readTree(text))), byValue(clean))),
      { numRuns: 20 },
    );
  }).timeout(60_000);
});

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: Node & { readonly kind: 'scalar' };
}

function leavesOf(node: Node | null, path: readonly (string | number)[] = []): Leaf[] {
  if (node === null) return [];
  if (node.kind === 'scalar') return [{ path, value: node }];
  if (node.kind === 'list') return node.items.flatMap((item, i) => leavesOf(item, [...path, i]));
  return node.entries.flatMap((entry: Entry) => leavesOf(entry.value, [...path, entry.key.text]));
}

describe('an edit', () => {
  const leaves = leavesOf(readTree(PLAN.text).root);

  it('sets one value to any text and leaves every other byte alone', () => {
    fc.assert(
      fc.property(fc.nat(leaves.length - 1), fc.oneof(anyText, fc.string({ unit: 'grapheme' })), (i, value) => {
        const leaf = leaves[i] as Leaf;
        const edits = setScalar(PLAN.text, readTree(PLAN.text), leaf.path, value) ?? [];
        assert.deepEqual(byValue(edits.map((edit) => edit.span)), byValue([leaf.value.span]));
        const after = readTree(applyEdits(PLAN.text, edits));
        assert.deepEqual(after.problems, []);
        const written = leavesOf(after.root).map((each) => each.value.text);
        assert.deepEqual(
          written,
          leaves.map((each, n) => (n === i ? value : each.value.text)),
        );
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});
