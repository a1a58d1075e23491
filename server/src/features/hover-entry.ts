/** What hover says of people, teams, calendars, risks, other plans and the entries of registers. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import { minute } from '../core/base/time.ts';
import type { RegisterEntry } from '../core/model/governance.ts';
import type { Plan, Resource, Risk, Team } from '../core/model/plan.ts';
import { writtenWords } from './hover-item.ts';
import type { Block, Fact } from './markup.ts';
import { isRegister, NOUNS, registerOf } from './named.ts';
import type { Name } from './names.ts';
import { dateSpan, dayWords, WEEKDAYS } from './words.ts';

const MOST_TASKS = 8;

/** Empty where the plan knows nothing by that name. */
export function aboutEntry(analysis: Analysis, { namespace, id }: Name): Block[] {
  const { plan } = analysis;
  switch (namespace) {
    case 'party':
      return aboutParty(analysis, id);
    case 'calendar':
      return aboutCalendar(analysis, id);
    case 'risk': {
      const risk = plan.risks.get(id);
      return risk ? aboutRisk(plan, risk) : [];
    }
    case 'project':
      return aboutOtherPlan(analysis, id);
    default: {
      const entry = isRegister(namespace) ? registerOf(plan, namespace).get(id) : undefined;
      return entry ? aboutRegisterEntry(entry, NOUNS[namespace]) : [];
    }
  }
}

function aboutParty(analysis: Analysis, id: string): Block[] {
  const { plan } = analysis;
  const resource = plan.resources.get(id);
  const team = plan.teams.get(id);
  const stakeholder = plan.stakeholders.get(id);
  const named = resource ?? team ?? stakeholder;
  if (!named) return [];
  const note = resource ? resource.type : team ? 'team' : 'stakeholder';
  const facts = [
    ...(resource ? resourceFacts(plan, resource) : []),
    ...(team ? teamFacts(plan, team) : []),
    ...(stakeholder ? fieldFacts(stakeholder) : []),
    ...taskFacts(analysis, id),
  ];
  return [{ kind: 'title', text: named.name, note: `${note} ${id}` }, ...factsBlock(facts)];
}

function resourceFacts(plan: Plan, { role, team, vendor, maxUnits, calendar, leave, type }: Resource): Fact[] {
  const facts: Fact[] = [];
  if (role) facts.push({ label: 'Role', text: role });
  if (team) facts.push({ label: 'Team', text: plan.teams.get(team)?.name ?? team });
  if (vendor) facts.push({ label: 'Vendor', text: vendor });
  if (type !== 'material' && maxUnits !== 1)
    facts.push({ label: 'Available', text: `${Math.round(maxUnits * 100)} %` });
  if (calendar) facts.push({ label: 'Calendar', text: plan.calendars.get(calendar)?.name ?? calendar });
  if (leave.length > 0) {
    const days = leave.map(({ from, to }) =>
      from === to ? dayWords(from, true) : `${dayWords(from, false)} – ${dayWords(to, true)}`,
    );
    facts.push({ label: 'Leave', text: days.join(', ') });
  }
  return facts;
}

function teamFacts(plan: Plan, { function: kind, lead, members }: Team): Fact[] {
  const facts: Fact[] = [];
  if (kind) facts.push({ label: 'Function', text: kind });
  if (lead) facts.push({ label: 'Lead', text: partyName(plan, lead) });
  if (members.length > 0) facts.push({ label: 'Members', text: members.map((id) => partyName(plan, id)).join(', ') });
  return facts;
}

function taskFacts({ plan, schedule }: Analysis, id: string): Fact[] {
  const tasks = [...plan.items.values()].filter((item) => item.assignments.some(({ party }) => party === id));
  const facts = tasks.slice(0, MOST_TASKS).map((task) => {
    const dates = schedule.items.get(task.id);
    return { label: task.id, text: dates ? `${task.name}, ${dateSpan(dates.start, dates.finish)}` : task.name };
  });
  const more = tasks.length - facts.length;
  return more > 0 ? [...facts, { label: 'and', text: `${more} more ${more === 1 ? 'task' : 'tasks'}` }] : facts;
}

