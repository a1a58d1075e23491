import assert from 'node:assert/strict';
import type { Span } from '../../server/src/core/base/span.ts';
import type { Node, Tree } from '../../server/src/core/syntax/tree.ts';

/** Every span lies in its parent's and in the text; siblings begin in order; a value begins after its key. */
export function checkSpans(text: string, tree: Tree, title: string): void {
  const whole = { start: 0, end: text.length };
  if (tree.root !== null) checkNode(tree.root, whole, title);
  for (const { span } of tree.problems) within(span, whole, `${title}: finding`);
}

function checkNode(node: Node, parent: Span, title: string): void {
  within(node.span, parent, `${title}: ${node.kind}`);
  if (node.kind === 'scalar') return;
  let last = node.span.start;
  const begins = (span: Span) => {
    assert.ok(span.start >= last, `${title}: ${span.start} begins before its neighbour at ${last}`);
    last = span.start;
  };
  if (node.kind === 'list') {
    for (const item of node.items) {
      begins(item.span);
      checkNode(item, node.span, title);
    }
    return;
  }
  for (const entry of node.entries) {
    begins(entry.span);
    within(entry.span, node.span, `${title}: entry ${entry.key.text}`);
    within(entry.key.span, entry.span, `${title}: key ${entry.key.text}`);
    if (entry.value === null) continue;
    assert.ok(
      entry.value.span.start >= entry.key.span.end,
      `${title}: value of ${entry.key.text} before its key's end`,
    );
    checkNode(entry.value, entry.span, title);
  }
}

function within(inner: Span, outer: Span, title: string): void {
  const inside = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  assert.ok(inside, `${title}: ${inner.start}–${inner.end} not within ${outer.start}–${outer.end}`);
}
