/** `missing-manager`: a project with a budget or stakeholders, and nobody who leads it. */
import type { Problem } from '../../base/problem.ts';
import { type CheckInput, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';

export function missingManager({ plan: { project, stakeholders, resources } }: CheckInput): Problem[] {
  if (project.manager !== null || isWritten(project.origin, 'manager')) return [];
  if (project.budget.total === null && stakeholders.size === 0) return [];
  const place = keyOf(project.origin);
  const likely = [...resources.values()].find(({ role }) => role !== null && /\bproject (?:manager|lead)/i.test(role));
  return [
    finding('missing-manager', place, 'The project has no `manager`, so nobody leads it. Name one.', {
      fixes: likely ? [setFix(`Name '${likely.id}' as manager`, place, 'manager', likely.id)] : [],
    }),
  ];
}