function aboutCalendar({ plan }: Analysis, id: string): Block[] {
  const spec = plan.calendars.get(id);
  if (!spec) return [];
  const facts: Fact[] = [];
  if (spec.base) facts.push({ label: 'Based on', text: spec.base });
  if (spec.workingDays) {
    const days = [...spec.workingDays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
    facts.push({ label: 'Working days', text: days.map((of) => (WEEKDAYS[of] ?? '').slice(0, 3)).join(', ') });
  }
  if (spec.holidays) facts.push({ label: 'Public holidays', text: spec.holidays.region });
  if (spec.exceptions.length > 0) facts.push({ label: 'Exceptions', text: String(spec.exceptions.length) });
  return [{ kind: 'title', text: spec.name ?? id, note: `calendar ${id}` }, ...factsBlock(facts)];
}

function aboutRisk(plan: Plan, risk: Risk): Block[] {
  const facts: Fact[] = [];
  if (risk.cause) facts.push({ label: 'Cause', text: risk.cause });
  if (risk.effect) facts.push({ label: 'Effect', text: risk.effect });
  const { probability, schedule } = risk.inherent;
  if (probability !== null) facts.push({ label: 'Probability', text: `${Math.round(probability * 100)} %` });
  if (schedule?.mostLikely) {
    facts.push({ label: 'Delay', text: `most likely ${formatDuration(schedule.mostLikely, plan.project.lengths)}` });
  }
  if (risk.response) facts.push({ label: 'Response', text: risk.response });
  for (const action of risk.actions) {
    const due = action.due ? `, due ${writtenWords(action.due)}` : '';
    facts.push({ label: action.done ? 'Done' : 'To do', text: `${action.text}${due}` });
  }
  if (risk.owner) facts.push({ label: 'Owner', text: partyName(plan, risk.owner) });
  facts.push({ label: 'Status', text: risk.status });
  return [{ kind: 'title', text: risk.title, note: `${risk.kind} ${risk.id}` }, ...factsBlock(facts)];
}

function aboutOtherPlan({ sources }: Analysis, alias: string): Block[] {
  const written = sources.projects.get(alias)?.written;
  const plan = sources.otherPlans.get(alias);
  if (!written && !plan) return [];
  const facts: Fact[] = written ? [{ label: 'File', text: written }] : [];
  if (plan) facts.push({ label: 'Phases and tasks', text: String(plan.items.size) });
  return [{ kind: 'title', text: plan?.name ?? alias, note: `plan ${alias}` }, ...factsBlock(facts)];
}

/** A task of another plan, as far as that plan is known. */
export function aboutForeignItem({ sources }: Analysis, alias: string, id: string): Block[] {
  const plan = sources.otherPlans.get(alias);
  const item = plan?.items.get(id);
  if (!plan || !item) return [];
  return [
    { kind: 'title', text: item.name, note: `task ${id} of ${plan.name}` },
    { kind: 'facts', facts: [{ label: 'Dates', text: dateSpan(minute(item.start), minute(item.finish)) }] },
  ];
}

function aboutRegisterEntry(entry: RegisterEntry, noun: string): Block[] {
  const note = `${noun.replace(/^an? /, '')} ${entry.id}`;
  return [{ kind: 'title', text: entry.name, note }, ...factsBlock(fieldFacts(entry))];
}

function fieldFacts({ fields }: RegisterEntry): Fact[] {
  return [...fields].filter(([key]) => key !== 'name').map(([key, text]) => ({ label: capital(key), text }));
}

function partyName(plan: Plan, id: string): string {
  return (plan.resources.get(id) ?? plan.teams.get(id) ?? plan.stakeholders.get(id))?.name ?? id;
}

function capital(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function factsBlock(facts: readonly Fact[]): Block[] {
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
}
