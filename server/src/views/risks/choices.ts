/** What a person chooses from who changes a risk in the panel: owners by name, and what the levels mean. */
import type { Plan } from '../../core/model/plan.ts';
import type { RiskView } from '../../protocol/risks.ts';

export function ownersOf({ resources, teams, stakeholders }: Plan): RiskView['owners'] {
  const names = new Map([...stakeholders, ...teams, ...resources].map(([id, { name }]) => [id, name]));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function scalesOf({ riskScales, project: { lengths } }: Plan): RiskView['scales'] {
  const day = lengths.hoursPerDay * 60;
  return {
    probability: riskScales.probability,
    schedule: riskScales.schedule.map((minutes) => minutes / day),
    cost: riskScales.cost,
  };
}
