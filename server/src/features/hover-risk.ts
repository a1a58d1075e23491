/** What hover says of a risk: its sentence, how it is scored and ranked, what it exposes the plan to, and what is done about it. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import type { Plan } from '../core/model/plan.ts';
import type { Risk, RiskAssessment } from '../core/model/risk.ts';
import { ranksOf } from '../core/risk/rank.ts';
import { currentAssessment, exposureOf, scoreIn } from '../core/risk/score.ts';
import { writtenWords } from './hover-item.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import { nameOf } from './named.ts';
import { exposureWords } from './risk-words.ts';
import { dayWords } from './words.ts';

export function aboutRisk({ plan }: Analysis, risk: Risk): Block[] {
  const facts = [...sentence(risk), ...scoring(plan, risk), ...concerns(plan, risk), ...handling(plan, risk)];
  return [{ kind: 'title', text: risk.title, note: `${risk.kind} ${risk.id}` }, ...factsBlock(facts)];
}

function sentence({ cause, effect }: Risk): Fact[] {
  return [...fact('Cause', cause), ...fact('Effect', effect)];
}

function scoring(plan: Plan, risk: Risk): Fact[] {
  const { probability, schedule } = risk.inherent;
  const current = currentAssessment(risk);
  const delay = schedule?.mostLikely && `most likely ${formatDuration(schedule.mostLikely, plan.project.lengths)}`;
  return [
    ...fact('Probability', probability === null ? null : `${Math.round(probability * 100)} %`),
    ...fact('Delay', delay ?? null),
    ...fact('Score', scoreWords(plan, risk, current)),
    ...fact('Rank', rankWords(plan, risk)),
    ...fact('Exposure', risk.status === 'closed' ? '' : exposureWords(exposureOf(current, plan), plan)),
    ...(current === risk.residual ? [] : fact('After its response', later(plan, risk, risk.residual))),
    ...fact('Target', later(plan, risk, risk.target)),
  ];
}

function scoreWords(plan: Plan, risk: Risk, assessment: RiskAssessment): string | null {
  const score = scoreIn(plan, risk, assessment);
  return score && `${score.score} of 25, ${score.band}`;
}

/** `2 of 7 threats`; nothing once it cannot happen any more. */
function rankWords(plan: Plan, { id, kind }: Risk): string | null {
  const ranks = ranksOf(plan);
  const rank = ranks.get(id);
  const among = [...ranks.keys()].filter((other) => plan.risks.get(other)?.kind === kind).length;
  if (rank === undefined || among < 2) return null;
  return `${rank} of ${among} ${kind === 'threat' ? 'threats' : 'opportunities'}`;
}

/** What a response leaves, or its owner aims at: score and exposure. */
function later(plan: Plan, risk: Risk, assessment: RiskAssessment | null): string | null {
  if (!assessment) return null;
  const exposure = exposureWords(exposureOf(assessment, plan), plan);
  return [scoreWords(plan, risk, assessment), exposure && `exposure ${exposure}`].filter(Boolean).join(', ');
}

function concerns(plan: Plan, { id, affects, affectsDeliverables, proximity, trigger }: Risk): Fact[] {
  const names = [
    ...affects.map((item) => nameOf(plan, 'item', item)),
    ...affectsDeliverables.map((deliverable) => nameOf(plan, 'deliverable', deliverable)),
  ];
  const sign = [trigger?.text, trigger?.date && `by ${writtenWords(trigger.date)}`].filter(Boolean).join(', ');
  const issues = [...plan.registers.issues.values()].filter(({ fields }) => fields.get('risk') === id);
  return [
    ...fact('Affects', names.join(', ')),
    ...fact('Could happen', proximityWords(proximity)),
    ...fact('Sign', sign),
    ...fact('Issue', issues.map(({ name }) => name).join(', ')),
  ];
}

function proximityWords(proximity: Risk['proximity']): string | null {
  if (!proximity) return null;
  const [from, to] = [proximity.from, proximity.to].map((day) => (day === null ? null : dayWords(day, true)));
  if (from === to) return from ? `on ${from}` : null;
  return [from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ');
}

function handling(plan: Plan, risk: Risk): Fact[] {
  const steps = risk.actions.map(({ done, text, owner, due }) => {
    const who = owner === null || owner === risk.owner ? '' : `, ${nameOf(plan, 'party', owner)}`;
    return { label: done ? 'Done' : 'To do', text: `${text}${who}${due ? `, due ${writtenWords(due)}` : ''}` };
  });
  const to = risk.escalatedTo === null ? '' : ` to ${nameOf(plan, 'party', risk.escalatedTo)}`;
  return [
    ...fact('Response', risk.response && `${risk.response}${to}`),
    ...steps,
    ...fact('If it happens', risk.fallback),
    ...fact('Owner', risk.owner && nameOf(plan, 'party', risk.owner)),
    { label: 'Status', text: risk.status },
  ];
}

function fact(label: string, text: string | null): Fact[] {
  return text ? [{ label, text }] : [];
}
