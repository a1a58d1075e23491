/** The schema check finds what ajv finds in the whole file, whatever the file, and however it came about. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { runToEnd } from '../../../server/src/core/base/steps.ts';
import type { Finding } from '../../../server/src/core/schema/finding.ts';
import { checkKept, type Kept } from '../../../server/src/core/schema/kept.ts';
import { mapShape, rootSchema, type SchemaNode, shapesOf } from '../../../server/src/core/schema/schema-node.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import type { Tree } from '../../../server/src/core/syntax/tree.ts';
import { repositoryRoot } from '../../support/root.ts';
import { findingsByAjv } from '../../support/schema-check.ts';

const checked = ({ root }: Tree, before: Kept | null = null): Kept | null => root && runToEnd(checkKept(root, before));

/** By value, as far as it is shown. */
function told(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, span, message, repairs, within }) => {
    const fixes = repairs.map((repair) => [repair.title, repair.kind === 'replace' ? repair.newText : '']);
    return JSON.stringify([span.start, span.end, rule, severity, message, fixes, within?.start, within?.end]);
  });
}

const same = (kept: Kept | null, tree: Tree, title: string): void =>
  assert.deepEqual(told(kept?.findings ?? []), told(findingsByAjv(tree.root)), title);

/** Keys and values that mean something somewhere, and some that do not. */
const KEYS: readonly string[] = [
  ...new Set(allKeys(rootSchema, new Set())),
  'survey',
  'charter',
  '__proto__',
  'no id',
  'durration',
  'start',
];
const VALUES = [
  ...['3d', '5x', 'ali 50%', 'charter SS+2d', '2026-02-03', '2026-02-30', '2026-13-01T25:00', '40', '140', '0.5', '-3'],
  ...[
    'true',
    'yes',
    '',
    '~',
    'null',
    '1e400',
    '480k',
    '99999999999999999k',
    '"x"',
    '"40"',
    'mon',
    'high',
    'go',
    'DE-BE',
  ],
  ...['123456789012d', '[]', '{}', '[mon, mon]', '[a, a, b]', '[{}, {}]', '[survey, {task: charter, type: XX}]'],
  ...['{optimistic: 3d, most-likely: 4d, pessimistic: 5d}', '{date: 2026-02-03, from: 2026-02-03}', '{text: x}'],
  ...['{must-start-on: 2026-02-03, must-finish-on: 2026-02-04}', '{a: {duration: 3d}, b: {duration: 4x}}', 'text', 'x'],
];

function allKeys(node: SchemaNode, seen: Set<SchemaNode>): string[] {
  return shapesOf(node).flatMap((shape) => {
    if (seen.has(shape)) return [];
    seen.add(shape);
    const { properties = {}, additionalProperties, items } = shape;
    const inside = [...Object.values(properties), items, additionalProperties];
    const deeper = inside.flatMap((child) => (typeof child === 'object' ? allKeys(child, seen) : []));
    return [...Object.keys(properties), ...deeper];
  });
}

/** A block map that mostly says what its place takes, so that faults lie at all depths. */
function mapAt(schema: SchemaNode, depth: number): fc.Arbitrary<readonly string[]> {
  const shape = mapShape(schema);
  const own = Object.keys(shape?.properties ?? {});
  const known = own.length > 0 ? own : ['survey', 'charter', 'design', 'ali', 'berlin'];
  const key = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom(...KEYS) },
  );
  const entry = key.chain((name) => {
    const under =
      shape?.properties?.[name] ??
      (typeof shape?.additionalProperties === 'object' ? shape.additionalProperties : null);
    const scalar = fc.constantFrom(...VALUES, ...examplesOf(under)).map((value) => [`${name}: ${value}`]);
    if (!under || depth === 0 || !mapShape(under)) return scalar;
    const map = mapAt(under, depth - 1).map((lines) => [`${name}:`, ...lines.map((line) => `  ${line}`)]);
    return fc.oneof({ weight: 5, arbitrary: map }, { weight: 1, arbitrary: scalar });
  });
  return fc.array(entry, { minLength: 1, maxLength: 5 }).map((entries) => entries.flat());
}

function examplesOf(schema: SchemaNode | null): string[] {
  return schema ? shapesOf(schema).flatMap(({ examples = [] }) => examples.map((value) => JSON.stringify(value))) : [];
}

const plan = mapAt(rootSchema, 5).map((lines) => `${lines.join('\n')}\n`);

describe('the schema check against ajv', () => {
  it('finds the same in every test plan and example', () => {
    const files = globSync(['test/plans/**/*.plan.yaml', 'examples/**/*.plan.yaml', 'test/core/**/*.plan.yaml'], {
      cwd: repositoryRoot,
    });
    assert.ok(files.length > 60, `${files.length} plans`);
    for (const file of files) {
      const tree = readTree(readFileSync(join(repositoryRoot, file), 'utf8'));
      same(checked(tree), tree, file);
    }
  });

  it('finds the same in random plans with faults at all depths', () => {
    let faulty = 0;
    fc.assert(
      fc.property(plan, (text) => {
        const tree = readTree(text);
        const kept = checked(tree);
        if (kept && kept.findings.length > 0) faulty++;
        same(kept, tree, text);
      }),
      { numRuns: 500 },
    );
    assert.ok(faulty > 300, `${faulty} plans with faults`);
  });

  it('finds the same after any edits, checking only what is new', () => {
    const line = fc.nat(40);
    const edit = fc.tuple(
      fc.constantFrom('change', 'delete', 'double', 'indent', 'swap'),
      line,
      fc.constantFrom(...KEYS),
      fc.constantFrom(...VALUES),
    );
    fc.assert(
      fc.property(plan, fc.array(edit, { minLength: 1, maxLength: 12 }), (text, edits) => {
        let lines = text.split('\n');
        let tree = readTree(text);
        let kept = checked(tree);
        for (const [kind, at, key, value] of edits) {
          lines = edited(lines, kind, at % Math.max(1, lines.length), `${key}: ${value}`);
          const now = lines.join('\n');
          tree = readTree(now, tree);
          kept = checked(tree, kept);
          same(kept, tree, now);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function edited(lines: readonly string[], kind: string, at: number, entry: string): string[] {
  const line = lines[at] ?? '';
  const indent = /^ */.exec(line)?.[0] ?? '';
  switch (kind) {
    case 'change':
      return lines.toSpliced(at, 1, indent + entry);
    case 'delete':
      return lines.toSpliced(at, 1);
    case 'double':
      return lines.toSpliced(at, 0, line);
    case 'indent':
      return lines.toSpliced(at, 1, `  ${line}`);
    default:
      return lines.toSpliced(at, 2, lines[at + 1] ?? '', line);
  }
}
