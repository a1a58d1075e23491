/** What an id stands for, in words: the name somebody gave it, and the noun of its namespace. */
import type { RegisterEntry } from '../core/model/governance.ts';
import type { Namespace, Plan } from '../core/model/plan.ts';
import type { Fact } from './markup.ts';

export function nameOf(plan: Plan, namespace: Namespace, id: string): string {
  switch (namespace) {
    case 'item':
      return plan.items.get(id)?.name ?? id;
    case 'party':
      return (plan.resources.get(id) ?? plan.teams.get(id) ?? plan.stakeholders.get(id))?.name ?? id;
    case 'calendar':
      return plan.calendars.get(id)?.name ?? id;
    case 'risk':
      return plan.risks.get(id)?.title ?? id;
    case 'uncertainty':
      return plan.uncertainties.get(id)?.name ?? id;
    case 'project':
      return id;
    default:
      return registerOf(plan, namespace).get(id)?.name ?? id;
  }
}

export function isRegister(namespace: Namespace): namespace is RegisterNamespace {
  return namespace in REGISTERS;
}

export function registerOf(plan: Plan, namespace: RegisterNamespace): ReadonlyMap<string, RegisterEntry> {
  return plan.registers[REGISTERS[namespace]];
}

export type RegisterNamespace = Exclude<Namespace, 'item' | 'party' | 'calendar' | 'risk' | 'uncertainty' | 'project'>;

const REGISTERS = {
  deliverable: 'deliverables',
  decision: 'decisions',
  change: 'changes',
  assumption: 'assumptions',
  issue: 'issues',
  technology: 'technologies',
  contract: 'contracts',
  agreement: 'agreements',
} as const satisfies Record<RegisterNamespace, keyof Plan['registers']>;

export const NOUNS: Readonly<Record<Namespace, string>> = {
  item: 'a phase or task',
  party: 'a person, team, resource or stakeholder',
  calendar: 'a calendar',
  project: 'a project',
  risk: 'a risk',
  uncertainty: 'a category of uncertainty',
  deliverable: 'a deliverable',
  decision: 'a decision',
  change: 'a change',
  assumption: 'an assumption',
  issue: 'an issue',
  technology: 'a technology',
  contract: 'a contract',
  agreement: 'an agreement',
};

/** Its scalar fields as written, but for the name. */
export function fieldFacts({ fields }: RegisterEntry): Fact[] {
  return [...fields].filter(([key]) => key !== 'name').map(([key, text]) => ({ label: capital(key), text }));
}

function capital(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
