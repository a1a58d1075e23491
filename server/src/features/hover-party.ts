/** What hover says of a person, a machine, material, a team or a stakeholder. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import { dayOf, type Minute, minute } from '../core/base/time.ts';
import type { Plan, Resource, Team } from '../core/model/plan.ts';
import type { AssignedWork } from '../core/schedule/schedule.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import { fieldFacts, nameOf } from './named.ts';
import { dateSpan, dayWords, longDay } from './words.ts';

const MOST_TASKS = 8;

export function aboutParty(analysis: Analysis, id: string): Block[] {
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
    ...(resource && resource.type !== 'material' ? loadFacts(analysis, resource) : []),
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

/** How much work, and the most at one time. */
function loadFacts({ plan, schedule }: Analysis, { id, maxUnits }: Resource): Fact[] {
  const works = [...schedule.items.values()].flatMap(({ assignments }) =>
    assignments.filter(({ resource, to, from }) => resource === id && to > from),
  );
  if (works.length === 0) return [];
  const total = works.reduce((sum, { work }) => sum + work, 0);
  const work = formatDuration({ minutes: Math.round(total), elapsed: false }, plan.project.lengths);
  const { units, at } = mostAtOnce(works);
  const over = units > maxUnits + 1e-9 ? ', more than there is' : '';
  const most = `at most ${Math.round(units * 100)} % at a time (${longDay(dayOf(at))})${over}`;
  return [{ label: 'Load', text: `${work} of work, ${most}` }];
}

/** An end and a beginning at the same minute do not meet. */
function mostAtOnce(works: readonly AssignedWork[]): { readonly units: number; readonly at: Minute } {
  const steps = works.flatMap(({ from, to, units }) => [
    { at: from, units },
    { at: to, units: -units },
  ]);
  steps.sort((a, b) => a.at - b.at || a.units - b.units);
  let now = 0;
  let most = { units: 0, at: works[0]?.from ?? minute(0) };
  for (const { at, units } of steps) {
    now += units;
    if (now > most.units + 1e-9) most = { units: now, at };
  }
  return most;
}

function teamFacts(plan: Plan, { function: kind, lead, members }: Team): Fact[] {
  const facts: Fact[] = [];
  if (kind) facts.push({ label: 'Function', text: kind });
  if (lead) facts.push({ label: 'Lead', text: nameOf(plan, 'party', lead) });
  if (members.length > 0)
    facts.push({ label: 'Members', text: members.map((id) => nameOf(plan, 'party', id)).join(', ') });
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
