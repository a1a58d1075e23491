/** What the schema check says of a text, and the same from ajv over the whole of it: the measure of the check. */
import Ajv from 'ajv';
import type { Problem } from '../../server/src/core/base/problem.ts';
import type { FileId } from '../../server/src/core/base/span.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { checkingSchema } from '../../server/src/core/schema/check.ts';
import { explainDoubt, isDoubtful } from '../../server/src/core/schema/doubts.ts';
import { explainFaults } from '../../server/src/core/schema/explain-faults.ts';
import type { Finding } from '../../server/src/core/schema/finding.ts';
import { ITEM, isScalar, nodeAt, type Path, rootSchema, shapesOf } from '../../server/src/core/schema/schema-node.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import type { Node, ScalarNode } from '../../server/src/core/syntax/tree.ts';

/** The findings of one text. */
export function schemaProblems(text: string, file: FileId = 'file:///a'): readonly Problem[] {
  return runToEnd(checkingSchema({ file, text, tree: readTree(text) })).problems;
}

const validate = new Ajv({ allErrors: true, strict: false, messages: false, inlineRefs: false }).compile(rootSchema);

/** What ajv finds in a tree as a whole, in the words of the check; of broken text too. */
export function findingsByAjv(root: Node | null): Finding[] {
  if (!root) return [];
  const doubts: { path: Path; node: ScalarNode }[] = [];
  validate(toPlain(root, [], doubts));
  const whole = { path: [], node: root, entry: null, parent: null, schema: rootSchema };
  const findings = explainFaults(whole, validate.errors ?? [], null);
  const said = new Set(findings.map(({ span }) => span.start));
  const doubted = doubts.flatMap(({ path, node }) => {
    const schema = nodeAt(path);
    const kinds = schema ? shapesOf(schema).filter(isScalar) : [];
    const found = explainDoubt(
      kinds.flatMap((shape) => shape['x-kind'] ?? []),
      node,
    );
    return found && !said.has(node.span.start) ? [found] : [];
  });
  return [...findings, ...doubted].sort((a, b) => a.span.start - b.span.start);
}

/** As plain data; of a key written twice the first counts. Scalars that a pattern cannot judge come beside. */
function toPlain(node: Node, path: Path, doubts: { path: Path; node: ScalarNode }[]): unknown {
  switch (node.kind) {
    case 'map': {
      const data = new Map<string, unknown>();
      for (const { key, value } of node.entries) {
        if (!data.has(key.text)) data.set(key.text, value && toPlain(value, [...path, key.text], doubts));
      }
      return Object.fromEntries(data);
    }
    case 'list':
      return node.items.map((item) => toPlain(item, [...path, ITEM], doubts));
    case 'scalar':
      if (isDoubtful(node.text)) doubts.push({ path, node });
      return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.text : node.value;
  }
}
