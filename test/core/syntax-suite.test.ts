import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { formatEdits } from '../../server/src/core/syntax/format.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { applyEdits } from '../../server/src/core/syntax/span-edit.ts';
import type { Node } from '../../server/src/core/syntax/tree.ts';
import { checkSpans } from '../support/check-spans.ts';
import { corpusFiles } from '../support/corpora.ts';

/** The YAML test suite: every text gives a tree; what is part of the language means what the suite says. */

interface Case {
  readonly yaml?: string;
  readonly json?: string | null;
  readonly fail?: boolean;
}

/** The suite writes blanks and line ends it wants seen as signs. */
function unescaped(text: string): string {
  return text
    .replaceAll('␣', ' ')
    .replace(/—*»/g, '\t')
    .replaceAll('←', '\r')
    .replaceAll('⇔', '\ufeff')
    .replaceAll('↵', '')
    .replace(/∎\n$/, '');
}

function plain(node: Node | null): unknown {
  if (node === null) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key.text, plain(entry.value)]));
}

describe('the YAML test suite', () => {
  const files = corpusFiles('text/yaml-test-suite/src', '.yaml');
  if (files === null) {
    it('gives a tree for every text');
    return;
  }
  const cases = files.flatMap(({ name, read }) =>
    (parse(read()) as Case[])
      .map((each, i) => ({ name: `${name} ${i + 1}`, text: unescaped(each.yaml ?? ''), each }))
      .filter(({ each }) => each.yaml !== undefined),
  );

  it('holds some hundred texts', () => assert.ok(cases.length > 300));

  it('gives a tree for every text, with spans in order and inside it', () => {
    for (const { name, text } of cases) checkSpans(text, readTree(text), name);
  });

  it('means what the suite says where the language has it', () => {
    let compared = 0;
    for (const { name, text, each } of cases) {
      const tree = readTree(text);
      if (tree.problems.length > 0 || each.fail === true || typeof each.json !== 'string') continue;
      const expected = each.json.trim() === '' ? null : parseJson(each.json);
      if (expected === undefined) continue;
      assert.deepEqual(plain(tree.root), expected, `${name}\n${text}`);
      compared++;
    }
    assert.ok(compared > 100, `only ${compared} compared`);
  });

  it('is formatted without a change of meaning, once for all', () => {
    for (const { name, text } of cases) {
      const once = applyEdits(text, formatEdits(text));
      assert.equal(applyEdits(once, formatEdits(once)), once, name);
    }
  }).timeout(60_000);
});

/** Undefined for a text of several documents. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
