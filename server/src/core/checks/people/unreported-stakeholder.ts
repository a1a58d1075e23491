/**
 * `unreported-stakeholder`: somebody who can help or hinder much is in no communication, and nothing
 * says how they are told. Whoever works on the project hears of it there.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import type { RegisterEntry } from '../../model/governance.ts';
import type { Plan } from '../../model/plan.ts';
import { type CheckInput, finding } from '../check.ts';
import { changeFix, isWritten, keyOf } from '../written.ts';

export function unreportedStakeholder({ plan }: CheckInput): Problem[] {
  const { stakeholders, registers, resources, project } = plan;
  if (stakeholders.size === 0) return [];
  const told = new Set([...registers.communication.values()].flatMap(({ lists }) => lists.get('audience') ?? []));
  const problems: Problem[] = [];
  for (const [id, stakeholder] of stakeholders) {
    if (stakeholder.fields.get('influence') !== 'high' || isWritten(stakeholder.origin, 'reach')) continue;
    if (told.has(id) || resources.has(id) || project.manager === id) continue;
    problems.push(
      finding(
        'unreported-stakeholder',
        keyOf(stakeholder.origin),
        `\`${id}\` can help or hinder much, and nobody reports to them. Write how they are told under \`reach\`, or add them to a \`communication\`.`,
        { fixes: audienceFixes(plan, stakeholder) },
      ),
    );
  }
  return problems;
}

/** Adds them to what most stakeholders hear. */
function audienceFixes({ registers }: Plan, { id }: RegisterEntry): readonly Fix[] {
  const [most] = [...registers.communication.values()].sort(
    (a, b) => (b.lists.get('audience')?.length ?? 0) - (a.lists.get('audience')?.length ?? 0),
  );
  if (!most) return [];
  const entry = keyOf(most.origin);
  return [changeFix(`Add '${id}' to '${most.id}'`, { kind: 'add', entry, field: 'audience', value: id })];
}
