/** `missing-sponsor`: a project with a budget or stakeholders, and nobody who wants and pays for it. */
import type { Problem } from '../../base/problem.ts';
import type { Plan } from '../../model/plan.ts';
import { type CheckInput, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';
import { gatesOf } from './gates.ts';

export function missingSponsor({ plan }: CheckInput): Problem[] {
  const { project, stakeholders } = plan;
  if (project.sponsor !== null || isWritten(project.origin, 'sponsor')) return [];
  if (project.budget.total === null && stakeholders.size === 0) return [];
  const place = keyOf(project.origin);
  const likely = likelySponsor(plan);
  return [
    finding(
      'missing-sponsor',
      place,
      'The project has no `sponsor`: nobody who wants it, pays for it and decides at its gates. Name one.',
      { fixes: likely === null ? [] : [setFix(`Name '${likely}' as sponsor`, place, 'sponsor', likely)] },
    ),
  ];
}

/** The one who decides at every gate, if there is but one. */
function likelySponsor(plan: Plan): string | null {
  const approvers = new Set(gatesOf(plan).flatMap(({ gate }) => gate?.approvers ?? []));
  const [only] = approvers;
  return only !== undefined && approvers.size === 1 ? only : null;
}
