/** What hover says of everything that is no phase or task: parties, calendars, risks, other plans, registers. */
import type { Analysis } from '../core/analyse.ts';
import { minute } from '../core/base/time.ts';
import type { RegisterEntry } from '../core/model/governance.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import { riskFacts } from './chance-words.ts';
import { aboutCalendar } from './hover-calendar.ts';
import { aboutParty } from './hover-party.ts';
import { aboutRisk } from './hover-risk.ts';
import { aboutUncertainty } from './hover-uncertainty.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import { fieldFacts, isRegister, NOUNS, registerOf } from './named.ts';
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

/** Named by its path or by what this plan calls it. */
export function aboutOtherPlan({ sources }: Analysis, alias: string): Block[] {
  const written = sources.projects.get(alias)?.written;
  const plan = sources.otherPlans.get(alias);
  if (!written && !plan) return [];
  const facts: Fact[] = written ? [{ label: 'File', text: written }] : [];
  if (plan) {
    facts.push({ label: 'Phases and tasks', text: String(plan.items.size) });
    const [start, finish] = spanOf([...plan.items.values()]);
    if (start <= finish) facts.push({ label: 'Dates', text: dateSpan(minute(start), minute(finish)) });
  }
  return [{ kind: 'title', text: plan?.name ?? alias, note: `plan ${alias}` }, ...factsBlock(facts)];
}

/** Backwards where there is nothing. */
function spanOf(items: readonly { readonly start: number; readonly finish: number }[]): readonly [number, number] {
  return items.reduce(
    ([start, finish], item) => [Math.min(start, item.start), Math.max(finish, item.finish)] as const,
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
  );
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
