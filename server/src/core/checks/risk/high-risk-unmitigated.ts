/**
 * `high-risk-unmitigated`: a threat that the plan's own scales and appetite call high or critical, and
 * nothing is left to be done about it. To accept one with a plan for the day it happens is a response
 * (active acceptance, PMBOK Guide 6th ed., 11.5.2.4); one given to somebody above the project is theirs.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import { day, formatDay } from '../../base/time.ts';
import type { Plan } from '../../model/plan.ts';
import type { Risk } from '../../model/risk.ts';
import { currentAssessment, type RiskScore, scoreIn } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { changeFix, isWritten, keyOf, setFix } from '../written.ts';

export function highRiskUnmitigated({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    const score = highScore(risk, plan);
    const lack = score && lackOf(risk);
    if (score === null || lack === null) continue;
    const sum = `${score.probability} × ${score.impact} = ${score.score}`;
    problems.push(
      finding(
        'high-risk-unmitigated',
        fieldPlace(risk, 'response'),
        `\`${risk.id}\` is ${score.band} (${sum}), ${lack}. Say who does what against it by when, escalate it, or raise \`risk-appetite\`.`,
        { fixes: fixesOf(risk, plan) },
      ),
    );
  }
  return problems;
}

/** A first step with somebody who takes it, and to give it to the sponsor. */
function fixesOf({ actions, owner, origin }: Risk, { project }: Plan): readonly Fix[] {
  const entry = keyOf(origin);
  const fixes: Fix[] = [];
  const who = owner ?? project.manager;
  const by = project.statusDate ?? project.start;
  if (actions.length === 0 && !isWritten(origin, 'actions')) {
    const words = ['text: What is done about it'];
    if (who !== null) words.push(`owner: ${who}`);
    if (by !== null) words.push(`due: ${formatDay(day(by.day + DAYS_TO_ACT))}`);
    fixes.push(setFix('Add an action', entry, 'actions', `{first-step: {${words.join(', ')}}}`));
  }
  if (project.sponsor === null) return fixes;
  const escalate = (['escalated-to', 'response'] as const).map(
    (field) =>
      ({ kind: 'set', entry, field, value: field === 'response' ? 'escalate' : (project.sponsor ?? '') }) as const,
  );
  return [...fixes, changeFix(`Escalate to '${project.sponsor}'`, ...escalate)];
}

const DAYS_TO_ACT = 14;

/** Null where something is still to be done. */
function lackOf({ actions, response }: Risk): string | null {
  if (actions.length === 0) return response === 'accept' ? 'accepted and without `actions`' : 'but has no `actions`';
  return response === 'accept' || actions.some((action) => !action.done)
    ? null
    : 'even after all its actions; its `residual` values count then';
}

/** Whether `high-risk-unmitigated` speaks of a risk that has neither response nor actions. */
export function isTooHigh(risk: Risk, plan: Plan): boolean {
  return highScore(risk, plan) !== null;
}

function highScore(risk: Risk, plan: Plan): RiskScore | null {
  if (risk.kind === 'opportunity' || risk.response === 'escalate') return null;
  if (risk.status === 'closed' || risk.status === 'occurred') return null;
  const score = scoreIn(plan, risk, currentAssessment(risk));
  return score?.band === 'high' || score?.band === 'critical' ? score : null;
}
