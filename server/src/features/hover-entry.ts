/** What hover says of everything that is no phase or task: parties, calendars, risks, other plans, registers. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import { minute } from '../core/base/time.ts';
import type { RegisterEntry } from '../core/model/governance.ts';
import type { Plan } from '../core/model/plan.ts';
import type { Risk } from '../core/model/risk.ts';
import { currentAssessment, exposureOf, scoreIn } from '../core/risk/score.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import { riskFacts } from './chance-words.ts';
import { aboutCalendar } from './hover-calendar.ts';
import { writtenWords } from './hover-item.ts';
import { aboutParty } from './hover-party.ts';
import { aboutUncertainty } from './hover-uncertainty.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import { fieldFacts, isRegister, NOUNS, nameOf, registerOf } from './named.ts';
import type { Name } from './names.ts';
import { dateSpan } from './words.ts';

/** Empty where the plan knows nothing by that name. */
export function aboutEntry(analysis: Analysis, { namespace, id }: Name, simulated: Simulated | null): Block[] {
  const { plan } = analysis;
  switch (namespace) {
    case 'party':
      return aboutParty(analysis, id);
    case 'calendar':
      return aboutCalendar(analysis, id);
    case 'risk': {
      const risk = plan.risks.get(id);
      return risk ? [...aboutRisk(analysis, risk), ...factsBlock(riskFacts(id, simulated))] : [];
    }
    case 'uncertainty':
      return aboutUncertainty(analysis, id);
    case 'project':
      return aboutOtherPlan(analysis, id);
    default: {
      const entry = isRegister(namespace) ? registerOf(plan, namespace).get(id) : undefined;
      return entry ? aboutRegisterEntry(entry, NOUNS[namespace]) : [];
    }
  }
}

function aboutRisk({ plan }: Analysis, risk: Risk): Block[] {
  const facts: Fact[] = [];
  if (risk.cause) facts.push({ label: 'Cause', text: risk.cause });
  if (risk.effect) facts.push({ label: 'Effect', text: risk.effect });
  const { probability, schedule } = risk.inherent;
  if (probability !== null) facts.push({ label: 'Probability', text: `${Math.round(probability * 100)} %` });
  if (schedule?.mostLikely) {
    facts.push({ label: 'Delay', text: `most likely ${formatDuration(schedule.mostLikely, plan.project.lengths)}` });
  }
  const score = scoreIn(plan, risk, currentAssessment(risk));
  if (score) facts.push({ label: 'Score', text: `${score.score} of 25, ${score.band}` });
  const exposure = exposureWords(plan, risk);
  if (exposure) facts.push({ label: 'Exposure', text: exposure });
  if (risk.affects.length > 0) {
    facts.push({ label: 'Affects', text: risk.affects.map((id) => nameOf(plan, 'item', id)).join(', ') });
  }
  if (risk.response) facts.push({ label: 'Response', text: risk.response });
  for (const action of risk.actions) {
    const due = action.due ? `, due ${writtenWords(action.due)}` : '';
    facts.push({ label: action.done ? 'Done' : 'To do', text: `${action.text}${due}` });
  }
  if (risk.owner) facts.push({ label: 'Owner', text: nameOf(plan, 'party', risk.owner) });
  facts.push({ label: 'Status', text: risk.status });
  return [{ kind: 'title', text: risk.title, note: `${risk.kind} ${risk.id}` }, ...factsBlock(facts)];
}

/** What the project has to reckon with on average; nothing once the risk is closed. */
function exposureWords(plan: Plan, risk: Risk): string {
  if (risk.status === 'closed') return '';
  const { minutes, cost } = exposureOf(currentAssessment(risk), plan);
  const delay = minutes === null ? '' : formatDuration({ minutes, elapsed: false }, plan.project.lengths);
  const loss = cost === null ? '' : `${(cost / 100).toLocaleString('en')} ${plan.project.currency ?? ''}`.trim();
  return [delay, loss].filter(Boolean).join(' and ');
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
