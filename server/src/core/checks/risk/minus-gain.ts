/** `minus-gain`: what an opportunity brings is a gain already; with a minus it would be a loss. */
import type { Problem, TextEdit } from '../../base/problem.ts';
import { type Node, valueAt } from '../../syntax/tree.ts';
import { type CheckInput, finding } from '../check.ts';
import { valueIn } from '../written.ts';

const POINTS = ['optimistic', 'most-likely', 'pessimistic'] as const;

export function minusGain({ plan, sources }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.kind === 'threat' || risk.status === 'closed') continue;
    const { file } = risk.origin;
    for (const path of [['impact'], ['residual', 'impact'], ['target', 'impact']]) {
      const cost = valueIn(sources, file, ['risks', risk.id, ...path, 'cost']);
      const edits = minuses(cost).map((node) => ({ file, span: node.span, newText: node.text.trim().slice(1) }));
      const [first] = edits;
      if (!first) continue;
      const message = `\`${risk.id}\` is an opportunity, so what it brings is a gain: write it without a minus.`;
      problems.push(
        finding('minus-gain', { file, span: first.span }, message, {
          fixes: [{ title: 'Remove the minus', edits: turned(edits) }],
        }),
      );
    }
  }
  return problems;
}

function minuses(cost: Node | null) {
  const values = cost?.kind === 'map' ? POINTS.map((point) => valueAt(cost, point)) : [cost];
  return values
    .filter((node) => node?.kind === 'scalar' && node.text.trim().startsWith('-'))
    .flatMap((node) => (node?.kind === 'scalar' ? [node] : []));
}

/** Of three losses the greatest is the least gain, so that the values change places. */
function turned(edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length !== POINTS.length) return edits;
  return edits.map((edit, i) => ({ ...edit, newText: edits[edits.length - 1 - i]?.newText ?? edit.newText }));
}
