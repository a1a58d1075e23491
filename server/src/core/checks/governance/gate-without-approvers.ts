/** `gate-without-approvers`: a gate is to be decided and a plan that names those who may does not say by whom. */
import type { Problem } from '../../base/problem.ts';
import { type CheckInput, finding } from '../check.ts';
import { keyOf, setFix, valueIn } from '../written.ts';
import { gatesOf } from './gates.ts';

export function gateWithoutApprovers({ plan, sources }: CheckInput): Problem[] {
  const { sponsor } = plan.project;
  if (sponsor === null && plan.stakeholders.size === 0) return [];
  return gatesOf(plan).flatMap((gate) => {
    if (gate.gate?.decision !== null || gate.gate.approvers.length > 0) return [];
    const place = keyOf(gate.origin);
    // Somebody unknown is a finding of its own.
    const written = valueIn(sources, place.file, ['phases', gate.parent ?? '', 'gate', 'approvers']);
    if (written?.kind === 'list' && written.items.length > 0) return [];
    return finding(
      'gate-without-approvers',
      place,
      `Nothing says who decides at the gate of \`${gate.parent}\`. Name its \`approvers\`.`,
      { fixes: sponsor === null ? [] : [setFix(`Let '${sponsor}' decide`, place, 'approvers', `[${sponsor}]`)] },
    );
  });
}
