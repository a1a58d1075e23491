/** `over-allocation` of teams: an assignment asks for more of a team than it has people and equipment. */
import type { Problem } from '../../base/problem.ts';
import type { WorkItem } from '../../model/plan.ts';
import { works } from '../../schedule/people/effort.ts';
import { finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';

export function shortTeam(item: WorkItem, dates: WorkDates, { plan }: ItemCheckInput): readonly Problem[] {
  if (plan.teams.size === 0 || dates.finished || dates.assignments.length === 0) return NO_FINDINGS;
  const problems: Problem[] = [];
  for (const { assignment, resource, units } of dates.assignments) {
    const team = resource === null ? plan.teams.get(assignment.party) : undefined;
    const members = team?.members.filter((party) => works(plan, { ...assignment, party })).length ?? 0;
    if (!team || members === 0) continue;
    const message = `Team \`${team.id}\` has nobody left for ${percent(units)} of \`${item.id}\`: ${members === 1 ? 'its one member is' : `its ${members} members are`} on the task already; ask for less of the team, or add members to it.`;
    problems.push(finding('over-allocation', assignment.place, message));
  }
  return problems;
}

export function percent(units: number): string {
  return `${Math.round(units * 1000) / 10} %`;
}
