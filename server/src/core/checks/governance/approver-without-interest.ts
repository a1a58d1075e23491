/** `approver-without-interest`: somebody decides at a gate of whom the plan does not say what is at stake. */
import type { Problem } from '../../base/problem.ts';
import { type CheckInput, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';
import { gatesOf } from './gates.ts';

export function approverWithoutInterest({ plan }: CheckInput): Problem[] {
  const told = new Set<string>();
  return gatesOf(plan).flatMap((gate) =>
    (gate.gate?.approvers ?? []).flatMap((id) => {
      const approver = plan.stakeholders.get(id);
      if (!approver || told.has(id) || isWritten(approver.origin, 'interest')) return [];
      told.add(id);
      const place = keyOf(approver.origin);
      return finding(
        'approver-without-interest',
        place,
        `\`${id}\` decides at the gate of \`${gate.parent}\`, but nothing says how much the project matters to them. Write their \`interest\`, and what they expect.`,
        { fixes: [setFix("Add interest 'high'", place, 'interest', 'high')] },
      );
    }),
  );
}
